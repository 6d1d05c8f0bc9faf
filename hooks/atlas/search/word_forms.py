"""The forms under which a word is found: without diacritics, and in its parts where it has several."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

Form = tuple[str, int]
"""The key of a form, and of how many parts of the word it is one, or 0 for the whole word.

A key is a stem; where diacritics were taken off the word, a zero byte and the word as it is written follow.
"""

# Part of a word are letters, digits, and by Pagefind's default connecting punctuation.
_NO_WORD_CHARACTER = re.compile("[^\\w\u203f\u2040\u2054\ufe33\ufe34\ufe4d\ufe4e\ufe4f\uff3f]+")
_LETTERS = re.compile(r"[^\W_]+")
_MAX_WORDS = 100_000


class WordForms(dict[str, tuple[Form, ...]]):
    """The forms of words, as the program in the browser will ask for them; a word is any text between two spaces."""

    def __init__(self, stems: Mapping[str, str]) -> None:
        """`stems` of words without diacritics; one that has none stands for itself."""
        super().__init__()
        self._stems = stems

    def __missing__(self, word: str) -> tuple[Form, ...]:
        if len(self) >= _MAX_WORDS:
            self.clear()
        forms = self[word] = tuple((self._key(part), parts) for part, parts in _whole_and_parts(word))
        return forms

    def _key(self, word: str) -> str:
        folded = _without_diacritics(word)
        stem = self._stems.get(folded, folded)
        return stem if folded == word else f"{stem}\0{word}"


def _whole_and_parts(word: str) -> list[tuple[str, int]]:
    """The word in small letters and its parts, each with the number of parts; 0 for the word itself."""
    whole = "".join(map(str.lower, _NO_WORD_CHARACTER.sub("", word)))
    if not whole:
        return []
    if word.isalnum() and not any(map(str.isupper, word[1:])):
        return [(whole, 0)]
    parts = [part for letters in _LETTERS.findall(word) for part in _split(letters)]
    if len(parts) < 2:
        return [(whole, 0)]
    long_enough = [part for part in parts if len(part.encode()) > 1]
    return [(whole, 0), *((part, len(long_enough)) for part in long_enough)]


def _without_diacritics(word: str) -> str:
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFD", word) if unicodedata.category(char)[0] != "M")


def _split(word: str) -> list[str]:
    """The parts of a word like `HousingFair2014`, in small letters."""
    breaks = [place for place in range(1, len(word)) if _is_break(word, place)]
    return [word[start:end].lower() for start, end in zip([0, *breaks], [*breaks, len(word)], strict=True)]


def _is_break(word: str, place: int) -> bool:
    before, char, after = word[place - 1], word[place], word[place + 1 : place + 2]
    if char.isdigit() or before.isdigit():
        other = before if char.isdigit() else char
        return other.islower() or other.isupper()
    return char.isupper() and (before.islower() or (before.isupper() and after.islower()))
