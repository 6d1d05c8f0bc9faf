"""The files that a build publishes beside the pages, as the page of the downloads lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from atlas.records.dependencies import DependencyTracker

_QUERY = "published files"


class PublishedFile(NamedTuple):
    """A file by its address from the site's root. `of` is the table that it holds: a kind, statements or acts.

    `title` says what it holds, a message of the catalogues. `size` in bytes and `sha256` are None and "" until a build
    has written it.
    """

    address: str
    format: str
    media_type: str
    of: str
    title: str
    size: int | None = None
    sha256: str = ""


class PublishedFiles:
    """Holds the files in the order in which they are offered; a build notes what it has written before the pages."""

    def __init__(self, declared: Iterable[PublishedFile], tracker: DependencyTracker) -> None:
        self._files = tuple(declared)
        self._tracker = tracker
        tracker.queries[_QUERY] = lambda _: self._files

    @property
    def files(self) -> tuple[PublishedFile, ...]:
        """The files; whoever asks depends on their sizes and checksums."""
        self._tracker.read(_QUERY, "")
        return self._files

    def note(self, written: Mapping[str, tuple[int, str]]) -> None:
        """Notes the size and the SHA-256 of files by their addresses."""
        self._files = tuple(_noted(one, *written.get(one.address, (one.size, one.sha256))) for one in self._files)


def _noted(one: PublishedFile, size: int | None, sha256: str) -> PublishedFile:
    return one._replace(size=size, sha256=sha256)
