"""The plan of an invented world, before any record is written: ids, names, and which cities have agreements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Any

from corpus.names import place_name, short_name, slug
from corpus.network import Pair, network
from corpus.tables import RealPlace, Tables
from corpus.words import LANGUAGES, Text, by_language, read_words

LAND = {
    "NO": (59, 62, 6, 11),
    "SE": (57, 62, 13, 16),
    "FI": (61, 65, 22, 29),
    "RU": (52, 60, 32, 58),
    "EE": (58, 59, 24, 27),
    "LV": (56, 57, 22, 27),
    "LT": (55, 56, 22, 25),
    "DK": (55, 57, 8, 10),
    "DE": (48, 53, 8, 12),
    "PL": (50, 53, 16, 22),
    "IS": (64, 66, -22, -15),
    "BY": (52, 55, 25, 30),
    "KZ": (50, 53, 62, 77),
    "FR": (44, 49, 0, 6),
    "IT": (44, 46, 8, 12),
    "ES": (38, 42, -6, -1),
    "GB": (51, 54, -3, 0),
    "NL": (52, 53, 5, 6),
    "CZ": (49, 50, 14, 17),
    "HU": (46, 48, 17, 21),
}
"""Countries, and where in them the places are: from and to degrees north, then degrees east."""
GAZETTEER = "gazetteer-of-invented-towns"
REGISTER = "register-of-twin-towns"
_SOURCE_LANGUAGES = ("en", "ru", "sv", "fi")


@dataclass(frozen=True, slots=True)
class Place:
    """A city or region to write: its record has `names`, in some languages, its texts use `forms`, in all."""

    id: str
    names: Text
    forms: Text
    country: str
    coordinates: tuple[str, str]
    row: int
    region: str | None = None
    wikidata: str | None = None
    geonames: str | None = None


@dataclass(frozen=True, slots=True)
class Bond:
    """An agreement to write, between two cities (their numbers); `predecessor` is the id of the one that it follows."""

    id: str
    type: str
    parties: Pair
    predecessor: str | None = None


@dataclass(frozen=True, slots=True)
class World:
    """Everything that records are written from. Each record has a random generator of its own: none affects another."""

    seed: int
    words: Mapping[str, Any]
    cities: tuple[Place, ...]
    regions: tuple[Place, ...]
    bonds: tuple[Bond, ...]
    sources: tuple[tuple[str, str], ...]
    weights: tuple[float, ...]

    def random(self, id_: str) -> Random:
        """Returns the random generator of the record with this id."""
        return Random(f"{self.seed}/{id_}")

    def number_of(self, share: int) -> int:
        """Returns the number of records of a kind of which there is one for `share` cities; at least 1."""
        return max(1, len(self.cities) // share)

    def source(self, random: Random) -> tuple[str, str]:
        """Draws a source: its id and its language. The first sources are drawn most often."""
        return random.choices(self.sources, cum_weights=self.weights)[0]


def make_world(cities: int, seed: int, tables: Tables | None = None) -> World:
    """Returns a world of so many cities, real ones first where there are tables. Raises ValueError below five."""
    if cities < 5:
        raise ValueError("at least 5 cities are needed")
    words, random = read_words(), Random(seed)
    regions = _regions(max(min(cities, len(LAND)), cities // 25), words, random)
    places = _cities(cities, words, random, regions, tables.places if tables else ())
    sources = [(REGISTER, "en"), *((f"document-{n}", random.choice(_SOURCE_LANGUAGES)) for n in range(cities // 10))]
    return World(
        seed=seed,
        words=words,
        cities=tuple(places),
        regions=tuple(regions),
        bonds=tuple(_bonds(places, random, tables.pairs if tables else ())),
        sources=tuple(sources),
        weights=tuple(accumulate(1 / (rank + 1) ** 0.8 for rank in range(len(sources)))),
    )


def _regions(number: int, words: Mapping[str, Any], random: Random) -> list[Place]:
    found: dict[str, Place] = {}
    while len(found) < number:
        level, *kinds = random.choice(words["regions"])
        kind, name = by_language(kinds), short_name(words, random)
        names = {language: f"{kind[language]} {name[language]}" for language in LANGUAGES}
        id_ = f"{slug(name['en'])}-{level}"
        country = list(LAND)[len(found) % len(LAND)]
        found.setdefault(id_, _invented_place(id_, names, len(found), country, random))
    return list(found.values())


def _cities(
    number: int, words: Mapping[str, Any], random: Random, regions: Sequence[Place], real: Sequence[RealPlace]
) -> list[Place]:
    found: dict[str, Place] = {}
    for place in real:
        id_ = _unused_id(slug(place.names.get("en") or next(iter(place.names.values()))) or place.item.lower(), found)
        row, geonames = len(found), place.geonames or None
        found[id_] = Place(
            id_, place.names, place.names, place.country, place.coordinates, row, None, place.item, geonames
        )
    while len(found) < number:
        names, region = place_name(words, random), random.choice(regions)
        id_ = slug(names["en"])
        if id_ not in found:
            found[id_] = _invented_place(id_, names, len(found), region.country, random, region.id)
    return list(found.values())


def _unused_id(id_: str, places: Mapping[str, object]) -> str:
    return id_ if id_ not in places else next(f"{id_}-{n}" for n in range(2, 1000) if f"{id_}-{n}" not in places)


def _invented_place(id_: str, names: Text, row: int, country: str, random: Random, region: str | None = None) -> Place:
    south, north, west, east = LAND[country]
    coordinates = (f"{random.uniform(south, north):.4f}", f"{random.uniform(west, east):.4f}")
    series = "99" if region else "98"  # numbers that no place has
    shown = _names_in_some_languages(names, random) if region else names
    return Place(id_, shown, names, country, coordinates, row, region, f"Q{series}{row:07}", f"{series}{row:06}")


def _names_in_some_languages(names: Text, random: Random) -> Text:
    """Returns the names of most places in every language, of some in two, of a few in one."""
    languages = random.choices((LANGUAGES, ("en", "ru"), ("ru",), ("sv", "en"), ("fi",)), (60, 20, 8, 8, 4))[0]
    return {language: names[language] for language in languages}


def _bonds(places: Sequence[Place], random: Random, real_pairs: Sequence[Pair]) -> list[Bond]:
    """Plans two agreements for each city; every twentieth is a second one between the same parties."""
    again = len(places) // 10
    found = {}
    for a, b in network(len(places), 2 * len(places) - again, random, real_pairs):
        type_ = random.choices(("twinning", "friendship"), (4, 1))[0]
        id_ = f"{places[a].id}-{places[b].id}"
        found[id_] = Bond(id_, type_, (a, b))
    for bond in random.sample(list(found.values()), again):
        id_ = f"{bond.id}-cooperation"
        found[id_] = Bond(id_, "cooperation", bond.parties, bond.id if random.random() < 0.5 else None)
    return list(found.values())
