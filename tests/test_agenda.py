"""Agendas of records: their entries, the days of these, and the greatest number of them."""

from __future__ import annotations

import datetime as dt

import pytest

from atlas.derive.anniversaries import agenda
from atlas.derive.anniversaries.agenda import Agendas
from atlas.derive.anniversaries.agenda_items import Item, Series, has_dates
from atlas.derive.computed.computed import Computed
from atlas.model.records import Record
from atlas.reading.folders import File
from atlas.reading.loading import read_record
from atlas.records.store import Atlas

AS_OF = dt.date(2026, 6, 15)
MEETING = "name: {en: A meeting}\nkind: meeting\n"


def record(path: str, text: str) -> Record:
    kind, id_ = path.split("/")
    entry, problems = read_record(File(f"data/{path}.yaml", kind, id_), text.encode())
    assert entry.record is not None
    assert problems == []
    return entry.record


def agenda_of(id_: str, records: dict[str, str], as_of: dt.date = AS_OF) -> tuple[Item, ...]:
    atlas = Atlas(record(path, text) for path, text in records.items())
    return Agendas(Computed(atlas, ("en",), as_of)).of_record(atlas[id_])


def days_and_ids(items: tuple[Item, ...]) -> list[str]:
    days = [
        (day, item.beginning.record.id if isinstance(item, Series) else item.record.id)
        for item in items
        for day in ([day.first for day in item.days] if isinstance(item, Series) else [item.first])
    ]
    return [f"{day} {id_}" for day, id_ in sorted(days)]


CITY = {"cities/aasund": "name: {en: Aasund}\ncountry: NO\n"}
BOND = "type: twinning\nparties: [aasund, {country: SE}]\n"


def test_anniversaries_cover_ten_years_that_of_the_day_included() -> None:
    entries = agenda_of("aasund", {**CITY, "agreements/bond": BOND + "signed: 1976-03-01"})
    assert days_and_ids(entries) == [f"{year}-03-01 bond" for year in range(2026, 2036)]


def test_an_agreement_has_the_same_entries_as_its_party() -> None:
    records = {**CITY, "agreements/bond": BOND + "signed: 1976-03-01\nin_force: 1976/2030"}
    assert agenda_of("bond", records) == agenda_of("aasund", records)
    assert days_and_ids(agenda_of("bond", records))[-1] == "2030-12-31 bond"


def cancelled(items: tuple[Item, ...]) -> list[str]:
    return days_and_ids(tuple(item for item in items if not has_dates((item,))))


@pytest.mark.parametrize("over", ["ended: 2020", "ended: ../2020", "ended: 2003"])
def test_an_end_cancels_the_anniversaries_after_it(over: str) -> None:
    entries = agenda_of("aasund", {**CITY, "agreements/bond": f"{BOND}signed: 1976-03-01\n{over}"})
    last_year = 2033 if "2003" in over else 2035
    assert cancelled(entries) == days_and_ids(entries)
    assert cancelled(entries) == [f"{year}-03-01 bond" for year in range(2026, last_year + 1)]


@pytest.mark.parametrize(("end", "last"), [("2026-06-01", 2026), ("2028-06-01", 2028)])
def test_anniversaries_of_before_an_end_stay_as_they_were(end: str, last: int) -> None:
    entries = agenda_of("bond", {**CITY, "agreements/bond": f"{BOND}signed: 1976-03-01\nended: {end}"})
    assert days_and_ids(entries) == [f"{year}-03-01 bond" for year in range(2026, 2036)]
    assert cancelled(entries) == [f"{year}-03-01 bond" for year in range(last + 1, 2036)]


def test_an_end_of_long_ago_cancels_nothing_any_more() -> None:
    assert agenda_of("aasund", {**CITY, "agreements/bond": f"{BOND}signed: 1976\nended: 1993"}) == ()


def test_an_end_cancels_the_end_of_a_term_after_it_and_no_term_of_before() -> None:
    bond = f"{BOND}in_force: 2020/2029\n"
    assert "2029-12-31 bond" in days_and_ids(agenda_of("bond", {"agreements/bond": bond}))
    assert "2029-12-31 bond" in cancelled(agenda_of("bond", {"agreements/bond": f"{bond}ended: 2025"}))
    assert agenda_of("bond", {"agreements/bond": f"{BOND}signed: 1976\nin_force: 1980/2020"}) == ()


def test_another_agreement_that_follows_one_without_a_term_cancels_the_anniversaries_after_its_beginning() -> None:
    follower = {"agreements/next": BOND + "follows: bond\nsigned: 2025-06-01"}
    without_term = {**CITY, "agreements/bond": BOND + "signed: 1976-03-01", **follower}
    assert cancelled(agenda_of("bond", without_term)) == [f"{year}-03-01 bond" for year in range(2026, 2036)]
    assert days_and_ids(agenda_of("bond", {**CITY, "agreements/bond": BOND + "in_force: 1976/2024", **follower})) == []


