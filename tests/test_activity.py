"""The activity of each year: certain, possible, and records that fall in no year."""

from __future__ import annotations

from atlas.derive.times.activity import Activity, activity
from atlas.derive.times.bars import Bar
from atlas.derive.times.date_bars import date_bar
from test_bars import stated


def bars(*dates: str) -> list[Bar]:
    return [bar for date in dates if (bar := date_bar(stated(date), point=False))]


def test_a_record_counts_once_in_each_of_its_years() -> None:
    found = activity([bars("2010-05-01/2012-06-01", "2011-01-01"), bars("2012")], (2010, 2013))
    assert found == Activity(2010, (1, 1, 2, 0), (1, 1, 2, 0))
    assert found.most == (2012, 2)


def test_a_time_of_unknown_year_is_possible_in_each_year_that_it_can_mean() -> None:
    assert activity([bars("201X")], (2009, 2011)) == Activity(2009, (0, 0, 0), (0, 1, 1))


def test_what_has_no_year_counts_in_none() -> None:
    assert activity([bars("XXXX-06-04")], (2010, 2011)) == Activity(2010, (0, 0), (0, 0))


def test_what_is_open_counts_where_it_is_known() -> None:
    assert activity([bars("2010/..")], (2010, 2012)).possible == (1, 0, 0)
