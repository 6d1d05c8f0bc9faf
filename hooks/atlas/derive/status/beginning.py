"""The beginning of an agreement, as the days on which it can be, and as sources state it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from atlas.derive.status.bounds import Bounds, bounds_of, first_of_term, hull_of, one_day, start_day
from atlas.model.agreements import Agreement
from atlas.model.dates.partial_date import PartialDate
from atlas.model.parties import Party
from atlas.model.shapes import Citation, Stated
from atlas.records.described_time import written_time
from atlas.records.statements import supporting_citations
from atlas.records.store import Atlas


def days_of_beginning(agreement: Agreement, atlas: Atlas) -> Bounds | None:
    """The days on which an agreement can begin by its own dates; never before two parties are bound."""
    return hull_of(max, _of_agreement(agreement, atlas), _second_to_join(agreement.parties))


def _of_agreement(agreement: Agreement, atlas: Atlas) -> Bounds | None:
    """The beginning of its term, else its signing, else the time of `since`; never before its signing."""
    signed = _signing(agreement, atlas)
    begun = bounds_of(agreement.in_force, first_of_term) or signed or bounds_of(agreement.since, start_day)
    if not begun or not signed or signed == begun:
        return begun
    if signed.latest == date.max:  # "or later" is no later than what is known of its beginning
        signed = replace(signed, latest=max(signed.earliest, begun.latest))
    return hull_of(max, begun, signed)


def _signing(agreement: Agreement, atlas: Atlas) -> Bounds | None:
    """The days of its signing; where the parties signed it one after the other, any from the first to the last."""
    found = [signed for stated in agreement.signings if (signed := bounds_of(stated, one_day))]
    if not found:
        return None
    inferred, doubtful = any(one.inferred for one in found), any(one.doubtful for one in found)
    signed = Bounds(min(one.earliest for one in found), max(one.latest for one in found), inferred, doubtful)
    stated = agreement.signed
    proof = (stated.sources or supporting_citations(agreement, "signed")) if stated else ()
    return bounded_by_proof(signed, proof, atlas)


def bounded_by_proof(when: Bounds, proof: Iterable[Citation], atlas: Atlas) -> Bounds:
    """The days of what has no latest one: it had happened by the time of each source that tells of it."""
    if when.latest < date.max:
        return when
    told = (time.point.last_max for citation in proof if (time := written_time(citation, atlas)))
    return replace(when, latest=min((day for day in told if day >= when.earliest), default=date.max))


def _second_to_join(parties: Sequence[Party]) -> Bounds | None:
    """The days on which the second party joins: before that nobody is bound. None where two are from the beginning."""
    times = [(party.size, bounds_of(party.during, first_of_term)) for party in parties]
    joining = [joined for size, joined in times for _ in range(min(size, 2)) if joined]
    missing = 2 - sum(size for size, joined in times if not joined)
    if not 0 < missing <= len(joining):
        return None
    earliest, latest = (sorted(one.at(early) for one in joining)[missing - 1] for early in (True, False))
    return Bounds(earliest, latest, any(one.inferred for one in joining))


def is_of_relation(agreement: Agreement) -> bool:
    """Tests for a beginning that may be that of the relation, which all agreements on it share."""
    return not (agreement.in_force or agreement.signings)


def stated_beginning(agreement: Agreement) -> Stated[PartialDate] | None:
    """The beginning of its term, else its signing, the last of several, else `since`, as sources state it."""
    signed = agreement.signings
    stated: Stated[PartialDate] | None = agreement.in_force or (signed[-1] if signed else agreement.since)
    return replace(stated, value=stated.value.begin) if stated and stated.value.year_known else None
