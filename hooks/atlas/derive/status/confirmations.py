"""The confirmations of an agreement: the words of sources, and the acts of parties, that show it in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from atlas.derive.status.bounds import ANY_DAY, Bounds, bounds_of, one_day, shown_day
from atlas.model.agreements import Agreement
from atlas.model.choices import CONFIRMING, ActKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Citation
from atlas.records.described_time import described_time
from atlas.records.statements import supporting_citations
from atlas.records.store import Atlas

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

    @property
    def latest(self) -> dt.date:
        """The last day that it can be of; `date.max` where it is of `2017 or later`."""
        return max(self.bounds.latest, self.date.point.last_max)


def confirmations_of(agreement: Agreement, start: Bounds | None, atlas: Atlas) -> Iterator[Confirmation]:
    """Acts of confirmation, and citations of a known time that prove the parties; none from before its beginning."""
    begun = start.earliest if start else dt.date.min
    found = (*_by_parties(agreement), *_by_sources(agreement, atlas))
    return (confirmation for confirmation in found if confirmation.latest >= begun)


def _by_parties(agreement: Agreement) -> Iterator[Confirmation]:
    for party in agreement.parties:
        for act in party.acts:
            is_confirming = act.standing is Standing.STATED and act.act in CONFIRMING
            when = bounds_of(act.date, shown_day) if is_confirming else None
            if act.date and when:
                proof = act.sources or act.date.sources
                yield Confirmation(act.date.value, proof, when, True, act.act is ActKind.KEPT)


def _by_sources(agreement: Agreement, atlas: Atlas) -> Iterator[Confirmation]:
    cited = (
        *supporting_citations(agreement, "parties"),
        *(citation for party in agreement.parties for citation in party.sources),
    )
    ends = _ends_by_source(agreement)
    for citation in dict.fromkeys(cited):
        described = described_time(citation, atlas)
        when = shown_day(described) if described else None
        if described and when:
            end = ends.get(citation.source_key, dt.date.max)
            yield Confirmation(described, (citation,), when, tells_of_end=when.latest >= end)


def _ends_by_source(agreement: Agreement) -> dict[str, dt.date]:
    """The first day that a suspension, termination or end can be of which a source tells, by the source."""
    acts = (act for party in agreement.parties for act in party.acts)
    ending = (act for act in acts if act.standing is Standing.STATED and act.act in _ENDING)
    ends: dict[str, dt.date] = {}
    for stated, proof in (*((act.date, act.sources) for act in ending), (agreement.ended, ())):
        when = bounds_of(stated, one_day) or ANY_DAY
        for citation in (*proof, *(stated.sources if stated else ())):
            ends[citation.source_key] = min(ends.get(citation.source_key, dt.date.max), when.earliest)
    return ends


def last_shown(confirmations: Iterable[Confirmation], day: dt.date) -> dt.date:
    """The last day until one on which it was certainly in force; `date.min` where none is shown."""
    shown = (one.bounds for one in confirmations if not one.bounds.doubtful)
    return max((one.earliest for one in shown if one.latest <= day), default=dt.date.min)
