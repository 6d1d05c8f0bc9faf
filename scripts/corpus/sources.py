"""Records of sources and topics."""

from __future__ import annotations

from random import Random

from corpus import dates
from corpus.draft import Record
from corpus.names import short_name
from corpus.words import LANGUAGES, by_language
from corpus.world import GAZETTEER, REGISTER, World

_YEAR = 2025
"""The year of all sources: none is older than what it proves."""
_FORMS = ("presentation", "press release", "news", "web page", "resolution", "agreement", "report", "book")


def gazetteer(world: World) -> tuple[str, Record]:
    """Returns id and record of the source for every city's country and coordinates."""
    record: Record = {"title": {"en": "A gazetteer of invented towns"}, "supplied": "true", "language": "en"}
    return GAZETTEER, record | {"seen": "document", "document": "gazetteer.txt", "form": "gazetteer"}


def source(id_: str, language: str, world: World) -> Record:
    """Returns the record of a source in a language; that of the register has a day for which it holds."""
    random = world.random(id_)
    thing, hall = by_language(random.choice(world.words["things"])), short_name(world.words, random)
    record: Record = {"title": {language: f"{hall[language]}: {thing[language]}"}, "language": language}
    record |= {"published": dates.point(random, _YEAR)} if random.random() < 0.8 else {}
    if id_ == REGISTER:
        return record | {"seen": "document", "document": f"{id_}.txt", "form": "register", "state_of": f"{_YEAR}-12-31"}
    return record | _availability(id_, random) | {"publisher": f"{hall['en']} Press", "form": random.choice(_FORMS)}


def _availability(id_: str, random: Random) -> Record:
    document = {"document": f"{id_}.txt"}
    if random.random() < 0.4:
        return {"seen": "document"} | document
    page: Record = {"seen": "live page", "url": f"https://{id_}.example/{random.randint(1, 9999)}"}
    return page | {"retrieved": "2026-01-31", "state_of": str(_YEAR)} | (document if random.random() < 0.5 else {})


def topics(world: World) -> dict[str, Record]:
    """Returns the records of the topics by id."""
    found = {}
    for entry, *labels in world.words["topics"]:
        id_, _, broader = entry.partition(" < ")
        label: Record = {"label": dict(zip(LANGUAGES, labels, strict=True))}
        found[id_] = label | ({"broader": broader} if broader else {})
    return found
