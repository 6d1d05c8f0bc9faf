"""The benchmark: its arithmetic and tables on invented measurements, and what it gives the other programs to build."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

from bench import DOCUMENT
from benchmark import hugo, plain
from benchmark.addresses import addresses_above, content_path, docs_path, with_head
from benchmark.export import export
from benchmark.indexing import measure_indexing
from benchmark.measuring import CommandFailed, TookTooLong, Use, measure
from benchmark.plain_sizes import PlainSizes
from benchmark.project import Project
from benchmark.results import (
    COLD,
    EDIT,
    HUGO,
    HUGO_EMPTY,
    HUGO_INDEX,
    HUGO_INDEXED,
    HUGO_PAGEFIND,
    HUGO_PAGEFOUND,
    INDEX,
    PLAIN,
    Build,
    EditLatency,
    Results,
    Size,
)
from benchmark.settings import environment
from benchmark.table import table, with_table
from benchmark.wording import project_settings, wordings
from invented_data import TWINNED, WriteData

MB = 1_000_000
MACHINE = {
    "processor": "Abacus",
    "cores": "2",
    "memory": "8 GB",
    "system": "Linux 1",
    "Python": "3.11.0",
    "hugo": "0.1",
    "measured": "2026-01-31",
}
START = Build(Use(2.0, 2.0, 100 * MB), 100)
SMALL = Size(
    500,
    1901,
    {
        COLD: Build(Use(9.5, 16.0, 480 * MB), 7600, 76 * MB, phases={"read": 1.25, "pages": 6.0}),
        INDEX: Build(Use(3.0, 5.0, 200 * MB), 7600),
        EDIT: Build(Use(2.0, 3.0, 300 * MB), 7600, 76 * MB),
        PLAIN: Build(Use(76.0, 75.0, 500 * MB), 7600, 152 * MB),
        HUGO: Build(Use(7.0, 12.0, 600 * MB), 7600, 76 * MB),
        HUGO_INDEX: Build(Use(3.0, 5.0, 200 * MB), 7600),
        HUGO_PAGEFIND: Build(Use(12.0, 19.0, 300 * MB), 7600),
        HUGO_EMPTY: Build(Use(5.0, 9.0, 550 * MB), 7600, 38 * MB),
    },
    EditLatency(24, [0.2, 0.4, 0.3], [0.5, 1.5, 0.75]),
)
LARGE = Size(
    5000,
    19001,
    {
        COLD: Build(Use(77.9, 150.0, 2000 * MB), 76000, 760 * MB, phases={"read": 12.5, "write": 60.0}),
        PLAIN: SMALL.builds[PLAIN].extrapolate(76000),
    },
)
RESULTS = Results(MACHINE, (SMALL, LARGE), START)
QUIET: Mapping[str, str] = {}


def test_what_two_builds_take_one_after_the_other() -> None:
    assert Use(7.0, 12.0, 600).then(Use(3.0, 5.0, 200)) == Use(10.0, 17.0, 600)


def test_hugo_is_compared_with_its_indexing() -> None:
    assert SMALL.all_builds[HUGO_INDEXED].use == Use(10.0, 17.0, 600 * MB)
    assert SMALL.ratio(COLD, HUGO_INDEXED) == 0.95
    assert SMALL.ratio(COLD, HUGO_PAGEFOUND) == 0.5
    assert SMALL.ratio(COLD, PLAIN) == 0.125


def test_what_was_not_measured_has_no_ratio() -> None:
    assert LARGE.ratio(COLD, HUGO_INDEXED) is None
    assert LARGE.ratio(EDIT, COLD) is None


def test_an_extrapolated_build_takes_as_long_per_page_and_says_from_how_many() -> None:
    build = LARGE.builds[PLAIN]
    assert (build.use.seconds, build.pages, build.measured_pages) == (760.0, 76000, 7600)
    assert build.extrapolate(152000).measured_pages == 7600


def test_growth_is_measured_with_the_start_up_taken_off() -> None:
    small, large = RESULTS.growth()
    assert (small.per_page, small.against_first, small.per_record) == (0.001, 1.0, 200_000)
    assert (large.per_page, large.against_first, large.per_record) == (0.001, 1.0, 100_000)
    assert replace(RESULTS, start=None).growth() == []


def test_the_tables_of_a_run() -> None:
    assert (
        table(RESULTS)
        == """\
