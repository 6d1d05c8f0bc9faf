"""Agreements, with what each party did to them."""

from __future__ import annotations

from typing import Any

from corpus import dates
from corpus.drafting import Draft, Record
from corpus.words import by_language
from corpus.world import Bond, Place, World

_DATES = ("signed", "since", "in_force")


def agreement(bond: Bond, world: World, number: int) -> Record:
    """The record of an agreement; the first ones cite each of the sources."""
    a, b = (world.cities[party] for party in bond.parties)
    draft = Draft(world, bond.id, a, b)
    year = draft.prose.year()
    record: Record = {"type": bond.type, "parties": _parties(draft, a, b, year)} | draft.standing(0.03)
    source = world.sources[number] if number < len(world.sources) else world.source(draft.random)
    if draft.chance(0.6):
        record["called"] = [{source[1]: draft.prose.called(source[1])}]
    if draft.chance(0.2):
        record["instrument"] = [_instrument(draft)]
    record |= _dated(draft, year) | draft.topics() | draft.summary() | _more(draft)
    if bond.earlier:
        record["follows"] = [draft.proven({"id": bond.earlier})]
    return record | {"sources": _sources(draft, record, source)}


def _parties(draft: Draft, a: Place, b: Place, year: int) -> list[Any]:
    parties: list[Any] = [a.id, _active(draft, b, year) if draft.chance(0.15) else b.id]
    if draft.chance(0.04):
        others = draft.random.sample(draft.world.cities, 5)
        parties += [other.id for other in others if other not in (a, b)][: draft.random.randint(1, 3)]
    return parties


def _active(draft: Draft, place: Place, year: int) -> Record:
    kind, after = draft.random.choice(("confirmed", "renewed", "suspended", "terminated")), min(year + 12, 2025)
    act: Record = {"act": kind, "date": dates.point(draft.random, draft.random.randint(after - 3, after))}
    if kind == "renewed":
        act["until"] = str(after + draft.random.randint(2, 12))
    if kind == "confirmed" and draft.chance(0.5):
        act["by"] = [draft.official(place)]
    if draft.chance(0.1):
        act["standing"] = "planned"
    through = {"through": [{"text": by_language(draft.random.choice(draft.world.words["groups"]))}]}
    return {"id": place.id, **(through if draft.chance(0.2) else {}), "acts": [draft.proven(act)]}


def _dated(draft: Draft, year: int) -> Record:
    """None, or one to two of the dates; whatever ends does so after the start."""
    form = draft.random.choices(("none", "since", "signed", "term"), (12, 45, 20, 23))[0]
    dated: Record = {}
    if form == "since":
        dated["since"] = draft.long_date(dates.point(draft.random, year))
    if form in ("signed", "term"):
        dated["signed"] = draft.long_date(dates.point(draft.random, year))
    if form == "term":
        dated["in_force"] = dates.term(draft.random, year + 1)
    elif form != "none" and draft.chance(0.06):
        dated["ended"] = str(year + draft.random.randint(14, 25))
    return dated


def _instrument(draft: Draft) -> Record:
    forms = ("memorandum", "agreement", "protocol", "charter", "declaration")
    instrument: Record = {"form": draft.random.choice(forms), "number": str(draft.random.randint(1, 99))}
    return draft.proven(instrument | {"languages": ["en", draft.random.choice(("ru", "sv", "fi"))]})


def _more(draft: Draft) -> Record:
    more: Record = {}
    if draft.chance(0.2):
        more["purpose"] = [{"value": draft.prose.phrase("frames", draft.languages), "sources": [draft.cited()]}]
    if draft.chance(0.2):
        more["outcomes"] = [draft.outcome() for _ in range(draft.random.randint(1, 3))]
    if draft.chance(0.1):
        more["remarks"] = [draft.remark()]
    return more


def _sources(draft: Draft, record: Record, source: tuple[str, str]) -> list[Record]:
    fields = ["parties", *(field for field in ("called",) if field in record)]
    first = draft.supporting(*fields, source=source)
    if draft.chance(0.4):
        first["as_of"] = dates.exact_day(draft.random, draft.random.randint(2005, 2024))
    bare = [field for field in (*_DATES, "ended") if isinstance(record.get(field), str)]
    return [first, *([draft.supporting(*bare)] if bare else [])]
