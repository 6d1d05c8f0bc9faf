"""Runs of pages on the way into an index, kept in files between the steps of a build, and from build to build."""

from __future__ import annotations

import marshal
import sys
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from atlas.incremental.fingerprints import digest
from atlas.incremental.manifest import FileStamp, PreviousBuild
from atlas.search.page_text import PageText
from atlas.search.postings import Posting

_SEAL = 32  # hexadecimal digits of a digest
_STEMS = "stems"


@dataclass(frozen=True, slots=True)
class IndexedPage:
    """The name and the stamp of the file with a page's text, and its length in words."""

    name: str
    length: int
    stamp: FileStamp

    @property
    def file(self) -> str:
        """Where the file stands in a language's index."""
        return f"fragment/{self.name}.pf_fragment"


@dataclass(frozen=True, slots=True)
class Segment:
    """Pages in a row, and the postings of their words, counted from the first of them."""

    pages: Sequence[IndexedPage]
    postings: Mapping[str, Posting]


class PendingTexts:
    """Pages with their texts, in a folder of this build, until the stems of all words are known."""

    def __init__(self, folder: Path) -> None:
        self._files = _Files(folder)

    def keep(self, print_: str, pages: Sequence[IndexedPage], texts: Sequence[PageText]) -> None:
        """Keeps what a run is made from."""
        self._files.write(print_, (_plain(pages), [(text.known, text.passages) for text in texts]))

    def read(self, print_: str) -> tuple[list[IndexedPage], list[PageText]]:
        """What was kept under this print."""
        pages, texts = self._files.read(print_)
        return [_page(one) for one in pages], [PageText(*one) for one in texts]


class SegmentStore:
    """The runs in a folder, each named after the print of what it was made from, and the stems of their words."""

    def __init__(self, folder: Path, common: str, earlier: PreviousBuild | None = None) -> None:
        """`common` is the print of what all runs share; without an `earlier` site no run of the folder is taken."""
        self._files = _Files(folder)
        self._common = f"{common} {sys.version} {marshal.version}".encode()
        self._earlier = earlier

    def print_of(self, values: Iterable[str]) -> str:
        """The print of what a run is made from."""
        return digest(self._common, *(value.encode() for value in values))

    def take(self, print_: str, place: str, site: Path) -> bool:
        """Takes the texts of the run of this print from the earlier site, at `place`; False where anything lacks."""
        run = self.read(print_) if self._earlier else None
        if not run or not self._earlier:
            return False
        files = ((f"{place}/{page.file}", page.stamp) for page in run.pages)
        return all(self._earlier.take(address, stamp, site / address) for address, stamp in files)

    def read(self, print_: str) -> Segment | None:
        """The run of this print; None where there is none, or it is damaged."""
        found = self._files.read(print_)
        if not found:
            return None
        pages, postings = found
        return Segment([_page(one) for one in pages], {key: Posting(*values) for key, values in postings.items()})

    def keep(self, print_: str, run: Segment) -> None:
        """Keeps a run for this build and later ones."""
        postings = {key: _values(posting) for key, posting in run.postings.items()}
        self._files.write(print_, (_plain(run.pages), postings))

    def read_stems(self) -> dict[str, dict[str, str]]:
        """The stems of words, by language, as far as they are known."""
        known, stems = self._files.read(_STEMS) or (b"", {})
        return stems if known == self._common and self._earlier else {}

    def keep_stems(self, stems: Mapping[str, Mapping[str, str]]) -> None:
        """Keeps the stems for later builds."""
        self._files.write(_STEMS, (self._common, stems))

    def forget_all_but(self, prints: Iterable[str]) -> None:
        """Removes what earlier builds alone have used."""
        self._files.remove_all_but({*prints, _STEMS})


class _Files:
    """Values in files of a folder, each under the digest of its bytes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def read(self, name: str) -> Any:
        """None where there is none, or it is damaged."""
        try:
            data = (self._folder / name).read_bytes()
        except OSError:
            return None
        whole = data[:_SEAL] == digest(data[_SEAL:]).encode()
        return marshal.loads(memoryview(data)[_SEAL:]) if whole else None

    def write(self, name: str, value: Any) -> None:
        """In one step."""
        data = marshal.dumps(value)
        beside = self._folder / f"{name}.new"
        beside.write_bytes(digest(data).encode() + data)
        beside.replace(self._folder / name)

    def remove_all_but(self, names: Set[str]) -> None:
        for path in self._folder.iterdir():
            if path.name not in names:
                path.unlink(missing_ok=True)


def _plain(pages: Iterable[IndexedPage]) -> list[Any]:
    return [(page.name, page.length, (page.stamp.size, page.stamp.changed, page.stamp.digest)) for page in pages]


def _page(values: tuple[str, int, tuple[int, int, str]]) -> IndexedPage:
    name, length, stamp = values
    return IndexedPage(name, length, FileStamp(*stamp))


def _values(posting: Posting) -> tuple[int, int, int, int, bytes]:
    return posting.first, posting.last, posting.pages, posting.size, bytes(posting.encoded)
