"""The state of an agreement on a day, from what each party did and what the sources confirm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from atlas.derive.status.confirmations import Confirmation
from atlas.derive.status.course import Course, course_of
from atlas.derive.status.ends import confirmations_until_end
from atlas.derive.status.rules import RULES
from atlas.derive.status.states import OVER, SUSPENDED, RuleResult, State
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
    """Combines both readings of the dates; where they differ, the state is only possible. What is over is over."""
    longest, shortest = readings(course, day)
    found = shortest if _says_more(shortest.state, longest.state) else longest
    if longest.state is shortest.state:
        found = RuleResult(found.state, longest.inferred or shortest.inferred)
    possibly = longest.state is not shortest.state and found.state is not State.CONFIRMED_LATER
    if possibly and {longest.state, shortest.state} <= OVER:  # only how it ended is not certain
        found, possibly = RuleResult(State.ENDED, longest.inferred or shortest.inferred), False
    confirmation = None if {longest.state, shortest.state} <= _NEVER_BEGUN else last_confirmation_of(course, day)
    if confirmation and confirmation.tells_of_end and found.state in OVER | SUSPENDED:
        confirmation = last_confirmation_of(course, day, of_ends=False)
    return StatusOn(found.state, possibly, confirmation, found.inferred)


def _says_more(shortest: State, longest: State) -> bool:
    """Tests if the shortest reading knows something of the day, where the longest has nothing since a confirmation."""
    if longest is State.LAST_CONFIRMED:
        return shortest not in (State.LAST_CONFIRMED, State.UNKNOWN, State.NOT_YET)
    return longest is State.UNKNOWN


def readings(course: Course, day: date) -> tuple[RuleResult, RuleResult]:
    """The results of the rules with the days that keep it in force longest, and with those that keep it shortest."""
    return _apply_rules(course, day, longest=True), _apply_rules(course, day, longest=False)


def last_confirmation(agreement: Agreement, atlas: Atlas, day: date) -> Confirmation | None:
    """The last confirmation of an agreement that is not after `day`."""
    return last_confirmation_of(course_of(agreement, atlas), day)


def last_confirmation_of(course: Course, day: date = date.max, *, of_ends: bool = True) -> Confirmation | None:
    """The last confirmation until a day: that which shows it in force latest for certain; `2018 or earlier` does not.

    One at a doubtful date is the last only where there is no other.

    Without those `of_ends` it is no news of the suspension or end.
    """
    past = [one for one in confirmations_until_end(course) if one.bounds.earliest <= day]
    shown = [one for one in past if of_ends or not one.tells_of_end]
    return max(shown, key=lambda one: (not one.bounds.doubtful, one.bounds.earliest, one.date.sort_key), default=None)


def _apply_rules(course: Course, day: date, *, longest: bool) -> RuleResult:
    """The result of the first rule that finds one."""
    results = (rule(course, day, longest) for _, rule in RULES)
    return next(result for result in results if result)
