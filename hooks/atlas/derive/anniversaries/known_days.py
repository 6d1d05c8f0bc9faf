"""Days of which the year is certain, known to the year, to the month or to the day."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from functools import cache

from atlas.model.dates.partial_date import PartialDate
from atlas.model.dates.spans import Span


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A day of a certain year; `month` and `day` are None where they are not known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> dt.date:
        """The earliest day that it may be."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The latest day that it may be."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def date(self) -> PartialDate:
        """The same as a date, to be written in words."""
        return _partial_date(self)

    def in_year(self, year: int) -> KnownDay:
        """The same day of another year; 29 February becomes the 28th where there is none."""
        if self.day and self.month:
            return KnownDay(year, self.month, min(self.day, monthrange(year, self.month)[1]))
        return KnownDay(year, self.month)


@cache
def _partial_date(of: KnownDay) -> PartialDate:
    month = f"-{of.month:02}" if of.month else ""
    day = f"-{of.day:02}" if of.day else ""
    return PartialDate.parse(f"{of.year:04}{month}{day}")


def known_point(date: PartialDate) -> KnownDay | None:
    """The one day that a date means, as closely as it is known; None where its year is not certain."""
    return _common_day(date.point) if date.start and date.end else None


def known_start(date: PartialDate) -> KnownDay | None:
    """The first day of the extent, as closely as it is known; None where its year is not certain."""
    return _common_day(PartialDate("", date.start, date.start).point) if date.start else None


def known_end(date: PartialDate) -> KnownDay | None:
    """The last day of the extent, as closely as it is known; whole years and months count to their end.

    None where its year is not certain.
    """
    if date.end is None or date.end.latest is None:
        return None
    return _common_day(Span(dt.date.min, dt.date.min, date.extent.last_min, date.extent.last_max), end=True)


def _common_day(span: Span, *, end: bool = False) -> KnownDay | None:
    """The year, month and day that both bounds of a point, or of the `end` of a span, have in common.

    The bounds include what `~` and `?` leave open.
    """
    first, last = span.last_min if end else span.first_min, span.last_max
    if first.year != last.year:
        return None
    if first.month != last.month:
        return KnownDay(first.year)
    return KnownDay(first.year, first.month, first.day if first == last else None)
