"""Anniversaries and ends of terms: from which dates they are counted, which are marked, which are not celebrated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest

from atlas.derive.anniversaries.anniversaries import Anniversaries, Anniversary, is_round, next_round
from atlas.derive.anniversaries.known_days import KnownDay, known_end, known_point, known_start
from atlas.derive.anniversaries.upcoming import UpcomingDates
from atlas.derive.computed.computed import Computed
from atlas.model.agreements import Agreement
from atlas.model.dates.partial_date import PartialDate
from atlas.reading.folders import File
from atlas.reading.loading import read_record
from atlas.records.store import Atlas

AS_OF = dt.date(2026, 6, 15)


def agreement(text: str, id_: str = "bond") -> Agreement:
    usual = "type: twinning\n" if "parties:" in text else "type: twinning\nparties: [aasund, testograd]\n"
    entry, problems = read_record(File(f"data/agreements/{id_}.yaml", "agreements", id_), (usual + text).encode())
    assert isinstance(entry.record, Agreement)
    assert problems == []
    return entry.record


def signed(*days: str) -> str:
    """Parties each of which signed it on a day."""
    parties = (f"{{id: town-{number}, acts: [{{act: signed, date: {day}}}]}}" for number, day in enumerate(days))
    return f"parties: [{', '.join(parties)}]\n"


def anniversaries_of(bonds: Iterable[Agreement], as_of: dt.date = AS_OF) -> Anniversaries:
    return Anniversaries(Computed(Atlas(bonds), ("en",), as_of))


def upcoming(text: str, years: range = range(2026, 2027), as_of: dt.date = AS_OF) -> list[Anniversary]:
    bond = agreement(text)
    return list(anniversaries_of([bond], as_of).of(bond, years))


def summary(anniversary: Anniversary) -> tuple[str, int, str, str | None]:
    """The field counted from, the number of years, the day as far as known, and why it is not celebrated."""
    lapsed = anniversary.lapsed.value if anniversary.lapsed else None
    return anniversary.beginning.field, anniversary.count, str(anniversary.day.date), lapsed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("since: 1976", [("since", 50, "2026", None)]),
        ("since: 1976/..", [("since", 50, "2026", None)]),
        ("signed: 2016-03-01", [("signed", 10, "2026-03-01", None)]),
        ("signed: 2017-08", [("signed", 9, "2026-08", None)]),
        ("signed: 2014-06-04/2014-06-05", [("signed", 12, "2026-06", None)]),
        ("since: 2004-21", [("since", 22, "2026", None)]),
        ("since: 2014-10~", [("since", 12, "2026", None)]),
        ("in_force: 2020/2030", [("in_force", 6, "2026", None)]),
        ("signed: 2019-12-30\nin_force: 2020/2030", [("signed", 7, "2026-12-30", None)]),
        ("since: 1989\nsigned: 1989-05-12", [("signed", 37, "2026-05-12", None)]),
        ("since: 1989\nsigned: 1991", [("since", 37, "2026", None), ("signed", 35, "2026", None)]),
        ("signed: 2004-02-29", [("signed", 22, "2026-02-28", None)]),
        (signed("1976-05-05", "1976-05-05"), [("signed", 50, "2026-05-05", None)]),
        (signed("1976-05-05", "1976-06-05"), []),
        ("since: 1975\n" + signed("1976-05-05", "1976-06-05"), [("since", 51, "2026", None)]),
    ],
)
def test_years_are_counted_from_since_and_signed_else_from_the_term(
    text: str, expected: list[tuple[str, int, str, None]]
) -> None:
    assert [summary(anniversary) for anniversary in upcoming(text)] == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (dt.date(1936, 1, 1), []),
        (dt.date(2026, 1, 1), [("since", 1190, "2026", None), ("signed", 59, "2026-06-04", None)]),
    ],
)
def test_a_relation_of_long_ago_has_none_before_its_agreement(as_of: dt.date, expected: list[object]) -> None:
    years = range(as_of.year, as_of.year + 1)
    found = upcoming("since: 0836\nsigned: 1967-06-04", years, as_of)
    assert [summary(anniversary) for anniversary in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "since: XXXX-06-04",
        "signed: XXXX-10-02",
        "since: 1987~",
        "since: 1987?",
        "since: 198X",
        "signed: 2007/2009",
        "since: ../2030",
        "since: 2026",
        "signed: 2026-03-01",
        "since: 2030",
        "since: 1976\nstanding: planned",
        "since: 1976\nwithdrawn: {date: 2020, reason: {en: It never was.}}",
    ],
)
def test_without_a_certain_year_before_this_one_or_a_conclusion_there_is_none(text: str) -> None:
    assert upcoming(text) == []


@pytest.mark.parametrize(
    ("text", "lapsed"),
    [
        ("since: 1976\nended: 2020", "ended"),
        ("since: 1976/2020", "expired"),
        ("signed: 2003\nin_force: 2004/2006", "expired"),
        ("since: 1976\nparties: [{id: a, acts: [{act: suspended, date: 2022}]}, b]", "suspended by one side"),
        ("since: 1976\nparties: [{id: a, acts: [{act: terminated, date: 2022}]}, b]", "ended by one side"),
        ("since: 1976\nparties: [{id: a, acts: [{act: suspended, date: 2026}]}, b]", None),
        ("since: 1976\nparties: [{id: a, acts: [{act: terminated, date: 2022, standing: planned}]}, b]", None),
    ],
)
def test_suspended_and_ended_relations_are_counted_and_not_celebrated(text: str, lapsed: str | None) -> None:
    (anniversary,) = upcoming(text)
    assert (anniversary.lapsed.value if anniversary.lapsed else None) == lapsed


def test_after_the_end_of_the_term_it_is_not_celebrated() -> None:
    years = upcoming("signed: 2017-05-01\nin_force: 2018/2027", range(2026, 2030))
    assert [(year.day.year, year.lapsed is None) for year in years] == [
        (2026, True),
        (2027, True),
        (2028, False),
        (2029, False),
    ]


def test_what_is_suspended_is_over_after_its_term_too() -> None:
    parties = "parties: [aasund, {id: testograd, acts: [{act: suspended, date: 2022-03-01}]}]\n"
    years = upcoming(f"{parties}signed: 2000-05-05\nin_force: 2000-05-05/2028-05-04", range(2027, 2030))
    assert [(year.day.year, year.lapsed and year.lapsed.value) for year in years] == [
        (2027, "suspended by one side"),
        (2028, "expired"),
        (2029, "expired"),
    ]


def test_round_are_five_ten_and_every_quarter_of_a_century() -> None:
    assert [count for count in range(210) if is_round(count)] == [5, 10, 25, 50, 75, 100, 125, 150, 175, 200]
    assert [next_round(count) for count in (0, 5, 10, 49, 50, 100)] == [5, 10, 25, 50, 75, 125]


def test_the_next_one_may_be_today_or_of_this_year_but_has_not_passed() -> None:
    bonds = {
        "today": agreement("since: 1976-06-15", "today"),
        "passed": agreement("since: 1976-06-14", "passed"),
        "this-year": agreement("since: 1976", "this-year"),
        "this-month": agreement("since: 1976-06", "this-month"),
    }
    anniversaries = anniversaries_of(bonds.values())
    to_come = {id_: anniversaries.next_of(bond) for id_, bond in bonds.items()}
    assert {id_: [str(next_.day.date) for next_ in found] for id_, found in to_come.items()} == {
        "today": ["2026-06-15"],
        "passed": ["2027-06-14"],
        "this-year": ["2026"],
        "this-month": ["2026-06"],
    }


def test_they_come_in_order_of_time_the_round_ones_first() -> None:
    bonds = [
        agreement("since: 1970", "older"),
        agreement("since: 1976", "fifty"),
        agreement("since: 1990", "younger"),
        agreement("since: 1990-01-01", "dated"),
        agreement("signed: 1991-05", "may"),
    ]
    computed = Computed(Atlas(bonds), ("en",), AS_OF)
    this_year = UpcomingDates(computed, Anniversaries(computed)).all.years[0]
    assert (this_year.number, this_year.coming.total, this_year.passed.total) == (2026, 3, 2)
    assert [one.record.id for one in this_year.coming.anniversaries] == ["fifty", "older", "younger"]
    assert [one.record.id for one in this_year.passed.anniversaries] == ["dated", "may"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in_force: 2017/2027", "2027-12-31"),
        ("in_force: 2017/2027-03", "2027-03-31"),
        ("in_force: 2017/2027-03-05", "2027-03-05"),
        ("in_force: 2017/2026-06-15", "2026-06-15"),
        ("in_force: 2017/2026-06-14", None),
        ("in_force: 2017/2027~", None),
        ("in_force: 2017/2041", None),
        ("in_force: 2017/..", None),
        ("since: 1990/2028", "2028-12-31"),
        ("since: 1990", None),
        ("in_force: 2017/2027\nended: 2019", None),
        ("in_force: 2017/2027\nstanding: planned", None),
        ("in_force: 2017/2027\nparties: [{id: a, acts: [{act: suspended, date: 2022}]}, b]", "2027-12-31"),
        (
            "in_force: 2010/2012\nparties: [{id: a, acts: [{act: renewed, date: 2012, until: 2029-05}]}, b]",
            "2029-05-31",
        ),
        ("in_force: 2020/2028\nparties: [{id: a, acts: [{act: renewed, date: 2027, until: 2035}]}, b]", "2028-12-31"),
    ],
)
def test_the_end_of_a_term_is_its_last_day(text: str, expected: str | None) -> None:
    bond = agreement(text)
    expiry = anniversaries_of([bond]).expiry(bond, 2035)
    assert (str(expiry.day.date) if expiry else None) == expected


@pytest.mark.parametrize(
    ("text", "point", "start", "end"),
    [
        ("2014-10-02", KnownDay(2014, 10, 2), KnownDay(2014, 10, 2), KnownDay(2014, 10, 2)),
        ("2014", KnownDay(2014), KnownDay(2014), KnownDay(2014, 12, 31)),
        ("2014-10-02~", KnownDay(2014, 10), KnownDay(2014, 10), KnownDay(2014, 10)),
        ("2007/2009", None, KnownDay(2007), KnownDay(2009, 12, 31)),
        ("2017/..", None, KnownDay(2017), None),
        ("/2017-08-13", None, None, KnownDay(2017, 8, 13)),
        ("XXXX-06-04", None, None, None),
        ("19XX", None, None, None),
    ],
)
def test_what_is_known_is_what_all_readings_have_in_common(
    text: str, point: KnownDay | None, start: KnownDay | None, end: KnownDay | None
) -> None:
    date = PartialDate.parse(text)
    assert (known_point(date), known_start(date), known_end(date)) == (point, start, end)
