"""Quotes looked for in the text of a page, whatever its spaces, hyphens and quotation marks."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_OMISSION = re.compile(r"\s*[\[(]?(?:…|\.{3,})[\])]?\s*")
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_MARKS = dict.fromkeys(map(ord, "\"'`´‘’‚‛“”„‟«»‹›′″"), None)


def folded(text: str) -> str:
    """A text as it is compared: in small letters, without spaces, marks and invisible characters, with one hyphen."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_HYPHENS | _MARKS)
    return "".join(
        character for character in plain if not character.isspace() and unicodedata.category(character) != "Cf"
    )


def is_found(quote: str, text: str) -> bool:
    """Tests if all parts of a quote stand in a folded text, one after the other."""
    place = 0
    for part in filter(None, map(folded, _OMISSION.split(quote))):
        place = text.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return True


def digest(quote: str) -> str:
    """A short name of a quote."""
    return hashlib.sha256(folded(quote).encode()).hexdigest()[:16]
