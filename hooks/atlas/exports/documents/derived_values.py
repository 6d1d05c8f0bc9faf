"""Derived values of a record: what the atlas computes of it for a day, from all records together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from atlas.derive.computed.computed import Computed
from atlas.derive.relations.inverse import inverse
from atlas.derive.relations.parties import party_numbers_with
from atlas.derive.status.in_force import Period
from atlas.derive.status.states import state_name
from atlas.languages.edition import Edition
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.model.shapes import Stated
from atlas.pages.phrases.names import actor_name
from atlas.records.record_index import Backlink

_BEGINNINGS = ("signed", "since", "in_force")
Plain = dict[str, Any]


def derived_values(record: Record, computed: Computed, editions: Sequence[Edition]) -> Plain:
    """The values by name: the day for which they hold, where the record is named, the state of an agreement."""
    found: Plain = {"on": computed.day.isoformat(), "named_by": list(_named_by(record, computed))}
    if isinstance(record, Agreement):
        found |= _of_agreement(record, computed, editions)
    return found


def beginning_of(agreement: Agreement, computed: Computed) -> tuple[str, Stated[PartialDate]] | None:
    """The first of the dates since when an agreement is, with the name of its field; None where none is stated."""
    dates = ((name, computed.agreements.date(agreement, name)) for name in _BEGINNINGS)
    known = [(name, stated) for name, stated in dates if stated]
    return min(known, key=lambda one: one[1].value.sort_key, default=None)


def _named_by(record: Record, computed: Computed) -> Iterator[Plain]:
    """The other records that name it, not as a source, with the field and the standing."""
    seen = set[tuple[str, str]]()
    for link in computed.atlas.links_to(record.id):
        place = link.record.id, link.field
        if _is_named(record, link) and place not in seen:
            seen.add(place)
            standing = inverse(link).standing
            found = {"record": link.record.id, "field": link.field}
            yield found if standing is Standing.STATED else {**found, "standing": standing.value}


def _is_named(record: Record, link: Backlink) -> bool:
    return "sources" not in link.path and link.record.withdrawn is None and link.record.id != record.id


def _of_agreement(agreement: Agreement, computed: Computed, editions: Sequence[Edition]) -> Plain:
    found = computed.agreements.status(agreement)
    status: Plain = {"state": state_name(found.state, possibly=found.possibly)}
    if found.inferred:
        status["by_inferred_date"] = True
    if found.confirmation:
        status["last_confirmed"] = found.confirmation.date.text
    periods = computed.agreements.in_force(agreement)
    values = {
        "status": status,
        "beginning": _beginning(agreement, computed),
        "in_force": {
            name: [_bounds(period) for period in getattr(periods, name)]
            for name in ("certain", "inferred", "possible", "within")
            if getattr(periods, name)
        },
        "parties": [_party(agreement, number, computed, editions) for number in range(len(agreement.parties))],
        "pairs": [list(pair) for pair in computed.pairs.pairs_of(agreement)],
    }
    return {name: value for name, value in values.items() if value}


def _beginning(agreement: Agreement, computed: Computed) -> Plain | None:
    found = beginning_of(agreement, computed)
    if not found:
        return None
    name, stated = found
    begin = stated.value.begin
    days = {"earliest": begin.earliest, "latest": begin.latest}
    return {"field": name, "date": begin.text, **{key: day.isoformat() for key, day in days.items() if day}}


def _party(agreement: Agreement, number: int, computed: Computed, editions: Sequence[Edition]) -> Plain:
    """A party; `with` are the numbers, from 1, of those that are bound at the same time."""
    party = agreement.parties[number]
    record = computed.atlas.get(party.id) if party.id else None
    country = record.country.value if isinstance(record, PlaceRecord) else party.country
    labels = {edition.language: actor_name(party, computed.atlas, edition).text for edition in editions}
    others = [other + 1 for other in party_numbers_with(agreement, number)]
    values = {"record": party.id, "country": country, "labels": labels, "with": others}
    return {name: value for name, value in values.items() if value}


def _bounds(period: Period) -> list[str | None]:
    """The first and the last day; None for no bound."""
    first = None if period.first == date.min else period.first.isoformat()
    return [first, None if period.last == date.max else period.last.isoformat()]
