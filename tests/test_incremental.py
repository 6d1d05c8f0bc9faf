"""Builds after edits: the bytes of a clean build, and only the pages made again that the edit concerns."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest

from atlas.incremental.fingerprints import Fingerprints
from atlas.incremental.manifest import Manifest, PreviousBuild
from atlas.maps.base_maps import base_map
from atlas.model.kinds import KINDS
from atlas.model.problems import ProblemsFound
from atlas.output.layouts import Layout, LayoutProbe
from atlas.output.site import Site, read_site
from atlas.output.writer import Writer
from invented_data import settings
from invented_edits import contents, edits, seeds

EXAMPLES = Path(__file__).parent / "examples" / "data"
LANGUAGES = ("en", "ru")
ROOTS = {"en": "", "ru": "ru/"}
EDITS = 15


class Project:
    """Data in a folder, and the builds of its site."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.number = 0
        shutil.copytree(EXAMPLES, root / "data")
        self.previous = PreviousBuild(root / "none", Manifest())
        self.written: set[str] = set()

    def site(self) -> Site:
        """Raises ProblemsFound."""
        return read_site(self.root, replace(settings(), languages=LANGUAGES))

    def built(self, site: Site, previous: PreviousBuild | None, common: str = "") -> PreviousBuild:
        """A build in a folder of its own, with its manifest."""
        self.number += 1
        folder = self.root / f"site-{self.number}"
        sections = (section for language in LANGUAGES for section in site.sections(language))
        layouts = {
            section: Layout(section, f"atlas0title0 atlas0names0, {LayoutProbe(section).html()}")
            for section in sections
        }
        manifest = Writer(site, layouts, folder, ROOTS, Fingerprints(site.atlas, common), previous).write_all(workers=1)
        manifest.write(self.root / "manifest.json")
        return PreviousBuild(folder, Manifest.read(self.root / "manifest.json"))

    def rebuilt(self) -> None:
        """The build after the last one. Fails where a clean build differs in any byte."""
        site = self.site()
        before, after, clean = self.previous, self.built(site, self.previous), self.built(self.site(), None)
        assert contents(after.folder) == contents(clean.folder)
        self.written = written_anew(before.folder, after.folder)
        self.previous = after
        for one in (before, clean):
            shutil.rmtree(one.folder, ignore_errors=True)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setattr("atlas.pages.overviews.years.MOST_YEARS", 3)  # they are much alike
    monkeypatch.setattr("atlas.derive.anniversaries.upcoming.SHOWN", 3)
    monkeypatch.setattr("atlas.output.writer.base_map", cache(base_map))  # a function of the name alone, drawn once
    return Project(tmp_path)


def written_anew(before: Path, after: Path) -> set[str]:
    """The pages of a build that do not share their file with the build before."""
    pages = {path.parent.relative_to(after).as_posix() for path in after.rglob("index.html")}
    return {page for page in pages if not shared(before / page / "index.html", after / page / "index.html")}


def shared(first: Path, second: Path) -> bool:
    return first.exists() and first.samefile(second)


@pytest.mark.parametrize("seed", seeds(core=0, usual=1, long=80))
def test_a_build_after_edits_has_the_bytes_of_a_clean_build(project: Project, seed: int) -> None:
    project.rebuilt()
    for edit in edits(project.root / "data", Random(seed), EDITS):
        try:
            project.rebuilt()
        except ProblemsFound:  # it broke a reference
            edit.undo()


def test_only_what_depends_on_a_record_is_made_again(project: Project) -> None:
    project.rebuilt()
    project.rebuilt()
    assert project.written == set()
    path = project.root / "data/works/harbour-film.yaml"
    path.write_text(path.read_text("utf-8") + "\n# Nothing that shows.\n", encoding="utf-8")
    project.rebuilt()
    written = project.written
    assert {"works", "ru/works", "works/harbour-film", "ru/works/harbour-film"} <= written
    assert not {"regions/nordvik", "organisations/nordvik-chamber", "cities/page/2"} & written
    assert len(written) < len(list(project.previous.folder.rglob("index.html"))) / 2


def test_a_name_makes_no_overview_again_that_does_not_show_it(project: Project) -> None:
    project.rebuilt()
    replace_in(project.root / "data/cities/testograd.yaml", "en: Testograd", "en: Testingrad")
    project.rebuilt()
    overviews = {page for page in project.written if page.split("/")[0] not in KINDS}
    assert {"cities/testograd", "agreements/aasund-testograd"} <= project.written
    assert {"countries/ru", "briefings/countries/ru"} <= overviews
    assert not {"countries", "search", "timeline", "data-quality", "agreements/in"} & project.written
    assert not {page for page in overviews if page.startswith(("timeline/kinds/works", "anniversaries/fi"))}


