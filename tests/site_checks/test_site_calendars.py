"""A calendar of the built site is read strictly."""

from __future__ import annotations

import pytest
from invented_site import InventedSite

SOUND = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Invented Atlas//EN
BEGIN:VEVENT
UID:bond.since.2026@atlas.example
DTSTAMP:20171214T000000Z
DTSTART;VALUE=DATE:20260101
SUMMARY:50 лет · Осунн\\, Тестоград\\; слов о том
 же
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-P90D
DESCRIPTION:50 лет
END:VALARM
END:VEVENT
END:VCALENDAR
"""
TIME_ZONE = """\
BEGIN:VTIMEZONE
TZID:Etc/UTC
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0000
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""

PATH = "calendar/ru/all.ics"


def findings(site: InventedSite, calendar: str) -> list[str]:
    found = site.findings({PATH: calendar.replace("\n", "\r\n").encode()})
    return [line.removeprefix(f"{PATH}: ") for line in found]


def test_a_sound_calendar_has_no_fault(site: InventedSite) -> None:
    assert findings(site, SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("том\n же", "том же", ["line 8 has 78 octets, 75 at most may stand in one"]),
        ("VERSION:2.0\n", "", ["VCALENDAR has 0 VERSION"]),
        ("UID:bond.since.2026@atlas.example\n", "", ["VEVENT has 0 UID"]),
        ("DTSTAMP:20171214T000000Z", "DTSTAMP:20171214", ['DTSTAMP has the value "20171214"']),
        ("DTSTART;VALUE=DATE:", "DTSTART:", ["DTSTART does not say that it is a day"]),
        ("BEGIN:VALARM", "STATUS:TENTATIVE\nSTATUS:TENTATIVE\nBEGIN:VALARM", ["VEVENT has 2 STATUS"]),
        ("BEGIN:VEVENT", "BEGIN:VALARM", ['VALARM stands in "VCALENDAR"']),
        ("END:VEVENT\n", "", ["VCALENDAR does not end", "VEVENT ends as VCALENDAR"]),
        ("DESCRIPTION:50 лет", "DESCRIPTION:50, лет", ['DESCRIPTION "50, лет" is no text: empty, or not escaped']),
        ("ACTION:DISPLAY", "ACTION DISPLAY", ['"ACTION DISPLAY" is no content line', "VALARM has 0 ACTION"]),
    ],
)
def test_a_calendar_that_breaks_the_rules_is_found(site: InventedSite, old: str, new: str, found: list[str]) -> None:
    assert old in SOUND
    assert set(found) <= set(findings(site, SOUND.replace(old, new, 1)))


def test_an_event_has_an_id_of_its_own_in_a_calendar(site: InventedSite) -> None:
    start, end = SOUND.index("BEGIN:VEVENT"), SOUND.index("END:VCALENDAR")
    twice = SOUND[:end] + SOUND[start:end] + SOUND[end:]
    assert findings(site, twice) == ['uid "bond.since.2026@atlas.example" is used 2 times']


def test_a_calendar_holds_a_component_but_maybe_no_event(site: InventedSite) -> None:
    start, end = SOUND.index("BEGIN:VEVENT"), SOUND.index("END:VCALENDAR")
    assert findings(site, SOUND[:start] + SOUND[end:]) == ["has no component"]
    assert findings(site, SOUND[:start] + TIME_ZONE + SOUND[end:]) == []


@pytest.mark.parametrize(
    ("calendar", "message"),
    [
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "does not end with a line end, CRLF"),
        ("SUMMARY:л".encode()[:-1] + b"\r\n \xbb\r\n", "line 1 is not UTF-8: a character is cut"),
        (b"BEGIN:VCALENDAR\rEND:VCALENDAR\r\n", "line 1 holds half a line end"),
    ],
)
def test_lines_end_with_crlf_and_cut_no_character(site: InventedSite, calendar: bytes, message: str) -> None:
    assert f"{PATH}: {message}" in site.findings({PATH: calendar})
