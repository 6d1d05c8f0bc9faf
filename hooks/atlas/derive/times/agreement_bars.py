"""Agreements as bars: the states of a relation one after the other."""

from __future__ import annotations

import datetime as dt

from atlas.derive.status.course import Course
from atlas.derive.status.in_force import stretches
from atlas.derive.status.states import State
from atlas.derive.status.status import last_confirmation_of, readings
from atlas.derive.times.bars import Bar, Stretch, Sureness, bar
from atlas.derive.times.date_bars import stretches_between
from atlas.model.choices import Standing

_SURENESS = {
    State.IN_FORCE: Sureness.CERTAIN,
    State.LAST_CONFIRMED: Sureness.UNCONFIRMED,
    State.CONFIRMED_LATER: Sureness.POSSIBLE,
    State.UNKNOWN: Sureness.OPEN,
    State.SUSPENDED: Sureness.SUSPENDED,
    State.SUSPENDED_BY_ONE: Sureness.SUSPENDED,
}
"""The sureness in each state in which a relation exists; in the others it is not drawn."""


def relation_bar(course: Course) -> Bar | None:
    """The bar of a relation; None where no year is known. One that is not concluded has the time that is planned."""
    if course.standing is not Standing.STATED:
        return bar(stretches_between(course.start, course.term))
    drawn = [
        Stretch(days.first, days.last, sureness)
        for days in stretches(course)
        if (sureness := _sureness(course, days.first))
    ]
    last = last_confirmation_of(course, of_ends=False)
    return bar(drawn, last.bounds.latest if last else None)


def _sureness(course: Course, day: dt.date) -> Sureness | None:
    """The sureness in which both readings of the dates agree; where only one of them draws it, it is possible."""
    longest, shortest = (_SURENESS.get(reading.state) for reading in readings(course, day))
    return longest if longest is shortest else Sureness.POSSIBLE
