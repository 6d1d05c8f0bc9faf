"""Writing pages: any number of workers writes the same bytes, and a failing worker says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas.incremental.fingerprints import Fingerprints
from atlas.output.layouts import Layout, LayoutProbe, Section
from atlas.output.site import Site
from atlas.output.writer import Writer
from atlas.pages.publishing.page import Page
from atlas.parallel.pool import WorkFailed
from invented_data import TWINNED, WriteData

ROOTS = {"en": "", "ru": "ru/", "sv": "sv/", "fi": "fi/"}


@pytest.fixture
def site(write_data: WriteData) -> Site:
    return write_data(TWINNED).site()


def layouts(site: Site) -> dict[Section, Layout]:
    """A layout with nothing but title and article for every section."""
    sections = [section for language in site.settings.languages for section in site.sections(language)]
    return {
        section: Layout(section, f"<title>atlas0title0</title>{LayoutProbe(section).html()}") for section in sections
    }


def written(site: Site, folder: Path, workers: int) -> dict[str, bytes]:
    Writer(site, layouts(site), folder, ROOTS, Fingerprints(site.atlas, "")).write_all(workers)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.html")}


def test_several_workers_write_the_bytes_of_one(site: Site, tmp_path: Path) -> None:
    alone, together = written(site, tmp_path / "one", 1), written(site, tmp_path / "three", 3)
    assert alone == together
    assert {name for name in alone if name.startswith("ru/cities/")} == {
        "ru/cities/index.html",
        "ru/cities/aasund/index.html",
        "ru/cities/testograd/index.html",
    }


@pytest.mark.parametrize("workers", [2, 4])
def test_a_failing_worker_says_why(site: Site, tmp_path: Path, workers: int) -> None:
    with pytest.raises(WorkFailed, match="KeyError: Section"):
        Writer(site, {}, tmp_path, ROOTS, Fingerprints(site.atlas, "")).write_all(workers)


def test_a_page_that_cannot_be_made_stops_all_workers(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole: Callable[[Page], str] = Page.html

    def html(page: Page) -> str:
        if page.address == "cities/testograd/" and page.language == "sv":
            raise RuntimeError("the sea came in")
        return whole(page)

    monkeypatch.setattr(Page, "html", html)
    with pytest.raises(WorkFailed, match="RuntimeError: the sea came in"):
        written(site, tmp_path, 2)
