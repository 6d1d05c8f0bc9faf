"""The files of a search index as Pagefind's program reads them: the texts of pages, the words, the list of both."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

import cbor2

from atlas.incremental.fingerprints import digest
from atlas.search.cbor import array, head
from atlas.search.page_text import FIELDS
from atlas.search.pagefind import MARK
from atlas.search.postings import Posting, pages_of

_CHUNK = 20_000
"""About so many values stand in a part of the words, as Pagefind has it: 50 KB to load for a word."""
_NAME = 12
"""Hexadecimal digits: enough for a million pages."""

Chunk = tuple[str, str, bytes]
"""The first and the last word of a part of the words, and its content."""


def fragment(url: str, words: Sequence[str], known: Mapping[str, str]) -> bytes:
    """What is shown of a page that was found."""
    values = {
        "url": url,
        "content": " ".join(words),
        "word_count": max(len(words), 1),
        "filters": {},
        "meta": known,
        "anchors": [],
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def chunks(postings: Mapping[str, Posting]) -> Iterator[Chunk]:
    """All words in order, in parts."""
    words: list[tuple[str, bytes]] = []
    size = 0
    for word, keys in groupby(sorted(postings), key=lambda key: key.partition("\0")[0]):
        of_word = {key.partition("\0")[2]: postings[key] for key in keys}
        words.append((word, _word(word, of_word)))
        size += sum(posting.size + bool(variant) for variant, posting in of_word.items())
        if size >= _CHUNK:
            yield _chunk(words)
            words, size = [], 0
    if words:
        yield _chunk(words)


def list_of(version: str, pages: Sequence[tuple[str, int]], parts: Sequence[tuple[str, str, str]]) -> bytes:
    """What the browser loads first: names and lengths of the pages; first word, last word and name of each part."""
    return cbor2.dumps([version, pages, _shortened(parts), [], [], FIELDS])


def file_name(language: str, content: bytes) -> str:
    """The name of a file: it tells the language and the content."""
    return f"{language}_{digest(content)[:_NAME]}"


def compressed(content: bytes) -> bytes:
    """The bytes of a file."""
    packing = zlib.compressobj(wbits=31)  # with the head of gzip, and no time in it
    return packing.compress(MARK + content) + packing.flush()


def _word(word: str, postings: Mapping[str, Posting]) -> bytes:
    plain = pages_of(postings[""]) if "" in postings else head(0)
    variants = (head(2) + cbor2.dumps(variant) + pages_of(posting) for variant, posting in postings.items() if variant)
    return head(3) + cbor2.dumps(word) + plain + array(variants)


def _chunk(words: Sequence[tuple[str, bytes]]) -> Chunk:
    return words[0][0], words[-1][0], head(1) + array(encoded for _, encoded in words)


def _shortened(parts: Sequence[tuple[str, str, str]]) -> list[list[str]]:
    """With as much of the words as tells neighbours apart."""
    shortened = [list(part) for part in parts]
    for part, following in pairwise(shortened):
        length = _alike(part[1], following[0]) + 1
        last = part[1][:length]
        part[1] = last if last >= part[0] else part[1]
        following[0] = following[0][:length]
    return shortened


def _alike(one: str, other: str) -> int:
    """How many characters two words have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (char, of_other) in pairs if char != of_other), min(len(one), len(other)))
