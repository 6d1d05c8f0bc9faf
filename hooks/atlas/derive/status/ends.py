"""The ends of an agreement: of its term, by nobody's act, and by the parties that leave it.

`longest`: in the reading of the dates that keeps it in force longest, else shortest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from atlas.derive.status.bounds import Bounds
from atlas.derive.status.confirmations import Confirmation
from atlas.derive.status.course import Course
from atlas.derive.status.party_courses import PartyCourse
from atlas.derive.status.states import State
from atlas.derive.status.terms import term_on
from atlas.model.choices import ActKind

_DAY = timedelta(days=1)


def last_day(course: Course) -> date:
    """The day by which it is over in every reading; `date.max` where it may go on."""
    return min((end.latest for end, _ in ends(course, date.max, longest=True)), default=date.max)


def days_of_end(course: Course) -> tuple[date, date]:
    """The first and the last day that its end can be; `date.max` where it may go on."""
    first = min((end.earliest for end, _ in ends(course, date.max, longest=False)), default=date.max)
    return first, last_day(course)


def confirmations_until_end(course: Course) -> tuple[Confirmation, ...]:
    """The confirmations, without the sources of after the end, or of its time: they confirm nothing.

    The word of a party stays.
    """
    if last_day(course) == date.max:
        return course.confirmations
    return tuple(one for one in course.confirmations if one.by_party or is_before_end(one, course))


def is_before_end(confirmation: Confirmation, course: Course) -> bool:
    """Tests if a confirmation is surely earlier than an end, of which it may else be the news.

    Of the end of a term, which is known in advance, nothing is the news: there it only must not be surely later.
    """
    shown, term = confirmation.bounds.latest, term_on(course, date.max, longest=True)
    if term and term.latest < shown:
        return False
    happened = [end for end, _ in _ends_that_happen(course, date.max, term, longest=False)]
    first = min((end.earliest for end in happened), default=date.max)
    return shown < first or (shown == first and all(first < end.latest for end in happened))


def end_by(course: Course, day: date, longest: bool) -> tuple[Bounds, State] | None:
    """The first of the ends that have passed by a day, with the state in which it leaves the agreement."""
    passed = [(end, state) for end, state in ends(course, day, longest) if end.at(not longest) < day]
    return min(passed, key=lambda pair: pair[0].at(not longest), default=None)


def ends(course: Course, day: date, longest: bool) -> Iterator[tuple[Bounds, State]]:
    """The ends of an agreement as they stand on a day, each with the state in which it leaves it."""
    term = term_on(course, day, longest)
    if term:
        followed = any(one.start and one.start.at(longest) <= day for one in course.followers)
        yield term, State.FOLLOWED if followed else State.EXPIRED
    yield from _ends_that_happen(course, day, term, longest)


def _ends_that_happen(course: Course, day: date, term: Bounds | None, longest: bool) -> Iterator[tuple[Bounds, State]]:
    """The ends but that of its term."""
    if term is None or term.latest == date.max:
        yield from ((one.before, State.FOLLOWED) for one in course.followers if one.before)
    yield from _leavings_that_end(course, day, longest)
    if course.ended:
        yield course.ended, State.ENDED


def _leavings_that_end(course: Course, day: date, longest: bool) -> Iterator[tuple[Bounds, State]]:
    """The first leaving after which fewer than two are bound."""
    leavings = sorted(_leavings(course, longest), key=lambda leaving: leaving.when.at(not longest))
    for number, leaving in enumerate(leavings, 1):
        gone = [one.party for one in leavings[:number]]
        left = (party for party in _joined(course, leaving, longest) if not is_among(party, gone))
        if sum(party.number(longest) for party in left) <= 1:
            ended_by = [one.party for one in leavings if one.by_act and one.when.at(not longest) < day]
            by_one = leaving.by_act and all(party is leaving.party for party in ended_by)
            yield leaving.when, State.ENDED_BY_ONE if by_one else State.ENDED
            return


@dataclass(frozen=True, slots=True)
class _Leaving:
    """The end of a party's time, by its own termination or without an act."""

    when: Bounds
    party: PartyCourse
    by_act: bool


def _leavings(course: Course, longest: bool) -> Iterator[_Leaving]:
    """The parties that leave, each with the first time at which it does."""
    for party in course.parties:
        terminated = (_Leaving(act.when, party, True) for act in party.acts if act.kind is ActKind.TERMINATED)
        left = (_Leaving(party.left, party, False),) if party.left else ()
        if found := (*terminated, *left):
            yield min(found, key=lambda leaving: leaving.when.at(not longest))


def _joined(course: Course, leaving: _Leaving, longest: bool) -> Iterator[PartyCourse]:
    """The parties whose time has begun when one leaves; one that takes its place may begin on the next day."""
    for party in course.parties:
        if not party.joined:
            yield party
        elif leaving.by_act:
            if party.joined.at(longest) <= leaving.when.at(not longest):
                yield party
        elif party.joined.earliest - leaving.when.latest <= _DAY:
            yield party


def bound_parties(course: Course, day: date, longest: bool) -> list[PartyCourse]:
    """The parties whose time has begun by the day and is not over."""
    gone = [one.party for one in _leavings(course, longest) if one.when.at(not longest) < day]
    begun = (party for party in course.parties if not party.joined or party.joined.at(longest) <= day)
    return [party for party in begun if not is_among(party, gone)]


def is_among(party: PartyCourse, others: Iterable[PartyCourse]) -> bool:
    """Tests for one of a few parties; two may have equal courses."""
    return any(party is other for other in others)
