"""Marks and letters that differ between languages or places: the full stop, small letters, the dash between names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

_ENDS = (".", "!", "?", "\N{HORIZONTAL ELLIPSIS}")
_WORDS_BEFORE = 80
"""The least characters that are shown before a difference."""
_DASHES = {"ru": "—"}
_SPACED_BY = {"fi": " ", "sv": " / "}
"""Text in a name beside which a dash has spaces, in the languages that else write it without."""

_INNER_MARKS = {"en": "‘’", "ru": "„“", "sv": "’", "fi": "’"}
"""The quotation marks within quotation marks."""

_CLOSE_INITIALS = frozenset(("sv",))
"""Languages that write initials without spaces between."""
_INITIALS_FIRST = re.compile(r"(?P<initials>(?:[^\W\d_]\.\s?){1,3})(?P<surname>[^\W\d_][\w'’-]+)\Z")
_INITIALS_LAST = re.compile(r"(?P<surname>[^\W\d_][\w'’-]+) (?P<initials>(?:[^\W\d_]\.\s?){1,3})\Z")
_TYPED_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_ABBREVIATED = re.compile(r"(?:\b\w{1,2}|\.\w+|\b(?:Ltd|Inc|Corp|etc|jne|osv|руб|тыс|млн|млрд))\.\Z")
"""An abbreviation at the end, whose full stop is its own."""


def as_sentence(text: str) -> str:
    """The text with a full stop, unless it ends with a mark that ends a sentence, as an abbreviation may."""
    return text if text.endswith(_ENDS) else f"{text}."


def without_stop(text: str) -> tuple[str, str]:
    """A sentence, and the full stop parted from it; what ends with an abbreviation, as a name may, stays whole."""
    if text.endswith(".") and not text.endswith("..") and not _ABBREVIATED.search(text):
        return text[:-1], "."
    return text, ""


def shortened(text: str, most: int) -> str:
    """The text, or so many of its first characters with an ellipsis, cut between words."""
    if len(text) <= most:
        return text
    start = text[: most - 1]
    return (start.rpartition(" ")[0] or start).rstrip(" .,;:") + _ENDS[-1]


def from_difference(one: str, other: str, most: int) -> tuple[str, str]:
    """Two texts; where their first `most` characters hardly differ, what they say from some words before they do."""
    same = sum(1 for _ in takewhile(lambda letters: letters[0] == letters[1], zip(one, other, strict=False)))
    start = one.rfind(" ", 0, same - _WORDS_BEFORE) + 1 if same > most - _WORDS_BEFORE else 0
    if not start:  # as of an address, which is no text
        return one, other
    return f"{_ENDS[-1]} {one[start:]}", f"{_ENDS[-1]} {other[start:]}"


def with_initials(name: str, language: str) -> str:
    """A person's name with initials before the surname, spaced as the language does: N. V. Lavrushina."""
    found = _INITIALS_FIRST.match(name) or _INITIALS_LAST.match(name)
    if not found:
        return name
    letters = re.findall(r"\w\.", found["initials"])
    return f"{(' ' if language not in _CLOSE_INITIALS else '').join(letters)} {found['surname']}"


def with_apostrophes(text: str, language: str) -> str:
    """An English text with the apostrophes of print within its words."""
    return _TYPED_APOSTROPHE.sub("’", text) if language == "en" and "'" in text else text


def capitalised(text: str) -> str:
    """The text with a capital as its first letter."""
    return text[:1].upper() + text[1:]


def in_marks(text: str, marks: Sequence[str], language: str) -> str:
    """The text between two quotation marks, with the inner marks of the language for such marks within it."""
    for outer, inner in zip(dict.fromkeys(marks), _INNER_MARKS.get(language, ""), strict=False):
        text = text.replace(outer, inner)
    return text.join(marks)


def small_label(label: str) -> str:
    """A label within a sentence: with a small letter, unless it is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def with_dash(names: Sequence[str], language: str) -> str:
    """The names with a dash between: Brest – Bratsk; with spaces where the language, or one of the names, has them."""
    mark = _SPACED_BY.get(language, "")
    dash = _DASHES.get(language, "–")
    return (f" {dash} " if any(mark in name for name in names) else dash).join(names)
