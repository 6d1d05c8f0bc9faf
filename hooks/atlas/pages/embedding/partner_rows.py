"""The partners of a place as plain values, with labels in every language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from atlas.languages.edition import Edition
from atlas.model.records import Record
from atlas.model.settings import Settings
from atlas.pages.embedding.said import said
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.views import Phrase
from atlas.pages.record.partners import Partners
from atlas.pages.record.views import Partner

Plain = dict[str, Any]


def partners_json(record: Record, by_language: Mapping[str, Partners], settings: Settings, day: str) -> bytes:
    """The partners of a place: addresses are of the pages in the first language, `on` is the day of the states."""
    found = [partners.each(record) for partners in by_language.values()]
    editions = [partners.edition for partners in by_language.values()]
    content = {
        "place": record.id,
        "address": f"{settings.site_url}{address_of(record)}",
        "labels": {one.edition.language: name_of(record, one.atlas, one.edition).text for one in by_language.values()},
        "on": day,
        "licence": settings.licence,
        "partners": [_partner(versions, editions, settings.site_url) for versions in zip(*found, strict=True)],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _partner(versions: Sequence[Partner], editions: Sequence[Edition], root: str) -> Plain:
    """One partner, of which there is a version in each language."""
    first, languages = versions[0], [one.language for one in editions]
    since = {one.language: said(version.since, one) for version, one in zip(versions, editions, strict=True)}
    return {
        "agreement": f"{root}{first.agreement.address}",
        "relation": _labels((one.agreement for one in versions), languages),
        **_through(versions, languages, root),
        "parties": list(_actors(versions, languages, root)),
        "countries": [country.address.split("/")[1].upper() for country in first.countries if country.address],
        "since": since if any(since.values()) else {},
        "status": {
            "state": first.status.state,
            "labels": dict(zip(languages, (one.status.short for one in versions), strict=True)),
        },
    }


def _through(versions: Sequence[Partner], languages: Sequence[str], root: str) -> Plain:
    phrases = [one.through for one in versions if one.through]
    return {"through": _linked(phrases, languages, root)} if phrases else {}


def _actors(versions: Sequence[Partner], languages: Sequence[str], root: str) -> Iterator[Plain]:
    for phrases in zip(*(one.actors for one in versions), strict=True):
        yield _linked(phrases, languages, root)


def _linked(phrases: Sequence[Phrase], languages: Sequence[str], root: str) -> Plain:
    address = phrases[0].address
    labels = {"labels": _labels(phrases, languages)}
    return {"address": f"{root}{address}", **labels} if address else labels


def _labels(phrases: Iterable[Phrase], languages: Sequence[str]) -> dict[str, str]:
    return {language: phrase.words.text for language, phrase in zip(languages, phrases, strict=True)}
