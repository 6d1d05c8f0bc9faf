"""The first and last day that a date can mean: of a point, of the beginning and the end of a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from atlas.model.choices import Basis
from atlas.model.dates.partial_date import PartialDate
from atlas.model.dates.parts import Part, Precision
from atlas.model.shapes import Stated


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last day that a date can mean; `inferred` where it follows from something else.

    `doubtful`: what is said to have happened then may not have.
    """

    earliest: date
    latest: date
    inferred: bool = False
    doubtful: bool = False

    def at(self, early: bool) -> date:
        """The first of the days where `early`, else the last."""
        return self.earliest if early else self.latest

    def not_before(self, day: date) -> Bounds:
        """The days that are not before one; all of them where none is."""
        return replace(self, earliest=max(self.earliest, day)) if day <= self.latest else self

    def not_after(self, day: date) -> Bounds:
        """The days that are not after one; all of them where none is."""
        return replace(self, latest=min(self.latest, day)) if self.earliest <= day else self


ANY_DAY = Bounds(date.min, date.max)
"""The bounds of a date that is not stated."""


def hull_of(choose: Callable[[Iterable[date]], date], *bounds: Bounds | None) -> Bounds | None:
    """The bounds of the last of a few days, or of the first of them; None where none is known."""
    known = [one for one in bounds if one]
    if not known:
        return None
    inferred = any(one.inferred for one in known)
    return Bounds(choose(one.earliest for one in known), choose(one.latest for one in known), inferred)


def if_certain(when: Bounds | None, stated: Stated[PartialDate] | None) -> Bounds | None:
    """The days of what happened; what is said to have happened at a doubtful date may not have, and has no latest."""
    return replace(when, latest=date.max, doubtful=True) if when and stated and stated.doubtful else when


def bounds_of(stated: Stated[PartialDate] | None, read: Callable[[PartialDate], Bounds | None]) -> Bounds | None:
    """The bounds that hold those of the dates of all sources; `read` reads them from one date."""
    if stated is None:
        return None
    values = (stated, *stated.otherwise)
    dates = (_doubted(value.value) if value.doubtful else value.value for value in values)
    found = [bounds for date_ in dates if (bounds := read(date_))]
    if not found:
        return None
    inferred = any(value.basis is Basis.INFERRED for value in values)
    earliest, latest = min(one.earliest for one in found), max(one.latest for one in found)
    return Bounds(earliest, latest, inferred, doubtful=stated.doubtful is not None)


def _doubted(value: PartialDate) -> PartialDate:
    """A doubtful date, taken as one that may be wrong by one year, or by one of the longer unit that it states."""
    start, end = (_uncertain_by_years(part) if part else None for part in (value.start, value.end))
    return replace(value, start=start, end=end)


def _uncertain_by_years(part: Part) -> Part:
    """A part that is no surer than its year would be."""
    if part.year is None or part.precision is Precision.YEAR:
        return replace(part, uncertain=True)
    first, last = date(part.year, 1, 1), date(part.year, 12, 31)
    return replace(part, uncertain=True, precision=Precision.YEAR, whole=False, earliest=first, latest=last)


def one_day(value: PartialDate) -> Bounds | None:
    """Bounds of a date that means one unknown day within it; an open one has a bound at one side only."""
    return Bounds(value.point.first_min, value.point.last_max) if value.year_known else None


def shown_day(value: PartialDate) -> Bounds | None:
    """Bounds of a confirmation: of one that is `2017 or later`, 2017 is all that is shown."""
    found = one_day(value)
    return Bounds(found.earliest, found.earliest) if found and found.latest == date.max else found


def start_day(value: PartialDate) -> Bounds | None:
    """Bounds of the day on which it begins: any day of the year where only that is stated."""
    return one_day(PartialDate("", value.start, value.start) if value.start else value)


def first_of_term(value: PartialDate) -> Bounds | None:
    """Bounds of the first day of a term: a year counts from its beginning."""
    if not value.start or not value.start.earliest:
        return None
    return Bounds(value.extent.first_min, value.extent.first_max)


def last_of_term(value: PartialDate) -> Bounds | None:
    """Bounds of the last day of a term: a year counts to its end."""
    if not value.end or not value.end.latest:
        return None
    return Bounds(value.extent.last_min, value.extent.last_max)


def end_day(value: PartialDate) -> Bounds | None:
    """Bounds of an end: a year counts to its last day; of an interval it is one day within it."""
    if not value.is_interval:
        return last_of_term(value)
    return one_day(value)


def last_day_of_interval(value: PartialDate) -> Bounds | None:
    """Of `../2010` the year bounds the beginning."""
    return last_of_term(value) if value.is_interval and value.start else None
