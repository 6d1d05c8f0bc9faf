"""Which countries a record belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from atlas.atlas import Atlas
from atlas.crew import spread
from atlas.model.organisations import Organisation
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.model.sources import Source, Topic
from atlas.model.values import Country
from atlas.walk import leaves

_PORTION = 500  # records that a process looks at at a time


def by_country(atlas: Atlas) -> dict[str, tuple[Record, ...]]:
    """The records of each country that has any, by country code; sources and topics belong to none."""
    records = [record for of_kind in atlas.by_kind.values() for record in of_kind]
    starts = range(0, len(records), _PORTION)

    def look(portion: int) -> list[frozenset[str]]:
        return [countries_of(record, atlas) for record in records[starts[portion] : starts[portion] + _PORTION]]

    found: dict[str, list[Record]] = defaultdict(list)
    countries = chain.from_iterable(spread(look, len(starts)))
    for record, of_record in zip(records, countries, strict=True):
        for country in of_record:
            found[country].append(record)
    return {country: tuple(found[country]) for country in sorted(found)}


def countries_of(record: Record, atlas: Atlas) -> frozenset[str]:
    """The countries that it names, and those in which the places and bodies lie that it names."""
    if isinstance(record, PlaceRecord):
        return frozenset((record.country.value,))
    if isinstance(record, Source | Topic):
        return frozenset()
    return frozenset(_named(record, atlas))


def _named(record: Record, atlas: Atlas) -> Iterator[str]:
    for leaf in leaves(record):
        if leaf.type is Country:
            yield leaf.value
        elif leaf.reference and leaf.path[0] in _BELONGING:
            other = atlas.get(leaf.value)
            yield from _lies_in(other, atlas) if other else ()


def _lies_in(record: Record, atlas: Atlas) -> Iterator[str]:
    """The country of a place; of a body, its own, and those of its seat and of whom it represents."""
    if isinstance(record, PlaceRecord):
        yield record.country.value
    elif isinstance(record, Organisation):
        for leaf in leaves(record):
            if leaf.path[0] in ("country", "seat", "represents"):
                place = atlas.get(leaf.value) if leaf.reference else None
                if leaf.type is Country:
                    yield leaf.value
                elif isinstance(place, PlaceRecord):
                    yield place.country.value


_BELONGING = frozenset(
    ("seat", "represents", "parties", "partners", "places", "organisers", "participants", "visited", "about")
)
