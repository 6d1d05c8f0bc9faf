"""The course of an agreement: its start, ends, acts and confirmations, each as the days that it can mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from atlas.derive.status.evidence import described_time
from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Basis, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Act, Citation, Party, Stated
from atlas.records.statements import supporting
from atlas.records.store import Atlas


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last day that a date can mean; `inferred` where it follows from something else."""

    earliest: date
    latest: date
    inferred: bool = False

    def at(self, early: bool) -> date:
        """The one or the other."""
        return self.earliest if early else self.latest


ANY_DAY = Bounds(date.min, date.max)
"""What a date that is not stated can mean."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Words of a source, or an act, that show the agreement in force at a time."""

    date: PartialDate
    citations: tuple[Citation, ...]
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class DatedAct:
    """An act with its days; `until` are those of the new end of the term, where it gives one."""

    kind: ActKind
    when: Bounds
    until: Bounds | None


@dataclass(frozen=True, slots=True)
class PartyActs:
    """What one party did; a group that is not named counts with its number."""

    number: int
    deeds: tuple[DatedAct, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """All that decides the state of an agreement; `term` is the last day of its term.

    What sources say otherwise widens the bounds. Acts that are not done are left out.
    """

    standing: Standing
    start: Bounds | None
    term: Bounds | None
    ended: Bounds | None
    sides: tuple[PartyActs, ...]
    followers: tuple[Bounds, ...]
    confirmations: tuple[Confirmation, ...]


def course_of(agreement: Agreement, atlas: Atlas) -> Course:
    """The course of an agreement among the records of its atlas."""
    return Course(
        standing=agreement.standing,
        start=_start(agreement),
        term=_term(agreement),
        ended=_bounds(agreement.ended, _point),
        sides=tuple(map(_side, agreement.parties)),
        followers=tuple(_followers(agreement, atlas)),
        confirmations=tuple(_confirmations(agreement, atlas)),
    )


def _start(agreement: Agreement) -> Bounds | None:
    """With its term, else its signing, else since when it is said to exist; never before its signing."""
    signed = _bounds(agreement.signed, _point)
    begun = _bounds(agreement.in_force, _first) or signed or _bounds(agreement.since, _beginning)
    if not begun or not signed or signed == begun:
        return begun
    earliest, latest = max(begun.earliest, signed.earliest), max(begun.latest, signed.latest)
    return Bounds(earliest, latest, begun.inferred or signed.inferred)


def _term(agreement: Agreement) -> Bounds | None:
    """Of sources that disagree, one that names no end leaves it open how late it is."""
    stated, read = (agreement.in_force, _last) if agreement.in_force else (agreement.since, _last_of_interval)
    end = _bounds(stated, read)
    if not stated or not end or all(read(value.value) for value in (stated, *stated.otherwise)):
        return end
    return Bounds(end.earliest, date.max, end.inferred)


def _followers(agreement: Agreement, atlas: Atlas) -> Iterator[Bounds]:
    for link in atlas.links_to(agreement.id):
        other = link.record
        if link.field == "follows" and isinstance(other, Agreement) and other.standing is Standing.STATED:
            start = _start(other)
            if start and other.withdrawn is None:
                yield start


def _confirmations(agreement: Agreement, atlas: Atlas) -> Iterator[Confirmation]:
    """Acts of confirmation, and citations of a known time that prove the parties."""
    for party in agreement.parties:
        for act in party.acts:
            when = _bounds(act.date, _point) if _done(act) and act.act is ActKind.CONFIRMED else None
            if act.date and when:
                yield Confirmation(act.date.value, act.sources or party.sources, when)
    cited = (
        *supporting(agreement, "parties"),
        *(citation for party in agreement.parties for citation in party.sources),
    )
    for citation in dict.fromkeys(cited):
        described = described_time(citation, atlas)
        when = _point(described) if described else None
        if described and when:
            yield Confirmation(described, (citation,), when)


def _side(party: Party) -> PartyActs:
    number = (party.unnamed.count or 1) if party.unnamed else 1
    deeds = (
        DatedAct(act.act, _bounds(act.date, _point) or ANY_DAY, _bounds(act.until, _last))
        for act in party.acts
        if _done(act)
    )
    return PartyActs(number, tuple(deeds))


def _done(act: Act) -> bool:
    return act.standing is Standing.STATED


def _bounds(stated: Stated[PartialDate] | None, read: Callable[[PartialDate], Bounds | None]) -> Bounds | None:
    """Every day that one of the sources can mean."""
    if stated is None:
        return None
    values = (stated, *stated.otherwise)
    found = [bounds for value in values if (bounds := read(value.value))]
    if not found:
        return None
    inferred = any(value.basis is Basis.INFERRED for value in values)
    return Bounds(min(one.earliest for one in found), max(one.latest for one in found), inferred)


def _point(value: PartialDate) -> Bounds | None:
    """One day within it."""
    if not value.earliest or not value.latest:
        return None
    return Bounds(value.point.first_min, value.point.last_max)


def _beginning(value: PartialDate) -> Bounds | None:
    """Its beginning as one day that is not known closer, even where only the year is stated."""
    return _point(PartialDate("", value.start, value.start)) if value.start else None


def _first(value: PartialDate) -> Bounds | None:
    """The first day of a term: a year counts from its beginning."""
    if not value.start or not value.start.earliest:
        return None
    return Bounds(value.extent.first_min, value.extent.first_max)


def _last(value: PartialDate) -> Bounds | None:
    """The last day of a term: a year counts to its end."""
    if not value.end or not value.end.latest:
        return None
    return Bounds(value.extent.last_min, value.extent.last_max)


def _last_of_interval(value: PartialDate) -> Bounds | None:
    return _last(value) if value.is_interval else None
