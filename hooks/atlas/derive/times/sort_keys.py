"""The order of time: of records, and of what happens to an agreement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple, TypeVar

from atlas.model.choices import ActKind
from atlas.model.dates.partial_date import PartialDate
from atlas.model.records import Record
from atlas.model.shapes import Stated

_FIELDS = ("dates", "period", "signed", "since", "in_force", "year", "adopted", "founded", "published")
_COURSE = (
    ("since",),
    (ActKind.DECIDED, ActKind.SIGNED, "signed"),
    ("in_force",),
    (ActKind.CONFIRMED, ActKind.KEPT, ActKind.RENEWED),
    (ActKind.SUSPENDED,),
    (ActKind.RESUMED,),
    (ActKind.TERMINATED, "ended"),
)
"""The fields and acts of an agreement in the order in which they follow on each other."""
_LASTING = ("since", "in_force")
_PLACES = {step: place for place, steps in enumerate(_COURSE) for step in steps}

T = TypeVar("T")


class CourseStep(NamedTuple):
    """A step in the course of an agreement: a dated field by its name, or an act."""

    kind: str | ActKind
    date: PartialDate

    @property
    def sort_key(self) -> tuple[object, ...]:
        """A sort key: by time alone."""
        return self.date.sort_key, _PLACES[self.kind]

    def precedes(self, other: CourseStep) -> bool:
        """Tests if it is surely earlier, or may be of one time with what follows on it."""
        if _last(self) < _first(other):
            return True
        return _PLACES[self.kind] < _PLACES[other.kind] and _first(self) <= _last(other)


def in_course(items: Iterable[tuple[CourseStep, T]]) -> list[T]:
    """Items in the order of their steps: by time, and what may be of one time as it follows on each other."""
    left = sorted(items, key=lambda item: item[0].sort_key)
    found: list[T] = []
    while left:
        free = (item for item in left if not any(one[0].precedes(item[0]) for one in left if one is not item))
        item = next(free, left[0])
        left.remove(item)
        found.append(item[1])
    return found


def _first(step: CourseStep) -> date:
    return step.date.earliest or date.min


def _last(step: CourseStep) -> date:
    until = step.date.begin if step.kind in _LASTING else step.date
    return until.latest or date.max


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
