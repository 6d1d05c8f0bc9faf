"""The course of an agreement: its start, ends, acts and confirmations, each as the days that it can mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Basis, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Act, Citation, Party, Stated
from atlas.records.described_time import described_time, written_time
from atlas.records.statements import supporting_citations
from atlas.records.store import Atlas


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last day that a date can mean; `inferred` where it follows from something else."""

    earliest: date
    latest: date
    inferred: bool = False

    def at(self, early: bool) -> date:
        """The first of the days where `early`, else the last."""
        return self.earliest if early else self.latest


ANY_DAY = Bounds(date.min, date.max)
"""The bounds of a date that is not stated."""
_CHANGING = (ActKind.SUSPENDED, ActKind.RESUMED, ActKind.TERMINATED)
"""The acts that change the state, on whatever day: a source that tells of one is not older than it."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Words of a source, or an act of a party, that show the agreement in force at a time."""

    date: PartialDate
    citations: tuple[Citation, ...]
    bounds: Bounds
    by_party: bool = False


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

    `size`: how many parties a group that is not named counts for, else 1.
    """

    size: int
    acts: tuple[DatedAct, ...]
    joined: Bounds | None = None
    left: Bounds | None = None


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
    followers: tuple[Bounds, ...]
    confirmations: tuple[Confirmation, ...]


def course_for(course: Course, numbers: Iterable[int]) -> Course:
    """The course as some of the parties see it: from when all of them are bound until the first of them leaves."""
    parties = [course.parties[number] for number in numbers]
    start = _hull_of(max, course.start, *(party.joined for party in parties))
    terminated = (act.when for party in parties for act in party.acts if act.kind is ActKind.TERMINATED)
    ended = _hull_of(min, course.ended, *(party.left for party in parties), *terminated)
    return replace(course, start=start, ended=ended)


def _hull_of(choose: Callable[[Iterable[date]], date], *bounds: Bounds | None) -> Bounds | None:
    """The bounds of the last of a few days, or of the first of them; None where none is known."""
    known = [one for one in bounds if one]
    if not known:
        return None
    inferred = any(one.inferred for one in known)
    return Bounds(choose(one.earliest for one in known), choose(one.latest for one in known), inferred)


def course_of(agreement: Agreement, atlas: Atlas) -> Course:
    """The course of an agreement among the records of its atlas."""
    confirmations = tuple(_confirmations(agreement, atlas))
    parties = tuple(_party_course(party, confirmations, atlas) for party in agreement.parties)
    return Course(
        standing=agreement.standing,
        start=_hull_of(max, _start(agreement, atlas), _second_to_join(parties)),
        term=_term(agreement),
        ended=_ended(agreement, confirmations, atlas),
        parties=parties,
        followers=tuple(_followers(agreement, atlas)),
        confirmations=confirmations,
    )


def _start(agreement: Agreement, atlas: Atlas) -> Bounds | None:
    """The beginning of its term, else its signing, else the time of `since`; never before its signing."""
    signed = _bounds(agreement.signed, _one_day)
    if signed and agreement.signed:
        proof = agreement.signed.sources or supporting_citations(agreement, "signed")
        signed = _bounded_by_proof(signed, proof, atlas)
    begun = _bounds(agreement.in_force, _first_day) or signed or _bounds(agreement.since, _start_day)
    if not begun or not signed or signed == begun:
        return begun
    if signed.latest == date.max:  # "or later" is no later than what is known of its beginning
        signed = Bounds(signed.earliest, max(signed.earliest, begun.latest), signed.inferred)
    return _hull_of(max, begun, signed)


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
    stated, bounds_of = (in_force, _last_day) if in_force else (agreement.since, _last_day_of_interval)
    end = _bounds(stated, bounds_of)
    if not stated or not end or all(bounds_of(value.value) for value in (stated, *stated.otherwise)):
        return _if_certain(end, stated)
    return Bounds(end.earliest, date.max, end.inferred)


def _followers(agreement: Agreement, atlas: Atlas) -> Iterator[Bounds]:
    """The beginnings of the agreements that follow it."""
    for link in atlas.links_to(agreement.id):
        other = link.record
        if link.field == "follows" and isinstance(other, Agreement) and other.standing is Standing.STATED:
            start = _start(other, atlas)
            if start and other.withdrawn is None:
                yield start


def _confirmations(agreement: Agreement, atlas: Atlas) -> Iterator[Confirmation]:
    """Acts of confirmation, and citations of a known time that prove the parties."""
    for party in agreement.parties:
        for act in party.acts:
            when = _bounds(act.date, _shown_day) if _took_place(act) and act.act is ActKind.CONFIRMED else None
            if act.date and when:
                yield Confirmation(act.date.value, act.sources or act.date.sources, when, by_party=True)
    cited = (
        *supporting_citations(agreement, "parties"),
        *(citation for party in agreement.parties for citation in party.sources),
    )
    for citation in dict.fromkeys(cited):
        described = described_time(citation, atlas)
        when = _shown_day(described) if described else None
        if described and when:
            yield Confirmation(described, (citation,), when)


def _ended(agreement: Agreement, confirmations: Sequence[Confirmation], atlas: Atlas) -> Bounds | None:
    """The days of its end; those of one of which no year is known are bounded by what is told of it."""
    stated = agreement.ended
    if not stated:
        return None
    end = _bounded_by_proof(_bounds(stated, _one_day) or ANY_DAY, stated.sources, atlas)
    return _if_certain(_after_confirmations(end, confirmations), stated)


def _bounded_by_proof(when: Bounds, proof: Iterable[Citation], atlas: Atlas) -> Bounds:
    """The days of what has no latest one: it had happened by the time of each source that tells of it."""
    if when.latest < date.max:
        return when
    told = (time.point.last_max for citation in proof if (time := written_time(citation, atlas)))
    return replace(when, latest=min((day for day in told if day >= when.earliest), default=date.max))


def _if_certain(when: Bounds | None, stated: Stated[PartialDate] | None) -> Bounds | None:
    """The days of what happened; what is said to have happened at a doubtful date may not have, and has no latest."""
    return replace(when, latest=date.max) if when and stated and stated.doubtful else when


def _after_confirmations(end: Bounds | None, confirmations: Sequence[Confirmation]) -> Bounds | None:
    """The days of an end of which only the latest is known: it came after what shows the agreement in force before."""
    if not end or end.earliest > date.min or end.latest == date.max:
        return end
    shown = [one.bounds.earliest for one in confirmations if one.bounds.latest <= end.latest]
    return Bounds(max(shown, default=end.earliest), end.latest, end.inferred)


def _party_course(party: Party, confirmations: Sequence[Confirmation], atlas: Atlas) -> PartyCourse:
    took_place = [act for act in party.acts if _took_place(act)]
    resumed = any(act.act is ActKind.RESUMED for act in took_place)
    acts = (_dated_act(act, () if resumed else confirmations, atlas) for act in took_place)
    left = _if_certain(_bounds(party.during, _last_day), party.during)
    return PartyCourse(party.size, tuple(acts), _bounds(party.during, _first_day), left)


def _dated_act(act: Act, confirmations: Sequence[Confirmation], atlas: Atlas) -> DatedAct:
    when, until = _bounds(act.date, _one_day), _if_certain(_bounds(act.until, _end_day), act.until)
    if act.act in _CHANGING:
        proof = act.sources or (act.date.sources if act.date else ())
        when = _bounded_by_proof(when or ANY_DAY, proof, atlas)
    if act.act in (ActKind.TERMINATED, ActKind.SUSPENDED):
        when = _after_confirmations(when, confirmations)
    if act.act in _CHANGING:
        when = _if_certain(when, act.date)
    if when and until:  # it comes before the end that it gives
        until = replace(until, earliest=min(max(until.earliest, when.earliest), until.latest))
        when = replace(when, latest=max(when.earliest, min(when.latest, until.latest)))
    return DatedAct(act, act.act, when or ANY_DAY, until)


def _took_place(act: Act) -> bool:
    return act.standing is Standing.STATED


def _bounds(stated: Stated[PartialDate] | None, bounds_of: Callable[[PartialDate], Bounds | None]) -> Bounds | None:
    """The bounds that hold those of the dates of all sources; `bounds_of` reads them from one date."""
    if stated is None:
        return None
    values = (stated, *stated.otherwise)
    dates = (_uncertain(value.value) if value.doubtful else value.value for value in values)
    found = [bounds for date_ in dates if (bounds := bounds_of(date_))]
    if not found:
        return None
    inferred = any(value.basis is Basis.INFERRED for value in values)
    return Bounds(min(one.earliest for one in found), max(one.latest for one in found), inferred)


def _uncertain(value: PartialDate) -> PartialDate:
    """A doubtful date, taken as one that is uncertain: it may be wrong by one unit."""
    start, end = (replace(part, uncertain=True) if part else None for part in (value.start, value.end))
    return replace(value, start=start, end=end)


def _one_day(value: PartialDate) -> Bounds | None:
    """Bounds of a date that means one unknown day within it; an open one has a bound at one side only."""
    return Bounds(value.point.first_min, value.point.last_max) if value.year_known else None


def _shown_day(value: PartialDate) -> Bounds | None:
    """Bounds of a confirmation: of one that is `2017 or later`, 2017 is all that is shown."""
    found = _one_day(value)
    return Bounds(found.earliest, found.earliest) if found and found.latest == date.max else found


def _start_day(value: PartialDate) -> Bounds | None:
    """Bounds of the day on which it begins: any day of the year where only that is stated."""
    return _one_day(PartialDate("", value.start, value.start) if value.start else value)


def _first_day(value: PartialDate) -> Bounds | None:
    """Bounds of the first day of a term: a year counts from its beginning."""
    if not value.start or not value.start.earliest:
        return None
    return Bounds(value.extent.first_min, value.extent.first_max)


def _last_day(value: PartialDate) -> Bounds | None:
    """Bounds of the last day of a term: a year counts to its end."""
    if not value.end or not value.end.latest:
        return None
    return Bounds(value.extent.last_min, value.extent.last_max)


def _end_day(value: PartialDate) -> Bounds | None:
    """Bounds of an end: a year counts to its last day; of an interval it is one day within it."""
    if not value.is_interval:
        return _last_day(value)
    return _one_day(value)


def _last_day_of_interval(value: PartialDate) -> Bounds | None:
    """Of `../2010` the year bounds the beginning."""
    return _last_day(value) if value.is_interval and value.start else None
