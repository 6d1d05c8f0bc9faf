"""Tests for what is over on a day, so that a plan for it is one of the past."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.records import Record
from atlas.model.shapes import Citation, Stated
from atlas.records.sources import source_of
from atlas.records.store import Atlas

_DATES = ("dates", "date", "during", "period", "year", "adopted", "signed", "since", "in_force", "ended")
_OF_CONCLUDED = ("in_force", "ended")
"""The fields that tell until when a concluded agreement holds."""
_YEARS = 5
"""The years after which a plan without a time of its own is one of the past."""


def is_over(value: Any, day: dt.date, names: tuple[str, ...] = _DATES) -> bool | None:
    """Tests if the time of a record, or of a part of one, is over on a day; None where no such time is known."""
    dates = [date for name in names for date in _dates(getattr(value, name, None), name) if date.year_known]
    return all(is_past(date, day) for date in dates) if dates else None


def is_past(date: PartialDate, day: dt.date) -> bool:
    """Tests if all days that a date can mean lie before a day."""
    return date.latest is not None and date.latest < day


def record_is_over(record: Record, atlas: Atlas, day: dt.date) -> bool:
    """Tests if the time of a record is over on a day; of a plan without one, if all that tells of it is old."""
    if record.standing is Standing.STATED:
        return bool(is_over(record, day, _OF_CONCLUDED if isinstance(record, Agreement) else _DATES))
    own = is_over(record, day)
    if own is not None:
        return own
    told = [date for citation in record.sources if (date := citation.as_of or _date_of(citation, atlas))]
    return bool(told) and all(date.latest is not None and date.latest.year + _YEARS < day.year for date in told)


def _date_of(citation: Citation, atlas: Atlas) -> PartialDate | None:
    source = source_of(citation, atlas)
    return (source.state_of or source.published or source.updated) if source else None


def _dates(value: Any, name: str) -> Iterator[PartialDate]:
    for stated in value if isinstance(value, tuple) else (value,):
        if isinstance(stated, Stated) and isinstance(stated.value, PartialDate):
            yield stated.value.begin if name == "since" else stated.value
