"""Codes of countries and languages, by CLDR, read from text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from babel.core import get_global

from atlas.messages.message import N_, CountryName, LanguageName, Message, NotReadable
from atlas.model.problems import DID_YOU_MEAN_NAMED
from atlas.model.values import Country, Language
from atlas.reading.values.code_names import (
    NATIONAL,
    country_codes,
    country_named,
    language_codes,
    language_named,
    main_language,
    own_language,
)

_TAG = re.compile(r"([a-z]{2,3})(-[A-Z][a-z]{3})?(-(?:[A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*")


@cache
def mistaken_for(country: str) -> str | None:
    """The main language of a country, where its code is also that of a language of few; None of other countries.

    Languages that are official in all of some country are not such: they are written of places everywhere.
    """
    if country.lower() not in language_codes() or country.lower() in _national_languages():
        return None
    return main_language(country)


@cache
def _national_languages() -> frozenset[str]:
    spoken: Mapping[str, Any] = get_global("territory_languages")
    return frozenset(
        tag for here in spoken.values() for tag, facts in here.items() if facts["official_status"] in NATIONAL
    )


@cache
def official_languages() -> frozenset[str]:
    """The primary subtags of the languages that are official in a country, or in a part of one."""
    spoken: Mapping[str, Any] = get_global("territory_languages")
    found = {tag for here in spoken.values() for tag, facts in here.items() if facts["official_status"]}
    return frozenset(tag for tag in found if tag in language_codes())


def read_country(text: str) -> Country:
    """Reads a country's code. Raises NotReadable."""
    if text in country_codes():
        return Country(text)
    unknown = Message("unknown-country", N_("unknown country '{code}'"), code=text)
    if meant := _meant_country(text):
        raise NotReadable(unknown.with_hint(DID_YOU_MEAN_NAMED, near=meant, name=CountryName(meant)))
    raise NotReadable(unknown.with_hint(N_("write its two-letter ISO 3166-1 code")))


def read_language(text: str) -> Language:
    """Reads a language's tag. Raises NotReadable."""
    if is_language(text):
        return Language(text)
    unknown = Message("unknown-language", N_("unknown language '{tag}'"), tag=text)
    if meant := _meant_language(text):
        name = LanguageName(meant.partition("-")[0])
        raise NotReadable(unknown.with_hint(DID_YOU_MEAN_NAMED, near=meant, name=name))
    raise NotReadable(unknown.with_hint(N_("write its BCP 47 tag: en, ru, sv, fi")))


@lru_cache(maxsize=1000)
def is_language(text: str) -> bool:
    """Tests if a text is the tag of a language."""
    match = _TAG.fullmatch(text)
    return match is not None and match[1] in language_codes()


def _meant_country(text: str) -> str | None:
    upper = text.strip().upper()
    if upper in country_codes():
        return upper
    heirs = get_global("territory_aliases").get(upper, [])
    if heirs:
        return str(heirs[0]) if len(heirs) == 1 and heirs[0] in country_codes() else None
    if meant := country_named(text):
        return meant
    shorter = {upper[:i] + upper[i + 1 :] for i in range(len(upper))} if len(upper) == 3 else set()
    return min(shorter & country_codes().keys(), default=None, key=lambda code: (code[0] != upper[0], code))


def _meant_language(text: str) -> str | None:
    lower = text.strip().lower()
    if lower in language_codes():
        return lower
    if "_" in text and is_language(text.replace("_", "-")):
        return text.replace("_", "-")
    alias = get_global("language_aliases").get(lower)
    if alias in language_codes():
        return str(alias)
    return language_named(text) or (own_language(lower.upper()) if len(lower) == 2 else None)
