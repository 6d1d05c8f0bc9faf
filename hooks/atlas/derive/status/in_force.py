"""When an agreement is in force: certainly, or as far as the sources tell possibly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from atlas.derive.status.course import Bounds, Course
from atlas.derive.status.states import State
from atlas.derive.status.status import readings
from atlas.model.dates.spans import Answer

_OVER = frozenset(
    (
        *(State.NOT_CONCLUDED, State.NOT_YET, State.SUSPENDED),
        *(State.EXPIRED, State.FOLLOWED, State.ENDED, State.ENDED_BY_ONE),
    )
)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `first` to `last`, both included; `date.min` and `date.max` stand for "no bound"."""

    first: date
    last: date

    @classmethod
    def year(cls, year: int) -> Period:
        """A calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    def __str__(self) -> str:
        """`1965-12-31/2017-12-14`; `..` where there is no bound."""
        first = ".." if self.first == date.min else self.first.isoformat()
        return f"{first}/{'..' if self.last == date.max else self.last.isoformat()}"

    def meets(self, other: Period) -> bool:
        """Whether they have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: Period) -> bool:
        """Whether the other lies in it."""
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True)
class InForce:
    """When it is `certain` and when `possible` that it is in force; in each of `within`, on a day that is not known."""

    certain: tuple[Period, ...]
    possible: tuple[Period, ...]
    within: tuple[Period, ...]

    def at(self, asked: Period) -> Answer:
        """Whether it is in force at any time in what is asked for."""
        if any(period.meets(asked) for period in self.certain) or any(asked.holds(period) for period in self.within):
            return Answer.YES
        return Answer.POSSIBLY if any(period.meets(asked) for period in self.possible) else Answer.NO


def in_force(course: Course) -> InForce:
    """Between two days on which a date can fall nothing changes: the rules are asked once for each such stretch."""
    found = [(stretch, _answer(course, stretch.first)) for stretch in stretches(course)]
    certain = tuple(_joined(stretch for stretch, answer in found if answer is Answer.YES))
    possible = tuple(_joined(stretch for stretch, answer in found if answer is Answer.POSSIBLY))
    return InForce(certain, possible, tuple(_within(course, (*certain, *possible))))


def stretches(course: Course) -> Iterator[Period]:
    """All time, cut at the days on which a date can fall; the first has no beginning, the last no end."""
    days = {date.min}
    for bounds in _all_bounds(course):
        days |= {bounds.earliest, bounds.latest}
        days |= {day + _DAY for day in (bounds.earliest, bounds.latest) if day < date.max}
    ordered = sorted(days)
    for first, following in pairwise(ordered):
        yield Period(first, following - _DAY)
    yield Period(ordered[-1], date.max)


def _all_bounds(course: Course) -> Iterator[Bounds]:
    deeds = [deed for side in course.sides for deed in side.deeds]
    dated = (course.start, course.term, course.ended, *(deed.when for deed in deeds), *(deed.until for deed in deeds))
    yield from (bounds for bounds in dated if bounds)
    yield from (found.bounds for found in course.confirmations)


def _answer(course: Course, day: date) -> Answer:
    states = {found.state for found in readings(course, day)}
    if states == {State.IN_FORCE}:
        return Answer.YES
    return Answer.NO if states <= _OVER else Answer.POSSIBLY


def _joined(stretches: Iterable[Period]) -> Iterator[Period]:
    current: Period | None = None
    for stretch in stretches:
        if current and stretch.first - current.last == _DAY:
            current = Period(current.first, stretch.last)
        else:
            yield from (current,) if current else ()
            current = stretch
    yield from (current,) if current else ()


def _within(course: Course, open_: tuple[Period, ...]) -> Iterator[Period]:
    """The times of confirmations that are not known to the day, where nothing speaks against them."""
    times = {Period(found.bounds.earliest, found.bounds.latest) for found in course.confirmations}
    for time in sorted(times):
        if time.first < time.last and any(period.meets(time) for period in open_):
            yield time
