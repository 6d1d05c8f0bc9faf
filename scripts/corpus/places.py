"""Records of cities and regions."""

from __future__ import annotations

from corpus import dates
from corpus.draft import Draft, Record
from corpus.names import place_name
from corpus.world import GAZETTEER, Place, World


def city(place: Place, world: World) -> Record:
    """Returns the record of a city."""
    draft = Draft(world, place.id, place, world.random(f"{place.id}/other").choice(world.cities))
    record: Record = {"name": place.names} | _origin_of_name(draft, place) | _other_names(draft)
    record |= _location(place) | draft.summary() | draft.topics(3)
    if draft.chance(0.25):
        record["figures"] = [draft.figure()]
    if draft.chance(0.1):
        record["complete_lists"] = [_complete_list(draft)]
    elif draft.chance(0.03):
        record["none_known"] = [draft.with_source({"of": "friendship"})]
    if draft.chance(0.15):
        record["remarks"] = [draft.remark() for _ in range(draft.random.randint(1, 3))]
    if draft.chance(0.02):
        record["formerly"] = [f"{place.id}-town"]
    return record | {"sources": [_gazetteer_citation(place, record)]}


def region(place: Place, world: World) -> Record:
    """Returns the record of a region."""
    draft = Draft(world, place.id, place, world.cities[0])
    record: Record = {"name": place.names, "level": place.id.rsplit("-", 1)[1]}
    record |= _location(place) | draft.summary() | draft.topics(2)
    return record | {"sources": [_gazetteer_citation(place, record)]}


def _location(place: Place) -> Record:
    ids = {"geonames": place.geonames, "wikidata": place.wikidata}
    identifiers = {name: id_ for name, id_ in ids.items() if id_}
    region = {"region": place.region} if place.region else {}
    return {"country": place.country, **region, "coordinates": list(place.coordinates)} | (
        {"ids": identifiers} if identifiers else {}
    )


def _gazetteer_citation(place: Place, record: Record) -> Record:
    fields = [field for field in ("country", "region", "coordinates", "ids") if field in record]
    return {"id": GAZETTEER, "at": f"row {place.row + 1}", "supports": fields}


def _origin_of_name(draft: Draft, place: Place) -> Record:
    several = "ru" in place.names and len(place.names) > 1
    return {"name_made": {"ru": "transliteration"}} if several and draft.chance(0.2) else {}


def _other_names(draft: Draft) -> Record:
    if not draft.chance(0.25):
        return {}
    names, language = place_name(draft.world.words, draft.random), draft.random.choice(("en", "ru", "sv", "fi"))
    other: Record = {"value": names[language], "lang": language, "kind": draft.random.choice(("former", "exonym"))}
    if other["kind"] == "former":
        other = draft.with_source(other | {"during": f"../{draft.random.randint(1900, 1970)}"})
    return {"other_names": [other]}


def _complete_list(draft: Draft) -> Record:
    return draft.with_source(
        {"of": "twinning", "as_of": dates.exact_day(draft.random, draft.random.randint(2010, 2024))}
    )
