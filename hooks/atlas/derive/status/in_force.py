"""The periods in which an agreement is in force: certainly, by an inferred date, or possibly as far as sources say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from atlas.derive.status.course import Course
from atlas.derive.status.first_known import all_bounds, first_known, is_before_first_known
from atlas.derive.status.states import OVER, SUSPENDED, State
from atlas.derive.status.status import readings
from atlas.model.choices import Standing
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
    """The periods in which an agreement is certainly, and possibly, in force; no day is in two of the kinds.

    In those of `inferred` it is certainly in force if an inferred date is right. In those of `suspended` one side has
    suspended it: whether that leaves it in force is for the reader to say, who is told. In each period of `within` it
    is in force on some day that is not known. `unknown` is the time before the first date known of it.
    """

    certain: tuple[Period, ...]
    inferred: tuple[Period, ...]
    possible: tuple[Period, ...]
    suspended: tuple[Period, ...]
    within: tuple[Period, ...]
    unknown: tuple[Period, ...]

    def at(self, time: Period) -> Answer:
        """Answers if it is in force on any day of a time."""
        if self._is_stated_at(time) or any(one.overlaps(time) for one in self.inferred):
            return Answer.YES
        possible = (*self.possible, *self.suspended)
        return Answer.POSSIBLY if any(one.overlaps(time) for one in possible) else Answer.NO

    def is_suspended_at(self, time: Period) -> bool:
        """Tests for a time of which all days on which it may be in force come after its suspension by one side."""
        possible = any(one.overlaps(time) for one in self.possible)
        return self.at(time) is Answer.POSSIBLY and not possible

    def is_inferred_at(self, time: Period) -> bool:
        """Tests if it is in force on a day of a time, by an inferred date only."""
        return self.at(time) is Answer.YES and not self._is_stated_at(time)

    def is_unknown_at(self, time: Period) -> bool:
        """Tests for a time of which nothing is known, as all dates known are later."""
        return any(one.contains(time) for one in self.unknown)

    def _is_stated_at(self, time: Period) -> bool:
        return any(one.overlaps(time) for one in self.certain) or any(time.contains(one) for one in self.within)


class _Answered(NamedTuple):
    """A stretch with the answer for its days; `inferred` where that rests on an inferred date.

    `suspended`: by one side, in both readings of the dates, or over in one of them.
    """

    stretch: Period
    answer: Answer
    inferred: bool
    suspended: bool = False


def in_force(course: Course) -> InForce:
    """The periods in which an agreement is in force; the rules are asked once for each of its stretches."""
    unknown = tuple(_before_first_known(course))
    known = (one for one in stretches(course) if not unknown or one.first > unknown[0].last)
    found = [_answered(course, stretch) for stretch in known]
    certain, inferred = (_periods(found, Answer.YES, by_inference) for by_inference in (False, True))
    possible, suspended = (
        tuple(_merged_periods(one.stretch for one in found if (one.answer, one.suspended) == (Answer.POSSIBLY, by_one)))
        for by_one in (False, True)
    )
    within = tuple(_inexact_confirmations(course, (*certain, *inferred, *possible, *suspended)))
    return InForce(certain, inferred, possible, suspended, within, unknown)


def _before_first_known(course: Course) -> Iterator[Period]:
    if course.standing is Standing.STATED and is_before_first_known(course, date.min):
        first = first_known(course)
        yield Period(date.min, first if first == date.max else first - _DAY)


def _periods(found: Iterable[_Answered], answer: Answer, inferred: bool) -> tuple[Period, ...]:
    return tuple(_merged_periods(one.stretch for one in found if (one.answer, one.inferred) == (answer, inferred)))


def stretches(course: Course) -> Iterator[Period]:
    """All time, cut at the days on which a date can fall: the state changes within none of these stretches.

    The first has no beginning, the last no end.
    """
    days = {date.min}
    for bounds in all_bounds(course):
        days |= {bounds.earliest, bounds.latest}
        days |= {day + _DAY for day in (bounds.earliest, bounds.latest) if day < date.max}
    ordered = sorted(days)
    for first, following in pairwise(ordered):
        yield Period(first, following - _DAY)
    yield Period(ordered[-1], date.max)


def _answered(course: Course, stretch: Period) -> _Answered:
    found = readings(course, stretch.first)
    states = {reading.state for reading in found}
    if states == {State.IN_FORCE}:
        return _Answered(stretch, Answer.YES, any(reading.inferred for reading in found))
    if states <= _NOT_IN_FORCE:
        return _Answered(stretch, Answer.NO, False)
    return _Answered(stretch, Answer.POSSIBLY, False, suspended=states <= _NOT_IN_FORCE | SUSPENDED)


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
    shown = (one.bounds for one in course.confirmations if not one.bounds.doubtful)
    times = {Period(one.earliest, one.latest) for one in shown}
    for time in sorted(times):
        if time.first < time.last and any(period.overlaps(time) for period in in_force):
            yield time
