"""Keys to sort records by time."""

from __future__ import annotations

from datetime import date
from typing import Any

from atlas.model.dates.partial_date import PartialDate
from atlas.model.records import Record
from atlas.model.shapes import Stated

_FIELDS = ("dates", "period", "signed", "since", "in_force", "year", "adopted", "founded", "published")


def time_sort_key(record: Record) -> tuple[Any, ...]:
    """A sort key: records with a date in order of time, then those without."""
    for name in _FIELDS:
        value = getattr(record, name, None)
        values = value if isinstance(value, tuple) else (value,)
        dates = [found.sort_key for found in map(_date_of, values) if found]
        if dates:
            return min(dates)
    return (2,)


def first_year(record: Record) -> int | None:
    """The year of the first date of a record, None where it has none."""
    key = time_sort_key(record)
    return date.fromordinal(key[1]).year if key[0] == 0 else None


def _date_of(value: Any) -> PartialDate | None:
    inner = value.value if isinstance(value, Stated) else value
    return inner if isinstance(inner, PartialDate) else None
