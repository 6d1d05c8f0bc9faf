"""The periods in which an agreement is in force: certainly, or possibly as far as the sources say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from atlas.derive.status.course import Bounds, Course
from atlas.derive.status.states import OVER, State
from atlas.derive.status.status import readings
from atlas.model.dates.spans import Answer

_NOT_IN_FORCE = OVER | {State.NOT_CONCLUDED, State.NOT_YET, State.SUSPENDED}
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

    def overlaps(self, other: Period) -> bool:
        """Tests for a day in common."""
        return self.first <= other.last and other.first <= self.last

    def contains(self, other: Period) -> bool:
        """Tests if the other lies in this one."""
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True)
class InForce:
    """The periods in which an agreement is certainly, and possibly, in force.

    In each period of `within` it is in force on some day that is not known.
    """

    certain: tuple[Period, ...]
    possible: tuple[Period, ...]
    within: tuple[Period, ...]

    def at(self, time: Period) -> Answer:
        """Answers if it is in force on any day of a time."""
        if any(one.overlaps(time) for one in self.certain) or any(time.contains(one) for one in self.within):
            return Answer.YES
        return Answer.POSSIBLY if any(one.overlaps(time) for one in self.possible) else Answer.NO


def in_force(course: Course) -> InForce:
    """The periods in which an agreement is in force; the rules are asked once for each of its stretches."""
    found = [(stretch, _answer_on(course, stretch.first)) for stretch in stretches(course)]
    certain = tuple(_merged_periods(stretch for stretch, answer in found if answer is Answer.YES))
    possible = tuple(_merged_periods(stretch for stretch, answer in found if answer is Answer.POSSIBLY))
    return InForce(certain, possible, tuple(_inexact_confirmations(course, (*certain, *possible))))


def stretches(course: Course) -> Iterator[Period]:
    """All time, cut at the days on which a date can fall: the state changes within none of these stretches.

    The first has no beginning, the last no end.
    """
    days = {date.min}
    for bounds in _all_bounds(course):
        days |= {bounds.earliest, bounds.latest}
        days |= {day + _DAY for day in (bounds.earliest, bounds.latest) if day < date.max}
    ordered = sorted(days)
    for first, following in pairwise(ordered):
        yield Period(first, following - _DAY)
    yield Period(ordered[-1], date.max)


def _all_bounds(course: Course) -> Iterator[Bounds]:
    acts = [act for party in course.parties for act in party.acts]
    dates = (course.start, course.term, course.ended, *(act.when for act in acts), *(act.until for act in acts))
    times = (bounds for party in course.parties for bounds in (party.joined, party.left))
    yield from (bounds for bounds in (*dates, *times) if bounds)
    yield from (confirmation.bounds for confirmation in course.confirmations)


def _answer_on(course: Course, day: date) -> Answer:
    states = {reading.state for reading in readings(course, day)}
    if states == {State.IN_FORCE}:
        return Answer.YES
    return Answer.NO if states <= _NOT_IN_FORCE else Answer.POSSIBLY


def _merged_periods(stretches: Iterable[Period]) -> Iterator[Period]:
    """Joins periods in order where one follows the other on the next day."""
    current: Period | None = None
    for stretch in stretches:
        if current and stretch.first - current.last == _DAY:
            current = Period(current.first, stretch.last)
        else:
            yield from (current,) if current else ()
            current = stretch
    yield from (current,) if current else ()


def _inexact_confirmations(course: Course, in_force: tuple[Period, ...]) -> Iterator[Period]:
    """The times of confirmations that are not known to the day, where it can have been in force at all."""
    times = {Period(one.bounds.earliest, one.bounds.latest) for one in course.confirmations}
    for time in sorted(times):
        if time.first < time.last and any(period.overlaps(time) for period in in_force):
            yield time
