"""The order of names in each language."""

from __future__ import annotations

import unicodedata

_AFTER_Z = {
    "sv": {"å": "z1", "ä": "z2", "æ": "z2", "ö": "z3", "ø": "z3"},
    "fi": {"å": "z1", "ä": "z2", "æ": "z2", "ö": "z3", "ø": "z3"},
    "nb": {"æ": "z1", "ä": "z1", "ø": "z2", "ö": "z2", "å": "z3"},
    "da": {"æ": "z1", "ä": "z1", "ø": "z2", "ö": "z2", "å": "z3"},
    "et": {"õ": "w1", "ä": "w2", "ö": "w3", "ü": "w4"},
}
_OWN_LETTERS = frozenset("йЙ")


def sort_key(text: str, language: str) -> tuple[str, str]:
    """Sorts as the alphabet of `language` does: accents fold, but letters of its own stand in their place."""
    own = _AFTER_Z.get(language.split("-")[0], {})
    folded = "".join(own.get(letter) or _folded(letter) for letter in unicodedata.normalize("NFC", text).casefold())
    return folded, text


def _folded(letter: str) -> str:
    if letter in _OWN_LETTERS:
        return letter
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    return {"ø": "o", "æ": "ae", "đ": "d", "ł": "l", "«": "", "»": "", '"': "", "“": "", "”": ""}.get(plain, plain)
