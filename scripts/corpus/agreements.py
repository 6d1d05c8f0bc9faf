"""Records of agreements, with the acts of their parties (confirmed, renewed, suspended, terminated)."""

from __future__ import annotations

from typing import Any

from corpus import dates
from corpus.draft import Draft, Record
from corpus.words import LAST_YEAR, by_language
from corpus.world import Bond, Place, World

_START_FIELDS = ("signed", "since", "in_force")


def agreement(bond: Bond, world: World, number: int) -> Record:
    """Returns the record of an agreement; agreement n cites source n, so that every source is cited."""
    a, b = (world.cities[party] for party in bond.parties)
    draft = Draft(world, bond.id, a, b)
    year, follows = draft.prose.year(), bond.predecessor
    if follows:
        year, follows = _year_after(Draft(world, follows, a, b).prose.year(), year, follows)
    parties = _parties(draft, a, b, year)
    record: Record = {"type": bond.type, "parties": parties} | draft.planned_standing(0.03)
    if "standing" in record:  # nobody acts on what is not concluded
        record["parties"] = [party["id"] if isinstance(party, dict) else party for party in parties]
    source = world.sources[number] if number < len(world.sources) else world.source(draft.random)
    if draft.chance(0.6):
        record["called"] = [{source[1]: draft.prose.relation_word(source[1])}]
    if draft.chance(0.2):
        record["instrument"] = [_instrument(draft)]
    record |= _dates(draft, year) | draft.topics() | draft.summary() | _further_fields(draft)
    if follows:
        record["follows"] = [draft.with_source({"id": follows})]
    return record | {"sources": _sources(draft, record, source, year)}


def _year_after(first: int, year: int, predecessor: str) -> tuple[int, str | None]:
    """A year surely after the acts of the predecessor, and its id; no predecessor where that year would be too late."""
    return (max(year, first + 3), predecessor) if first + 3 <= LAST_YEAR else (year, None)


def _parties(draft: Draft, a: Place, b: Place, year: int) -> list[Any]:
    parties: list[Any] = [a.id, _acting_party(draft, b, year) if draft.chance(0.15) else b.id]
    if draft.chance(0.04):
        others = draft.random.sample(draft.world.cities, 5)
        parties += [other.id for other in others if other not in (a, b)][: draft.random.randint(1, 3)]
    return parties


def _acting_party(draft: Draft, place: Place, year: int) -> Record:
    """A party with an act in the second year after the agreement was made: within every term, before every end."""
    kind, after = draft.random.choice(("confirmed", "renewed", "suspended", "terminated")), min(year + 2, 2025)
    act: Record = {"act": kind, "date": dates.point(draft.random, after)}
    if kind == "renewed":
        act["until"] = str(after + draft.random.randint(12, 22))
    if kind == "confirmed" and draft.chance(0.5):
        act["by"] = [draft.official(place)]
    if draft.chance(0.1):
        act["standing"] = "planned"
    through = {"through": [{"text": by_language(draft.random.choice(draft.world.words["groups"]))}]}
    return {"id": place.id, **(through if draft.chance(0.2) else {}), "acts": [draft.with_source(act)]}


def _dates(draft: Draft, year: int) -> Record:
    """Returns none, one or two of the date fields; an end lies after its start."""
    form = draft.random.choices(("none", "since", "signed", "term"), (12, 45, 20, 23))[0]
    fields: Record = {}
    if form == "since":
        fields["since"] = draft.date_or_long_value(dates.start(draft.random, year))
    if form in ("signed", "term"):
        fields["signed"] = draft.date_or_long_value(dates.point(draft.random, year))
    if form == "term":
        fields["in_force"] = dates.term(draft.random, year + 1)
    elif form != "none" and draft.chance(0.06):
        fields["ended"] = draft.with_source({"value": str(min(year + draft.random.randint(14, 25), 2025))})
    return fields


def _instrument(draft: Draft) -> Record:
    forms = ("memorandum", "agreement", "protocol", "charter", "declaration")
    instrument: Record = {"form": draft.random.choice(forms), "number": str(draft.random.randint(1, 99))}
    return draft.with_source(instrument | {"languages": ["en", draft.random.choice(("ru", "sv", "fi"))]})


def _further_fields(draft: Draft) -> Record:
    fields: Record = {}
    if draft.chance(0.2):
        fields["purpose"] = [{"value": draft.prose.phrase("sentences", draft.languages), "sources": [draft.citation()]}]
    if draft.chance(0.2):
        fields["outcomes"] = [draft.outcome() for _ in range(draft.random.randint(1, 3))]
    if draft.chance(0.1):
        fields["remarks"] = [draft.remark()]
    return fields


def _sources(draft: Draft, record: Record, source: tuple[str, str], year: int) -> list[Record]:
    """Citations of the parties, at times as of a year after the agreement was made, and of its dates."""
    fields = ["parties", *(field for field in ("called",) if field in record)]
    first = draft.supporting_citation(*fields, source=source)
    if draft.chance(0.4) and year < LAST_YEAR:
        first["as_of"] = dates.exact_day(draft.random, max(draft.random.randint(2005, LAST_YEAR), year + 1))
    plain_dates = [field for field in _START_FIELDS if isinstance(record.get(field), str)]
    return [first, *([draft.supporting_citation(*plain_dates)] if plain_dates else [])]