Measured on 2026-01-31: Abacus, 2 cores, 8 GB, Linux 1. Versions: Python 3.11.0, hugo 0.1.

| 500 cities: 1,901 records, 7,600 pages | seconds | CPU seconds | peak MB | pages per second | KB per page | times Hugo and indexing |
|---|--:|--:|--:|--:|--:|--:|
| this project, cold | 9.5 | 16.0 | 480 | 800 | 10.0 | 0.95 |
| this project, indexing alone | 3.0 | 5.0 | 200 | 2,533 |  | 0.30 |
| this project, one record edited | 2.0 | 3.0 | 300 | 3,800 | 10.0 | 0.20 |
| plain MkDocs + Material + static-i18n | 76.0 | 75.0 | 500 | 100 | 20.0 | 7.60 |
| Hugo and indexing | 10.0 | 17.0 | 600 | 760 | 10.0 | 1.00 |
| Hugo and Pagefind | 19.0 | 31.0 | 600 | 400 | 10.0 | 1.90 |
| Hugo | 7.0 | 12.0 | 600 | 1,086 | 10.0 | 0.70 |
| Hugo's pages, indexing alone | 3.0 | 5.0 | 200 | 2,533 |  | 0.30 |
| Hugo's pages, Pagefind alone | 12.0 | 19.0 | 300 | 633 |  | 1.20 |
| Hugo, empty layout | 5.0 | 9.0 | 550 | 1,520 | 5.0 | 0.50 |

| 5,000 cities: 19,001 records, 76,000 pages | seconds | CPU seconds | peak MB | pages per second | KB per page | times Hugo and indexing |
|---|--:|--:|--:|--:|--:|--:|
| this project, cold | 77.9 | 150.0 | 2,000 | 976 | 10.0 |  |
| plain MkDocs + Material + static-i18n | 760.0 * | 750.0 * | 5,000 * | 100 | 20.0 |  |

\\* extrapolated from 7,600 pages, the most that end within ten minutes

| cities | cold / plain MkDocs | cold / Hugo and indexing | cold / Hugo and Pagefind | edit / cold | peak MB |
|--:|--:|--:|--:|--:|--:|
| 500 | 0.12 | 0.95 | 0.50 | 0.21 | 480 |
| 5,000 | 0.10 * |  |  |  | 2,000 |

Edits of a city's name in `make serve`, while a build runs in the background: seconds until the pages of the city are right
in all languages, and until all pages that name it are:

| cities | pages that name it | its own, median | at worst | all, median | at worst |
|--:|--:|--:|--:|--:|--:|
| 500 | 24 | 0.30 | 0.40 | 0.75 | 1.50 |

Growth of the cold build, the start-up taken off (2.0 s and 100 MB for one record):

| cities | ms per page | times the smallest | KB of memory per record |
|--:|--:|--:|--:|
| 500 | 1.00 | 1.00 | 200.0 |
| 5,000 | 1.00 | 1.00 | 100.0 |

Where the time of the cold build goes, in seconds:

