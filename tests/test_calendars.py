"""Calendars: what they say in each language, and that two libraries read in them what was written."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream

from atlas.pages.calendar.ical import AllDayEvents, calendar_file, escape_text, fold_lines
from invented_data import AGREEMENT, LANGUAGES, PLACES, TWINNED, WriteData, Written

HOSTILE = "Дни: a\\b; c, d\nnew \u2028 line\x07 \N{GREEK SMALL LETTER OMEGA}" + " Ё" * 60
MEETING = """\
name: {en: A meeting, ru: Встреча}
kind: meeting
dates: [2026-10-02/2026-10-04]
places: [aasund]
standing: planned
sources:
  - {id: aasund-page, at: paragraph 2, quote: Testograd, supports: [dates, places]}
"""
TERM = """\
type: cooperation
parties: [aasund, testograd]
signed: 2021-04
in_force: 2021/2028
sources:
  - {id: aasund-page, at: paragraph 3, quote: Testograd 2021, supports: [parties, signed, in_force]}
"""
SUSPENDED = """\
type: friendship
parties:
  - {id: aasund, acts: [{act: suspended, date: 2022, sources: [{id: aasund-page, at: line 1, quote: vilande}]}]}
  - testograd
since:
  value: 1977
  basis: inferred
  note: {en: Counted back.}
  otherwise: [{value: 1978, sources: [{id: aasund-page, at: line 2, quote: "1978"}]}]
sources:
  - {id: aasund-page, at: paragraph 4, quote: Testograd 1977, supports: [parties, since]}
