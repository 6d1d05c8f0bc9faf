"""The parties of an agreement in their time: bound together, or one in the place of another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.parties import Act, Party
from atlas.model.shapes import Stated
from atlas.records.party_lines import are_bound_together, time_of
from atlas.records.statements import supporting_citations


def party_numbers_with(agreement: Agreement, number: int) -> tuple[int, ...]:
    """The numbers of the parties that are bound at the same time as one; all others where no time is stated."""
    own = agreement.parties[number]
    return tuple(
        other for other, party in enumerate(agreement.parties) if other != number and are_bound_together(own, party)
    )


def has_left(agreement: Agreement, number: int, day: dt.date) -> bool:
    """Tests if a party's time is surely over by a day, or if it has left others that go on without it."""
    party = agreement.parties[number]
    if _is_over(party, day) or not _has_terminated(party, day):
        return _is_over(party, day)
    others = (one for other, one in enumerate(agreement.parties) if other != number and not _is_over(one, day))
    return sum(one.size for one in others if not _has_terminated(one, day)) > 1


def left_by(agreement: Agreement, number: int, day: dt.date) -> PartialDate | None:
    """The date at which a party that has left by a day did so; None where it is one, or no date is stated."""
    party = agreement.parties[number]
    if not has_left(agreement, number, day):
        return None
    if (time := time_of(party)) and _is_over(party, day):
        return time.finish
    dates = [act.date.value for act in _terminations(party) if act.date and act.date.value.point.last_max < day]
    return min(dates, key=lambda date: date.sort_key, default=None)


def has_own_time(agreement: Agreement, number: int) -> bool:
    """Tests if an agreement can stand otherwise for a party than for the others: it has a time, or left several, or
    suspended it towards several.
    """
    party = agreement.parties[number]
    suspended = any(act.act is ActKind.SUSPENDED and act.standing is Standing.STATED for act in party.acts)
    return party.during is not None or (len(agreement.parties) > 2 and (suspended or any(_terminations(party))))


def joined_later(agreement: Agreement, number: int) -> Stated[PartialDate] | None:
    """The beginning of a party's time, where the agreement began without it; None of one that is bound from then on."""
    party = agreement.parties[number]
    time = party.during
    if not time or not time.value.start or not (first := time.value.earliest):
        return None
    began = min(_beginnings(agreement), key=lambda date: date.sort_key, default=None)
    if began and not (began.latest and began.latest < first):
        return None
    proof = time.sources or party.sources or supporting_citations(agreement, "parties")
    others = tuple(replace(other, value=other.value.begin) for other in time.otherwise)
    return replace(time, value=time.value.begin, sources=proof, otherwise=others)


def _beginnings(agreement: Agreement) -> Iterator[PartialDate]:
    term = agreement.in_force if agreement.in_force and agreement.in_force.value.start else None
    for stated in (agreement.since, agreement.signed, term):
        if stated and stated.value.begin.year_known:
            yield stated.value.begin


def _is_over(party: Party, day: dt.date) -> bool:
    time = time_of(party)
    return time is not None and time.end is not None and time.extent.last_max < day


def _has_terminated(party: Party, day: dt.date) -> bool:
    return any(act.date and act.date.value.point.last_max < day for act in _terminations(party))


def _terminations(party: Party) -> Iterator[Act]:
    return (act for act in party.acts if act.act is ActKind.TERMINATED and act.standing is Standing.STATED)
