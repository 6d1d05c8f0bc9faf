"""JSON Schema of values that are no maps of fields: words, dates, codes, numbers, texts by language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Choice
from atlas.model.values import (
    ADDRESS,
    DURATION,
    NUMBER,
    PLACE,
    Address,
    Coordinates,
    Country,
    Duration,
    Language,
    Number,
    Place,
    Quote,
)
from atlas.reading.values.code_names import country_codes, language_codes

Schema = dict[str, Any]

_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = "(?:0[1-9]|[12][0-9]|3[01]|XX)"
_BELOW_YEAR = f"(?:{_MONTH}(?:-{_DAY})?|2[1-4](?:-XX)?)"
_YEAR = f"(?!00(?:00|0X|XX))(?:[0-9]{{4}}(?:-{_BELOW_YEAR}|-XX(?:-XX)?)?|[0-9]{{3}}X|[0-9]{{2}}XX)"
_PART = f"(?:(?:{_YEAR}|XXXX-{_BELOW_YEAR})[?~%]?)"
_DATE = rf"(?:{_PART}|(?!(?:\.\.)?/(?:\.\.)?$)(?:{_PART}|\.\.)?/(?:{_PART}|\.\.)?)"
_TAG = "[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-[a-z0-9]{5,8})*"
_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"


def _matching(pattern: str, meaning: str, *, number: str = "") -> Schema:
    """Text of this pattern; `number` is the type of what YAML reads as a number, where it may be one."""
    return {
        "type": ["string", number] if number else "string",
        "pattern": f"^(?:{pattern})$",
        "patternErrorMessage": meaning,
    }


def _enumeration(words: Mapping[str, str]) -> Schema:
    return {"enum": list(words), "enumDescriptions": list(words.values())}


WORDS: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S", "patternErrorMessage": "write some words"}
ID: Schema = {**_matching(_ID, "an id is a-z, 0-9 and single hyphens", number="integer"), "minimum": 0}
VALUES: dict[Any, tuple[str, Schema]] = {
    str: ("words", WORDS),
    Quote: ("quote", WORDS),
    int: ("count", {**_matching("[0-9]{1,9}", "write digits only", number="integer"), "minimum": 1}),
    bool: ("flag", {"type": "boolean"}),
    Number: ("number", _matching(NUMBER.pattern, "write it in full units, digits only: 682000000", number="number")),
    PartialDate: (
        "date",
        {
            **_matching(_DATE, "write a year, month or day: 2014, 2014-10, 2014-10-14", number="integer"),
            "minimum": 1000,
            "maximum": 9999,
        },
    ),
    Country: ("country", {**_enumeration(country_codes()), "errorMessage": "write its two-letter ISO 3166-1 code"}),
    Language: ("language", _matching(_TAG, "write its BCP 47 tag: en, ru, sv, fi")),
    Address: ("address", _matching(ADDRESS.pattern, "an address starts with https:// or http:// and has no spaces")),
    Place: (
        "place",
        _matching(f"{PLACE.pattern}(?:, {PLACE.pattern})*", "write for example 'page 3', 'lines 12-14' or 'row 7'"),
    ),
    Duration: ("duration", _matching(DURATION.pattern, "write for example '30 min' or '2 h'")),
    Coordinates: (
        "coordinates",
        {
            "type": "array",
            "items": {"type": "number", "minimum": -180, "maximum": 180},
            "minItems": 2,
            "maxItems": 2,
            "errorMessage": "write [degrees north, degrees east]",
        },
    ),
}
"""The types of single values, each with the name and the schema of its definition."""


def choice_of(words: type[Choice]) -> Schema:
    """One of the listed words, each with its label."""
    return _enumeration({str(word): word.label for word in words})


def by_language(value: Schema, suggested: Sequence[str]) -> Schema:
    """A map from languages to values; `suggested` are the languages that an editor offers."""
    names = language_codes()
    return {
        "type": "object",
        "properties": {tag: {"description": names[tag], **value} for tag in suggested},
        "patternProperties": {f"^{_TAG}$": value},
        "additionalProperties": False,
        "minProperties": 1,
        "errorMessage": "write a map by language: {en: ...}",
    }


def list_of(value: Schema) -> Schema:
    """A list of values, or one value without the list."""
    return {"anyOf": [{"type": "array", "items": value, "minItems": 1}, value]}


def words_or(value: Schema, words: Sequence[str]) -> Schema:
    """A value, or one of the words."""
    return {"anyOf": [value, {"enum": list(words)}]}


def definition_name(cls: type) -> str:
    """The name under which a class is defined: `complete_list`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()
