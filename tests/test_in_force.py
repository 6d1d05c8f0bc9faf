"""Agreements in force: certain and possible periods, their answers, and the lists of years."""

from __future__ import annotations

from datetime import date

import pytest

from atlas.derive.computed.years import agreements_by_year
from atlas.derive.status.course import course_of
from atlas.derive.status.in_force import InForce, Period, in_force
from test_status import TALK, acts, concluded

OF_2017 = TALK.replace("page 1,", "page 1, as_of: 2017,")
INFERRED = "since: {value: 1980, basis: inferred, note: {en: Counted back.}}\n"
BOTH_SOURCES = (
    TALK.rstrip()[:-1] + ", {id: page, at: page 2, quote: Testograd, as_of: 2008-05-01, supports: [parties]}]\n"
)
BOTH = ("{act: suspended, date: 2001-01-01}", "{act: suspended, date: 2002-01-01}, {act: resumed, date: 2003-01-01}")


def periods(text: str) -> InForce:
    return in_force(course_of(*concluded(text)))


def periods_as_text(text: str) -> list[str]:
    found = periods(text)
    return [" ".join(map(str, part)) for part in (found.certain, found.possible, found.within, found.unknown)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in_force: 2004/2006\n", ["2004-01-01/2006-12-31", "", "", ""]),
        ("since: 1989\n" + TALK, ["1989-12-31/2017-12-14", "1989-01-01/1989-12-30 2017-12-15/..", "", ""]),
        (TALK, ["2017-12-14/2017-12-14", "2017-12-15/..", "", "../2017-12-13"]),
        (OF_2017, ["", "2017-01-01/..", "2017-01-01/2017-12-31", "../2016-12-31"]),
        ("since: 1989\n", ["", "1989-01-01/..", "", ""]),
        ("standing: planned\nin_force: 2004/2006\n", ["", "", "", ""]),
        ("standing: planned\n" + TALK, ["", "", "", ""]),
        ("", ["", "", "", "../.."]),
        ("ended: 2019\n", ["", "2019-01-01/2019-12-31", "", "../2018-12-31"]),
        ("since: ../2010\n" + TALK, ["2010-12-31/2017-12-14", "2017-12-15/..", "", "../2010-12-30"]),
        (
            acts("{act: renewed, date: 1995-05-01}", "") + TALK,
            ["2017-12-14/2017-12-14", "1995-05-01/2017-12-13 2017-12-15/..", "", "../1995-04-30"],
        ),
        ("since: 1989\nended: 2001-05-04\n" + TALK, ["1989-12-31/2001-05-04", "1989-01-01/1989-12-30", "", ""]),
        (
            "since: 1989-01-01\n" + acts("{act: terminated, date: 2001}", "") + TALK,
            ["1989-01-01/2001-01-01", "2001-01-02/2001-12-31", "", ""],
        ),
        (
            "in_force: 2000/2005\n" + acts(*BOTH),
            ["2000-01-01/2000-12-31", "", "", ""],
        ),
    ],
)
def test_the_periods_follow_from_the_rules(text: str, expected: list[str]) -> None:
    assert periods_as_text(text) == expected


def test_what_one_side_has_suspended_is_told_apart_from_what_sources_leave_open() -> None:
    found = periods("in_force: 2000/2005\n" + acts(*BOTH))
    assert " ".join(map(str, found.suspended)) == "2001-01-01/2001-12-31 2003-01-01/2005-12-31"
    years = {
        year: (found.at(Period.year(year)).value, found.is_suspended_at(Period.year(year)))
        for year in (2000, 2001, 2002)
    }
    assert years == {2000: ("yes", False), 2001: ("possibly", True), 2002: ("no", False)}
    in_doubt = periods("since: 1989-01-01\n" + acts("{act: suspended, date: 2020}", "") + TALK)
    assert [" ".join(map(str, part)) for part in (in_doubt.possible, in_doubt.suspended)] == [
        "2017-12-15/2020-12-30",
        "2020-12-31/..",
    ]


def test_what_is_suspended_or_over_is_not_possibly_in_force() -> None:
    found = periods(
        "in_force: 2000/2005\n" + acts("{act: suspended, date: 2001-01-01}, {act: terminated, date: 2003}", "")
    )
    assert [" ".join(map(str, part)) for part in (found.possible, found.suspended)] == ["", "2001-01-01/2003-12-31"]


def test_what_is_certain_by_an_inferred_date_is_told_apart() -> None:
    found = periods(INFERRED + BOTH_SOURCES)
    assert [" ".join(map(str, part)) for part in (found.certain, found.inferred)] == [
        "2008-05-01/2017-12-14",
        "1980-12-31/2008-04-30",
    ]
    assert [found.is_inferred_at(Period.year(year)) for year in (1979, 1980, 2007, 2008, 2018)] == [
        False,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "first", "last", "expected"),
    [
        ("in_force: 2004/2006\n", "2006-12-31", "2006-12-31", "yes"),
        ("in_force: 2004/2006\n", "2007-01-01", "2007-12-31", "no"),
        ("since: 1989\n" + TALK, "1989-01-01", "1989-12-31", "yes"),
        ("since: 1989\n" + TALK, "1989-06-01", "1989-06-30", "possibly"),
        ("since: 1989\n" + TALK, "1988-01-01", "1988-12-31", "no"),
        ("since: 1989\n" + TALK, "2018-01-01", "2018-12-31", "possibly"),
        (OF_2017, "2017-01-01", "2017-12-31", "yes"),
        (OF_2017, "2017-01-01", "2017-06-30", "possibly"),
    ],
)
def test_in_force_at_a_time_is_in_force_on_any_day_of_it(text: str, first: str, last: str, expected: str) -> None:
    time = Period(date.fromisoformat(first), date.fromisoformat(last))
    assert periods(text).at(time).value == expected


def test_years_begin_with_the_first_certain_one_and_are_bounded() -> None:
    by_id = {"term": periods("in_force: 2004/2006\n"), "open": periods(TALK), "year": periods(OF_2017)}
    years = {year.number: (year.certain, year.possible, year.unknown) for year in agreements_by_year(2020, by_id)}
    assert list(years) == list(range(2004, 2021))
    assert years[2005] == (("term",), (), 2)
    assert years[2017] == (("open", "year"), (), 0)
    assert years[2020] == ((), ("open", "year"), 0)
    assert [year.number for year in agreements_by_year(2003, by_id)] == []
    old = agreements_by_year(2020, {"old": periods("in_force: 1801/2030\n")})
    assert [len(old), old[0].number, old[-1].number] == [220, 1801, 2020]


@pytest.mark.parametrize(
    "text",
    ["in_force: 2004/2006\n", "since: 1989\n" + TALK, TALK, OF_2017, "since: 1989\n", INFERRED + TALK, ""],
)
def test_the_lists_of_years_say_what_is_answered_for_each_year(text: str) -> None:
    found = periods(text)
    for year in agreements_by_year(2020, {"bond": found, "first": periods("in_force: 1980/1981\n")}):
        listed = "yes" if "bond" in year.certain else "possibly" if "bond" in year.possible else "no"
        assert found.at(Period.year(year.number)).value == listed
        assert found.is_inferred_at(Period.year(year.number)) == ("bond" in year.inferred)
        assert found.is_unknown_at(Period.year(year.number)) == (year.unknown == 1)
