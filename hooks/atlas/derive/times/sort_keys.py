"""Keys to sort records by time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from atlas.model.dates.partial_date import PartialDate
from atlas.model.records import Record
from atlas.model.shapes import Stated

_FIELDS = ("dates", "period", "signed", "since", "in_force", "year", "adopted", "founded", "published")


def time_sort_key(record: Record) -> tuple[Any, ...]:
    """A sort key: records with a date in order of time, then those without."""
    return next((min(date_.sort_key for date_ in dates) for dates in _dates_of(record)), (2,))


def first_year(record: Record) -> int | None:
    """The year of the first date of a record, None where it has none."""
    key = time_sort_key(record)
    return date.fromordinal(key[1]).year if key[0] == 0 else None


def earliest_day(record: Record) -> date | None:
    """The earliest day that the first date of a record can mean; of several fields, the first that has one."""
    days = ([date_.earliest for date_ in dates if date_.earliest] for dates in _dates_of(record))
    return next((min(found) for found in days if found), None)


def _dates_of(record: Record) -> Iterator[list[PartialDate]]:
    """The dates in each field that has any."""
    for name in _FIELDS:
        value = getattr(record, name, None)
        values = value if isinstance(value, tuple) else (value,)
        if dates := [found for found in map(_date_of, values) if found]:
            yield dates


def _date_of(value: Any) -> PartialDate | None:
    inner = value.value if isinstance(value, Stated) else value
    return inner if isinstance(inner, PartialDate) else None
