"""Records of organisations: seat, members, roles, offices, awards."""

from __future__ import annotations

from corpus import dates
from corpus.draft import Draft, Record
from corpus.names import short_name
from corpus.words import LANGUAGES, by_language
from corpus.world import World


def organisation_id(number: int) -> str:
    """Returns the id of the organisation with this number."""
    return f"organisation-{number + 1}"


def organisation(number: int, world: World) -> Record:
    """Returns the record of the organisation with this number."""
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
        record["founded"] = draft.date_or_long_value(dates.point(draft.random, draft.prose.year()))
    return record | _further_fields(draft) | {"sources": _sources(draft, record)}


def _further_fields(draft: Draft) -> Record:
    fields = draft.topics(3) | draft.summary()
    if draft.chance(0.3):
        fields["roles"] = [_role(draft) for _ in range(draft.random.randint(1, 3))]
    if draft.chance(0.2):
        fields["offices"] = [draft.with_source({"country": draft.places[1].country, "seat": draft.places[1].id})]
    if draft.chance(0.15):
        prize = {language: f"{name} 100" for language, name in short_name(draft.world.words, draft.random).items()}
        fields["awards"] = [draft.with_source({"name": prize, "date": str(draft.prose.year())})]
    if draft.chance(0.2):
        fields["remarks"] = [draft.remark() for _ in range(draft.random.randint(1, 4))]
    if draft.chance(0.15):
        fields["figures"] = [draft.figure() for _ in range(draft.random.randint(1, 3))]
    return fields


def _role(draft: Draft) -> Record:
    holder = draft.official(draft.random.choice(draft.places))
    during = dates.term(draft.random, draft.prose.year())
    return draft.with_source(
        {"role": draft.random.choice(("chair", "coordinator")), "holder": [holder], "during": during}
    )


def _sources(draft: Draft, record: Record) -> list[Record]:
    fields = ["seat", "country", "members"]
    if isinstance(record.get("founded"), str):
        fields.append("founded")
    return [draft.supporting_citation(*fields)]
