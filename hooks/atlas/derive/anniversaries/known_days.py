"""What is known of a day whose year is certain: the year, the month, or the day itself."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from functools import cache

from atlas.model.dates.partial_date import PartialDate
from atlas.model.dates.parts import Part
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
        """It as a date, to be said in words."""
        return _date(self)

    def in_year(self, year: int) -> KnownDay:
        """The same day of another year; 29 February becomes the 28th where there is none."""
        if self.day and self.month:
            return KnownDay(year, self.month, min(self.day, monthrange(year, self.month)[1]))
        return KnownDay(year, self.month)


@cache
def _date(known: KnownDay) -> PartialDate:
    month = f"-{known.month:02}" if known.month else ""
    day = f"-{known.day:02}" if known.day else ""
    return PartialDate.parse(f"{known.year:04}{month}{day}")


def known_point(date: PartialDate) -> KnownDay | None:
    """What is known of the one day that the date means; None where its year is not certain."""
    return _known(date.point) if date.start and date.end else None


def known_start(date: PartialDate) -> KnownDay | None:
    """What is known of the day on which the extent begins; None where its year is not certain."""
    return _known_part(date.start)


def known_end(date: PartialDate) -> KnownDay | None:
    """What is known of the last day of the extent; whole years and months count to their end."""
    if date.end is None or date.end.latest is None:
        return None
    return _known(Span(dt.date.min, dt.date.min, date.extent.last_min, date.extent.last_max), end=True)


def _known_part(part: Part | None) -> KnownDay | None:
    return _known(PartialDate("", part, part).point) if part else None


def _known(span: Span, *, end: bool = False) -> KnownDay | None:
    """What the two bounds have in common, `about` and `perhaps` included."""
    first, last = span.last_min if end else span.first_min, span.last_max
    if first.year != last.year:
        return None
    if first.month != last.month:
        return KnownDay(first.year)
    return KnownDay(first.year, first.month, first.day if first == last else None)
