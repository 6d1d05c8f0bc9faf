"""The course of each party of an agreement: its acts and the time in which it is one, as the days that they can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from atlas.derive.status.beginning import bounded_by_proof
from atlas.derive.status.bounds import (
    ANY_DAY,
    Bounds,
    bounds_of,
    end_day,
    first_of_term,
    if_certain,
    last_of_term,
    one_day,
)
from atlas.derive.status.confirmations import Confirmation, last_shown
from atlas.model.agreements import Agreement
from atlas.model.choices import ON_AN_AGREEMENT, ActKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.parties import Act, Party
from atlas.model.shapes import Stated
from atlas.records.party_lines import lines
from atlas.records.store import Atlas

_CHANGING = (ActKind.SUSPENDED, ActKind.RESUMED, ActKind.TERMINATED)
"""The acts that change the state, on whatever day: a source that tells of one is not older than it."""


@dataclass(frozen=True, slots=True)
class DatedAct:
    """An act with its days; `until` are those of the new end of the term, where it gives one."""

    act: Act
    kind: ActKind
    when: Bounds
    until: Bounds | None

    @property
    def doubtful(self) -> bool:
        """True where it may not have happened, or may not have given the end that it is said to give."""
        return self.when.doubtful or (self.until is not None and self.until.doubtful)


@dataclass(frozen=True, slots=True)
class PartyCourse:
    """The acts of one party, and the days within which its time as a party begins and ends; None for no bound.

    `size`: how many parties a group that is not named counts for, else 1; one that is not `counted` may be more.
    `inherited` are the acts of those whose place it took.
    """

    size: int
    counted: bool
    acts: tuple[DatedAct, ...]
    joined: Bounds | None = None
    left: Bounds | None = None
    inherited: tuple[DatedAct, ...] = ()

    def number(self, longest: bool) -> int:
        """The number of parties that it counts for; where that is not known, more than one if that keeps it longest."""
        return self.size if self.counted or not longest else max(self.size, 2)


def party_courses(
    agreement: Agreement, start: Bounds | None, confirmations: Sequence[Confirmation], atlas: Atlas
) -> Iterator[PartyCourse]:
    """The course of each party; what those did whose place it took holds for it too."""
    own = [_party_course(party, start, confirmations, atlas) for party in agreement.parties]
    numbers = {id(party): number for number, party in enumerate(agreement.parties)}
    before = {id(party): line[:place] for line in lines(agreement) for place, party in enumerate(line)}
    for party, course in zip(agreement.parties, own, strict=True):
        acts = (act for earlier in before[id(party)] for act in own[numbers[id(earlier)]].acts)
        yield replace(course, inherited=tuple(acts))


def _party_course(
    party: Party, start: Bounds | None, confirmations: Sequence[Confirmation], atlas: Atlas
) -> PartyCourse:
    took_place = [act for act in party.acts if act.standing is Standing.STATED]
    resumed = any(act.act is ActKind.RESUMED for act in took_place)
    acts = (_dated_act(act, start, () if resumed else confirmations, atlas) for act in took_place)
    return PartyCourse(
        size=party.size,
        counted=party.unnamed is None or party.unnamed.count is not None,
        acts=tuple(acts),
        joined=bounds_of(party.during, first_of_term),
        left=if_certain(bounds_of(party.during, last_of_term), party.during),
    )


def _dated_act(act: Act, start: Bounds | None, confirmations: Sequence[Confirmation], atlas: Atlas) -> DatedAct:
    when, until = bounds_of(act.date, one_day), if_certain(bounds_of(act.until, end_day), act.until)
    if act.act in _CHANGING:
        proof = act.sources or (act.date.sources if act.date else ())
        when = bounded_by_proof(when or ANY_DAY, proof, atlas)
    if when and act.act is ActKind.TERMINATED:
        when = after_confirmations(when, act.date, confirmations)
    if when and act.act is ActKind.SUSPENDED:
        when = after_confirmations(when, act.date, [one for one in confirmations if not one.kept])
    if when and start and act.act in ON_AN_AGREEMENT:
        when = when.not_before(start.earliest)
    if act.act in _CHANGING:
        when = if_certain(when, act.date)
    if when and until:  # it comes before the end that it gives
        until = replace(until, earliest=min(max(until.earliest, when.earliest), until.latest))
        when = replace(when, latest=max(when.earliest, min(when.latest, until.latest)))
    return DatedAct(act, act.act, when or ANY_DAY, until)


def after_confirmations(
    end: Bounds, stated: Stated[PartialDate] | None, confirmations: Sequence[Confirmation]
) -> Bounds:
    """The days of an end known within years, or by its latest day only: it came after what shows it in force before.

    A source that itself gives those years shows it in force only until their end.
    """
    if end.latest == date.max:
        return end
    if end.earliest == date.min:
        return end.not_before(last_shown(confirmations, end.latest))
    if stated is None or stated.otherwise or not _spans_years(stated.value):
        return end
    return end.not_before(last_shown((one for one in confirmations if not one.tells_of_end), end.latest))


def _spans_years(value: PartialDate) -> bool:
    first, last = value.earliest, value.latest
    return first is None or last is None or first.year < last.year
