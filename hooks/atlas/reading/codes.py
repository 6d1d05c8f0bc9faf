"""Codes of countries and languages, by CLDR, read from text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from babel import Locale
from babel.core import get_global

from atlas.messages.message import N_, CountryName, LanguageName, Message, NotReadable
from atlas.model.problems import DID_YOU_MEAN_NAMED, did_you_mean
from atlas.model.values import Country, Language

_NOT_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
_NATIONAL = ("official", "de_facto_official")
_TAG = re.compile(r"([a-z]{2,3})(-[A-Z][a-z]{3})?(-(?:[A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*")


@cache
def countries() -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes with English names."""
    names = Locale("en").territories
    return {code: names[code] for code in sorted(names) if len(code) == 2 and code not in _NOT_COUNTRIES}


@cache
def languages() -> dict[str, str]:
    """Primary language subtags with English names."""
    names = Locale("en").languages
    return {code: names[code] for code in sorted(names) if code.isalpha()}


@cache
def mistaken_for(country: str) -> str | None:
    """The main language of a country, where its code is also that of a language of few; None of other countries.

    Languages that are official in all of some country are not such: they are written of places everywhere.
    """
    here: Mapping[str, Any] = get_global("territory_languages").get(country, {})
    if country.lower() not in languages() or country.lower() in _national_languages():
        return None
    ranked = sorted(here, key=lambda tag: (here[tag]["official_status"] in _NATIONAL, here[tag]["population_percent"]))
    return str(ranked[-1]).partition("_")[0] if ranked else None


@cache
def _national_languages() -> frozenset[str]:
    spoken: Mapping[str, Any] = get_global("territory_languages")
    return frozenset(
        tag for here in spoken.values() for tag, facts in here.items() if facts["official_status"] in _NATIONAL
    )


def read_country(text: str) -> Country:
    """Reads a country's code. Raises NotReadable."""
    if text in countries():
        return Country(text)
    unknown = Message("unknown-country", N_("unknown country '{code}'"), code=text)
    if meant := _meant_country(text):
        raise NotReadable(unknown.with_hint(DID_YOU_MEAN_NAMED, near=meant, name=CountryName(meant)))
    raise NotReadable(unknown.with_hint(N_("write its two-letter ISO 3166-1 code")))


def read_language(text: str) -> Language:
    """Reads a language's tag. Raises NotReadable."""
    if _is_language(text):
        return Language(text)
    unknown = Message("unknown-language", N_("unknown language '{tag}'"), tag=text)
    if meant := _meant_language(text):
        name = LanguageName(meant.partition("-")[0])
        raise NotReadable(unknown.with_hint(DID_YOU_MEAN_NAMED, near=meant, name=name))
    raise NotReadable(unknown.with_hint(N_("write its BCP 47 tag: en, ru, sv, fi")))


def _is_language(text: str) -> bool:
    match = _TAG.fullmatch(text)
    return match is not None and match[1] in languages()


def _meant_country(text: str) -> str | None:
    upper = text.upper()
    if upper in countries():
        return upper
    heirs = get_global("territory_aliases").get(upper, [])
    if heirs:
        return str(heirs[0]) if len(heirs) == 1 and heirs[0] in countries() else None
    by_name = {name.casefold(): code for code, name in countries().items()}
    near = did_you_mean(text, by_name) if len(text) > 3 else None
    if near:
        return by_name[near]
    shorter = {upper[:i] + upper[i + 1 :] for i in range(len(upper))} if len(upper) == 3 else set()
    return min(shorter & countries().keys(), default=None, key=lambda code: (code[0] != upper[0], code))


def _meant_language(text: str) -> str | None:
    lower = text.lower()
    if lower in languages():
        return lower
    if "_" in text and _is_language(text.replace("_", "-")):
        return text.replace("_", "-")
    alias = get_global("language_aliases").get(lower)
    if alias in languages():
        return str(alias)
    by_name = {name.casefold(): code for code, name in languages().items()}
    near = did_you_mean(text, by_name) if len(text) > 3 else None
    return by_name[near] if near else None
