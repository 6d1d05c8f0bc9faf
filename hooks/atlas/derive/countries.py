"""Which countries a record belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from atlas.atlas import Atlas
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.model.sources import Source, Topic
from atlas.model.values import Country
from atlas.walk import leaves


def by_country(atlas: Atlas) -> dict[str, tuple[Record, ...]]:
    """The records of each country that has any, by country code; sources and topics belong to none."""
    found: dict[str, list[Record]] = defaultdict(list)
    for records in atlas.by_kind.values():
        for record in records:
            for country in sorted(countries_of(record, atlas)):
                found[country].append(record)
    return {country: tuple(found[country]) for country in sorted(found)}


def countries_of(record: Record, atlas: Atlas) -> frozenset[str]:
    """The countries it names, and those of the places and bodies that it names."""
    if isinstance(record, PlaceRecord):
        return frozenset((record.country.value,))
    if isinstance(record, Source | Topic):
        return frozenset()
    return frozenset(_named(record, atlas, depth=2))


def _named(record: Record, atlas: Atlas, depth: int) -> Iterator[str]:
    for leaf in leaves(record):
        if leaf.type is Country:
            yield leaf.value
        elif leaf.reference and depth and leaf.path[0] in _BELONGING:
            other = atlas.get(leaf.value)
            if isinstance(other, PlaceRecord):
                yield other.country.value
            elif other and not isinstance(other, Source | Topic):
                yield from _named(other, atlas, depth - 1)


_BELONGING = frozenset(
    (
        "seat",
        "represents",
        "parties",
        "partners",
        "places",
        "organisers",
        "participants",
        "creators",
        "visited",
    )
)
