"""Questions that the sources of a record leave open, as far as the data shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from atlas.model.agreements import Agreement
from atlas.model.choices import AgreementType
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import FieldSpec, specification
from atlas.model.places import City
from atlas.model.records import Record
from atlas.model.shapes import Actor, Citation
from atlas.records.described_time import described_time
from atlas.records.sources import source_of
from atlas.records.statements import statements
from atlas.records.store import Atlas


@dataclass(frozen=True, slots=True)
class Unknown:
    """`sides`: parties whose own word is missing; `last`: the latest time that the sources describe."""

    sides: tuple[str, ...]
    last: PartialDate | None
    undated: bool
    fields: tuple[FieldSpec, ...]
    twin_towns: bool


def unknown(record: Record, atlas: Atlas) -> Unknown:
    """The questions left open by the sources of a record."""
    cited = tuple(citations(record))
    dates = [date for citation in cited if (date := described_time(citation, atlas)) and date.year_known]
    relation = isinstance(record, Agreement)
    return Unknown(
        sides=tuple(silent_sides(record, atlas)) if isinstance(record, Agreement) else (),
        last=max(dates, key=lambda date: date.sort_key, default=None) if relation else None,
        undated=relation and not dates,
        fields=tuple(_left_out(record)),
        twin_towns=isinstance(record, City) and not _said_complete(record),
    )


def citations(record: Record) -> Iterator[Citation]:
    """Every citation that proves something in the record, each once."""
    seen = dict.fromkeys(citation for statement in statements(record) for citation in statement.citations)
    return iter(seen)


def silent_sides(agreement: Agreement, atlas: Atlas) -> Iterator[str]:
    """The parties, as ids, of whose side no source of the agreement is."""
    heard = {_side(citation, atlas) for citation in citations(agreement)}
    for party in agreement.parties:
        if party.id and not heard & set(_bodies(party)):
            yield party.id


def _side(citation: Citation, atlas: Atlas) -> str | None:
    source = source_of(citation, atlas)
    return source.side if source else None


def _bodies(party: Actor) -> Iterator[str]:
    """The party and those through whom or for whom it acts: a source of any of them gives its side."""
    for actor in (party, *party.through, *party.on_behalf_of):
        if actor.id:
            yield actor.id


def _left_out(record: Record) -> Iterator[FieldSpec]:
    by_name = {spec.name: spec for spec in specification(type(record))}
    for alternatives in record.EXPECTED:
        if all(getattr(record, name) in (None, ()) for name in alternatives):
            yield by_name[alternatives[0]]


def _said_complete(city: City) -> bool:
    lists = (*city.complete_lists, *city.none_known)
    return any(entry.of is AgreementType.TWINNING for entry in lists)
