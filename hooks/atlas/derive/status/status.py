"""The state of an agreement on a day, from what each party did and what the sources confirm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from atlas.derive.status.course import Confirmation, Course, course_of
from atlas.derive.status.rules import RULES
from atlas.derive.status.states import RuleResult, State
from atlas.model.agreements import Agreement
from atlas.records.store import Atlas

_NEVER_BEGUN = frozenset((State.NOT_CONCLUDED, State.NOT_YET))


@dataclass(frozen=True, slots=True)
class StatusOn:
    """The state on a day; `possibly` where dates that are not exact leave another state open."""

    state: State
    possibly: bool
    confirmation: Confirmation | None
    inferred: bool = False


def status_on(agreement: Agreement, atlas: Atlas, day: date) -> StatusOn:
    """The state on `day`, see status_of."""
    return status_of(course_of(agreement, atlas), day)


def status_of(course: Course, day: date) -> StatusOn:
    """What both readings of the dates find; where they differ, the state is only possible."""
    widest, narrowest = readings(course, day)
    found = narrowest if widest.state is State.UNKNOWN else widest
    possibly = widest.state is not narrowest.state and found.state is not State.CONFIRMED_LATER
    confirmation = None if {widest.state, narrowest.state} <= _NEVER_BEGUN else confirmed_by(course, day)
    return StatusOn(found.state, possibly, confirmation, found.inferred)


def readings(course: Course, day: date) -> tuple[RuleResult, RuleResult]:
    """What the rules find with the days that keep it in force longest, and with those that keep it shortest."""
    return _decided(course, day, wide=True), _decided(course, day, wide=False)


def confirmed_by(course: Course, day: date) -> Confirmation | None:
    """The last confirmation that is not after the day."""
    known = [found for found in course.confirmations if found.bounds.earliest <= day]
    return max(known, key=lambda found: found.date.sort_key, default=None)


def last_confirmation(agreement: Agreement, atlas: Atlas, day: date) -> Confirmation | None:
    """The last confirmation of an agreement that is not after `day`."""
    return confirmed_by(course_of(agreement, atlas), day)


def _decided(course: Course, day: date, *, wide: bool) -> RuleResult:
    found = (rule(course, day, wide) for _, rule in RULES)
    return next(one for one in found if one)
