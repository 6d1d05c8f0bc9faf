"""The first date known of an agreement: of the time before it nothing is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from atlas.derive.status.bounds import Bounds
from atlas.derive.status.course import Course
from atlas.model.choices import ActKind

_DAY = timedelta(days=1)


def first_known(course: Course) -> date:
    """The first day of which anything is known, `date.max` where no date is.

    Of what had begun or happened by 2010 that is the last day of that year; of what had ended by then, the next one.
    """
    known = [_first_known(bounds) for bounds in (*_bounds_of_beginnings(course), *_bounds_of_acts(course))]
    known += [_first_known(end, ended=True) for end in _bounds_of_ends(course)]
    return min(known, default=date.max)


def _first_known(bounds: Bounds, *, ended: bool = False) -> date:
    if bounds.earliest > date.min:
        return bounds.earliest
    return bounds.latest + _DAY if ended and bounds.latest < date.max else bounds.latest


def is_before_first_known(course: Course, day: date) -> bool:
    """Tests for a day earlier than any date known of an agreement of which no earliest beginning is known."""
    return (course.start is None or course.start.earliest == date.min) and day < first_known(course)


def all_bounds(course: Course) -> Iterator[Bounds]:
    """The bounds of every date: of its course, its acts, the times of its parties and its confirmations."""
    yield from _bounds_of_beginnings(course)
    yield from _bounds_of_acts(course)
    yield from _bounds_of_ends(course)


def _bounds_of_beginnings(course: Course) -> Iterator[Bounds]:
    times = (course.start, *(party.joined for party in course.parties))
    yield from (bounds for bounds in times if bounds)


def _bounds_of_acts(course: Course) -> Iterator[Bounds]:
    acts = (act for party in course.parties for act in party.acts if act.kind is not ActKind.TERMINATED)
    yield from (act.when for act in acts)
    yield from (confirmation.bounds for confirmation in course.confirmations)


def _bounds_of_ends(course: Course) -> Iterator[Bounds]:
    acts = [act for party in course.parties for act in party.acts]
    ends = (course.term, course.ended, *(act.until for act in acts), *(party.left for party in course.parties))
    yield from (bounds for bounds in (*ends, *(one.before for one in course.followers)) if bounds)
    yield from (act.when for act in acts if act.kind is ActKind.TERMINATED)
