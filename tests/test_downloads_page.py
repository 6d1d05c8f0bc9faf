"""The pages on downloads: sizes and checksums of the files, examples that run, all acts."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from atlas.derive.status.states import state_name
from atlas.incremental.fingerprints import Fingerprints
from atlas.languages.edition import edition
from atlas.model.agreements import Agreement
from atlas.output.downloads import write_downloads
from atlas.output.site import Site
from atlas.pages.tables.tables import columns_of_kind
from exported_data import example_site, exported, query, rows_of_csv
from invented_data import LANGUAGES, TWINNED, WriteData

CODE = re.compile(r'<pre><code tabindex="0">(.*?)</code></pre>', re.DOTALL)


def page(site: Site, address: str, language: str = "en") -> str:
    return next(one.markdown() for one in site.pages(language) if one.address == address)


def code_of(text: str, word: str) -> str:
    """The example in which a word stands."""
    return next(found for found in map(html.unescape, CODE.findall(text)) if word in found)


def test_the_page_tells_size_and_checksum_of_each_file() -> None:
    site, folder = exported()
    text = page(site, "data/")
    assert (
        f"[JSON](../data/atlas.json) ({edition('en', LANGUAGES).file_size((folder / 'atlas.json').stat().st_size)})"
        in text
    )
    assert (folder / "SHA256SUMS").read_text("utf-8").splitlines() == sorted(
        code_of(text, "atlas.json").splitlines(), key=lambda line: f"data/{line.split('  ')[1]}"
    )


@pytest.mark.parametrize(("language", "size"), [("en", "89 kB"), ("ru", "89 кБ"), ("sv", "89 kB"), ("fi", "89 kt")])
def test_sizes_are_said_in_the_words_of_the_language(language: str, size: str) -> None:
    said = edition(language, LANGUAGES).file_size
    assert said(88_589).replace("\xa0", " ") == size
    assert said(1).startswith("1")
    assert said(4_014_080).startswith("4")


def test_spreadsheets_are_offered_first() -> None:
    site, _ = exported()
    table = page(site, "data/").split("|---|---|\n")[1].split("\n\n")[0]
    assert all(row.split(" | ")[1].startswith("[Excel](") for row in table.splitlines())
    assert len(table.splitlines()) == 11


def test_the_example_in_python_runs() -> None:
    site, folder = exported()
    code = code_of(page(site, "data/"), "pandas")
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    rows = [row for row in rows_of_csv(folder / "statements.csv") if row["property"] == "since"]
    assert len(done.stdout.splitlines()) == 1 + sum(row["preferred"] == "yes" for row in rows)
    assert "25-årsjubileet i 2014" in done.stdout


def test_the_examples_in_sql_run() -> None:
    site, folder = exported()
    text = page(site, "data/")
    partners = query(folder / "atlas.sqlite", code_of(text, "FROM partners"))
    assert {row[0] for row in partners} == {"Testograd"}
    assert query(folder / "atlas.sqlite", code_of(text, "FROM in_force"))
    assert [row[2] for row in query(folder / "atlas.sqlite", code_of(text, "FROM acts"))] == ["suspended"]


@pytest.mark.parametrize(("language", "begin"), [("en", "=COUNTIF("), ("fi", "=LASKE.JOS("), ("sv", "=ANTAL.OM(")])
def test_the_formula_counts_the_column_of_the_status(language: str, begin: str) -> None:
    site, folder = exported()
    formula = code_of(page(site, "data/", language), "in-force*").strip()
    assert formula.startswith(begin)
    column = formula.removeprefix(begin).partition(":")[0]
    head, *cells = (cell.value for cell in openpyxl.load_workbook(folder / "agreements.xlsx")["agreements"][column])
    assert head == "status"
    dataset = site.dataset(folder.parent)
    found = (one for one in dataset.computed.listing.by_kind["agreements"] if isinstance(one, Agreement))
    states = [dataset.computed.agreements.status(one) for one in found]
    assert sorted(cells) == sorted(state_name(one.state, possibly=one.possibly) for one in states)


def test_columns_beyond_z_have_two_letters() -> None:
    site, _ = exported()
    number = columns_of_kind("agreements", LANGUAGES).index("status") + 1
    letters = code_of(page(site, "data/"), "in-force*").partition("(")[2].partition(":")[0]
    assert letters == openpyxl.utils.get_column_letter(number)
    assert len(letters) == 2


def test_before_a_build_no_size_is_told() -> None:
    text = page(example_site(), "data/")
    assert "[Excel](../data/acts.xlsx) ·" in text
    assert "SHA256SUMS" not in text


def test_without_downloads_the_page_says_so() -> None:
    text = page(example_site(exports=()), "data/")
    assert "This copy of the atlas offers no files but the tables below its lists." in text
    assert "## Tables" not in text


def test_an_edit_changes_the_checksums_of_the_page(write_data: WriteData, tmp_path: Path) -> None:
    def checksums(files: dict[str, str], name: str) -> tuple[str, str]:
        site = write_data(files).site()
        site = Site(site.atlas, example_site().settings)
        known = Fingerprints(site.atlas, "")
        write_downloads(site, tmp_path / name, known)
        pages = [one for one in site.pages("en") if one.address == "data/"]
        _, lookups = site.atlas.tracker.track(pages[0].markdown)
        return pages[0].markdown(), known.of_pages(pages, sorted(lookups))

    before, again = checksums(TWINNED, "before"), checksums(TWINNED, "again")
    edited = {**TWINNED, "data/cities/aasund.yaml": TWINNED["data/cities/aasund.yaml"] + "summary: {en: A town.}\n"}
    after = checksums(edited, "after")
    assert before == again
    assert before[0] != after[0]
    assert before[1] != after[1]


def test_all_acts_stand_on_their_page_the_latest_first() -> None:
    site, _ = exported()
    rows = [line for line in page(site, "data/acts/").splitlines() if line.startswith("| ")][1:]
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows] == ["2022", "2004", "June 1999"]
    assert "[Testograd](../../cities/testograd/)" in rows[0]
    assert "suspended" in rows[0]
    assert "[^1]" in rows[0]
    assert '<span class="standing">agreed</span>' in rows[1]


def test_many_acts_stand_on_several_pages(write_data: WriteData) -> None:
    act = "      - {act: decided, date: %d, sources: [{id: aasund-page, at: line 1, quote: decided}]}\n"
    acts = "".join(act % (1700 + number) for number in range(201))
    agreement = TWINNED["data/agreements/aasund-testograd.yaml"].replace(
        "parties: [aasund, testograd]", f"parties:\n  - aasund\n  - id: testograd\n    acts:\n{acts.rstrip()}"
    )
    files = {**TWINNED, "data/agreements/aasund-testograd.yaml": agreement.replace("since: 1989", "since: 1600")}
    site = write_data(files).site()
    rows = [line for line in page(site, "data/acts/page/2/").splitlines() if line.startswith("| ")][1:]
    assert [row.split(" | ")[0] for row in rows] == ["| 1700"]
    assert "data/acts/page/2/" in {one.address for one in site.pages("fi")}
