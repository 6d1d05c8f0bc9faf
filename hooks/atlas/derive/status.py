"""The state of an agreement on a day, from what each party did and what the sources confirm."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from atlas.atlas import Atlas
from atlas.derive.evidence import state_of
from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Standing
from atlas.model.dates import PartialDate
from atlas.model.fields import N_
from atlas.model.shapes import Act, Citation, Party, Stated
from atlas.statements import supporting


class State(Enum):
    """The states, each with its label."""

    NOT_CONCLUDED = N_("not concluded")
    NOT_YET = N_("not yet in force")
    IN_FORCE = N_("in force")
    LAST_CONFIRMED = N_("in force when last confirmed")
    CONFIRMED_LATER = N_("possibly in force")
    SUSPENDED = N_("suspended")
    SUSPENDED_BY_ONE = N_("suspended by one side")
    EXPIRED = N_("expired")
    FOLLOWED = N_("followed by another agreement")
    ENDED = N_("ended")
    ENDED_BY_ONE = N_("ended by one side")
    UNKNOWN = N_("not known")


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Words of a source, or an act, that show the agreement in force at a time."""

    date: PartialDate
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class StatusOn:
    """The state on a day; `possibly` where dates that are not exact leave another state open."""

    state: State
    possibly: bool
    confirmation: Confirmation | None


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The first and last day that a date can mean."""

    earliest: date
    latest: date

    def at(self, early: bool) -> date:
        return self.earliest if early else self.latest


def status_on(agreement: Agreement, atlas: Atlas, day: date) -> StatusOn:
    """The state on `day`: certain where the widest and the narrowest reading of all dates agree."""
    confirmation = last_confirmation(agreement, atlas, day)
    widest = _state(agreement, atlas, day, wide=True)
    narrowest = _state(agreement, atlas, day, wide=False)
    state = narrowest if widest is State.UNKNOWN else widest
    return StatusOn(state, widest is not narrowest and state is not State.CONFIRMED_LATER, confirmation)


def confirmations(agreement: Agreement, atlas: Atlas) -> Iterator[Confirmation]:
    """Acts of confirmation, and citations of a known time that prove the parties."""
    for party in agreement.parties:
        for act in party.acts:
            if act.act is ActKind.CONFIRMED and act.standing is Standing.STATED and act.date:
                yield Confirmation(act.date.value, act.sources or party.sources)
    for citation in (
        *supporting(agreement, "parties"),
        *(c for party in agreement.parties for c in party.sources),
    ):
        described = state_of(citation, atlas)
        if described and _span(described):
            yield Confirmation(described, (citation,))


def last_confirmation(agreement: Agreement, atlas: Atlas, day: date) -> Confirmation | None:
    """The latest confirmation that is not after `day`."""
    known = [found for found in confirmations(agreement, atlas) if found.date.earliest and found.date.earliest <= day]
    return max(known, key=lambda found: found.date.sort_key, default=None)


def _state(agreement: Agreement, atlas: Atlas, day: date, *, wide: bool) -> State:
    if agreement.standing is not Standing.STATED:
        return State.NOT_CONCLUDED
    start = _start(agreement, early=wide)
    if start and day < start:
        return State.NOT_YET
    return (
        _ended(agreement, atlas, day, wide)
        or _suspended(agreement, day, wide)
        or _confirmed(agreement, atlas, day, start, wide)
    )


def _start(agreement: Agreement, *, early: bool) -> date | None:
    signed = _bounds(agreement.signed)
    begun = _term_start(agreement) or signed or _since_start(agreement)
    if not begun:
        return None
    start = begun.at(early)
    return max(start, signed.at(early)) if signed else start


def _ended(agreement: Agreement, atlas: Atlas, day: date, wide: bool) -> State | None:
    ends = [
        (_term_end(agreement, day, wide), State.FOLLOWED if _followed(agreement, atlas, day) else State.EXPIRED),
        (_bounds(agreement.ended), State.ENDED),
        *_terminations(agreement, wide),
    ]
    passed = [(end.at(not wide), state) for end, state in ends if end and end.at(not wide) < day]
    return min(passed, key=lambda end: end[0])[1] if passed else None


def _suspended(agreement: Agreement, day: date, wide: bool) -> State | None:
    latest = [_latest_act(party, day, wide) for party in agreement.parties]
    by = [act for act in latest if act is ActKind.SUSPENDED]
    if not by:
        return None
    return State.SUSPENDED if len(by) == len(agreement.parties) else State.SUSPENDED_BY_ONE


def _confirmed(agreement: Agreement, atlas: Atlas, day: date, start: date | None, wide: bool) -> State:
    if start and _term_end(agreement, day, wide):
        return State.IN_FORCE
    days = [bounds.at(not wide) for found in confirmations(agreement, atlas) if (bounds := _span(found.date))]
    if not days:
        return State.UNKNOWN
    if day <= max(days):
        return State.IN_FORCE if start else State.CONFIRMED_LATER
    return State.LAST_CONFIRMED


def _followed(agreement: Agreement, atlas: Atlas, day: date) -> bool:
    for link in atlas.links_to(agreement.id):
        if link.field == "follows" and isinstance(link.record, Agreement):
            start = _start(link.record, early=True)
            if link.record.standing is Standing.STATED and start and start <= day:
                return True
    return False


def _terminations(agreement: Agreement, wide: bool) -> Iterator[tuple[_Bounds, State]]:
    """The end by acts: of two parties the first that terminates ends it; of more, the last but one."""
    by_party = [
        [bounds for act in party.acts if (bounds := _act(act, ActKind.TERMINATED))] for party in agreement.parties
    ]
    ends = sorted((min(ends, key=_by(wide)) for ends in by_party if ends), key=_by(wide))
    needed = max(len(agreement.parties) - 1, 1)
    if len(ends) >= needed:
        yield ends[needed - 1], State.ENDED_BY_ONE if needed == 1 else State.ENDED


def _by(wide: bool) -> Callable[[_Bounds], date]:
    return lambda bounds: bounds.at(not wide)


def _latest_act(party: Party, day: date, wide: bool) -> ActKind | None:
    """The last act before `day`: what speaks for the reading as late as can be, what does not as early."""
    kinds = (ActKind.SUSPENDED, ActKind.RESUMED, ActKind.RENEWED, ActKind.CONFIRMED)
    past = []
    for act in party.acts:
        if act.act in kinds and (bounds := _act(act, act.act)):
            fitting = (act.act is ActKind.SUSPENDED) is not wide
            if bounds.at(early=fitting) <= day:
                past.append((min(bounds.at(early=not fitting), day), kinds.index(act.act)))
    return kinds[max(past)[1]] if past else None


def _act(act: Act, kind: ActKind) -> _Bounds | None:
    if act.act is not kind or act.standing is not Standing.STATED:
        return None
    return _bounds(act.date) or _Bounds(date.min, date.max)


def _term_start(agreement: Agreement) -> _Bounds | None:
    date_ = agreement.in_force.value if agreement.in_force else None
    if not date_ or not date_.start or not date_.start.earliest:
        return None
    return _Bounds(date_.extent.first_min, date_.extent.first_max)


def _since_start(agreement: Agreement) -> _Bounds | None:
    """Its start is one day that is not known closer, even where only the year is stated."""
    date_ = agreement.since.value if agreement.since else None
    if not date_ or not date_.start or not date_.start.earliest:
        return None
    point = PartialDate(date_.text, date_.start, date_.start).point
    return _Bounds(point.first_min, point.last_max)


def _term_end(agreement: Agreement, day: date, wide: bool) -> _Bounds | None:
    """The end of the term; a past act of renewal that carries `until` replaces it."""
    renewals = [
        bounds
        for party in agreement.parties
        for act in party.acts
        if _renewed(act, day, wide) and (bounds := _last(act.until))
    ]
    term = agreement.in_force or agreement.since
    if renewals:
        return max(renewals, key=lambda bounds: bounds.latest)
    return _last(term) if agreement.in_force or (term and term.value.is_interval) else None


def _renewed(act: Act, day: date, wide: bool) -> bool:
    bounds = _act(act, ActKind.RENEWED)
    return bounds is not None and (act.date is None or bounds.at(wide) <= day)


def _last(term: Stated[PartialDate] | None) -> _Bounds | None:
    """The last day of a term: a year counts to its end."""
    if not term or not term.value.end or not term.value.end.latest:
        return None
    return _Bounds(term.value.extent.last_min, term.value.extent.last_max)


def _bounds(stated: Stated[PartialDate] | None) -> _Bounds | None:
    return _span(stated.value) if stated else None


def _span(date_: PartialDate) -> _Bounds | None:
    if not date_.earliest or not date_.latest:
        return None
    return _Bounds(date_.point.first_min, date_.point.last_max)
