"""Pages, and the files that belong to them, as they are asked for after an edit of data/."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from atlas.output.finishing import Output
from atlas.output.layouts import Layout, LayoutProbe
from atlas.output.live_site import LiveSite
from atlas.output.site import Site, read_site
from atlas.pages.publishing.page import Page
from invented_data import settings
from site_preview import Preview

EXAMPLES = Path(__file__).parent / "examples" / "data"
LANGUAGES = ("en", "ru")
AGREEMENT = "data/agreements/aasund-testograd.yaml"
CALENDAR = "calendar/ru/cities/aasund.ics"
TABLE = "data/agreements.csv"


class Project:
    """Data in a folder, and a preview of its site."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(EXAMPLES, root / "data")
        site = self.site()
        layouts = {
            section: Layout(section, LayoutProbe(section).html())
            for language in LANGUAGES
            for section in site.sections(language)
        }
        output = Output(root / "site", {"en": "", "ru": "ru/"}, "https://example.org/", frozenset())
        self.preview = Preview(LiveSite(root, site), layouts, output)

    def site(self) -> Site:
        return read_site(self.root, replace(settings(), languages=LANGUAGES))

    def edited(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        self.preview.refresh()

    def asked_for(self, path: str) -> bytes | None:
        """What stands at a path of the site when it was asked for."""
        self.preview.prepare(path)
        file = self.root / "site" / path
        return file.read_bytes() if file.is_file() else None

    def attachment(self, file: str) -> bytes | None:
        """The file as a site that is read anew has it."""
        pages: list[Page] = [page for language in LANGUAGES for page in self.site().pages(language)]
        return dict(found for page in pages for found in page.files()).get(file)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.mark.parametrize("file", [CALENDAR, TABLE, "calendar/en/agreements/aasund-testograd.ics"])
def test_the_files_that_belong_to_a_page_are_as_edited(project: Project, file: str) -> None:
    assert project.asked_for(file) is None  # before an edit the site is as it was built
    before = project.attachment(file)
    project.edited(AGREEMENT, "value: 1989-06", "value: 1991-06")
    assert project.asked_for(file) == project.attachment(file) != before


def test_the_page_and_its_calendar_go_with_the_record(project: Project) -> None:
    project.edited(AGREEMENT, "value: 1989-06", "value: 1991-06")
    gone = ("events/harbour-days/index.html", "calendar/en/events/harbour-days.ics")
    assert all(project.asked_for(path) for path in gone)
    (project.root / "data/events/harbour-days.yaml").unlink()
    project.edited("data/events/aasund-days-2014.yaml", "perhaps: harbour-days", "")
    assert [project.asked_for(path) for path in gone] == [None, None]


@pytest.mark.parametrize("path", ["calendar/xx/cities/aasund.ics", "calendar/en/all.ics", "cities/../../data.csv"])
def test_other_paths_are_left_alone(project: Project, path: str) -> None:
    project.edited(AGREEMENT, "value: 1989-06", "value: 1991-06")
    kept = project.root / "site" / path
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(b"as it was")
    assert project.asked_for(path) == b"as it was"
