"""The calendars of this atlas: what follows from its documents, and that two libraries read every one of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream

from atlas.output.site import read_site
from atlas.reading.configuration import read_settings

ROOT = Path(__file__).parents[2]
AS_OF = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def calendars() -> dict[str, bytes]:
    """Every calendar, by its address."""
    settings = read_settings(ROOT, AS_OF)
    site = read_site(ROOT, settings)
    pages = (page for language in settings.languages for page in site.pages(language))
    files = (file for page in pages for file in page.files())
    return {address: content for address, content in files if address.endswith(".ics")}


def _titles(calendar: bytes, year: int) -> list[str]:
    events = icalendar.Calendar.from_ical(calendar).walk("VEVENT")
    return sorted(str(event["SUMMARY"]) for event in events if dt.date(year, 1, 1) == event.DTSTART)


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        (
            "en",
            [
                "37 years · Petrozavodsk – Tübingen: twin towns (day not known)",
                "39 years · Petrozavodsk – Duluth: twin towns (day not known)",
                "50 years · Petrozavodsk – Umeå: twin towns (day not known)",
                "53 years · Petrozavodsk – La Rochelle: twin towns (day not known)",
                "61 years · Petrozavodsk – Varkaus: twin towns (day not known)",
            ],
        ),
        (
            "ru",
            [
                "37 лет · Петрозаводск – Тюбинген: города-побратимы (день неизвестен)",
                "39 лет · Петрозаводск – Дулут: города-побратимы (день неизвестен)",
                "50 лет · Петрозаводск – Умео: города-побратимы (день неизвестен)",
                "53 года · Петрозаводск – Ла-Рошель: города-побратимы (день неизвестен)",
                "61 год · Петрозаводск – Варкаус: города-побратимы (день неизвестен)",
            ],
        ),
        (
            "sv",
            [
                "37 år · Petrozavodsk – Tübingen: vänorter (dagen är okänd)",
                "39 år · Petrozavodsk – Duluth: vänorter (dagen är okänd)",
                "50 år · Petrozavodsk – Umeå: vänorter (dagen är okänd)",
                "53 år · Petrozavodsk – La Rochelle: vänorter (dagen är okänd)",
                "61 år · Petrozavodsk – Varkaus: vänorter (dagen är okänd)",
            ],
        ),
        (
            "fi",
            [
                "37 vuotta · Petroskoi – Tübingen: ystävyyskaupungit (päivä ei ole tiedossa)",
                "39 vuotta · Petroskoi – Duluth: ystävyyskaupungit (päivä ei ole tiedossa)",
                "50 vuotta · Petroskoi – Uumaja: ystävyyskaupungit (päivä ei ole tiedossa)",
                "53 vuotta · Petroskoi – La Rochelle: ystävyyskaupungit (päivä ei ole tiedossa)",
                "61 vuotta · Petroskoi – Varkaus: ystävyyskaupungit (päivä ei ole tiedossa)",
            ],
        ),
    ],
)
def test_petrozavodsk_has_the_anniversaries_that_follow_from_its_documents(
    calendars: dict[str, bytes], language: str, titles: list[str]
) -> None:
    assert _titles(calendars[f"calendar/{language}/cities/petrozavodsk.ics"], 2026) == titles


def test_they_are_told_for_ten_years(calendars: dict[str, bytes]) -> None:
    calendar = calendars["calendar/en/cities/petrozavodsk.ics"]
    counts = [[int(title.split(" ")[0]) for title in _titles(calendar, year)] for year in range(2026, 2037)]
    assert counts == [*([number + year for number in (37, 39, 50, 53, 61)] for year in range(10)), []]


@pytest.mark.parametrize("undated", ["lappeenranta-housing-meeting", "sormland-delegation-leningrad-oblast"])
def test_an_event_without_a_year_is_in_no_calendar(calendars: dict[str, bytes], undated: str) -> None:
    assert [address for address, calendar in calendars.items() if undated.encode() in calendar] == []
    assert [address for address in calendars if undated in address] == []


def test_two_libraries_read_the_same_in_every_calendar(calendars: dict[str, bytes]) -> None:
    for address, calendar in calendars.items():
        read = IcsCalendarStream.calendar_from_ics(calendar.decode()).events
        again = icalendar.Calendar.from_ical(calendar).walk("VEVENT")
        assert [(event.uid, event.start, event.summary) for event in read] == [
            (str(event["UID"]), event.DTSTART, str(event["SUMMARY"])) for event in again
        ], address


def test_calendars_that_were_published_answer(calendars: dict[str, bytes]) -> None:
    settings = read_settings(ROOT, AS_OF)
    assert settings.calendars
    answering = {(address.split("/")[1], Path(address).stem) for address in calendars}
    assert {(language, id_) for language in settings.languages for id_ in settings.calendars} <= answering
