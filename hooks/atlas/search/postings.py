"""Posting lists: the positions of each word on the pages of a segment, in the bytes of Pagefind's index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO

import cbor2

from atlas.search.page_text import FIELDS, PageText
from atlas.search.word_forms import WordForms

_ARRAY = 4  # the major type (RFC 8949, section 3.1)
_POSITION_BITS = 24
_POSITION = (1 << _POSITION_BITS) - 1
_CACHE_SIZE = 100_000
_PART_SIZE = 20_000
"""A list of more values goes on in another part: a reader sees the pages of the first before the rest is loaded."""


@dataclass(slots=True)
class PostingList:
    """The pages of one key: the numbers of the first and the last, how many they are, how many values they hold.

    `encoded` is all of the list but the head and the number of the first page.
    """

    first: int
    last: int
    pages: int
    size: int
    encoded: bytearray | bytes


class SegmentPostings:
    """The posting lists of a segment's pages, numbered from 0, by key: the key of a form in atlas.search.word_forms."""

    def __init__(self, words: WordForms) -> None:
        self.by_key: dict[str, PostingList] = {}
        self._words = words

    def add(self, page: int, text: PageText) -> None:
        """Adds a page, of a greater number than those before."""
        in_text, in_meta = self._in_text(text.passages), self._in_meta(text.meta)
        for key, positions in in_text.items():
            more = in_meta.pop(key, None)
            self._add(key, page, *_encoded_positions(tuple(positions), tuple(more) if more else ()))
        for key, positions in in_meta.items():
            self._add(key, page, *_encoded_positions((), tuple(positions)))

    def _in_text(self, passages: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        words = self._words
        position = 0
        for weight, text in passages:
            whole = weight << _POSITION_BITS
            for word in text.split():
                for key, parts in words[word]:
                    weighed = max(weight // parts, 1) << _POSITION_BITS if parts else whole
                    found[key].append(weighed | position)
                position += 1
        return found

    def _in_meta(self, meta: Mapping[str, str]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, field in enumerate(FIELDS):
            for position, word in enumerate(meta.get(field, "").split()):
                for key, _ in self._words[word]:
                    found[key].append(number << _POSITION_BITS | position)
        return found

    def _add(self, key: str, page: int, size: int, encoded: bytes) -> None:
        before = self.by_key.get(key)
        if before is None:
            self.by_key[key] = PostingList(page, page, 1, size, bytearray(encoded))
        else:
            before.encoded += _page_head(page - before.last) + encoded
            before.last = page
            before.pages += 1
            before.size += size


def append_segment(whole: dict[str, list[PostingList]], segment: Mapping[str, PostingList], offset: int) -> None:
    """Appends the lists of a segment to those of the segments before it; `offset` is the number of its first page.

    The list of a key is whole in most cases, else in parts, each of which begins with a segment.
    """
    for key, more in segment.items():
        first, last = offset + more.first, offset + more.last
        parts = whole.get(key, [])
        if parts and parts[-1].size < _PART_SIZE:
            part = parts[-1]
            part.encoded += _page_head(first - part.last) + more.encoded
            part.last = last
            part.pages += more.pages
            part.size += more.size
        else:
            whole[key] = [*parts, PostingList(first, last, more.pages, more.size, bytearray(more.encoded))]


def encoded_pages(postings: PostingList) -> bytes:
    """The array of a posting list's pages."""
    return array_head(postings.pages) + _page_head(postings.first) + postings.encoded


@cache
def array_head(length: int) -> bytes:
    """The head of an array of so many items, which follow it (RFC 8949)."""
    head = BytesIO()
    cbor2.CBOREncoder(head).encode_length(_ARRAY, length)
    return head.getvalue()


@cache
def _page_head(steps: int) -> bytes:
    """The head of a page's array and its number, counted from the page before; positions in text and meta follow."""
    return array_head(3) + cbor2.dumps(steps)


@lru_cache(_CACHE_SIZE)
def _encoded_positions(in_text: tuple[int, ...], in_meta: tuple[int, ...]) -> tuple[int, bytes]:
    """The positions on a page: how many values they count for, and the two arrays."""
    text_values, meta_values = _delta_encoded(sorted(in_text)), _delta_encoded(in_meta)
    return len(text_values) + len(meta_values) + 1, cbor2.dumps(text_values) + cbor2.dumps(meta_values)


def _delta_encoded(packed: Iterable[int]) -> list[int]:
    """Positions, each counted from the one before.

    A mark, which is negative, gives the weight of the positions in the text after it, or the field of those in the
    meta; the position after a mark is counted from the start.
    """
    values: list[int] = []
    group, last = -1, 0
    for one in packed:
        if one >> _POSITION_BITS != group:
            group, last = one >> _POSITION_BITS, 0
            values.append(-group - 1)
        values.append((one & _POSITION) - last)
        last = one & _POSITION
    return values
