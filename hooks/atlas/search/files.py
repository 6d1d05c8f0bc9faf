"""The files of a search index as Pagefind's program reads them: texts of pages, chunks of words, the list of both."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise, zip_longest

import cbor2

from atlas.incremental.fingerprints import digest
from atlas.search.page_text import FIELDS, PageText
from atlas.search.pagefind import SIGNATURE
from atlas.search.postings import PostingList, array_head, encoded_pages

_CHUNK_SIZE = 20_000
"""About so many values stand in a chunk, as Pagefind has it: some 30 KB to load for a word."""
_NAME_LENGTH = 10
"""Hexadecimal digits of a file's name: enough for a million pages."""

Chunk = tuple[str, str, bytes]
"""The first and the last word of a chunk, and its content."""


def fragment(url: str, text: PageText) -> bytes:
    """The fragment of a page: its text, title and description, which the browser loads to show the page as a result."""
    words = text.words()
    about = {"about": text.about} if text.about else {}
    values = {
        "url": url,
        "content": " ".join(words),
        "word_count": max(len(words), 1),
        "filters": {},
        "meta": {**text.meta, **about},
        "anchors": [],
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def chunks(postings: Mapping[str, Sequence[PostingList]]) -> Iterator[Chunk]:
    """The posting lists of all words in order, in chunks; a word of many pages goes on in the next."""
    entries: list[tuple[str, bytes]] = []
    size = 0
    for word, keys in groupby(sorted(postings), key=lambda key: key.partition("\0")[0]):
        variants = {key.partition("\0")[2]: postings[key] for key in keys}
        for parts in zip_longest(*variants.values()):
            part = {variant: of_one for variant, of_one in zip(variants, parts, strict=True) if of_one}
            entries.append((word, _word_entry(word, part)))
            size += sum(of_variant.size + bool(variant) for variant, of_variant in part.items())
            if size >= _CHUNK_SIZE:
                yield _chunk(entries)
                entries, size = [], 0
    if entries:
        yield _chunk(entries)


def page_list(version: str, pages: Sequence[tuple[str, int]], chunk_names: Sequence[tuple[str, str, str]]) -> bytes:
    """The list that the browser loads first: names and lengths of the pages, bounds and names of the chunks.

    The bounds of a chunk are its first and its last word.
    """
    return cbor2.dumps([version, pages, _shortened(chunk_names), [], [], FIELDS])


def file_name(language: str, content: bytes) -> str:
    """The name of a file, of its language and its content."""
    return f"{language}_{digest(content)[:_NAME_LENGTH]}"


def compressed(content: bytes) -> bytes:
    """The bytes of a file, in gzip's format."""
    packing = zlib.compressobj(wbits=31)  # with the head of gzip, and no time in it
    return packing.compress(SIGNATURE + content) + packing.flush()


def _word_entry(word: str, variants: Mapping[str, PostingList]) -> bytes:
    """A word, its pages in the plain form, and those of each variant with diacritics."""
    plain = encoded_pages(variants[""]) if "" in variants else array_head(0)
    others = (_array(cbor2.dumps(variant), encoded_pages(of_one)) for variant, of_one in variants.items() if variant)
    return _array(cbor2.dumps(word), plain, _array(*others))


def _chunk(entries: Sequence[tuple[str, bytes]]) -> Chunk:
    return entries[0][0], entries[-1][0], _array(_array(*(encoded for _, encoded in entries)))


def _array(*encoded: bytes) -> bytes:
    """An array in CBOR of items that are encoded already."""
    return array_head(len(encoded)) + b"".join(encoded)


def _shortened(chunk_names: Iterable[tuple[str, str, str]]) -> list[list[str]]:
    """Shortens each bound to as many letters as tell neighbouring chunks apart."""
    shortened = [list(chunk) for chunk in chunk_names]
    for chunk, following in pairwise(shortened):
        length = _common_prefix_length(chunk[1], following[0]) + 1
        last = chunk[1][:length]
        chunk[1] = last if last >= chunk[0] else chunk[1]
        following[0] = following[0][:length]
    return shortened


def _common_prefix_length(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (char, of_other) in pairs if char != of_other), min(len(one), len(other)))
