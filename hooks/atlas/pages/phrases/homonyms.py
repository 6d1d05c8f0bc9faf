"""Places of one name, told apart: what stands in brackets beside the name, in one language."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.languages.edition import Edition
from atlas.messages.message import N_
from atlas.model.places import PlaceRecord, Region
from atlas.records.store import Atlas

_CITY = N_("city")


def name_among_homonyms(place: PlaceRecord, atlas: Atlas, edition: Edition) -> str:
    """The name of a place, with the first of its marks that no other place shown by this name has."""
    atlas.tracker.read("record", place.id)
    name = edition.words(place.name.value).text
    others = [
        list(_marks(other, atlas, edition))
        for other in atlas.places_named(name)
        if other.id != place.id and edition.words(other.name.value).text == name
    ]
    for number, mark in enumerate(_marks(place, atlas, edition) if others else ()):
        if mark not in ("", name) and all(marks[number] != mark for marks in others):
            return f"{name} ({mark})"
    return name


def _marks(place: PlaceRecord, atlas: Atlas, edition: Edition) -> Iterator[str]:
    """The kind of a place, its region, its country, and both; empty where there is none."""
    yield edition.gettext(place.level.value.label if isinstance(place, Region) else _CITY)
    region = atlas.get(place.region.value) if place.region else None
    region_name = edition.words(region.name.value).text if isinstance(region, PlaceRecord) else ""
    country = edition.country(place.country.value)
    yield region_name
    yield country
    yield ", ".join(filter(None, (region_name, country)))
