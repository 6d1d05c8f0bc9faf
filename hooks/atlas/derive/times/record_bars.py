"""Records of any kind as bars, one for each of their times."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.derive.status.course import Course
from atlas.derive.times.agreement_bars import relation_bar
from atlas.derive.times.bars import Bar
from atlas.derive.times.date_bars import date_bar
from atlas.model.activities import Event, Project, Work
from atlas.model.dates.partial_date import PartialDate
from atlas.model.records import Record
from atlas.model.shapes import Stated

DATED_KINDS = ("agreements", "projects", "events", "works")
"""The kinds of records that have a time."""


def bars_of(record: Record, course: Course | None = None) -> tuple[Bar, ...]:
    """The bars of a record in order of time, none where no year is known; `course` is that of an agreement."""
    bars = [relation_bar(course)] if course else [date_bar(date, point=point) for date, point in _dates(record)]
    return tuple(sorted((one for one in bars if one), key=lambda one: one.bounds))


def _dates(record: Record) -> Iterator[tuple[Stated[PartialDate], bool]]:
    """The dates of a record, each with True where it means one day within it."""
    if isinstance(record, Event):
        yield from ((date, False) for date in record.dates)
    elif isinstance(record, Project) and record.period:
        yield record.period, False
    elif isinstance(record, Work):
        yield from ((date, True) for date in (record.year, record.adopted) if date)
