"""Plain MkDocs at every size: measured where it ends in time, else extrapolated from the largest that does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmark.measuring import TookTooLong
from benchmark.results import Build

LIMIT = 600.0
"""Seconds that it may take."""

SMALLEST = 50
"""Cities of the corpus that tells how long it takes, where nothing larger was done before."""

_WORTH = 2
"""A corpus is made for it alone where that many times the pages done so far end in time."""


class PlainSizes:
    """Remembers the largest build that ended in time."""

    def __init__(
        self,
        build: Callable[[Path], Build],
        write: Callable[[int], Path],
        say: Callable[[str], None],
        limit: float = LIMIT,
    ) -> None:
        """`build` builds a folder with docs/ (may raise TookTooLong); `write` makes one for so many cities."""
        self.build = build
        self.write = write
        self.say = say
        self.limit = limit
        self.done: Build | None = None

    def at(self, folder: Path, cities: int, pages: int) -> Build:
        """The pages in a folder's docs/, measured or extrapolated."""
        done = self.done or self._largest(self.build(self.write(SMALLEST)))
        fitting = int(self.limit / done.use.seconds * done.pages)
        if pages > fitting > _WORTH * done.pages:
            done = self._tried(self.write(cities * fitting // pages)) or done
        measured = self._tried(folder) if pages <= fitting else None
        return measured or done.extrapolated(pages)

    def _tried(self, folder: Path) -> Build | None:
        try:
            return self._largest(self.build(folder))
        except TookTooLong as error:
            self.say(str(error))
            return None

    def _largest(self, build: Build) -> Build:
        self.done = build
        return build