"""
DATA = TWINNED | {
    "data/events/meeting.yaml": MEETING,
    "data/agreements/term.yaml": TERM,
    "data/agreements/suspended.yaml": SUSPENDED,
}


def files(write_data: WriteData, data: dict[str, str] = DATA, as_of: str = "2026-01-31") -> dict[str, bytes]:
    """Every calendar of a site of these data."""
    return calendars(write_data(data), as_of)


def calendars(written: Written, as_of: str = "2026-01-31") -> dict[str, bytes]:
    """Every calendar of a site, by its address."""
    site = written.site(as_of)
    files = (file for language in LANGUAGES for page in site.pages(language) for file in page.files())
    return {address: content for address, content in files if address.endswith(".ics")}


def events(source: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(source).walk("VEVENT"))


def titles(source: bytes) -> list[str]:
    return [f"{event.DTSTART} {event['SUMMARY']}" for event in events(source)]


def test_there_is_a_calendar_for_each_record_country_and_language_that_has_entries(write_data: WriteData) -> None:
    names = ("all", "agreements/aasund-testograd", "agreements/suspended", "agreements/term", "cities/aasund")
    names += ("cities/testograd", "countries/no", "countries/ru", "events/meeting")
    expected = {f"calendar/{language}/{name}.ics" for language in LANGUAGES for name in names}
    assert set(files(write_data)) == expected


@pytest.mark.parametrize(
    ("language", "first", "second", "planned", "term"),
    [
        (
            "en",
            "2026-01-01 37 years · Aasund – Testograd: twin towns (day not known)",
            "2026-01-01 Would have marked 49 years · Aasund – Testograd: friendship (day not known)",
            "2026-10-02 A meeting (planned)",
            "2028-12-31 Term ends: Aasund – Testograd: cooperation",
        ),
        (
            "ru",
            "2026-01-01 37 лет · Осунн — Тестоград: города-побратимы (день неизвестен)",
            "2026-01-01 Исполнилось бы 49 лет · Осунн — Тестоград: дружба (день неизвестен)",
            "2026-10-02 Встреча (планируется)",
            "2028-12-31 Срок истекает: Осунн — Тестоград: сотрудничество",
        ),
        (
            "sv",
            "2026-01-01 37 år · Åsund–Testograd: vänorter (dagen är okänd)",
            "2026-01-01 Skulle ha fyllt 49 år · Åsund–Testograd: vänskap (dagen är okänd)",
            "2026-10-02 A meeting (planeras)",
            "2028-12-31 Löper ut: Åsund–Testograd: samarbete",
        ),
        (
            "fi",
            "2026-01-01 37 vuotta · Åsund–Testograd: ystävyyskaupungit (päivä ei ole tiedossa)",
            "2026-01-01 49 vuotta olisi tullut täyteen · Åsund–Testograd: ystävyys (päivä ei ole tiedossa)",
            "2026-10-02 A meeting (suunnitteilla)",
            "2028-12-31 Voimassaolo päättyy: Åsund–Testograd: yhteistyö",
        ),
    ],
)
def test_titles_tell_the_count_in_the_language_and_end_with_what_is_not_known(
    write_data: WriteData, language: str, first: str, second: str, planned: str, term: str
) -> None:
    found = titles(files(write_data)[f"calendar/{language}/cities/aasund.ics"])
    assert [title for title in (first, second, planned, term) if title not in found] == []


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("en", ["1 year", "2 years", "5 years"]),
        ("ru", ["1 год", "2 года", "5 лет"]),
        ("sv", ["1 år", "2 år", "5 år"]),
        ("fi", ["1 vuosi", "2 vuotta", "5 vuotta"]),
    ],
)
def test_each_language_has_its_own_plurals(write_data: WriteData, language: str, counts: list[str]) -> None:
    data = TWINNED | {"data/agreements/aasund-testograd.yaml": AGREEMENT.replace("1989", "2025")}
    found = [str(event["SUMMARY"]) for event in events(files(write_data, data)[f"calendar/{language}/all.ics"])]
    assert [found[0].split(" · ")[0], found[1].split(" · ")[0], found[4].split(" · ")[0]] == counts


def test_an_event_without_a_year_is_in_no_calendar(write_data: WriteData) -> None:
    undated = MEETING.replace("2026-10-02/2026-10-04", "XXXX-10-02/XXXX-10-04")
    found = files(write_data, TWINNED | {"data/events/meeting.yaml": undated})
    assert not [address for address, source in found.items() if b"meeting" in source or "meeting" in address]


def test_the_end_of_a_term_has_a_reminder_and_an_event_its_days(write_data: WriteData) -> None:
    found = {str(event["UID"]).split("@")[0]: event for event in events(files(write_data)["calendar/en/all.ics"])}
    (alarm,) = found["term.term"].walk("VALARM")
    assert (alarm["ACTION"], alarm.TRIGGER) == ("DISPLAY", dt.timedelta(days=-90))
    meeting = found["meeting.dates.1"]
    assert (dt.date(2026, 10, 2), dt.date(2026, 10, 5)) == (meeting.DTSTART, meeting.DTEND)
    assert meeting["STATUS"] == "TENTATIVE"
    assert all(str(event["TRANSP"]) == "TRANSPARENT" for event in found.values())


def test_the_description_says_from_what_is_counted_and_what_is_inferred(write_data: WriteData) -> None:
    found = {str(event["UID"]).split("@")[0]: event for event in events(files(write_data)["calendar/en/all.ics"])}
    assert (
        found["suspended.since.2026"]["DESCRIPTION"]
        == "Since: 1977 (inferred); another source says: 1978; suspended by one side"
    )
    assert found["term.signed.2026"]["DESCRIPTION"] == "Signed: April 2021"
    assert found["aasund-testograd.since.2026"]["DESCRIPTION"] == ("Since: 1989; never confirmed; assumed to continue")
    assert found["term.signed.2026"]["SUMMARY"] == (
        "5 years since signing · Aasund – Testograd: cooperation (day not known)"
    )


def test_an_entry_has_one_id_in_all_calendars_and_keeps_it_when_its_record_is_renamed(tmp_path: Path) -> None:
    others = {path: text for path, text in DATA.items() if path != "data/agreements/term.yaml"}
    before = calendars(Written(tmp_path / "before", DATA))
    after = calendars(Written(tmp_path / "after", {**others, "data/agreements/anew.yaml": TERM + "formerly: [term]\n"}))
    before_ids = {str(event["UID"]) for event in events(before["calendar/ru/agreements/term.ics"])}
    assert before_ids < {str(event["UID"]) for event in events(before["calendar/fi/all.ics"])}
    assert before_ids == {str(event["UID"]) for event in events(after["calendar/ru/agreements/anew.ics"])}
    assert after["calendar/ru/agreements/term.ics"] == after["calendar/ru/agreements/anew.ics"]


def test_the_same_data_and_year_give_the_same_bytes_and_no_clock_is_asked(write_data: WriteData) -> None:
    assert files(write_data) == files(write_data, as_of="2026-02-01")
    stamps = {event.DTSTAMP for event in events(files(write_data)["calendar/en/all.ics"])}
    assert stamps == {dt.datetime(1970, 1, 1, tzinfo=dt.UTC)}


def test_the_stamp_is_the_latest_day_of_the_sources(write_data: WriteData) -> None:
    page = DATA["data/sources/aasund-page.yaml"] + "published: 2016\nretrieved: 2020-05-04\n"
    found = files(write_data, DATA | {"data/sources/aasund-page.yaml": page})
    stamps = {event.DTSTAMP for event in events(found["calendar/en/all.ics"])}
    assert stamps == {dt.datetime(2020, 5, 4, tzinfo=dt.UTC)}


@pytest.mark.parametrize("text", [HOSTILE, "плюс-минус " * 20, "x" * 74, "x" * 75, "\N{GRINNING FACE}" * 40, ";,\\n"])
def test_two_libraries_read_the_text_that_was_written(text: str) -> None:
    common = AllDayEvents(revised=dt.date(2017, 12, 14), description=text, url="https://atlas.example/", alarm_days=90)
    source = calendar_file(
        text,
        "Atlas",
        "https://atlas.example/",
        [common.events([("a@b", dt.date(2026, 1, 1), dt.date(2026, 1, 1), text)])],
    )
    assert all(len(line) <= 75 for line in source.split(b"\r\n"))
    meant = text.replace("\x07", "")
    (event,) = events(source)
    assert (event["SUMMARY"], event["DESCRIPTION"]) == (meant, meant)
    (other,) = IcsCalendarStream.calendar_from_ics(source.decode()).events
    assert (other.summary, other.description, other.start) == (meant, meant, dt.date(2026, 1, 1))


@pytest.mark.parametrize("data", [DATA, PLACES])
def test_every_calendar_is_read_by_both_libraries(write_data: WriteData, data: dict[str, str]) -> None:
    for source in files(write_data, data).values():
        assert icalendar.Calendar.from_ical(source).subcomponents
        read = IcsCalendarStream.calendar_from_ics(source.decode()).events
        assert sorted((event.uid, event.summary) for event in read) == sorted(
            (str(event["UID"]), str(event["SUMMARY"])) for event in events(source)
        )


def test_lines_are_folded_between_characters() -> None:
    assert fold_lines("x" * 75 + "\n") == b"x" * 75 + b"\r\n"
    assert fold_lines("x" * 76 + "\n") == b"x" * 75 + b"\r\n x\r\n"
    assert fold_lines("x" * 74 + "ё\n") == b"x" * 74 + "\r\n ё\r\n".encode()
    assert escape_text("a;b,c\\d\ne\rf") == "a\\;b\\,c\\\\d\\nef"
