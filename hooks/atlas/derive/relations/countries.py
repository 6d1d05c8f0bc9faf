"""The countries to which records belong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from atlas.model.organisations import Organisation
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.model.shapes import Actor
from atlas.model.sources import Source, Topic
from atlas.model.values import Country
from atlas.records.record_index import Backlink
from atlas.records.store import Atlas
from atlas.records.walk import leaves, owners


def by_country(atlas: Atlas) -> dict[str, tuple[Record, ...]]:
    """The records of each country that has any, by country code; sources and topics belong to none.

    A place belongs to its own. All other records belong to those that they name, and to those in which the places and
    bodies lie that they name.
    """
    codes = _country_codes(atlas)
    found: dict[str, list[Record]] = defaultdict(list)
    for record in (record for of_kind in atlas.by_kind.values() for record in of_kind):
        for code in (record.country.value,) if isinstance(record, PlaceRecord) else codes.get(record.id, ()):
            found[code].append(record)
    return {code: tuple(found[code]) for code in sorted(found)}


def is_country_itself(link: Backlink) -> bool:
    """Tests for a reference to a country as such, not as the one in which a town or body is that has no record."""
    *_, owner = owners(link.record, link.path)
    return not (isinstance(owner, Actor) and owner.text)


def _country_codes(atlas: Atlas) -> dict[str, set[str]]:
    """The codes by the id of each record that is neither place nor source nor topic."""
    found: dict[str, set[str]] = defaultdict(set)
    for (what, target), links in atlas.index.links.items():
        named = {target} if what == "country" else _countries_of(target, atlas) if what == "links" else set()
        for link in links if named else ():
            belongs = what == "country" or (link.field in _FIELDS_OF_BELONGING and "sources" not in link.path)
            if belongs and not isinstance(link.record, PlaceRecord | Source | Topic):
                found[link.record.id] |= named
    return found


def _countries_of(id_: str, atlas: Atlas) -> set[str]:
    record = atlas.get(id_)
    return set(own_countries(record, atlas)) if record else set()


def own_countries(record: Record, atlas: Atlas) -> Iterator[str]:
    """The country of a place; of a body its own, and those of its seat and of the places that it represents."""
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


_FIELDS_OF_BELONGING = frozenset(
    ("seat", "represents", "parties", "partners", "places", "organisers", "participants", "visited", "about")
)
