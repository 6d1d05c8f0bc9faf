"""Builds of plain MkDocs at every size: measured where they end in time, else extrapolated from the largest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmark.measuring import TookTooLong
from benchmark.results import Build

LIMIT = 600.0
"""Seconds that a build may take."""

SMALLEST = 50
"""Cities of the corpus that is built first, to estimate how many pages fit into the limit."""

_WORTHWHILE_FACTOR = 2
"""A corpus is written for plain MkDocs alone where so many times the pages built so far would end in time."""


class PlainSizes:
    """The builds of plain MkDocs, with the largest that ended in time."""

    def __init__(
        self,
        build: Callable[[Path], Build],
        write: Callable[[int], Path],
        say: Callable[[str], None],
        limit: float = LIMIT,
    ) -> None:
        """Receives `build`, which builds a folder (and may raise TookTooLong), and `write`, which fills one."""
        self.build = build
        self.write = write
        self.say = say
        self.limit = limit
        self.largest: Build | None = None

    def at(self, folder: Path, cities: int, pages: int) -> Build:
        """Returns the build of the pages in `folder`/docs, measured or extrapolated."""
        largest = self.largest or self._remember(self.build(self.write(SMALLEST)))
        fitting = int(self.limit / largest.use.seconds * largest.pages)
        if pages > fitting > _WORTHWHILE_FACTOR * largest.pages:
            largest = self._try(self.write(cities * fitting // pages)) or largest
        measured = self._try(folder) if pages <= fitting else None
        return measured or largest.extrapolate(pages)

    def _try(self, folder: Path) -> Build | None:
        try:
            return self._remember(self.build(folder))
        except TookTooLong as error:
            self.say(str(error))
            return None

    def _remember(self, build: Build) -> Build:
        self.largest = build
        return build
