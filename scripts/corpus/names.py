"""Names of invented places, buildings and persons, in Latin and Cyrillic script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from random import Random
from typing import Any

from corpus.words import LANGUAGES, Text

_LATIN_INITIALS = "ABDEGIKLMNOPRSTV"
_CYRILLIC_INITIALS = "АБДЕГИКЛМНОПРСТВ"
_LETTERS_THAT_NFKD_KEEPS = str.maketrans(
    {"ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "ł": "l", "Ł": "L", "đ": "d", "ı": "i"}
)


def place_name(words: Mapping[str, Any], random: Random) -> Text:
    """Draws the name of a place: two or three syllables and an ending, in every language."""
    syllables = random.choices(words["syllables"], k=random.choices((2, 3), (4, 1))[0])
    endings = dict(zip(LANGUAGES, random.choice(words["endings"]), strict=True))
    latin, cyrillic = ("".join(parts).capitalize() for parts in zip(*syllables, strict=True))
    return {language: (cyrillic if language == "ru" else latin) + ending for language, ending in endings.items()}


def short_name(words: Mapping[str, Any], random: Random) -> Text:
    """Draws the name of a building, firm or person: two syllables, in every language."""
    latin, cyrillic = zip(*random.choices(words["syllables"], k=2), strict=True)
    names = {language: "".join(latin).capitalize() for language in LANGUAGES}
    return {**names, "ru": "".join(cyrillic).capitalize()}


def person(words: Mapping[str, Any], random: Random, language: str) -> str:
    """Draws an initial and a surname, in the script of the language."""
    initials = _CYRILLIC_INITIALS if language == "ru" else _LATIN_INITIALS
    name = short_name(words, random)
    return f"{random.choice(initials)}. {name['ru' if language == 'ru' else 'en']}"


def slug(name: str) -> str:
    """Returns the id for a Latin name: lower case, no accents, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS_THAT_NFKD_KEEPS)).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "-".join(re.findall("[a-z0-9]+", letters))
