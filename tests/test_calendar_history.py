"""Calendars over time: an address that was published goes on answering, and an entry keeps its id."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream

from atlas.output.site import Site
from invented_data import LANGUAGES, TWINNED, Written, settings

BOND = "data/agreements/aasund-testograd.yaml"
FEEDS = ("all", "agreements/aasund-testograd", "cities/aasund", "cities/testograd", "countries/no", "countries/ru")
YEARS = range(2026, 2036)
SOURCES = {"a-page": "2017-12-14", "b-page": "2018-01-01", "c-page": "2019-05-01", "d-page": "2021-02-03"}
ENTRIES = {f"aasund-testograd.since.{year}" for year in YEARS}

Entries = dict[str, icalendar.Event]


def source(published: str) -> str:
    return (
        f"title: {{en: A page}}\nlanguage: en\nseen: live page\nurl: https://a.example/\npublished: {published}\n"
        f"retrieved: {published}\n"
    )


def bond(dates: str, acts: str = "", proof: str = "a-page") -> str:
    """An agreement whose dates and parties one source proves, an end by itself."""
    fields = ", ".join(line.partition(":")[0] for line in dates.splitlines() if "ended" not in line)
    dates = re.sub(
        "ended: (.+)",
        rf"ended: {{value: \1, sources: [{{id: {proof}, at: paragraph 2, quote: no more}}]}}",
        dates,
    )
    return f"""\
type: twinning
parties: [{{id: aasund{acts}}}, testograd]
{dates}
sources:
  - {{id: {proof}, at: paragraph 1, quote: Testograd, supports: [parties, {fields}]}}
