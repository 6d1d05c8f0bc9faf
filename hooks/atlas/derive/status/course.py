"""The course of an agreement: its start, ends, acts and confirmations, each as the days that it can mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from atlas.derive.status.bounds import (
    ANY_DAY,
    Bounds,
    bounds_of,
    end_day,
    first_of_term,
    hull_of,
    if_certain,
    last_day_of_interval,
    last_of_term,
    one_day,
    shown_day,
    start_day,
)
from atlas.model.agreements import Agreement
from atlas.model.choices import CONFIRMING, ActKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.parties import Act, Party
from atlas.model.shapes import Citation, Stated
from atlas.records.described_time import described_time, written_time
from atlas.records.followers import binds_same_parties, followers
from atlas.records.party_lines import lines
from atlas.records.statements import supporting_citations
from atlas.records.store import Atlas

_DAY = timedelta(days=1)
_CHANGING = (ActKind.SUSPENDED, ActKind.RESUMED, ActKind.TERMINATED)
"""The acts that change the state, on whatever day: a source that tells of one is not older than it."""
_ENDING = (ActKind.SUSPENDED, ActKind.TERMINATED)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Words of a source, or an act of a party, that show the agreement in force at a time.

    One that was `kept` may have been suspended before. `tells_of_end`: the source also tells that it was suspended,
    terminated or ended by then, and so shows it in force only until that.
    """

    date: PartialDate
    citations: tuple[Citation, ...]
    bounds: Bounds
    by_party: bool = False
    kept: bool = False
    tells_of_end: bool = False


@dataclass(frozen=True, slots=True)
class DatedAct:
    """An act with its days; `until` are those of the new end of the term, where it gives one."""

    act: Act
    kind: ActKind
    when: Bounds
    until: Bounds | None


