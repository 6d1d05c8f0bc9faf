"""The days of events, as far as they are known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from atlas.derive.anniversaries.known_days import KnownDay, known_end, known_point, known_start
from atlas.model.activities import Event
from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Stated


class MissingPart(Enum):
    """The part of the days of an event that is not known."""

    DAY = "day"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event on the days from `first` to `last`, both included; one day stands for what is not known closer.

    `number` is its place among the dates of the event, from 1.
    """

    record: Event
    number: int
    stated: Stated[PartialDate]
    first: dt.date
    last: dt.date
    missing: MissingPart | None


def occurrences(event: Event) -> Iterator[Occurrence]:
    """The occurrences of an event whose year is certain; none of a withdrawn event."""
    for number, stated in enumerate(event.dates if event.withdrawn is None else (), 1):
        if days := _days(stated.value):
            yield Occurrence(event, number, stated, *days)


def _days(date: PartialDate) -> tuple[dt.date, dt.date, MissingPart | None] | None:
    """The first and the last day, and the part that is missing; None where the year is not certain."""
    if not date.is_interval:
        return _one_day(known_point(date), None)
    start, end = known_start(date), known_end(date)
    if start is None:
        return None if date.start else _one_day(end, MissingPart.START)
    if end is None:
        return _one_day(start, None if date.open_end else MissingPart.END)
    if start.day is None or end.day is None:
        return _one_day(start, MissingPart.DAY)
    return start.first, end.last, None


def _one_day(day: KnownDay | None, missing: MissingPart | None) -> tuple[dt.date, dt.date, MissingPart | None] | None:
    if day is None:
        return None
    return day.first, day.first, MissingPart.DAY if day.day is None else missing