def test_an_agreement_makes_the_page_of_its_two_countries_again_and_no_other(project: Project) -> None:
    project.rebuilt()
    replace_in(project.root / "data/agreements/testograd-lillhamn.yaml", "since: 1994", "since: 1995")
    project.rebuilt()
    pairs = {page for page in project.written if re.fullmatch(r"countries/../..", page)}
    assert pairs == {"countries/ru/se"}
    assert (project.previous.folder / "countries/no/ru/index.html").exists()


def test_a_number_makes_the_overviews_again_that_show_it(project: Project) -> None:
    project.rebuilt()
    work = project.root / "data/works/harbour-film.yaml"
    work.with_name("harbour-film-2.yaml").write_bytes(work.read_bytes())
    project.rebuilt()
    assert {".", "search", "timeline", "works", "data-quality", "works/harbour-film-2"} <= project.written
    assert not {page for page in project.written if page.startswith(("anniversaries", "agreements/in"))}


def test_another_code_or_layout_makes_all_pages_again(project: Project) -> None:
    first = project.built(project.site(), None, "before")
    second = project.built(project.site(), first, "after")
    assert len(written_anew(first.folder, second.folder)) == len(list(second.folder.rglob("index.html")))


def test_the_lookups_of_another_code_stop_no_build(project: Project) -> None:
    """Its derived queries may have had other names."""
    first = project.built(project.site(), None, "before")
    lookup = ("a query that there is no more", "")
    entries = {address: replace(entry, lookups=(lookup,)) for address, entry in first.manifest.entries.items()}
    second = project.built(
        project.site(), PreviousBuild(first.folder, replace(first.manifest, entries=entries)), "after"
    )
    assert contents(second.folder) == contents(first.folder)


def test_what_was_touched_is_made_again(project: Project) -> None:
    project.rebuilt()
    whole = contents(project.previous.folder)
    (project.previous.folder / "cities/aasund/index.html").write_text("by hand", encoding="utf-8")
    (project.previous.folder / "ru/cities/index.html").unlink()
    (project.previous.folder / "calendar/ru/cities/testograd.ics").write_text("by hand", encoding="utf-8")
    (project.previous.folder / "agreements/in/2024/agreements-2024.csv").unlink()
    project.rebuilt()
    assert contents(project.previous.folder) == whole


def test_an_edit_by_hand_shows_in_the_time_or_in_the_size_of_a_file(project: Project) -> None:
    project.rebuilt()
    for pattern in ("*.html", "*.ics", "*.csv", "*.svg"):
        files = sorted(project.previous.folder.rglob(pattern))
        assert len(files) > 1
        for path in files[::2]:  # of the same size
            path.write_bytes(path.read_bytes().swapcase())
        for path in files[1::2]:  # with the time of before
            before = path.stat()
            path.write_bytes(path.read_bytes() + b"by hand")
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    project.rebuilt()


def test_the_files_that_belong_to_a_page_are_written_and_reused_with_it(project: Project) -> None:
    project.rebuilt()
    inodes = {path.stem: path.stat().st_ino for path in calendars(project)}
    agreement = project.root / "data/agreements/aasund-testograd.yaml"
    agreement.write_text(agreement.read_text("utf-8").replace("value: 1989-06", "value: 1990-06"), encoding="utf-8")
    project.rebuilt()
    reused = {path.stem for path in calendars(project) if path.stat().st_ino == inodes[path.stem]}
    assert {"harbour-days"} <= reused < inodes.keys() - {"all", "aasund", "aasund-testograd", "no"}


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def calendars(project: Project) -> list[Path]:
    return list((project.previous.folder / "calendar/ru").rglob("*.ics"))


@pytest.mark.parametrize("harm", ["", "{}", "not a manifest", "0\n[1,{}]", "\ud800"])
def test_a_damaged_manifest_is_no_manifest(tmp_path: Path, harm: str) -> None:
    path = tmp_path / "manifest.json"
    path.write_bytes(harm.encode("utf-8", "surrogatepass"))
    assert Manifest.read(path) == Manifest()
    assert Manifest.read(tmp_path / "none.json") == Manifest()


def test_a_manifest_with_a_flipped_letter_is_no_manifest(project: Project) -> None:
    project.rebuilt()
    path = project.root / "manifest.json"
    text = path.read_text("utf-8")
    path.write_text(text.replace("cities/aasund/", "cities/aasunb/", 1), encoding="utf-8")
    assert Manifest.read(path) == Manifest()