"""


def feeds(folder: Path, files: dict[str, str], as_of: str = "2026-01-31") -> dict[str, bytes]:
    sources = {f"data/sources/{id_}.yaml": source(day) for id_, day in SOURCES.items()}
    site = Written(folder, TWINNED | sources | files).site(as_of)
    attached = (file for language in LANGUAGES for page in site.pages(language) for file in page.files())
    return {address: content for address, content in attached if address.endswith(".ics")}


def entries(feed: bytes) -> Entries:
    """The entries by their ids, as both libraries read them."""
    read = icalendar.Calendar.from_ical(feed).walk("VEVENT")
    again = IcsCalendarStream.calendar_from_ics(feed.decode()).events
    found = {str(event["UID"]): event for event in read}
    assert {(event.uid, event.status and event.status.value, event.sequence) for event in again} == {
        (uid, event.get("STATUS"), event["SEQUENCE"]) for uid, event in found.items()
    }
    assert len(read) == len(again) == len(found)
    return {uid.partition("@")[0]: event for uid, event in found.items()}


MEETING = "data/events/meeting.yaml"


def meeting(dates: str, proof: str, standing: str = "stated") -> str:
    cited = f"sources: [{{id: {proof}, at: paragraph 2, quote: 2018}}]"
    listed = "".join(f"  - {{value: {date}, {cited}}}\n" for date in dates.split(", "))
    return f"name: {{en: A meeting}}\nkind: meeting\nstanding: {standing}\ndates:\n{listed}"


BEGAN = bond("since: 1989")
CORRECTED = bond("since: 1990", proof="b-page")
ENDED = bond("since: 1990\nended: 2019", proof="c-page")
TERMINATED = bond(
    "since: 1990",
    ", acts: [{act: terminated, date: 2019, sources: [{id: c-page, at: line 1, quote: no more}]}]",
    proof="b-page",
)
FOLLOWS = "follows: [{id: aasund-testograd, sources: [{id: d-page, at: line 2, quote: anew}]}]\n"
RESUMED = bond(
    "since: 1990",
    ", acts: [{act: suspended, date: 2019, sources: [{id: c-page, at: line 1, quote: no}]},"
    " {act: resumed, date: 2021, sources: [{id: d-page, at: line 1, quote: again}]}]",
    proof="b-page",
)


@pytest.mark.parametrize("ended", [ENDED, TERMINATED])
@pytest.mark.parametrize("name", FEEDS)
def test_a_relation_began_was_corrected_ended_and_resumed(tmp_path: Path, name: str, ended: str) -> None:
    history = [
        entries(feeds(tmp_path / str(step), {BOND: text})[f"calendar/en/{name}.ics"])
        for step, text in enumerate((BEGAN, CORRECTED, ended, RESUMED))
    ]
    assert [set(step) for step in history] == [ENTRIES] * 4
    last = [step["aasund-testograd.since.2035"] for step in history]
    assert [event.get("STATUS") for event in last] == [None, None, "CANCELLED", None]
    assert [str(event["SUMMARY"]).partition(" · ")[0] for event in last] == [
        "46 years",
        "45 years",
        "Would have marked 45 years",
        "45 years",
    ]
    assert [f"{event['LAST-MODIFIED'].dt:%Y-%m-%d}" for event in last] == list(SOURCES.values())
    sequences = [event["SEQUENCE"] for event in last]
    assert sequences == [17514, 17532, 18017, 18661]
    assert {event["SEQUENCE"] for event in history[3].values()} == {18661}


def test_a_relation_that_another_follows_is_cancelled_and_the_other_has_entries_of_its_own(tmp_path: Path) -> None:
    anew = bond("since: 2021", proof="d-page") + FOLLOWS
    found = feeds(tmp_path, {BOND: ENDED, "data/agreements/anew.yaml": anew})
    read = entries(found["calendar/fi/cities/aasund.ics"])
    assert {uid for uid, event in read.items() if event.get("STATUS") == "CANCELLED"} == ENTRIES
    assert {uid for uid, event in read.items() if "STATUS" not in event} == {f"anew.since.{year}" for year in YEARS}


@pytest.mark.parametrize(
    "now",
    [
        bond("since: 198X"),
        bond("since: 1989\nended: 1993"),
        bond("since: 1989\nended: 2019"),
        bond("in_force: 1989/2001"),
        bond("since: 1989", ", during: ../1998, sources: [{id: a-page, at: line 3, quote: until 1998}]"),
        bond("since: 1989") + "withdrawn: {date: 2020, reason: {en: It never was.}}\n",
    ],
)
def test_no_calendar_of_a_relation_ever_goes(tmp_path: Path, now: str) -> None:
    before = set(feeds(tmp_path / "before", {BOND: BEGAN}))
    after = feeds(tmp_path / "after", {BOND: now})
    assert before <= set(after)
    assert [address for address, feed in after.items() if not icalendar.Calendar.from_ical(feed).subcomponents] == []


def test_the_same_data_have_the_same_calendars_on_every_day(tmp_path: Path) -> None:
    files = {BOND: bond("signed: 2018-05-01\nended: 2024", proof="b-page"), MEETING: meeting("2018-05-01", "a-page")}
    days = ("1950-01-01", "2018-04-30", "2026-01-31", "2090-12-31")
    sets = [frozenset(feeds(tmp_path / day, files, day)) for day in days]
    assert len(frozenset(sets)) == 1
    assert "calendar/en/agreements/aasund-testograd.ics" in sets[0]


def test_a_calendar_without_a_date_is_not_offered(tmp_path: Path) -> None:
    site = Written(tmp_path, TWINNED | {BOND: bond("since: 1989\nended: 2019", proof="aasund-page")}).site()
    assert [page.address for page in site.pages("en") if "calendar/" in page.markdown()] == []
    assert "calendar/en/cities/aasund.ics" in dict(file for page in site.pages("en") for file in page.files())


def test_dates_of_an_event_keep_their_ids_when_they_are_corrected(tmp_path: Path) -> None:
    address = "calendar/sv/events/meeting.ics"
    before = entries(feeds(tmp_path / "before", {MEETING: meeting("2004, 2025-03-01", "a-page")})[address])
    after = entries(feeds(tmp_path / "after", {MEETING: meeting("2026-04-02, 2027-03", "b-page")})[address])
    assert {uid: str(event.DTSTART) for uid, event in before.items()} == {"meeting.dates.2": "2025-03-01"}
    assert {uid: str(event.DTSTART) for uid, event in after.items()} == {
        "meeting.dates.1": "2026-04-02",
        "meeting.dates.2": "2027-03-01",
    }


def test_the_calendar_of_an_event_goes_on_when_its_day_is_over(tmp_path: Path) -> None:
    planned = feeds(tmp_path / "before", {MEETING: meeting("2018-05-01", "a-page", "planned")}, "2018-01-31")
    over = feeds(tmp_path / "after", {MEETING: meeting("2018-05-01", "a-page")})
    assert entries(planned["calendar/en/events/meeting.ics"])["meeting.dates.1"]["STATUS"] == "TENTATIVE"
    assert "STATUS" not in entries(over["calendar/en/events/meeting.ics"])["meeting.dates.1"]


@pytest.mark.parametrize(
    ("dates", "proof", "is_made"),
    [
        ("2017-12-14", "a-page", False),
        ("2017-12", "a-page", True),
        ("2017-12-15", "a-page", True),
        ("2004, 2010", "a-page", True),
        ("2004/..", "a-page", True),
        ("2004", "aasund-page", True),
        ("XXXX-06-04", "aasund-page", False),
    ],
)
def test_no_calendar_is_made_for_one_passed_day(tmp_path: Path, dates: str, proof: str, is_made: bool) -> None:
    found = feeds(tmp_path, {MEETING: meeting(dates, proof)})
    assert ("calendar/en/events/meeting.ics" in found) is is_made


def test_a_calendar_that_was_published_for_one_passed_day_goes_on_when_its_record_is_renamed(tmp_path: Path) -> None:
    sources = {"data/sources/a-page.yaml": source("2017-12-14")}
    renamed = meeting("2017-12-14", "a-page") + "formerly: [gathering]\n"
    written = Written(tmp_path, TWINNED | sources | {MEETING: renamed})
    site = Site(written.site().atlas, replace(settings(), calendars=("gathering",)))
    found = dict(file for page in site.pages("fi") for file in page.files())
    assert entries(found["calendar/fi/events/gathering.ics"]).keys() == {"gathering.dates.1"}
    assert found["calendar/fi/events/gathering.ics"] == found["calendar/fi/events/meeting.ics"]


def test_two_series_of_an_agreement_have_ids_of_their_own(tmp_path: Path) -> None:
    found = feeds(tmp_path, {BOND: bond("since: 1967\nsigned: 1989-05-03")})[
        "calendar/ru/agreements/aasund-testograd.ics"
    ]
    signed = {f"aasund-testograd.signed.{year}" for year in YEARS}
    assert set(entries(found)) == ENTRIES | signed
