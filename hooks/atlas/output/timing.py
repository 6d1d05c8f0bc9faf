"""How long the phases of a build take."""

from __future__ import annotations

import json
from pathlib import Path
from time import perf_counter


class Timing:
    """Begins when it is made."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._since = perf_counter()

    def done(self, phase: str) -> None:
        """Ends a phase; the next one begins."""
        now = perf_counter()
        self.seconds[phase] = self.seconds.get(phase, 0.0) + now - self._since
        self._since = now

    def write(self, path: Path) -> None:
        """The seconds of each phase, as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(self.seconds), encoding="utf-8")

    def __str__(self) -> str:
        return ", ".join(f"{phase} {seconds:.1f} s" for phase, seconds in self.seconds.items())
