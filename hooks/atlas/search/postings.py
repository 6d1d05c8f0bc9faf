"""Where words stand on the pages of a run, in the bytes of Pagefind's index; runs one after the other become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import cbor2

from atlas.search.cbor import head
from atlas.search.page_text import FIELDS, PageText
from atlas.search.word_forms import WordForms

_PAGE = head(3)  # its number, counted from the page before; places in the text; places in what else is known
_PLACE_BITS = 24
_PLACE = (1 << _PLACE_BITS) - 1
_MANY = 100_000


@dataclass(slots=True)
class Posting:
    """The pages of one key: the numbers of the first and the last, how many they are, how many values they hold;
    `encoded` is all of it but the head and the number of the first page."""

    first: int
    last: int
    pages: int
    size: int
    encoded: bytearray | bytes


class Postings:
    """Those of a run of pages, numbered from 0, by key: a form of atlas.search.word_forms."""

    def __init__(self, words: WordForms) -> None:
        self.by_key: dict[str, Posting] = {}
        self._words = words

    def add(self, page: int, text: PageText) -> None:
        """Adds a page, of a greater number than those before."""
        in_text, in_known = self._in_text(text.passages), self._in_known(text.known)
        for key, places in in_text.items():
            known = in_known.pop(key, None)
            self._add(key, page, *_page(tuple(places), tuple(known) if known else ()))
        for key, known in in_known.items():
            self._add(key, page, *_page((), tuple(known)))

    def _in_text(self, passages: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        words = self._words
        place = 0
        for weight, text in passages:
            whole = weight << _PLACE_BITS
            for word in text.split():
                for key, parts in words[word]:
                    weighed = max(weight // parts, 1) << _PLACE_BITS if parts else whole
                    found[key].append(weighed | place)
                place += 1
        return found

    def _in_known(self, known: Mapping[str, str]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(FIELDS):
            for place, word in enumerate(known.get(name, "").split()):
                for key, _ in self._words[word]:
                    found[key].append(number << _PLACE_BITS | place)
        return found

    def _add(self, key: str, page: int, size: int, encoded: bytes) -> None:
        known = self.by_key.get(key)
        if known is None:
            self.by_key[key] = Posting(page, page, 1, size, bytearray(encoded))
        else:
            known.encoded += _page_head(page - known.last) + encoded
            known.last = page
            known.pages += 1
            known.size += size


def join(whole: dict[str, Posting], run: Mapping[str, Posting], offset: int) -> None:
    """Adds a run to those before it; `offset` is the number of its first page."""
    for key, posting in run.items():
        first, last = offset + posting.first, offset + posting.last
        known = whole.get(key)
        if known is None:
            whole[key] = Posting(first, last, posting.pages, posting.size, bytearray(posting.encoded))
        else:
            known.encoded += _page_head(first - known.last) + posting.encoded
            known.last = last
            known.pages += posting.pages
            known.size += posting.size


def pages_of(posting: Posting) -> bytes:
    """The array of a posting's pages."""
    return head(posting.pages) + _page_head(posting.first) + posting.encoded


@cache
def _page_head(steps: int) -> bytes:
    return _PAGE + cbor2.dumps(steps)


@lru_cache(_MANY)
def _page(places: tuple[int, ...], known: tuple[int, ...]) -> tuple[int, bytes]:
    """A page's places after its number: how many values they count for, and the two arrays."""
    in_text, in_known = _values(sorted(places)), _values(known)
    return len(in_text) + len(in_known) + 1, cbor2.dumps(in_text) + cbor2.dumps(in_known)


def _values(packed: Iterable[int]) -> list[int]:
    """Places, each counted from the one before. A mark, which is negative, tells the weight of those in the text after
    it, or the field of those in what else is known; the place after it is counted from the start."""
    values: list[int] = []
    of, last = -1, 0
    for one in packed:
        if one >> _PLACE_BITS != of:
            of, last = one >> _PLACE_BITS, 0
            values.append(-of - 1)
        values.append((one & _PLACE) - last)
        last = one & _PLACE
    return values
