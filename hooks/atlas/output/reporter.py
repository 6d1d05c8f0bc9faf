"""The report of a build to whoever waits for it: its phases as they pass, the warnings of the data, the sums."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TextIO

from atlas.incremental.cache_files import replace_file
from atlas.model.problems import Problem
from atlas.parallel.progress import listener

if TYPE_CHECKING:
    from rich.progress import Progress

MOST_WARNINGS = 10
"""The number of warnings that are shown; `atlas check` shows all."""


class Reporter:
    """Writes a line for each phase when it is over; on a terminal a bar shows how far it has come."""

    def __init__(self, stream: TextIO) -> None:
        self.seconds: dict[str, float] = {}
        self._stream = stream
        self._phase = ""
        self._since = perf_counter()
        self._bar: Progress | None = None
        listener.set(self.advance)

    def begin(self, phase: str) -> None:
        """Begins a phase. What passed since the last one ended counts for it too."""
        self._phase = phase
        if self._stream.isatty():
            self._bar = _bar(self._stream)
            self._bar.add_task(phase, total=None)
            self._bar.start()
            self._bar.live.console.show_cursor()  # a build may end anywhere

    def advance(self, done: int, total: int) -> None:
        """Shows how far the phase, or a step of it, has come."""
        if self._bar:
            self._bar.update(self._bar.task_ids[0], completed=done, total=total, refresh=True)

    def end(self, result: str) -> None:
        """Ends the phase and tells its result."""
        now = perf_counter()
        self.seconds[self._phase], self._since = now - self._since, now
        self.stop()
        self._say(f"{self._phase:<8} {result:<48} {self.seconds[self._phase]:6.1f} s")

    def stop(self) -> None:
        """Takes the bar off the terminal."""
        if self._bar:
            self._bar.stop()
            self._bar = None

    def warn(self, problems: Sequence[Problem]) -> None:
        """Tells the warnings of the data, each with its place."""
        for problem in problems[:MOST_WARNINGS]:
            self._say(str(problem))
        if len(problems) > MOST_WARNINGS:
            self._say(f"and {len(problems) - MOST_WARNINGS} more warnings: `make check` shows them all")

    def write(self, path: Path, **counts: int) -> None:
        """Writes the seconds of each phase, and what else was counted, as JSON."""
        replace_file(path, json.dumps({"seconds": self.seconds, **counts}).encode())

    def _say(self, line: str) -> None:
        print(line, file=self._stream, flush=True)


def counted(number: int, noun: str) -> str:
    """A number and its noun: `1 page`, `2,000 pages`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _bar(stream: TextIO) -> Progress:
    """A bar that goes when its phase is over. No thread draws it: builds fork, and a lock may be held just then."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description:<8}"), BarColumn(48), MofNCompleteColumn(), TimeElapsedColumn()
    console = Console(file=stream)
    return Progress(
        *columns, console=console, auto_refresh=False, transient=True, redirect_stdout=False, redirect_stderr=False
    )
