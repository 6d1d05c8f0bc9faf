"""The calendars of this atlas: two libraries read a part of them, and none that was published is lacking."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream

from atlas.model.settings import Settings
from atlas.output.site import Site
from atlas.reading.configuration import read_settings
from atlas.records.store import Atlas

EACH = 5
"""One of so many calendars is read."""


@pytest.fixture(scope="module")
def settings(project: Path) -> Settings:
    return read_settings(project, dt.datetime.now(dt.UTC).date())


@pytest.fixture(scope="module")
def calendars(atlas: Atlas, settings: Settings) -> dict[str, bytes]:
    """Every calendar, by its address."""
    site = Site(atlas, settings)
    pages = (page for language in settings.languages for page in site.pages(language))
    files = (file for page in pages for file in page.files())
    return {address: content for address, content in files if address.endswith(".ics")}


def test_two_libraries_read_the_same(calendars: dict[str, bytes]) -> None:
    for address, calendar in sorted(calendars.items())[::EACH]:
        read = IcsCalendarStream.calendar_from_ics(calendar.decode()).events
        again = icalendar.Calendar.from_ical(calendar).walk("VEVENT")
        assert [(event.uid, event.start, event.summary) for event in read] == [
            (str(event["UID"]), event.DTSTART, str(event["SUMMARY"])) for event in again
        ], address


def test_calendars_that_were_published_answer(calendars: dict[str, bytes], settings: Settings) -> None:
    answering = {(address.split("/")[1], Path(address).stem) for address in calendars}
    assert {(language, id_) for language in settings.languages for id_ in settings.calendars} <= answering
