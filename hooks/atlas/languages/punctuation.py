"""Marks and letters that differ between languages or places: the full stop, small letters, the dash between names."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ENDS = (".", "!", "?", "\N{HORIZONTAL ELLIPSIS}")
_SPACED_BY = {"fi": " ", "sv": " / "}
"""Text in a name beside which a dash has spaces, in the languages that else write it without."""

_ABBREVIATED = re.compile(r"(?:\b\w{1,2}|\.\w+|\b(?:Ltd|Inc|Corp|etc|jne|osv|руб|тыс|млн|млрд))\.\Z")


def as_sentence(text: str) -> str:
    """The text with a full stop, unless it ends with a mark that ends a sentence, as an abbreviation may."""
    return text if text.endswith(_ENDS) else f"{text}."


def without_stop(text: str) -> tuple[str, str]:
    """A sentence, and the full stop parted from it; what ends with an abbreviation, as a name may, stays whole."""
    if text.endswith(".") and not text.endswith("..") and not _ABBREVIATED.search(text):
        return text[:-1], "."
    return text, ""


def capitalised(text: str) -> str:
    """The text with a capital as its first letter."""
    return text[:1].upper() + text[1:]


def small_label(label: str) -> str:
    """A label within a sentence: with a small letter, unless it is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def with_dash(names: Sequence[str], language: str) -> str:
    """The names with a dash between: Brest – Bratsk; with spaces where the language, or one of the names, has them."""
    mark = _SPACED_BY.get(language, "")
    return (" – " if any(mark in name for name in names) else "–").join(names)
