"""Segments of the index, kept in files between the steps of a build, and from build to build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cbor2

from atlas.incremental.cache_files import remove, replace_file
from atlas.incremental.fingerprints import digest
from atlas.incremental.manifest import FileStamp, PreviousBuild
from atlas.search.page_text import PageText
from atlas.search.postings import PostingList

_CHECKSUM_LENGTH = 32  # hexadecimal digits of a digest
_STEMS = "stems"
_FORMAT = b"CBOR 2"
_FOREIGN = (cbor2.CBORDecodeError, AttributeError, KeyError, TypeError, ValueError)
"""Raised by content that has the right checksum and is no segment, such as one of another format."""


@dataclass(frozen=True, slots=True)
class IndexedPage:
    """The name and the stamp of the file with a page's text, and its length in words."""

    name: str
    length: int
    stamp: FileStamp

    @property
    def file(self) -> str:
        """The path of the file in a language's index."""
        return f"fragment/{self.name}.pf_fragment"


@dataclass(frozen=True, slots=True)
class Segment:
    """Pages in a row, and the posting lists of their words, counted from the first of them."""

    pages: Sequence[IndexedPage]
    postings: Mapping[str, PostingList]


class PendingTexts:
    """Pages with their texts, in a folder of this build, until the stems of all words are known."""

    def __init__(self, folder: Path) -> None:
        self._files = _Files(folder)

    def write(self, fingerprint: str, pages: Sequence[IndexedPage], texts: Sequence[PageText]) -> None:
        """Writes the pages of a segment and their texts."""
        self._files.write(fingerprint, (_page_values(pages), [(text.meta, text.passages) for text in texts]))

    def read(self, fingerprint: str) -> tuple[list[IndexedPage], list[PageText]]:
        """Reads the pages and texts that were written under this fingerprint."""
        pages, texts = self._files.read(fingerprint)
        return [_page(values) for values in pages], [PageText(*values) for values in texts]


class SegmentStore:
    """The segments in a folder, each named after the fingerprint of its pages, and the stems of their words."""

    def __init__(self, folder: Path, common: str, previous: PreviousBuild | None = None) -> None:
        """`common` is the fingerprint of what all segments share; without a `previous` build none is reused."""
        self._files = _Files(folder)
        self._common = common.encode()
        self._previous = previous

    def fingerprint(self, values: Iterable[str]) -> str:
        """The fingerprint of a segment that is made from these values."""
        return digest(self._common, *(value.encode() for value in values))

    def reuse(self, fingerprint: str, index: str, site: Path) -> bool:
        """Takes over the texts of a segment from the previous site; returns False where anything of it is missing.

        `index` is the address of the language's index in both sites.
        """
        segment = self.read(fingerprint) if self._previous else None
        if not segment or not self._previous:
            return False
        files = ((f"{index}/{page.file}", page.stamp) for page in segment.pages)
        return all(self._previous.reuse(address, stamp, site / address) for address, stamp in files)

    def read(self, fingerprint: str) -> Segment | None:
        """The segment of this fingerprint; None where there is none, or it is damaged."""
        content = self._files.read(fingerprint)
        try:
            pages, postings = content
            lists = {key: PostingList(*values) for key, values in postings.items()}
            return Segment([_page(values) for values in pages], lists)
        except _FOREIGN:
            return None

    def write(self, fingerprint: str, segment: Segment) -> None:
        """Writes a segment for this build and later ones."""
        postings = {key: _posting_values(of_key) for key, of_key in segment.postings.items()}
        self._files.write(fingerprint, (_page_values(segment.pages), postings))

    def read_stems(self) -> dict[str, dict[str, str]]:
        """The stems of words, by language, that earlier builds have asked for."""
        content = self._files.read(_STEMS)
        is_ours = isinstance(content, list) and len(content) == 2 and content[0] == self._common
        return content[1] if is_ours and self._previous else {}

    def write_stems(self, stems: Mapping[str, Mapping[str, str]]) -> None:
        """Writes the stems for later builds."""
        self._files.write(_STEMS, (self._common, stems))

    def remove_all_but(self, fingerprints: Iterable[str]) -> None:
        """Removes the segments that only earlier builds have used."""
        self._files.remove_all_but({*fingerprints, _STEMS})


class _Files:
    """Plain values in files of a folder, as CBOR after a checksum of its bytes: no file of a cache can run code."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def read(self, name: str) -> Any:
        """Returns None where there is no such file, or it is damaged."""
        try:
            data = (self._folder / name).read_bytes()
        except OSError:
            return None
        content = data[_CHECKSUM_LENGTH:]
        if data[:_CHECKSUM_LENGTH] != _checksum(content):
            return None
        try:
            return cbor2.loads(content)
        except _FOREIGN:
            return None

    def write(self, name: str, value: Any) -> None:
        """Replaces a file in one step."""
        data = cbor2.dumps(value)
        replace_file(self._folder / name, _checksum(data) + data)

    def remove_all_but(self, names: Set[str]) -> None:
        for path in self._folder.iterdir():
            if path.name not in names:
                remove(path)


def _checksum(content: bytes) -> bytes:
    return digest(_FORMAT, content).encode()


def _page_values(pages: Iterable[IndexedPage]) -> list[Any]:
    return [(page.name, page.length, (page.stamp.size, page.stamp.digest)) for page in pages]


def _page(values: tuple[str, int, tuple[int, str]]) -> IndexedPage:
    name, length, stamp = values
    return IndexedPage(name, length, FileStamp(*stamp))


def _posting_values(postings: PostingList) -> tuple[int, int, int, int, bytes]:
    return postings.first, postings.last, postings.pages, postings.size, bytes(postings.encoded)