| cities | read | pages | write |
|--:|--:|--:|--:|
| 500 | 1.2 | 6.0 | 0.0 |
| 5,000 | 12.5 | 0.0 | 60.0 |
"""
    )


def test_a_run_of_one_part_has_only_its_rows() -> None:
    only = Results(MACHINE, (Size(5, 46, {HUGO_EMPTY: Build(Use(1.0, 1.0, MB), 300, 300_000)}),))
    assert table(only).splitlines()[2:] == [
        "| 5 cities: 46 records, 300 pages | seconds | CPU seconds | peak MB | pages per second | KB per page | times Hugo and indexing |",
        "|---|--:|--:|--:|--:|--:|--:|",
        "| Hugo, empty layout | 1.0 | 1.0 | 1 | 300 | 1.0 |  |",
    ]


def test_the_file_of_results_holds_what_was_measured_and_what_follows() -> None:
    found = json.loads(json.dumps(RESULTS.as_json()))
    assert found["machine"] == MACHINE
    assert found["sizes"][0]["builds"][COLD] == {
        "use": {"seconds": 9.5, "cpu": 16.0, "memory": 480 * MB},
        "pages": 7600,
        "bytes": 76 * MB,
        "measured_pages": None,
        "phases": {"read": 1.25, "pages": 6.0},
        "pages_per_second": 800.0,
    }
    assert found["sizes"][0]["ratios"] == {
        "cold / plain MkDocs": 0.125,
        "cold / Hugo and indexing": 0.95,
        "cold / Hugo and Pagefind": 0.5,
        "edit / cold": pytest.approx(2 / 9.5),
    }
    assert found["sizes"][0]["edit_latency"] == {"pages": 24, "own": [0.2, 0.4, 0.3], "all": [0.5, 1.5, 0.75]}
    assert found["sizes"][1]["edit_latency"] is None
    assert found["growth"][1] == {"cities": 5000, "per_page": 0.001, "per_record": 100_000, "against_first": 1.0}


def test_the_tables_stand_between_their_marks() -> None:
    text = "# Atlas\n<!-- begin bench -->\nold\n<!-- end bench -->\nrest\n"
    assert with_table(text, "new\n") == "# Atlas\n<!-- begin bench -->\n\nnew\n\n<!-- end bench -->\nrest\n"


def test_the_document_has_its_marks() -> None:
    assert "\n## The last run of the benchmark\n" in with_table(DOCUMENT.read_text("utf-8"), "new\n")


def test_a_file_without_marks_is_not_changed() -> None:
    with pytest.raises(
        ValueError, match="the lines '<!-- begin bench -->' and '<!-- end bench -->' are needed, each once"
    ):
        with_table("# Atlas\n", "new\n")


def test_a_page_is_a_folder_for_mkdocs_and_a_file_or_section_for_hugo() -> None:
    above = addresses_above(["", "cities/", "cities/aasund/", "cities/page/2/", "about/"])
    assert above == {"", "cities/", "cities/page/"}
    assert docs_path("cities/aasund/", ".ru") == "cities/aasund/index.ru.md"
    assert docs_path("", "") == "index.md"
    assert content_path("cities/aasund/", ".ru", above) == "cities/aasund.ru.md"
    assert content_path("cities/", "", above) == "cities/_index.md"
    assert content_path("", ".fi", above) == "_index.fi.md"


def test_front_matter_is_quoted() -> None:
    head = with_head("# Осунн\n", {"title": 'Осунн: "порт"', "edit": ""})
    assert head == '---\ntitle: "Осунн: \\"порт\\""\n---\n\n# Осунн\n'


def test_all_pages_of_a_language_are_written_for_both(
    write_data: WriteData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    written = write_data(TWINNED)
    docs, content = tmp_path / "docs", tmp_path / "content"
    number = export(written.root, "ru", docs, content)
    generated = {page.address for page in written.site().pages("ru")}
    files = {file.relative_to(docs).as_posix() for file in docs.rglob("*.md")}
    assert files == {f"{address}index.ru.md" for address in (*generated, "about/", "changes/", "contribute/")}
    assert number == len(files) == len(list(content.rglob("*.ru.md")))
    text = (content / "cities" / "aasund.ru.md").read_text("utf-8")
    assert text.startswith('---\ntitle: "Осунн"\n')
    assert 'edit: "data/cities/aasund.yaml"\n' in text
    assert (
        text.partition("---\n\n")[2]
        == (docs / "cities" / "aasund" / "index.ru.md").read_text("utf-8").partition("---\n\n")[2]
    )


def test_plain_mkdocs_has_no_hooks_and_the_languages_of_this_project() -> None:
    found = plain.configuration([("en", "English"), ("ru", "Русский")])
    assert "hooks" not in found
    assert found["plugins"][1]["i18n"]["languages"] == [
        {"locale": "en", "name": "English", "build": True, "default": True},
        {"locale": "ru", "name": "Русский", "build": True, "default": False},
    ]


class PlainMkDocs:
    """Builds as many pages as its folder is called, at 10 ms a page, and at most 3,000 of them in time."""

    def __init__(self) -> None:
        self.built: list[str] = []
        self.sizes = PlainSizes(self.build, lambda cities: Path(str(cities * 10)), self.built.append, limit=20.0)

    def build(self, folder: Path) -> Build:
        pages = int(folder.name)
        if pages > 3000:
            raise TookTooLong(f"{pages} took too long")
        self.built.append(folder.name)
        return Build(Use(pages / 100, pages / 100, MB), pages)


def test_plain_mkdocs_is_measured_where_it_ends_in_time() -> None:
    mkdocs = PlainMkDocs()
    assert mkdocs.sizes.at(Path("1500"), 150, 1500) == Build(Use(15.0, 15.0, MB), 1500)
    assert mkdocs.built == ["500", "1500"]


def test_plain_mkdocs_is_extrapolated_from_the_largest_size_that_ends_in_time() -> None:
    mkdocs = PlainMkDocs()
    assert mkdocs.sizes.at(Path("9000"), 900, 9000) == Build(Use(90.0, 90.0, 4_500_000), 9000, measured_pages=2000)
    assert mkdocs.sizes.at(Path("18000"), 1800, 18000).measured_pages == 2000
    assert mkdocs.built == ["500", "2000"]


def test_plain_mkdocs_that_runs_out_of_time_is_extrapolated() -> None:
    mkdocs = PlainMkDocs()
    mkdocs.sizes.limit = 40.0
    assert mkdocs.sizes.at(Path("3500"), 350, 3500).measured_pages == 500
    assert mkdocs.built == ["500", "3500 took too long"]


def test_hugo_is_given_the_words_around_the_article_in_each_language() -> None:
    found = hugo.configuration(wordings(project_settings()))
    assert list(found["languages"]) == ["en", "ru", "sv", "fi"]
    russian = found["languages"]["ru"]["params"]
    assert (russian["name"], russian["search"]) == ("Русский", "Поиск")
    assert {"label": "Города", "address": "cities/"} in russian["menu"]


def test_the_copy_of_the_project_is_edited_in_the_name_of_one_city(tmp_path: Path) -> None:
    project = Project(tmp_path)
    cities = tmp_path / "data" / "cities"
    cities.mkdir(parents=True)
    (cities / "aasund.yaml").write_text("name: {en: Aasund}\ncountry: NO\n", encoding="utf-8")
    (cities / "testograd.yaml").write_text('name:\n  en: "Test, ograd"\n  ru: Тестоград\n', encoding="utf-8")
    project.edit()
    assert (cities / "aasund.yaml").read_text("utf-8") == "name: {en: Aasund}\ncountry: NO\n"
    assert (cities / "testograd.yaml").read_text("utf-8") == 'name:\n  en: "Test, ograd 2"\n  ru: Тестоград\n'


def test_the_city_is_named_anew_in_each_language(tmp_path: Path) -> None:
    project = Project(tmp_path)
    for kind in ("agreements", "cities"):
        (tmp_path / "data" / kind).mkdir(parents=True)
    (tmp_path / "data/agreements/bond.yaml").write_text("parties: [testograd, aasund]\n", encoding="utf-8")
    city = tmp_path / "data/cities/testograd.yaml"
    city.write_text('name:\n  en: "Test, ograd"\n  ru: Тестоград\ncountry: RU\n', encoding="utf-8")
    project.rename(1)
    assert project.rename(12) == ("testograd", ["Test, ograd #12", "Тестоград #12"])
    assert city.read_text("utf-8") == 'name: {"en": "Test, ograd #12", "ru": "Тестоград #12"}\ncountry: RU\n'


def test_any_site_is_indexed_in_each_of_its_languages(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for root in ("", "ru/"):
        page = site / root / "cities/aasund/index.html"
        page.parent.mkdir(parents=True)
        page.write_text("<div data-pagefind-body><h1>Aasund</h1><p>A town.</p></div>", encoding="utf-8")
    measure_indexing(site, ["en", "ru"], "ours")
    assert [len(list(site.glob(f"pagefind/{language}/fragment/*"))) for language in ("en", "ru")] == [1, 1]


def test_memory_that_processes_share_counts_once(tmp_path: Path) -> None:
    program = "import os, time; held = bytes(1) * 80_000_000; os.fork(); time.sleep(1); os._exit(0)"
    use = measure([sys.executable, "-c", program], tmp_path, QUIET)
    assert 70 * MB < use.memory < 150 * MB  # what is not looked at may be taken back


def test_a_command_that_fails_says_so_with_its_own_words(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match=r"(?s)ended with 3 after .* s in .*\nno city 'aasund'"):
        measure(["sh", "-c", "echo \"no city 'aasund'\"; exit 3"], tmp_path, QUIET)


def test_a_command_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(TookTooLong, match="sleep was ended after 0 s in "):
        measure(["sleep", "600"], tmp_path, QUIET, limit=0.1)
