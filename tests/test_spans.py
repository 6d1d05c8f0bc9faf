"""What can be said for certain of dates known in part: as one day, and as all the days of an extent."""

from __future__ import annotations

import datetime as dt

import pytest

from atlas.model.dates.partial_date import PartialDate
from atlas.model.dates.spans import Answer, Span

YES, NO, POSSIBLY = Answer.YES, Answer.NO, Answer.POSSIBLY


def parse(text: str) -> PartialDate:
    return PartialDate.parse(text)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ("2013", "2014", YES),
        ("2014", "2013", NO),
        ("2014", "2014", POSSIBLY),
        ("2014-10-14", "2014-10-14", NO),
        ("2014", "2014-10-14", POSSIBLY),
        ("2014-10-14", "2015-01", YES),
        ("1987", "1988", YES),
        ("1987~", "1988", POSSIBLY),
        ("1987?", "1989", YES),
        ("2014-10~", "2014-11", POSSIBLY),
        ("2014-10~", "2014-12-02", YES),
        ("XXXX-06-04", "2014", POSSIBLY),
        ("2007/2009", "2008", POSSIBLY),
        ("2007/2009", "2010", YES),
        ("2017/..", "2016", NO),
        ("2017/..", "2030", POSSIBLY),
        ("../2016", "2017", YES),
    ],
)
def test_one_point_is_before_another(first: str, second: str, answer: Answer) -> None:
    assert parse(first).point.before(parse(second).point) is answer


@pytest.mark.parametrize(
    ("text", "on", "answer"),
    [
        ("2014-10-14", "2014-10-14", YES),
        ("2014-10-14", "2014-10-15", NO),
        ("2014-10-14~", "2014-10-15", POSSIBLY),
        ("2014-10~", "2014-12-01", POSSIBLY),
        ("2014-10~", "2014-12-02", NO),
        ("2007/2009", "2008-05-01", POSSIBLY),
        ("2007/2009", "2010-01-01", NO),
        ("XXXX-06-04", "2008-05-01", POSSIBLY),
    ],
)
def test_a_point_is_one_unknown_day_of_an_interval(text: str, on: str, answer: Answer) -> None:
    assert parse(text).point.covers(day(on)) is answer


@pytest.mark.parametrize(
    ("text", "on", "answer"),
    [
        ("2007/2009", "2007-01-01", YES),
        ("2007/2009", "2009-12-31", YES),
        ("2007/2009", "2010-01-01", NO),
        ("2014", "2014-12-31", YES),
        ("2007~/2009", "2007-06-01", POSSIBLY),
        ("2007~/2009", "2008-06-01", YES),
        ("2007~/2009", "2005-12-30", NO),
        ("2007/2009?", "2010-12-31", POSSIBLY),
        ("199X", "1995-01-01", POSSIBLY),
        ("199X/2004", "2001-01-01", YES),
        ("2004-XX/2006", "2004-06-01", POSSIBLY),
        ("2004-21/2004-23", "2004-07-01", YES),
        ("2004-21/2004-23", "2004-04-01", POSSIBLY),
        ("2004-21/2004-23", "2004-10-01", POSSIBLY),
        ("2004/2006-XX", "2005-12-31", YES),
        ("2004/2006-XX", "2006-06-01", POSSIBLY),
        ("2017/..", "2100-01-01", YES),
        ("2017/", "2100-01-01", POSSIBLY),
        ("2017/", "2016-12-31", NO),
        ("../2021", "1900-01-01", YES),
        ("/2021", "1900-01-01", POSSIBLY),
        ("XXXX-06-04/XXXX-06-05", "2014-06-04", POSSIBLY),
    ],
)
def test_an_extent_covers_all_its_days_whole_years_included(text: str, on: str, answer: Answer) -> None:
    assert parse(text).extent.covers(day(on)) is answer


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ("2004/2006", "2006/2008", YES),
        ("2004/2006", "2007/2009", NO),
        ("2007/2009", "2004/2006", NO),
        ("2004/2006~", "2007/2009", POSSIBLY),
        ("2017/..", "2030", YES),
        ("2017/", "2030", POSSIBLY),
        ("XXXX-06", "2014", POSSIBLY),
    ],
)
def test_extents_overlap(first: str, second: str, answer: Answer) -> None:
    assert parse(first).extent.overlaps(parse(second).extent) is answer


def test_a_point_compares_with_an_extent_and_a_day() -> None:
    signed, term = parse("2007/2009").point, parse("2007/2009").extent
    assert signed.overlaps(term) is YES
    assert term.before(Span.on(day("2010-01-01"))) is YES
    assert Span.on(day("2009-12-31")).before(term) is NO


def test_what_is_open_never_passes_and_nothing_is_before_an_open_start() -> None:
    assert parse("2017/..").extent.before(parse("9999-12-31").extent) is NO
    assert parse("1900").extent.before(parse("../2021").extent) is NO


@pytest.mark.parametrize("mark", ["~", "?", "%"])
@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("19XX", "1799-12-31", "2099-12-31"),
        ("199X", "1980-01-01", "2009-12-31"),
        ("2014", "2012-12-31", "2016-01-01"),
        ("2014-22", "2014-03-01", "2014-12-01"),
        ("2014-10", "2014-08-31", "2014-12-01"),
        ("2014-10-14", "2014-10-13", "2014-10-15"),
    ],
)
def test_about_and_perhaps_may_be_wrong_by_one_unit_to_either_side(text: str, first: str, last: str, mark: str) -> None:
    found = parse(text + mark)
    assert found.point == Span(day(first), day(last), day(first), day(last))
    assert (found.extent.first_min, found.extent.last_max) == (day(first), day(last))


def test_from_about_a_month_until_about_another_the_time_between_is_certain() -> None:
    bounds = ("2014-08-31", "2014-11-01", "2014-11-30", "2015-01-31")
    assert parse("2014-10~/2014-12~").extent == Span(*map(day, bounds))
    assert parse("2014-10~").extent.covers(day("2014-10-15")) is POSSIBLY
    assert parse("2014-10").extent.covers(day("2014-10-15")) is YES


def test_an_approximate_end_never_lies_beyond_the_other_end() -> None:
    assert parse("2014~/2014-03").extent == Span(*map(day, ("2012-12-31", "2014-03-31", "2014-03-31", "2014-03-31")))
    assert parse("2014-12/2014~").extent == Span(*map(day, ("2014-12-01", "2014-12-01", "2014-12-01", "2016-01-01")))


def test_about_stays_within_the_calendar() -> None:
    assert parse("0001~").point.first_min == dt.date.min
    assert parse("9999~").point.last_max == dt.date.max


def test_an_answer_has_no_truth_value() -> None:
    with pytest.raises(TypeError, match=r"compare it with Answer\.YES, NO or POSSIBLY"):
        bool(Answer.POSSIBLY)
