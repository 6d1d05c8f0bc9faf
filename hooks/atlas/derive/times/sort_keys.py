"""Keys to sort records by time."""

from __future__ import annotations

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
        dates = [date.sort_key for date in map(_date_of, values) if date]
        if dates:
            return min(dates)
    return (2,)


def _date_of(value: Any) -> PartialDate | None:
    inner = value.value if isinstance(value, Stated) else value
    return inner if isinstance(inner, PartialDate) else None
