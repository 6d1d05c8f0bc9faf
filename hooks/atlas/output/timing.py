"""A stopwatch for the phases of a build."""

from __future__ import annotations

import json
from pathlib import Path
from time import perf_counter


class Timing:
    """The seconds of each phase; the first phase begins with the instance."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._since = perf_counter()

    def done(self, phase: str) -> None:
        """Ends a phase; the next one begins."""
        now = perf_counter()
        self.seconds[phase] = self.seconds.get(phase, 0.0) + now - self._since
        self._since = now

    def write(self, path: Path) -> None:
        """Writes the seconds of each phase as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(self.seconds), encoding="utf-8")

    def __str__(self) -> str:
        return ", ".join(f"{phase} {seconds:.1f} s" for phase, seconds in self.seconds.items())