def test_what_is_suspended_stays_in_the_calendar() -> None:
    bond = "type: twinning\nparties: [{id: aasund, acts: [{act: suspended, date: 2022}]}, {country: SE}]\nsince: 1976"
    assert len(days_and_ids(agenda_of("aasund", {**CITY, "agreements/bond": bond}))) == 10


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("[2014-10-02]", [("2014-10-02", "2014-10-02", None)]),
        ("[2014-10-02/2014-10-04]", [("2014-10-02", "2014-10-04", None)]),
        ("[2014]", [("2014-01-01", "2014-01-01", "day")]),
        ("[2018-02]", [("2018-02-01", "2018-02-01", "day")]),
        ("[2014-10/2014-12]", [("2014-10-01", "2014-10-01", "day")]),
        ("[/2017-08-13]", [("2017-08-13", "2017-08-13", "start")]),
        ("[2017-08-09/]", [("2017-08-09", "2017-08-09", "end")]),
        ("[2004, 2010]", [("2004-01-01", "2004-01-01", "day"), ("2010-01-01", "2010-01-01", "day")]),
        ("[XXXX-06-04/XXXX-06-05]", []),
        ("[2014?]", []),
        ("[2014?/2020]", []),
        ("[198X]", []),
    ],
)
def test_an_event_stands_on_its_days_and_without_a_certain_year_on_none(
    dates: str, expected: list[tuple[str, str, str | None]]
) -> None:
    entries = agenda_of("meeting", {"events/meeting": f"{MEETING}dates: {dates}\n"}, dt.date(2000, 1, 1))
    assert [
        (str(entry.first), str(entry.last), entry.missing.value if entry.missing else None)
        for entry in entries
        if isinstance(entry, agenda.Occurrence)
    ] == expected


def test_of_past_years_only_events_of_a_known_day_are_included() -> None:
    dates = "dates: [2014-10-02, 2015-10, 2016, /2017-08-13, 2026]"
    entries = agenda_of("meeting", {"events/meeting": f"{MEETING}{dates}\n"})
    assert days_and_ids(entries) == ["2014-10-02 meeting", "2017-08-13 meeting", "2026-01-01 meeting"]


def test_an_event_is_in_the_calendar_of_each_record_that_it_names_once() -> None:
    meeting = MEETING + "dates: [2014-10-02]\nplaces: [aasund]\nparticipants: [aasund]\nagreements: [bond]\n"
    records = {**CITY, "agreements/bond": BOND, "events/meeting": meeting}
    assert (
        days_and_ids(agenda_of("aasund", records)) == days_and_ids(agenda_of("bond", records)) == ["2014-10-02 meeting"]
    )


def test_sources_topics_and_withdrawn_records_have_none() -> None:
    withdrawn = MEETING + "dates: [2014-10-02]\nwithdrawn: {date: 2020, reason: {en: It never was.}}\n"
    assert agenda_of("meeting", {"events/meeting": withdrawn}) == ()
    assert agenda_of("culture", {"topics/culture": "label: {en: Culture}\n"}) == ()


def test_of_many_agreements_only_round_anniversaries_are_included(monkeypatch: pytest.MonkeyPatch) -> None:
    bonds = {f"agreements/bond-{number}": f"{BOND}since: {1975 + number}" for number in range(3)}
    monkeypatch.setattr(agenda, "ONLY_ROUND_ABOVE", 2)
    assert days_and_ids(agenda_of("aasund", {**CITY, **bonds})) == ["2026-01-01 bond-1", "2027-01-01 bond-2"]


def test_after_the_end_of_its_term_an_agreement_is_in_no_calendar() -> None:
    entries = agenda_of("aasund", {**CITY, "agreements/bond": BOND + "signed: 2020-03-01\nin_force: 2020/2027"})
    assert days_and_ids(entries) == ["2026-03-01 bond", "2027-03-01 bond", "2027-12-31 bond"]


def test_of_too_many_entries_the_soonest_stay_then_the_latest_before(monkeypatch: pytest.MonkeyPatch) -> None:
    meetings = {
        f"events/in-{year}": f"{MEETING}dates: [{year}-01-01]\nplaces: [aasund]\n" for year in range(2020, 2031)
    }
    monkeypatch.setattr(agenda, "LIMIT", 7)
    assert days_and_ids(agenda_of("aasund", {**CITY, **meetings})) == [
        f"{year}-01-01 in-{year}" for year in range(2024, 2031)
    ]


def test_the_extent_of_an_agenda_tells_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    bonds = {f"agreements/bond-{number}": f"{BOND}since: {1975 + number}" for number in range(3)}
    atlas, as_of = Atlas(record(path, text) for path, text in {**CITY, **bonds}.items()), AS_OF
    assert Agendas(Computed(atlas, ("en",), as_of)).extent_of_record(atlas["aasund"]) == (True, False, 0)
    monkeypatch.setattr(agenda, "ONLY_ROUND_ABOVE", 2)
    monkeypatch.setattr(agenda, "LIMIT", 1)
    agendas = Agendas(Computed(atlas, ("en",), as_of))
    extents = agendas.extent_of_record(atlas["aasund"]), agendas.extent_of_all(), agendas.extent_of_country("NO")
    assert extents == ((True, True, 1),) * 3
