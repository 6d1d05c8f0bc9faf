"""Watches the memory of a process and all that it starts, while it runs; from /proc, so on Linux only."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

INTERVAL = 0.05
_PAUSE_PER_SAMPLE = 20
"""A sample costs the watched processes time: the pause after it is this many times as long as the sample took."""

_PAGE = os.sysconf("SC_PAGE_SIZE")


class RamWatch(threading.Thread):
    """Samples memory every 50 ms; `peak` is the most that all processes held together, in bytes.

    Pages that processes share count once (PSS). The sum of the RSS is cheap and never smaller, so the PSS is looked up
    only where the RSS exceeds the peak so far.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._pid = pid
        self._done = threading.Event()

    def run(self) -> None:
        """Samples until stopped."""
        pause = 0.0
        while not self._done.wait(pause):
            began = time.perf_counter()
            self._sample()
            pause = max(INTERVAL, _PAUSE_PER_SAMPLE * (time.perf_counter() - began))

    def stop(self) -> int:
        """Ends the watch; returns the peak."""
        self._done.set()
        self.join()
        return self.peak

    def _sample(self) -> None:
        processes = list(descendants(self._pid))
        if _sum(resident, processes) > self.peak:
            self.peak = max(self.peak, _sum(proportional, processes))


def descendants(pid: int) -> Iterator[int]:
    """Yields the process and all that it started, directly or through others, as far as they still run."""
    yield pid
    for thread in _entries_of(Path(f"/proc/{pid}/task")):
        for child in _read(thread / "children").split():
            yield from descendants(int(child))


def resident(pid: int) -> int:
    """Returns the RSS in bytes; 0 where the process has ended."""
    fields = _read(Path(f"/proc/{pid}/statm")).split()
    return int(fields[1]) * _PAGE if fields else 0


def proportional(pid: int) -> int:
    """Returns the PSS in bytes: memory shared by n processes counts a nth for each; 0 where the process has ended."""
    for line in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _sum(size_of: Callable[[int], int], processes: list[int]) -> int:
    return sum(map(size_of, processes))


def _entries_of(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:  # the process has ended
        return []


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii", errors="replace")
    except OSError:  # the process has ended, or is not ours
        return ""
