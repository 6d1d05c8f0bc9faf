"""Organisations: who sits where, who belongs to them, who leads them."""

from __future__ import annotations

from corpus import dates
from corpus.drafting import Draft, Record
from corpus.names import short_name
from corpus.words import LANGUAGES, by_language
from corpus.world import World


def organisation_id(number: int) -> str:
    """The id of an organisation."""
    return f"organisation-{number + 1}"


def organisation(number: int, world: World) -> Record:
    """The record of an organisation."""
    random = world.random(f"{organisation_id(number)}/places")
    draft = Draft(world, organisation_id(number), *random.sample(world.cities, 2))
    kind, *names = draft.random.choice(world.words["bodies"])
    word, hall = by_language(names), draft.hall
    record: Record = {"name": {language: f"{word[language]} {hall[language]}" for language in LANGUAGES}, "kind": kind}
    record |= {"seat": draft.places[0].id, "country": draft.places[0].country}
    record["members"] = [place.id for place in draft.random.sample(world.cities, draft.random.randint(1, 4))]
    if draft.chance(0.3):
        record["members"].append(draft.group(draft.places))
        record["open"] = ["members"]
    if draft.chance(0.6):
        record["founded"] = draft.long_date(dates.point(draft.random, draft.prose.year()))
    return record | _doings(draft) | {"sources": _sources(draft, record)}


def _doings(draft: Draft) -> Record:
    doings = draft.topics(3) | draft.summary()
    if draft.chance(0.3):
        doings["roles"] = [_role(draft) for _ in range(draft.random.randint(1, 3))]
    if draft.chance(0.2):
        doings["offices"] = [draft.proven({"country": draft.places[1].country, "seat": draft.places[1].id})]
    if draft.chance(0.15):
        prize = {language: f"{name} 100" for language, name in short_name(draft.world.words, draft.random).items()}
        doings["awards"] = [draft.proven({"name": prize, "date": str(draft.prose.year())})]
    if draft.chance(0.2):
        doings["remarks"] = [draft.remark() for _ in range(draft.random.randint(1, 4))]
    if draft.chance(0.15):
        doings["figures"] = [draft.figure() for _ in range(draft.random.randint(1, 3))]
    return doings


def _role(draft: Draft) -> Record:
    holder = draft.official(draft.random.choice(draft.places))
    during = dates.term(draft.random, draft.prose.year())
    return draft.proven({"role": draft.random.choice(("chair", "coordinator")), "holder": [holder], "during": during})


def _sources(draft: Draft, record: Record) -> list[Record]:
    fields = ["seat", "country", "members"]
    if isinstance(record.get("founded"), str):
        fields.append("founded")
    return [draft.supporting(*fields)]
