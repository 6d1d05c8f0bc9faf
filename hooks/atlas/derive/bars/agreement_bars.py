"""When a relation is in force, as a bar: its states one after the other."""

from __future__ import annotations

import datetime as dt

from atlas.derive.bars.bars import Bar, Stretch, Sureness, bar
from atlas.derive.bars.date_bars import between
from atlas.derive.status.course import Course
from atlas.derive.status.in_force import stretches
from atlas.derive.status.states import State
from atlas.derive.status.status import readings
from atlas.model.choices import Standing

_SURENESS = {
    State.IN_FORCE: Sureness.CERTAIN,
    State.LAST_CONFIRMED: Sureness.UNCONFIRMED,
    State.CONFIRMED_LATER: Sureness.OPEN,
    State.UNKNOWN: Sureness.OPEN,
    State.SUSPENDED: Sureness.SUSPENDED,
    State.SUSPENDED_BY_ONE: Sureness.SUSPENDED,
}
"""Of the states in which a relation exists; in the others it is not drawn."""


def relation_bar(course: Course) -> Bar | None:
    """None where no year is known. Of what is not concluded, the time for which it is meant."""
    if course.standing is not Standing.STATED:
        return bar(between(course.start, course.term))
    found = [
        Stretch(days.first, days.last, sureness)
        for days in stretches(course)
        if (sureness := _sureness(course, days.first))
    ]
    return bar(found, max((one.bounds.latest for one in course.confirmations), default=None))


def _sureness(course: Course, day: dt.date) -> Sureness | None:
    """What both readings of the dates agree on; what only one of them says is possible."""
    wide, narrow = (_SURENESS.get(found.state) for found in readings(course, day))
    return wide if wide is narrow else Sureness.POSSIBLE
