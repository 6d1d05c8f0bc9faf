"""Records of joint activities: projects, events and works."""

from __future__ import annotations

from typing import Any

from corpus import dates
from corpus.draft import Draft, Record
from corpus.organisations import organisation_id
from corpus.words import LANGUAGES, Text, by_language, name_in_script_of
from corpus.world import Place, World

_EVENTS = ("visit", "delegation", "business-meeting", "meeting", "signing", "round-table", "festival", "exhibition")
_PROVEN_BY_RECORD_SOURCES = (
    *("partners", "places", "period", "acronym", "results", "under", "dates", "organisers", "agreements"),
    *("participants", "venue", "year", "number", "duration", "about"),
)
_WORKS = ("film", "law", "publication", "programme")


def project(number: int, world: World) -> Record:
    """Returns the record of a project under one of the agreements."""
    draft, bond = _draft_for_agreement(f"project-{number + 1}", number, world)
    record: Record = {"name": _name_with_thing(draft, draft.hall)} | (
        {"descriptive": "true"} if draft.chance(0.2) else {}
    )
    record |= {"acronym": draft.hall["en"][:4].upper(), "partners": _partners(draft), "places": _places(draft)}
    record |= {"period": dates.term(draft.random, draft.prose.year()), "under": [bond]}
    if draft.chance(0.4):
        record["results"] = [draft.prose.phrase("sentences", draft.languages) for _ in range(2)]
    if draft.chance(0.5):
        record["funding"] = [_funding(draft)]
    if draft.chance(0.3):
        record["figures"] = [draft.figure() for _ in range(draft.random.randint(1, 4))]
    record |= draft.planned_standing() | draft.topics() | draft.summary()
    return record | {"sources": _sources(draft, record)}


def event(number: int, world: World) -> Record:
    """Returns the record of an event about one of the agreements."""
    draft, bond = _draft_for_agreement(f"event-{number + 1}", number, world)
    record: Record = {"name": _name_with_thing(draft, draft.places[0].forms), "kind": draft.random.choice(_EVENTS)}
    record["dates"] = _dates(draft)
    record |= {"places": _places(draft), "organisers": [_reference_to_organisation(draft)], "agreements": [bond]}
    record["participants"] = [*_partners(draft), draft.official(draft.places[1]) | {"role": "speaker"}]
    if draft.chance(0.3):
        record["venue"] = draft.hall
    if draft.chance(0.4):
        record["outcomes"] = [draft.outcome() for _ in range(draft.random.randint(1, 6))]
    if draft.chance(0.3):
        record["remarks"] = [draft.remark() for _ in range(draft.random.randint(1, 4))]
    record |= draft.planned_standing() | draft.topics() | draft.summary()
    return record | {"sources": _sources(draft, record)}


def work(number: int, world: World) -> Record:
    """Returns the record of a film, law, publication or programme."""
    draft, _ = _draft_for_agreement(f"work-{number + 1}", number, world)
    record: Record = {"name": _name_with_thing(draft, draft.hall), "kind": draft.random.choice(_WORKS)}
    record |= {"year": dates.point(draft.random, draft.prose.year()), "number": str(number + 1)}
    record |= {"duration": f"{draft.random.randint(5, 120)} min"} if record["kind"] == "film" else {}
    record |= {"about": [place.id for place in draft.places]} | draft.topics(2) | draft.summary()
    return record | {"sources": _sources(draft, record)}


def _draft_for_agreement(id_: str, number: int, world: World) -> tuple[Draft, str]:
    bond = world.bonds[number * 7919 % len(world.bonds)]
    a, b = (world.cities[party] for party in bond.parties)
    return Draft(world, id_, a, b), bond.id


def _name_with_thing(draft: Draft, names: Text) -> Text:
    thing = by_language(draft.random.choice(draft.world.words["things"]))
    return {language: f"{name_in_script_of(names, language)}: {thing[language]}" for language in LANGUAGES}


def _dates(draft: Draft) -> list[Any]:
    """Returns one date, or two that each have their source."""
    if not draft.chance(0.1):
        return [dates.occasion(draft.random, draft.prose.year())]
    return [draft.with_source({"value": dates.occasion(draft.random, draft.prose.year())}) for _ in range(2)]


def _reference_to_organisation(draft: Draft) -> Any:
    id_ = organisation_id(draft.random.randrange(draft.world.number_of(5)))
    return {"id": id_, "role": "support"} if draft.chance(0.3) else id_


def _partners(draft: Draft) -> list[Any]:
    partners: list[Any] = [
        {"id": draft.places[0].id, "role": "lead"},
        draft.places[1].id,
        _reference_to_organisation(draft),
    ]
    if draft.chance(0.3):
        partners.append(draft.group([draft.places[1]]))
    if draft.chance(0.1):
        other = draft.random.choice(draft.world.cities)
        partners.append(draft.with_source({"id": other.id, "standing": "planned"}))
    return partners


def _places(draft: Draft) -> list[str]:
    a, b = draft.places
    return [place.id for place in ((a, b) if draft.chance(0.2) else (a,))]


def _funding(draft: Draft) -> Record:
    amount = str(draft.random.randint(5, 900) * 10_000)
    funder: Place = draft.random.choice(draft.places)
    year = str(draft.prose.year())
    return draft.with_source({"amount": amount, "currency": "EUR", "date": year, "funder": [funder.id]})


def _sources(draft: Draft, record: Record) -> list[Record]:
    """Returns two citations, each for half of the fields that carry no source of their own."""
    fields = [field for field in _PROVEN_BY_RECORD_SOURCES if field in record and not _is_proven(record[field])]
    half = (len(fields) + 1) // 2
    return [draft.supporting_citation(*part) for part in (fields[:half], fields[half:]) if part]


def _is_proven(values: Any) -> bool:
    """Tests if each of a list's entries has sources of its own."""
    return isinstance(values, list) and all(isinstance(value, dict) and "sources" in value for value in values)
