"""A copy of this project with other data, built as a reader of the README builds it."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

from benchmark.measuring import measured
from benchmark.results import Build
from benchmark.settings import ROOT, environment, pages_in

_PARTS = ("Makefile", "mkdocs.yml", "pyproject.toml", "docs", "hooks", "scripts", "requirements")
_NAME = re.compile(r"^(name: \{\w+: \"?[^,}\"]+|name:\n  \w+: \"?[^\n\"]+)", re.MULTILINE)


class Project:
    """The copy; its data/ is made by others."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "site"
        for part in _PARTS:
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy2
            copy(ROOT / part, folder / part)

    def build(self) -> Build:
        """`make site`, in the environment that runs this."""
        command = ["make", "site", "--old-file=.venv/site.stamp", f"BIN={Path(sys.executable).parent}"]
        use = measured(command, self.folder, environment())
        return Build(use, *pages_in(self.site), phases=self._phases())

    def edit(self) -> None:
        """Gives a city another name, which stands on the pages of its partners too."""
        cities = sorted((self.folder / "data" / "cities").iterdir())
        file = cities[len(cities) // 2]
        text, changes = _NAME.subn(r"\1 2", file.read_text("utf-8"), count=1)
        if not changes:
            raise ValueError(f"{file} has no name to change")
        file.write_text(text, encoding="utf-8")

    def _phases(self) -> dict[str, float]:
        """The seconds of each phase, which the build leaves in a file."""
        phases: dict[str, float] = json.loads((self.folder / ".cache" / "timings.json").read_text("utf-8"))
        return phases
