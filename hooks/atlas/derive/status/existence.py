"""Tests for records that had begun, or were announced, by a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from atlas.model.activities import Event, Project, Work
from atlas.model.agreements import Agreement
from atlas.model.dates.partial_date import PartialDate
from atlas.model.organisations import Organisation
from atlas.model.records import Record
from atlas.model.shapes import Stated
from atlas.records.described_time import described_time
from atlas.records.statements import statements
from atlas.records.store import Atlas

_BEGINNINGS: dict[type[Record], tuple[str, ...]] = {
    Agreement: ("signed", "in_force", "since"),
    Organisation: ("founded",),
    Project: ("period",),
    Event: ("dates",),
    Work: ("year", "adopted"),
}
"""The fields that date a beginning. Places, topics and sources have none: they are there at any time."""


def begins_after(record: Record, day: date) -> bool:
    """Tests if all dates at which a record can begin lie after the day; False where it has none."""
    first = [date_.earliest for date_ in _beginnings(record)]
    return bool(first) and all(one is not None and one > day for one in first)


def _beginnings(record: Record) -> Iterator[PartialDate]:
    """The dates of its fields, and of an agreement those at which its parties signed it."""
    for name in _BEGINNINGS.get(type(record), ()):
        value = getattr(record, name)
        for stated in value if isinstance(value, tuple) else (value,):
            if isinstance(stated, Stated):
                yield from (one.value for one in (stated, *stated.otherwise))
    if isinstance(record, Agreement) and not record.signed:
        yield from (date.value for date in record.signings)


def is_described_by(record: Record, atlas: Atlas, day: date) -> bool:
    """Tests if a source of the record describes a time until the day: it was announced, or planned, by then."""
    cited = (citation for statement in statements(record) for citation in statement.citations)
    described = (described_time(citation, atlas) for citation in cited)
    return any(date_.earliest and date_.earliest <= day for date_ in described if date_)
