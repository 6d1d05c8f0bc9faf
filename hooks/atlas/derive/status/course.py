"""The course of an agreement: its start, ends, acts and confirmations, each as the days that it can mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from atlas.derive.status.beginning import bounded_by_proof, days_of_beginning, is_of_relation, stated_beginning
from atlas.derive.status.bounds import (
    ANY_DAY,
    Bounds,
    bounds_of,
    hull_of,
    if_certain,
    last_day_of_interval,
    last_of_term,
    one_day,
)
from atlas.derive.status.confirmations import Confirmation, confirmations_of, last_shown
from atlas.derive.status.party_courses import PartyCourse, after_confirmations, party_courses
from atlas.model.agreements import Agreement
from atlas.model.choices import ON_AN_AGREEMENT, ActKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Stated
from atlas.records.followers import binds_same_parties, followers
from atlas.records.store import Atlas

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Follower:
    """The beginning of an agreement that follows, as days, and as sources state it.

    `before`: the last day before it takes the place of one without a term; None where it does not bind the same.
    """

    start: Bounds | None
    stated: Stated[PartialDate] | None
    before: Bounds | None


@dataclass(frozen=True, slots=True)
class Course:
    """All that decides the state of an agreement; `term` is the last day of its term.

    Bounds cover all sources, those that say otherwise too. Acts that are only planned are left out. `seen_by`: the
    parties as which it is seen; none where it is seen as a whole.
    """

    standing: Standing
    start: Bounds | None
    term: Bounds | None
    ended: Bounds | None
    parties: tuple[PartyCourse, ...]
    followers: tuple[Follower, ...]
    confirmations: tuple[Confirmation, ...]
    seen_by: tuple[PartyCourse, ...] = ()


def course_for(course: Course, numbers: Iterable[int]) -> Course:
    """The course as some of the parties see it: from when all of them are bound until the first of them leaves."""
    parties = tuple(course.parties[number] for number in numbers)
    start = hull_of(max, course.start, *(party.joined for party in parties))
    terminated = (act.when for party in parties for act in party.acts if act.kind is ActKind.TERMINATED)
    ended = hull_of(min, course.ended, *(party.left for party in parties), *terminated)
    return replace(course, start=start, ended=ended, seen_by=parties)


def course_of(agreement: Agreement, atlas: Atlas) -> Course:
    """The course of an agreement among the records of its atlas."""
    start = days_of_beginning(agreement, atlas)
    confirmations = tuple(confirmations_of(agreement, start, atlas))
    parties = tuple(party_courses(agreement, start, confirmations, atlas))
    ended = _ended(agreement, start, confirmations, atlas)
    return Course(
        standing=agreement.standing,
        start=_begun(start, ended, parties, confirmations),
        term=_term(agreement),
        ended=ended,
        parties=parties,
        followers=tuple(_followers(agreement, confirmations, atlas)),
        confirmations=confirmations,
    )


def _begun(
    start: Bounds | None, ended: Bounds | None, parties: Sequence[PartyCourse], shown: Sequence[Confirmation]
) -> Bounds | None:
    """The days of its beginning, which is no later than what first shows that it had begun: also an act, or its end."""
    acts = (act for party in parties for act in party.acts if act.kind in ON_AN_AGREEMENT and not act.when.doubtful)
    days = [*(act.when.latest for act in acts), *(one.latest for one in shown if not one.bounds.doubtful)]
    days += [ended.latest] if ended else []
    return start and start.not_after(min((day for day in days if day >= start.earliest), default=date.max))


def _term(agreement: Agreement) -> Bounds | None:
    """The last day of its term; where one of several sources names no end, it has no latest one."""
    in_force = agreement.in_force
    stated, read = (in_force, last_of_term) if in_force else (agreement.since, last_day_of_interval)
    end = bounds_of(stated, read)
    if not stated or not end or all(read(value.value) for value in (stated, *stated.otherwise)):
        return if_certain(end, stated)
    return replace(end, latest=date.max)


def _ended(
    agreement: Agreement, start: Bounds | None, confirmations: Sequence[Confirmation], atlas: Atlas
) -> Bounds | None:
    """The days of its end; those of one of which no year is known are bounded by what is told of it."""
    stated = agreement.ended
    if not stated:
        return None
    told = bounded_by_proof(bounds_of(stated, one_day) or ANY_DAY, stated.sources, atlas)
    end = after_confirmations(told, stated, confirmations)
    return if_certain(end.not_before(start.earliest) if start else end, stated)


def _followers(agreement: Agreement, confirmations: Sequence[Confirmation], atlas: Atlas) -> Iterator[Follower]:
    """The agreements that follow it, with what is known of their beginning."""
    own = days_of_beginning(agreement, atlas)
    for other in followers(agreement, atlas):
        start, before = days_of_beginning(other, atlas), None
        if binds_same_parties(other, agreement):
            known = None if start and own and is_of_relation(other) and start.earliest <= own.latest else start
            begun = _later_start(known, own, tuple(confirmations_of(other, start, atlas)), confirmations)
            before = replace(begun, earliest=_day_before(begun.earliest), latest=_day_before(begun.latest))
        yield Follower(start, stated_beginning(other), before)


def _later_start(
    start: Bounds | None, own: Bounds | None, shown: Sequence[Confirmation], before: Sequence[Confirmation]
) -> Bounds:
    """The beginning of an agreement that follows: after the `own` one of that which it follows.

    It comes before what first shows the later one, and after what last shows the earlier.
    """
    known = start if start and (own is None or start.latest > own.earliest) else ANY_DAY
    begun = known.not_before(own.earliest) if own else known
    first_shown = min((one.bounds.latest for one in shown if not one.bounds.doubtful), default=date.max)
    begun = begun.not_after(first_shown)
    last = last_shown(before, begun.latest)
    return begun.not_before(min(last + _DAY, begun.latest))


def _day_before(day: date) -> date:
    return day - _DAY if date.min < day < date.max else day
