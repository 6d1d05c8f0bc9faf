"""Names of countries and languages as people write them in place of codes: in four languages, and each in its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers

from atlas.model.problems import nearest

OF_CONTRIBUTORS = ("en", "ru", "sv", "fi")
"""The languages whose names are searched for one that is nearly right."""

NATIONAL = ("official", "de_facto_official")
_LEAST_ALIKE = 0.8  # below that, a name of another country is nearer than what was meant: Norge, Niger
_SHORTEST_MISSPELT = 5
_NOT_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
_SIGNS = re.compile(r"[^\w]+")
_AROUND_NAMES = re.compile(
    r"^(the|republic of|kingdom of|federal republic of|республика|королевство|republiken|по) "
    r"| (language|язык|språket|kieli|keel)$"
)
# Usual names that CLDR does not have among those of today.
_USUAL_COUNTRIES = {
    "AE": "uae, оаэ",
    "BA": "bosnia, босния",
    "BY": "белоруссия, byelorussia, vitryssland, республика беларусь, valkovenäjä",
    "CD": "congo kinshasa, dr congo, drc",
    "CI": "ivory coast",
    "CN": "prc, people s republic of china, кнр",
    "CV": "cape verde",
    "CZ": "czech republic, чешская республика, tjeckiska republiken, tšekin tasavalta, česká republika",
    "DE": "frg, фрг",
    "FI": "suomen tasavalta, финляндская республика",
    "FO": "faroes, färöarna, faroe",
    "GB": "uk, great britain, britain, england, scotland, wales, northern ireland, англия, шотландия, уэльс, england, "
    "skottland, storbritannien, englanti, skotlanti, iso britannia, britannia, соединённое королевство, united kingdom "
    "of great britain and northern ireland",
    "GE": "грузинская республика",
    "IE": "eire, republic of ireland",
    "KG": "киргизстан, kyrgyz republic, киргизская республика",
    "KP": "dprk, кндр",
    "KR": "korea, rok, south korea, республика корея, sydkorea, etelä korea",
    "LA": "laos",
    "MD": "moldavia, молдавия, moldova, moldavien, республика молдова",
    "MK": "macedonia, fyrom, македония, makedonien, makedonia",
    "MM": "burma, бирма",
    "NL": "holland, голландия, hollanti",
    "RU": "russian federation, российская федерация, рф, ryska federationen, venäjän federaatio, rossiya, rossija",
    "SK": "slovak republic, словацкая республика",
    "SY": "syrian arab republic",
    "SZ": "swaziland",
    "TL": "east timor",
    "TR": "turkey, türkiye, turkiye",
    "UA": "ukraina, the ukraine",
    "US": "usa, us of america, u s a, u s, united states of america, america, сша, соединённые штаты америки, америка, "
    "förenta staterna, amerika, yhdysvallat, amerikan yhdysvallat",
    "VA": "vatican, ватикан, vatikanen",
}
_USUAL_LANGUAGES = {
    "el": "modern greek",
    "nb": "bokmål, bokmal, букмол, norsk bokmål",
    "nn": "nynorsk, нюнорск",
    "no": "norsk",
    "se": "sami, saami, саамский",
    "zh": "mandarin",
}


Names = Callable[[], Mapping[str, str]]
"""A table of codes by folded names, made when it is first needed."""


@cache
def country_codes() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 codes with English names."""
    names = Locale("en").territories
    return {code: names[code] for code in sorted(names) if len(code) == 2 and code not in _NOT_COUNTRIES}


@cache
def language_codes() -> Mapping[str, str]:
    """Primary language subtags with English names."""
    names = Locale("en").languages
    return {code: names[code] for code in sorted(names) if code.isalpha()}


def country_named(name: str, nearly: bool = True) -> str | None:
    """The code of the country of this name, in a language of contributors or of the country; else of one nearly so."""
    codes = {_named(part, _country_names, _own_country_names, nearly) for part in _parts(name)}
    return codes.pop() if len(codes) == 1 else None


def _parts(name: str) -> list[str]:
    """The name; or its parts, where it is given twice: `Finland/Suomi`, `Norge (NO)`."""
    parts = [part.strip() for part in re.split(r"[/()|]", name) if part.strip()]
    return [part for part in parts if part not in country_codes()] or parts or [name]


def language_named(name: str) -> str | None:
    """The code of the language of this name, in a language of contributors or its own; else of one nearly so."""
    return _named(name, _language_names, _own_language_names, nearly=True)


def main_language(country: str) -> str | None:
    """The language that most people of a country speak, official ones first."""
    here: Mapping[str, Any] = get_global("territory_languages").get(country, {})
    ranked = sorted(here, key=lambda tag: (here[tag]["official_status"] in NATIONAL, here[tag]["population_percent"]))
    return str(ranked[-1]).partition("_")[0] if ranked else None


def own_language(country: str) -> str | None:
    """The official language of a country that fewest others have: Kazakh, not Russian, for Kazakhstan."""
    spoken: Mapping[str, Any] = get_global("territory_languages")
    official = [tag for tag, facts in spoken.get(country, {}).items() if facts["official_status"] in NATIONAL]
    number = {tag: sum(_is_national(here.get(tag)) for here in spoken.values()) for tag in official}
    most = main_language(country) or ""
    own = min(official, key=lambda tag: (number[tag], tag != most, tag), default=most)
    return own.partition("_")[0] or None


def _is_national(facts: Mapping[str, Any] | None) -> bool:
    return facts is not None and facts["official_status"] in NATIONAL


def _named(name: str, names: Names, own_names: Names, nearly: bool) -> str | None:
    folded = _folded(name)
    without = _AROUND_NAMES.sub("", folded)
    for table in (names, own_names):
        if found := table().get(folded) or table().get(without):
            return found
    if not nearly or len(without) < _SHORTEST_MISSPELT:
        return None
    alike = {name: code for name, code in names().items() if name[0] == without[0]}
    near = nearest(without, alike, _LEAST_ALIKE)
    return alike[near] if near else None


@cache
def _country_names() -> Mapping[str, str]:
    codes = country_codes()
    names = {(name, code) for tag in OF_CONTRIBUTORS for code, name in Locale(tag).territories.items() if code in codes}
    return _by_name((*sorted(names), *_usual(_USUAL_COUNTRIES)))


@cache
def _own_country_names() -> Mapping[str, str]:
    spoken: Mapping[str, Any] = get_global("territory_languages")
    return _by_name(
        (locale.territories.get(code, ""), code)
        for code in country_codes()
        for tag, facts in sorted(spoken.get(code, {}).items())
        if facts["official_status"] in NATIONAL and (locale := _locale(tag))
    )


@cache
def _language_names() -> Mapping[str, str]:
    codes = language_codes()
    names = {(name, code) for tag in OF_CONTRIBUTORS for code, name in Locale(tag).languages.items() if code in codes}
    return _by_name((*sorted(names), *_usual(_USUAL_LANGUAGES)))


@cache
def _own_language_names() -> Mapping[str, str]:
    tags = (tag for tag in sorted(locale_identifiers()) if tag in language_codes())
    return _by_name((locale.languages.get(tag, ""), tag) for tag in tags if (locale := _locale(tag)))


def _usual(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, code) for code, listed in names.items() for name in listed.split(", "))


def _by_name(names: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Codes by folded names; a later name counts before an earlier one."""
    return {_folded(name): code for name, code in names if name}


def _folded(name: str) -> str:
    return _SIGNS.sub(" ", name.casefold()).strip()


@cache
def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag)
    except (UnknownLocaleError, ValueError):
        return None
