"""Questions that the sources of a record leave open, as far as the data shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, AgreementType, Sought, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import FieldSpec, specification
from atlas.model.parties import Party, RelationList, Searched
from atlas.model.places import City, PlaceRecord
from atlas.model.records import Record
from atlas.model.shapes import Citation
from atlas.records.described_time import described_time
from atlas.records.statements import statements
from atlas.records.store import Atlas
from atlas.records.voices import Silence, silences

_ENDING = (ActKind.SUSPENDED, ActKind.TERMINATED)


@dataclass(frozen=True, slots=True)
class Search:
    """A search that found nothing; of a party where it concerns one."""

    party: Party | None
    searched: Searched


@dataclass(frozen=True, slots=True)
class Omission:
    """A list of a party's own that leaves an agreement out; `decided`: an act of the party says how it ended it."""

    party: Party
    listing: RelationList
    decided: bool


@dataclass(frozen=True, slots=True)
class Unknown:
    """`silences`: parties whose own word is missing; `last`: the latest time that the sources describe."""

    silences: tuple[Silence, ...]
    searched: tuple[Search, ...]
    unlisted: tuple[Omission, ...]
    last: PartialDate | None
    undated: bool
    fields: tuple[FieldSpec, ...]
    twin_towns: bool


def unknown(record: Record, atlas: Atlas) -> Unknown:
    """The questions left open by the sources of a record."""
    cited = tuple(citations(record))
    dates = [date for citation in cited if (date := described_time(citation, atlas)) and date.year_known]
    dates += _days_of_acts(record)
    relation = isinstance(record, Agreement)
    return Unknown(
        silences=tuple(silences(record, atlas)) if isinstance(record, Agreement) else (),
        searched=tuple(_searches(record)),
        unlisted=tuple(_omissions(record)) if isinstance(record, Agreement) else (),
        last=max(dates, key=lambda date: date.sort_key, default=None) if relation else None,
        undated=relation and not dates,
        fields=tuple(_left_out(record)),
        twin_towns=isinstance(record, City) and not _is_list_researched(record),
    )


def _days_of_acts(record: Record) -> Iterator[PartialDate]:
    """The dates of what the parties did, of which its sources tell, whatever time they speak of."""
    for party in record.parties if isinstance(record, Agreement) else ():
        done = (act.date.value for act in party.acts if act.date and act.standing is Standing.STATED)
        yield from (date for date in done if date.year_known)


def citations(record: Record) -> Iterator[Citation]:
    """Every citation that proves something in the record, each once."""
    seen = dict.fromkeys(citation for statement in statements(record) for citation in statement.citations)
    return iter(seen)


def omissions_since(agreement: Agreement, time: dt.date, day: dt.date) -> Iterator[Omission]:
    """The lists of parties' own, of between a time and a day, that leave an agreement out."""
    for omission in _omissions(agreement):
        if (as_of := omission.listing.as_of) and _is_between(as_of.value, time, day):
            yield omission


def is_known_since(agreement: Agreement, time: dt.date, day: dt.date) -> bool:
    """Tests if anything is known of an agreement between a time and a day: a date of it, an act, a list without it."""
    dated = [*_days_of_acts(agreement)]
    for stated in (agreement.signed, agreement.since, agreement.in_force, agreement.ended):
        dated += [stated.value.begin] if stated else []
    told = any(_is_between(date, time, day) for date in dated)
    return told or any(omissions_since(agreement, time, day))


def _is_between(date: PartialDate, time: dt.date, day: dt.date) -> bool:
    return date.earliest is not None and time < date.earliest <= day


def _searches(record: Record) -> Iterator[Search]:
    if isinstance(record, PlaceRecord):
        yield from (Search(None, searched) for searched in record.searched)
    for party in record.parties if isinstance(record, Agreement) else ():
        yield from (Search(party, searched) for searched in party.searched)


def _omissions(agreement: Agreement) -> Iterator[Omission]:
    for party in agreement.parties:
        decided = any(act.act in _ENDING and act.standing is Standing.STATED for act in party.acts)
        yield from (Omission(party, listing, decided) for listing in party.unlisted)


def _left_out(record: Record) -> Iterator[FieldSpec]:
    by_name = {spec.name: spec for spec in specification(type(record))}
    for alternatives in record.EXPECTED:
        if not any(_is_filled(record, name) for name in alternatives):
            yield by_name[alternatives[0]]


def _is_filled(record: Record, name: str) -> bool:
    """Tests for a field that holds something; the acts of the parties may date the signing."""
    if name == "signed" and isinstance(record, Agreement):
        return bool(record.signings)
    return getattr(record, name) not in (None, ())


def _is_list_researched(city: City) -> bool:
    lists = (*city.complete_lists, *city.none_known)
    return any(entry.of is AgreementType.TWINNING for entry in lists) or any(
        searched.for_ is Sought.OWN_LIST for searched in city.searched
    )
