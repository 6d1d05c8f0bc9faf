"""Reading partial dates: their bounds, parts and order, and what is said of those that are wrong."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import FrozenInstanceError

import pytest

from atlas.messages.message import NotReadable
from atlas.model.dates.partial_date import PartialDate
from atlas.model.dates.parts import Precision, Season


def parse(text: str) -> PartialDate:
    return PartialDate.parse(text)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def message(text: str) -> str:
    with pytest.raises(NotReadable) as caught:
        parse(text)
    return str(caught.value.message)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1965", "1965-01-01", "1965-12-31"),
        ("2014-02", "2014-02-01", "2014-02-28"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2017-12-14", "2017-12-14", "2017-12-14"),
        ("2014?", "2014-01-01", "2014-12-31"),
        ("1987~", "1987-01-01", "1987-12-31"),
        ("1987-10%", "1987-10-01", "1987-10-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("2004-06-XX", "2004-06-01", "2004-06-30"),
        ("2004-XX-XX", "2004-01-01", "2004-12-31"),
        ("2004-21", "2004-03-01", "2004-05-31"),
        ("2004-22", "2004-06-01", "2004-08-31"),
        ("2004-23", "2004-09-01", "2004-11-30"),
        ("2004-24", "2004-01-01", "2004-12-31"),
        ("2007/2009", "2007-01-01", "2009-12-31"),
        ("2007-10?/2009-02-03~", "2007-10-01", "2009-02-03"),
        ("199X/2004-23", "1990-01-01", "2004-11-30"),
        ("2014/2014", "2014-01-01", "2014-12-31"),
        ("0001/9999", "0001-01-01", "9999-12-31"),
    ],
)
def test_bounds_are_the_first_and_last_day_of_what_is_written(text: str, earliest: str, latest: str) -> None:
    date = parse(text)
    assert (date.earliest, date.latest) == (day(earliest), day(latest))
    assert date.year_known
    assert (date.text, str(date)) == (text, text)


@pytest.mark.parametrize(
    "text", ["XXXX-06-04", "XXXX-06", "XXXX-06-XX", "XXXX-21", "XXXX-06-04/XXXX-06-05", "XXXX-06/.."]
)
def test_without_a_year_there_are_no_bounds(text: str) -> None:
    date = parse(text)
    assert (date.earliest, date.latest, date.year_known) == (None, None, False)


def test_an_open_end_is_not_an_unknown_end() -> None:
    open_end, unknown_end = parse("2017/.."), parse("2017/")
    assert (open_end.earliest, open_end.latest, open_end.end) == (day("2017-01-01"), None, None)
    assert (open_end.open_end, unknown_end.open_end) == (True, False)
    assert (parse("../2021").open_start, parse("/2021").open_start) == (True, False)
    assert parse("../2021").latest == day("2021-12-31")


def test_a_part_tells_what_is_stated_and_how_surely() -> None:
    part = parse("2014-10-XX%").start
    assert part is not None
    assert (part.year, part.month, part.day, part.season) == (2014, 10, None, None)
    assert (part.precision, part.whole) == (Precision.MONTH, False)
    assert (part.uncertain, part.approximate) == (True, True)


def test_precision_is_the_smallest_unit_stated() -> None:
    texts = ["19XX", "199X", "1990", "1990-21", "1990-02", "1990-02-03", "1990-XX", "XXXX-02"]
    units = ["century", "decade", "year", "season", "month", "day", "year", "month"]
    assert [parse(text).parts[0].precision.value for text in texts] == units


def test_a_season_has_no_month_and_a_decade_no_year() -> None:
    spring, nineties = parse("2004-21").parts[0], parse("199X").parts[0]
    assert (spring.season, spring.month) == (Season.SPRING, None)
    assert nineties.year is None


def test_parts_are_the_ends_that_are_stated() -> None:
    assert [len(parse(text).parts) for text in ("2014", "2014/2015", "2014/..", "/2014")] == [1, 2, 1, 1]
    date = parse("2014")
    assert (date.start, date.is_interval) == (date.end, False)


def test_dates_are_immutable_and_hashable() -> None:
    assert {parse("2014-10"), parse("2014-10")} == {parse("2014-10")}
    with pytest.raises(FrozenInstanceError):
        parse("2014").text = "2015"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2014-13", "'2014-13' has no month 13"),
        ("2014-00", "'2014-00' has no month 00"),
        ("2004-21-05", "'2004-21-05' has no month 21"),
        ("2014-01-00", "'2014-01-00' has no day 00"),
        ("1965-02-30", "'1965-02-30': February 1965 has 28 days"),
        ("1964-02-30", "'1964-02-30': February 1964 has 29 days"),
        ("2014-04-31", "'2014-04-31': April 2014 has 30 days"),
        ("XXXX-02-30", "'XXXX-02-30': February has 28 or 29 days"),
        ("XXXX-04-31", "'XXXX-04-31': April has 30 days"),
        ("0000", "'0000': years run from 0001 to 9999"),
        ("000X", "'000X': years run from 0001 to 9999"),
        ("XXXX", "'XXXX' states nothing"),
        ("../..", "'../..' states nothing"),
        ("/", "'/' states nothing"),
        ("201X-04", "'201X-04' states a month of an unknown year"),
        ("2004-XX-04", "'2004-XX-04' states a day of an unknown month"),
        ("2009/2007", "'2009/2007' ends before it starts"),
        ("2014-06-05/2014-06-04", "'2014-06-05/2014-06-04' ends before it starts"),
        ("XXXX-06-05/XXXX-06-04", "'XXXX-06-05/XXXX-06-04' ends before it starts"),
        ("XXXX-06-04/2014", "'XXXX-06-04/2014' states the year at one end only"),
        ("2014-13/2015", "'2014-13' has no month 13"),
        ("2014/2015/2016", "'2014/2015/2016' is not a date"),
        ("19X7", "'19X7' is not a date"),
        ("2XXX", "'2XXX' is not a date"),
        ("?2014", "'?2014' is not a date"),
        ("{1990,1991}", "'{1990,1991}' is not a date"),
        ("٢٠١٤", "'٢٠١٤' is not a date"),
        ("", "'' is not a date"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(text: str, expected: str) -> None:
    assert message(text) == expected


def test_an_interval_without_a_year_may_pass_the_new_year() -> None:
    assert parse("XXXX-12-30/XXXX-01-02").is_interval
    assert parse("XXXX-06-04/XXXX-06").is_interval


def test_only_possible_days_are_read_and_no_other_error_escapes() -> None:
    chance = random.Random(1)
    for _ in range(3000):
        text = "".join(chance.choices("0129X-/?~.", weights=[3, 4, 4, 2, 2, 4, 1, 1, 1, 1], k=chance.randint(1, 12)))
        try:
            date = parse(text)
        except NotReadable:
            continue
        assert date.earliest is None or date.latest is None or date.earliest <= date.latest
        assert date.extent.first_min <= date.extent.last_max


def test_order_is_by_time_shorter_first_and_undated_last() -> None:
    ordered = [
        *(
            "../1962",
            "199X",
            "2004-01-01",
            "2004-01",
            "2004",
            "2004-24",
            "2004?",
            "2004/2005",
            "2004/",
            "2004/..",
        ),
        *("XXXX-01", "XXXX-06-04", "XXXX-06-04/XXXX-06-05", "XXXX-12-31"),
    ]
    dates = [parse(text) for text in ordered]
    random.Random(1).shuffle(dates)
    assert [date.text for date in sorted(dates, key=lambda date: date.sort_key)] == ordered
