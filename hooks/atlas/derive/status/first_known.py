"""The first date known of an agreement: of the time before it nothing is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from atlas.derive.status.bounds import Bounds
from atlas.derive.status.course import Course


def first_known(course: Course) -> date:
    """The first day of which anything is known, `date.max` where no date is: of `../2010` that is the last day."""
    known = (bounds.latest if bounds.earliest == date.min else bounds.earliest for bounds in all_bounds(course))
    return min(known, default=date.max)


def is_before_first_known(course: Course, day: date) -> bool:
    """Tests for a day earlier than any date known of an agreement of which no earliest beginning is known."""
    return (course.start is None or course.start.earliest == date.min) and day < first_known(course)


def all_bounds(course: Course) -> Iterator[Bounds]:
    """The bounds of every date: of its course, its acts, the times of its parties and its confirmations."""
    acts = [act for party in course.parties for act in party.acts]
    dates = (course.start, course.term, course.ended, *(act.when for act in acts), *(act.until for act in acts))
    times = (bounds for party in course.parties for bounds in (party.joined, party.left))
    yield from (bounds for bounds in (*dates, *times, *(one.before for one in course.followers)) if bounds)
    yield from (confirmation.bounds for confirmation in course.confirmations)
