"""The rules that decide the state of an agreement, in their order: the first that finds one decides.

A rule is asked with the days that keep an agreement in force longest (`wide`), and with those that keep it shortest.
Its docstring is its text on the page "How status is computed", and a message of the catalogues.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from atlas.derive.status.course import Bounds, Course, DatedAct, PartyActs
from atlas.derive.status.states import RuleResult, State
from atlas.model.choices import ActKind, Standing
from atlas.model.fields import N_

_SUSPENDING = (ActKind.SUSPENDED, ActKind.RESUMED, ActKind.RENEWED, ActKind.CONFIRMED)


def not_concluded(course: Course, day: date, wide: bool) -> RuleResult | None:
    """What is agreed, planned, proposed, expected or under discussion has that for its state, whatever its dates."""
    return None if course.standing is Standing.STATED else RuleResult(State.NOT_CONCLUDED)


def not_begun(course: Course, day: date, wide: bool) -> RuleResult | None:
    """An agreement begins with its term; without one, when it is signed; else in the time since which it is said to
    exist. It never begins before it is signed.
    """
    if course.start and day < course.start.at(wide):
        return RuleResult(State.NOT_YET, course.start.inferred)
    return None


def over(course: Course, day: date, wide: bool) -> RuleResult | None:
    """It is over after the earliest of these: the last day of its term, which a renewal can move; an end that no party
    brought about; the termination by a party. Where more than two are bound, a termination removes that party only,
    until one is left. An agreement whose term has passed is followed by another once that one has begun.
    """
    passed = [(end, state) for end, state in _ends(course, day, wide) if end.at(not wide) < day]
    if not passed:
        return None
    end, state = min(passed, key=lambda pair: pair[0].at(not wide))
    return RuleResult(state, end.inferred)


def suspended(course: Course, day: date, wide: bool) -> RuleResult | None:
    """Of each party the last act counts that suspends, resumes, renews or confirms. If it suspends, the agreement is
    suspended by one side; if every party has suspended it, it is suspended.
    """
    if not any(side.deeds for side in course.sides):
        return None
    latest = [_latest(side, day, wide) for side in _bound(course, day, wide)]
    by = [deed for deed in latest if deed and deed.kind is ActKind.SUSPENDED]
    if not by:
        return None
    state = State.SUSPENDED if len(by) == len(latest) else State.SUSPENDED_BY_ONE
    return RuleResult(state, any(deed.when.inferred for deed in by))


def within_term(course: Course, day: date, wide: bool) -> RuleResult | None:
    """Within a term of which beginning and end are known it is in force."""
    end = _term(course, day, wide)
    if course.start and end:
        return RuleResult(State.IN_FORCE, course.start.inferred or end.inferred)
    return None


def confirmed(course: Course, day: date, wide: bool) -> RuleResult | None:
    """A party's confirmation, or a source that names the parties and describes a known time, shows it in force at that
    time. Between its beginning, or a confirmation, and a later confirmation it is in force: that it went on is assumed.
    After the last one it is in force when last confirmed, and nothing is known since. Before the only one, and without
    a known beginning, it is possibly in force.
    """
    if not course.confirmations:
        return None
    bounds = [found.bounds for found in course.confirmations]
    if day > max(one.at(not wide) for one in bounds):
        return RuleResult(State.LAST_CONFIRMED)
    if any(one.at(wide) <= day for one in bounds):
        return RuleResult(State.IN_FORCE)
    return RuleResult(State.IN_FORCE, course.start.inferred) if course.start else RuleResult(State.CONFIRMED_LATER)


def not_known(course: Course, day: date, wide: bool) -> RuleResult | None:
    """Without a term and without a confirmation it is not known whether it is in force."""
    return RuleResult(State.UNKNOWN)


Rule = Callable[[Course, date, bool], RuleResult | None]
RULES: tuple[tuple[str, Rule], ...] = (
    (N_("Not concluded"), not_concluded),
    (N_("Beginning"), not_begun),
    (N_("End"), over),
    (N_("Suspension"), suspended),
    (N_("Term"), within_term),
    (N_("Confirmation"), confirmed),
    (N_("Silence"), not_known),
)
"""The rules in their order, each with its title."""


def _ends(course: Course, day: date, wide: bool) -> Iterator[tuple[Bounds, State]]:
    if term := _term(course, day, wide):
        followed = any(start.at(wide) <= day for start in course.followers)
        yield term, State.FOLLOWED if followed else State.EXPIRED
    if course.ended:
        yield course.ended, State.ENDED
    yield from _terminations(course, day, wide)


def _terminations(course: Course, day: date, wide: bool) -> Iterator[tuple[Bounds, State]]:
    """The act that leaves one party only; where that one has terminated too, no single side has ended it."""
    acts = sorted(_last_acts(course, wide), key=lambda pair: pair[0].at(not wide))
    if not acts:
        return
    left = sum(side.number for side in course.sides)
    passed = sum(side.number for when, side in acts if when.at(not wide) < day)
    for when, side in acts:
        left -= side.number
        if left <= 1:
            by_one = side is acts[0][1] and passed == side.number
            yield when, State.ENDED_BY_ONE if by_one else State.ENDED
            return


def _last_acts(course: Course, wide: bool) -> Iterator[tuple[Bounds, PartyActs]]:
    """The sides that terminate, each with the first day on which it does."""
    for side in course.sides:
        when = [deed.when for deed in side.deeds if deed.kind is ActKind.TERMINATED]
        if when:
            yield min(when, key=lambda bounds: bounds.at(not wide)), side


def _bound(course: Course, day: date, wide: bool) -> list[PartyActs]:
    """The parties that have not left by then."""
    gone = [side for when, side in _last_acts(course, wide) if when.at(not wide) < day]
    return [side for side in course.sides if not any(side is other for other in gone)]


def _latest(side: PartyActs, day: date, wide: bool) -> DatedAct | None:
    """The last act until the day: what speaks for the reading as late as can be, what does not as early."""
    past = []
    for deed in side.deeds:
        fitting = (deed.kind is ActKind.SUSPENDED) is not wide
        if deed.kind in _SUSPENDING and deed.when.at(early=fitting) <= day:
            past.append((min(deed.when.at(early=not fitting), day), _SUSPENDING.index(deed.kind), deed))
    return max(past, key=lambda one: one[:2])[2] if past else None


def _term(course: Course, day: date, wide: bool) -> Bounds | None:
    """The end of the term; the last past renewal that gives a new one replaces it."""
    deeds = (deed for side in course.sides for deed in side.deeds if deed.kind is ActKind.RENEWED)
    ends = [deed.until for deed in deeds if deed.until and (_undated(deed) or deed.when.at(wide) <= day)]
    return max(ends, key=lambda bounds: bounds.latest) if ends else course.term


def _undated(deed: DatedAct) -> bool:
    return deed.when.latest == date.max