@dataclass(frozen=True, slots=True)
class PartyCourse:
    """The acts of one party, and the days within which its time as a party begins and ends; None for no bound.

    `size`: how many parties a group that is not named counts for, else 1. `inherited` are the acts of those whose place
    it took.
    """

    size: int
    acts: tuple[DatedAct, ...]
    joined: Bounds | None = None
    left: Bounds | None = None
    inherited: tuple[DatedAct, ...] = ()


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

    Bounds cover all sources, those that say otherwise too. Acts that are only planned are left out.
    """

    standing: Standing
    start: Bounds | None
    term: Bounds | None
    ended: Bounds | None
    parties: tuple[PartyCourse, ...]
    followers: tuple[Follower, ...]
    confirmations: tuple[Confirmation, ...]


def course_for(course: Course, numbers: Iterable[int]) -> Course:
    """The course as some of the parties see it: from when all of them are bound until the first of them leaves."""
    parties = [course.parties[number] for number in numbers]
    start = hull_of(max, course.start, *(party.joined for party in parties))
    terminated = (act.when for party in parties for act in party.acts if act.kind is ActKind.TERMINATED)
    ended = hull_of(min, course.ended, *(party.left for party in parties), *terminated)
    return replace(course, start=start, ended=ended)


def course_of(agreement: Agreement, atlas: Atlas) -> Course:
    """The course of an agreement among the records of its atlas."""
    confirmations = tuple(_confirmations(agreement, atlas))
    parties = tuple(_party_courses(agreement, confirmations, atlas))
    return Course(
        standing=agreement.standing,
        start=hull_of(max, _start(agreement, atlas), _second_to_join(parties)),
        term=_term(agreement),
        ended=_ended(agreement, confirmations, atlas),
        parties=parties,
        followers=tuple(_followers(agreement, confirmations, atlas)),
        confirmations=confirmations,
    )


def _start(agreement: Agreement, atlas: Atlas) -> Bounds | None:
    """The beginning of its term, else its signing, else the time of `since`; never before its signing."""
    signed = bounds_of(agreement.signed, one_day)
    if signed and agreement.signed:
        proof = agreement.signed.sources or supporting_citations(agreement, "signed")
        signed = _bounded_by_proof(signed, proof, atlas)
    begun = bounds_of(agreement.in_force, first_of_term) or signed or bounds_of(agreement.since, start_day)
    if not begun or not signed or signed == begun:
        return begun
    if signed.latest == date.max:  # "or later" is no later than what is known of its beginning
        signed = Bounds(signed.earliest, max(signed.earliest, begun.latest), signed.inferred)
    return hull_of(max, begun, signed)


def _second_to_join(parties: Sequence[PartyCourse]) -> Bounds | None:
    """The days on which the second party joins: before that nobody is bound. None where two are from the beginning."""
    joining = [party.joined for party in parties for _ in range(min(party.size, 2)) if party.joined]
    missing = 2 - sum(party.size for party in parties if not party.joined)
    if not 0 < missing <= len(joining):
        return None
    earliest, latest = (sorted(one.at(early) for one in joining)[missing - 1] for early in (True, False))
    return Bounds(earliest, latest, any(one.inferred for one in joining))


def _term(agreement: Agreement) -> Bounds | None:
    """The last day of its term; where one of several sources names no end, it has no latest one."""
    in_force = agreement.in_force
    stated, read = (in_force, last_of_term) if in_force else (agreement.since, last_day_of_interval)
    end = bounds_of(stated, read)
    if not stated or not end or all(read(value.value) for value in (stated, *stated.otherwise)):
        return if_certain(end, stated)
    return Bounds(end.earliest, date.max, end.inferred)


def _followers(agreement: Agreement, confirmations: Sequence[Confirmation], atlas: Atlas) -> Iterator[Follower]:
    """The agreements that follow it, with what is known of their beginning."""
    own = _start(agreement, atlas)
    for other in followers(agreement, atlas):
        start, before = _start(other, atlas), None
        if binds_same_parties(other, agreement):
            known = None if start and own and _is_of_relation(other) and start.earliest <= own.latest else start
            begun = _later_start(known, own, tuple(_confirmations(other, atlas)), confirmations)
            before = replace(begun, earliest=_day_before(begun.earliest), latest=_day_before(begun.latest))
        yield Follower(start, _stated_start(other), before)


def _later_start(
    start: Bounds | None, own: Bounds | None, shown: Sequence[Confirmation], before: Sequence[Confirmation]
) -> Bounds:
    """The beginning of an agreement that follows: after the `own` one of that which it follows.

    Where it is not known to be later, it comes before what first shows the later one, and after what shows the earlier.
    """
    if start and (own is None or start.latest > own.earliest):
        return replace(start, earliest=max(start.earliest, own.earliest)) if own else start
    latest = min((one.bounds.latest for one in shown), default=date.max)
    earliest = [own.earliest] if own else []
    earliest += [one.bounds.earliest for one in before if one.bounds.latest <= latest]
    return Bounds(min(max(earliest, default=date.min), latest), latest)


def _is_of_relation(agreement: Agreement) -> bool:
    """Tests for a beginning that may be that of the relation, which all agreements on it share."""
    return not (agreement.signed or agreement.in_force)


def _day_before(day: date) -> date:
    return day - _DAY if date.min < day < date.max else day


def _stated_start(agreement: Agreement) -> Stated[PartialDate] | None:
    """The beginning of its term, else its signing, else the time of `since`, as sources state it."""
    stated: Stated[PartialDate] | None = agreement.in_force or agreement.signed or agreement.since
    return replace(stated, value=stated.value.begin) if stated and stated.value.year_known else None


def _confirmations(agreement: Agreement, atlas: Atlas) -> Iterator[Confirmation]:
    """Acts of confirmation, and citations of a known time that prove the parties."""
    for party in agreement.parties:
        for act in party.acts:
            when = bounds_of(act.date, shown_day) if _took_place(act) and act.act in CONFIRMING else None
            if act.date and when:
                proof = act.sources or act.date.sources
                yield Confirmation(act.date.value, proof, when, True, act.act is ActKind.KEPT)
    cited = (
        *supporting_citations(agreement, "parties"),
        *(citation for party in agreement.parties for citation in party.sources),
    )
    ends = _ends_by_source(agreement)
    for citation in dict.fromkeys(cited):
        described = described_time(citation, atlas)
        when = shown_day(described) if described else None
        if described and when:
            end = ends.get(citation.source_key, date.max)
            yield Confirmation(described, (citation,), when, tells_of_end=when.latest >= end)


def _ends_by_source(agreement: Agreement) -> dict[str, date]:
    """The first day that a suspension, termination or end can be of which a source tells, by the source."""
    acts = (act for party in agreement.parties for act in party.acts if _took_place(act) and act.act in _ENDING)
    ends: dict[str, date] = {}
    for stated, proof in (*((act.date, act.sources) for act in acts), (agreement.ended, ())):
        when = bounds_of(stated, one_day) or ANY_DAY
        for citation in (*proof, *(stated.sources if stated else ())):
            ends[citation.source_key] = min(ends.get(citation.source_key, date.max), when.earliest)
    return ends


def _ended(agreement: Agreement, confirmations: Sequence[Confirmation], atlas: Atlas) -> Bounds | None:
    """The days of its end; those of one of which no year is known are bounded by what is told of it."""
    stated = agreement.ended
    if not stated:
        return None
    end = _bounded_by_proof(bounds_of(stated, one_day) or ANY_DAY, stated.sources, atlas)
    return if_certain(_after_confirmations(end, confirmations), stated)


def _bounded_by_proof(when: Bounds, proof: Iterable[Citation], atlas: Atlas) -> Bounds:
    """The days of what has no latest one: it had happened by the time of each source that tells of it."""
    if when.latest < date.max:
        return when
    told = (time.point.last_max for citation in proof if (time := written_time(citation, atlas)))
    return replace(when, latest=min((day for day in told if day >= when.earliest), default=date.max))


def _after_confirmations(end: Bounds | None, confirmations: Sequence[Confirmation]) -> Bounds | None:
    """The days of an end of which only the latest is known: it came after what shows the agreement in force before."""
    if not end or end.earliest > date.min or end.latest == date.max:
        return end
    shown = [one.bounds.earliest for one in confirmations if one.bounds.latest <= end.latest]
    return Bounds(max(shown, default=end.earliest), end.latest, end.inferred)


def _party_courses(agreement: Agreement, confirmations: Sequence[Confirmation], atlas: Atlas) -> Iterator[PartyCourse]:
    """The course of each party; what those did whose place it took holds for it too."""
    own = [_party_course(party, confirmations, atlas) for party in agreement.parties]
    numbers = {id(party): number for number, party in enumerate(agreement.parties)}
    before = {id(party): line[:place] for line in lines(agreement) for place, party in enumerate(line)}
    for party, course in zip(agreement.parties, own, strict=True):
        acts = (act for earlier in before[id(party)] for act in own[numbers[id(earlier)]].acts)
        yield replace(course, inherited=tuple(acts))


def _party_course(party: Party, confirmations: Sequence[Confirmation], atlas: Atlas) -> PartyCourse:
    took_place = [act for act in party.acts if _took_place(act)]
    resumed = any(act.act is ActKind.RESUMED for act in took_place)
    acts = (_dated_act(act, () if resumed else confirmations, atlas) for act in took_place)
    left = if_certain(bounds_of(party.during, last_of_term), party.during)
    return PartyCourse(party.size, tuple(acts), bounds_of(party.during, first_of_term), left)


def _dated_act(act: Act, confirmations: Sequence[Confirmation], atlas: Atlas) -> DatedAct:
    when, until = bounds_of(act.date, one_day), if_certain(bounds_of(act.until, end_day), act.until)
    if act.act in _CHANGING:
        proof = act.sources or (act.date.sources if act.date else ())
        when = _bounded_by_proof(when or ANY_DAY, proof, atlas)
    if act.act is ActKind.TERMINATED:
        when = _after_confirmations(when, confirmations)
    if act.act is ActKind.SUSPENDED:
        when = _after_confirmations(when, [one for one in confirmations if not one.kept])
    if act.act in _CHANGING:
        when = if_certain(when, act.date)
    if when and until:  # it comes before the end that it gives
        until = replace(until, earliest=min(max(until.earliest, when.earliest), until.latest))
        when = replace(when, latest=max(when.earliest, min(when.latest, until.latest)))
    return DatedAct(act, act.act, when or ANY_DAY, until)


def _took_place(act: Act) -> bool:
    return act.standing is Standing.STATED
