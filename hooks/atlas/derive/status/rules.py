"""The rules that decide the state of an agreement, in their order: the first that finds one decides.

A rule is asked twice: with the days that keep an agreement in force longest (`longest`), then shortest.
Its docstring is its text on the page "How status is computed", and a message of the catalogues.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from atlas.derive.status.bounds import ANY_DAY, Bounds
from atlas.derive.status.course import Course
from atlas.derive.status.ends import bound_parties, end_by, is_among
from atlas.derive.status.first_known import first_known, is_before_first_known
from atlas.derive.status.party_courses import DatedAct, PartyCourse
from atlas.derive.status.states import RuleResult, State
from atlas.derive.status.terms import term_on
from atlas.messages.message import N_
from atlas.model.choices import ActKind, Standing

SUSPENDING = (ActKind.SUSPENDED, ActKind.RESUMED, ActKind.RENEWED, ActKind.CONFIRMED)
"""The acts that suspend or resume; of those of one time the later count."""


def not_concluded(course: Course, day: date, longest: bool) -> RuleResult | None:
    """If an agreement is only agreed, planned, proposed, expected or under discussion, that is its status, whatever its
    dates.
    """
    return None if course.standing is Standing.STATED else RuleResult(State.NOT_CONCLUDED)


def before_first_known(course: Course, day: date, longest: bool) -> RuleResult | None:
    """If the beginning of an agreement is not known, nothing is known of the time before the first date that a source
    gives: the date of an action or a confirmation, or the latest day by which it had begun.
    """
    is_known_later = is_before_first_known(course, day) and first_known(course) < date.max
    return RuleResult(State.UNKNOWN) if is_known_later else None


def not_begun(course: Course, day: date, longest: bool) -> RuleResult | None:
    """An agreement begins with its term; if it has none, when it is signed; otherwise at the time from which it is said
    to have existed. It never begins before it is signed, nor before two parties are bound. If its parties signed it one
    after the other, it begins on a day from the first signature to the last. It has begun by the time of the first
    confirmation, and of the first action on it.
    """
    if course.start and day < course.start.at(longest):
        return RuleResult(State.NOT_YET, course.start.inferred)
    return None


def over(course: Course, day: date, longest: bool) -> RuleResult | None:
    """It is over after the earliest of these: the last day of its term, which a renewal moves, or leaves open if it
    gives no new end; an end that no party brought about; termination by a party. Where more than two parties are bound,
    a termination removes only that party, until one is left; a group of unknown number may be several. Parties are
    bound only during their own period: one that gives way to another does not end the agreement. An agreement whose
    term has passed is followed by another once that one has begun; one whose term has no end is over when another that
    follows it begins to bind the same parties, but for those that had left it. An end for which no latest day is stated
    came before the source that reports it; one that is only known to lie within several years came after what shows the
    agreement in force within them; one with a doubtful date may not have come at all.
    """
    found = end_by(course, day, longest)
    return RuleResult(found[1], found[0].inferred) if found else None


def suspended(course: Course, day: date, longest: bool) -> RuleResult | None:
    """For each party, the last action that suspends, resumes, renews or confirms is the one that counts. If that is a
    suspension, the agreement is suspended by one side; if both have suspended it, it is suspended. Where more than two
    parties are bound, of which a group that is not named counts as one, a suspension concerns only that party, until
    fewer than two are left that have not suspended it. A decision to keep the agreement does not end a suspension.
    Where the dates leave open which came first, suspension is taken to have come before resumption. Whoever takes a
    party's place takes over its suspension.
    """
    if not any(party.acts for party in course.parties):
        return None
    bound = [party for party in bound_parties(course, day, longest) if _is_seen(party, course)]
    latest = [(party, _latest_act(party, day, longest)) for party in bound]
    suspensions = [(party, act) for party, act in latest if act and act.kind is ActKind.SUSPENDED]
    suspending = [party for party, _ in suspensions]
    others = [party for party in bound if not is_among(party, suspending)]
    concerned = any(is_among(party, suspending) for party in course.seen_by)
    if not suspensions or (len(others) > 1 and not concerned):
        return None
    state = State.SUSPENDED_BY_ONE if len(suspensions) == 1 and others else State.SUSPENDED
    return RuleResult(state, any(act.when.inferred for _, act in suspensions))


def within_term(course: Course, day: date, longest: bool) -> RuleResult | None:
    """Within a term whose beginning and end are known, it is in force. Where the beginning is not known, it is so from
    the first confirmation or renewal on. A term that a renewal or a source leaves open does not count if a later
    confirmation shows that the agreement went on. By a term or a renewal that is doubtful, it is possibly in force.
    """
    end = term_on(course, day, longest)
    if not end or (end.doubtful and not longest):
        return None
    if course.start:
        return RuleResult(State.IN_FORCE, course.start.inferred or end.inferred)
    renewals = (act.when for party in course.parties for act in party.acts if act.kind is ActKind.RENEWED)
    shown = (*_shown(course, longest), *(when for when in renewals if when != ANY_DAY))
    return RuleResult(State.IN_FORCE, end.inferred) if any(one.at(longest) <= day for one in shown) else None


def confirmed(course: Course, day: date, longest: bool) -> RuleResult | None:
    """A party's confirmation or decision to keep it, or a source that names the parties and describes a known time,
    shows that it was in force at that time. Between its beginning, or a confirmation, and a later confirmation it is in
    force: it is assumed to have continued. After the last confirmation, it was in force when last confirmed, and
    nothing is known since. Between an action and the first confirmation, if its beginning is not known, it is possibly
    in force. A source from before its beginning or after its end confirms nothing, nor does a report of its end; an
    action with a doubtful date may confirm nothing.
    """
    bounds = _shown(course, longest)
    if not bounds:
        return None
    if day > max(one.at(not longest) for one in bounds):
        return RuleResult(State.LAST_CONFIRMED)
    if past := [one for one in bounds if one.at(longest) <= day]:
        return RuleResult(State.IN_FORCE, all(one.inferred for one in past))
    return RuleResult(State.IN_FORCE, course.start.inferred) if course.start else RuleResult(State.CONFIRMED_LATER)


def not_known(course: Course, day: date, longest: bool) -> RuleResult | None:
    """Without a term or a confirmation, it is not known whether it is in force."""
    return RuleResult(State.UNKNOWN)


Rule = Callable[[Course, date, bool], RuleResult | None]
RULES: tuple[tuple[str, Rule], ...] = (
    (N_("Not concluded"), not_concluded),
    (N_("First known date"), before_first_known),
    (N_("Beginning"), not_begun),
    (N_("End"), over),
    (N_("Suspension"), suspended),
    (N_("Term"), within_term),
    (N_("Confirmation"), confirmed),
    (N_("Silence"), not_known),
)
"""The rules in their order, each with its title."""


def _shown(course: Course, longest: bool) -> list[Bounds]:
    """The days of the confirmations; those at a doubtful date may confirm nothing."""
    bounds = (confirmation.bounds for confirmation in course.confirmations)
    return [one for one in bounds if longest or not one.doubtful]


def _is_seen(party: PartyCourse, course: Course) -> bool:
    """Tests for a party whose acts matter: where two see the agreement, what others do does not concern them."""
    return len(course.seen_by) < 2 or is_among(party, course.seen_by)


def _latest_act(party: PartyCourse, day: date, longest: bool) -> DatedAct | None:
    """The last act until the day that suspends or resumes; dated late where it favours the reading, else early."""
    past = []
    for act in (*party.inherited, *party.acts):
        favours = (act.kind is ActKind.SUSPENDED) is not longest
        if act.kind in SUSPENDING and (favours or not act.when.doubtful) and act.when.at(early=favours) <= day:
            past.append((min(act.when.at(early=not favours), day), SUSPENDING.index(act.kind), act))
    if not past:
        return None
    last = max(past, key=lambda one: one[:2])[2]
    return next((act for _, _, act in past if _resumes(act, last, party)), last)


def _resumes(act: DatedAct, suspension: DatedAct, party: PartyCourse) -> bool:
    """Tests for a resumption that must be of this suspension: no other can come before it."""
    acts = (*party.inherited, *party.acts)
    before = [one for one in acts if one.kind is ActKind.SUSPENDED and one.when.earliest <= act.when.latest]
    return act.kind is ActKind.RESUMED and before == [suspension]
