"""The alphabetical order of each language."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# "{" is the first character after z.
_SWEDISH = {"å": "z{1", "ä": "z{2", "æ": "z{2", "ö": "z{3", "ø": "z{3", "ü": "y"}
_DANISH = {"æ": "z{1", "ä": "z{1", "ø": "z{2", "ö": "z{2", "å": "z{3", "ü": "y"}
_OWN_PLACES = {
    "sv": _SWEDISH,
    "fi": _SWEDISH,
    "nb": _DANISH,
    "da": _DANISH,
    "et": {"š": "s{1", "z": "s{2", "ž": "s{3", "õ": "w{1", "ä": "w{2", "ö": "w{3", "ü": "w{4"},
}
_OWN_LETTERS = frozenset("йЙ")
_CLOSE_DASH = re.compile(r"(?<=\S)–(?=\S)")


@cache
def sort_key(text: str, language: str) -> tuple[str, str]:
    """The key of a text in the alphabet of `language`: accents fold, but letters of its own stand in their place."""
    spaced = _CLOSE_DASH.sub(" – ", unicodedata.normalize("NFC", text))  # as beside names of several words
    return spaced.casefold().translate(_letters(language.split("-")[0])), text


class _Letters(dict[int, str]):
    """A translation table from the code point of a letter to its place in keys, filled as letters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = _folded(chr(code))
        return self[code]


@cache
def _letters(language: str) -> _Letters:
    return _Letters({ord(letter): key for letter, key in _OWN_PLACES.get(language, {}).items()})


def _folded(letter: str) -> str:
    if letter in _OWN_LETTERS:
        return letter
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    return {"ø": "o", "æ": "ae", "đ": "d", "ł": "l", "«": "", "»": "", '"': "", "“": "", "”": ""}.get(plain, plain)
