"""Names of invented places, houses and persons, in two scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from random import Random
from typing import Any

from corpus.words import LANGUAGES, Text

_LATIN_INITIALS = "ABDEGIKLMNOPRSTV"
_CYRILLIC_INITIALS = "АБДЕГИКЛМНОПРСТВ"
_WITHOUT_PARTS = str.maketrans({"ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "ł": "l", "Ł": "L", "đ": "d", "ı": "i"})


def place_name(words: Mapping[str, Any], random: Random) -> Text:
    """Two or three syllables and an ending, in every language."""
    syllables = random.choices(words["syllables"], k=random.choices((2, 3), (4, 1))[0])
    endings = dict(zip(LANGUAGES, random.choice(words["endings"]), strict=True))
    latin, cyrillic = ("".join(parts).capitalize() for parts in zip(*syllables, strict=True))
    return {language: (cyrillic if language == "ru" else latin) + ending for language, ending in endings.items()}


def short_name(words: Mapping[str, Any], random: Random) -> Text:
    """Two syllables: what houses, firms and persons are called."""
    latin, cyrillic = zip(*random.choices(words["syllables"], k=2), strict=True)
    names = {language: "".join(latin).capitalize() for language in LANGUAGES}
    return {**names, "ru": "".join(cyrillic).capitalize()}


def person(words: Mapping[str, Any], random: Random, language: str) -> str:
    """An initial and a surname as a source in the language prints them."""
    initials = _CYRILLIC_INITIALS if language == "ru" else _LATIN_INITIALS
    name = short_name(words, random)
    return f"{random.choice(initials)}. {name['ru' if language == 'ru' else 'en']}"


def slug(name: str) -> str:
    """An id made of a Latin name."""
    plain = unicodedata.normalize("NFKD", name.translate(_WITHOUT_PARTS)).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "-".join(re.findall("[a-z0-9]+", letters))
