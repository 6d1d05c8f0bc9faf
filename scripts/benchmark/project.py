"""A copy of this project with other data, built as a reader of the README builds it."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import yaml

from benchmark.measuring import measured
from benchmark.results import Build
from benchmark.settings import ROOT, environment, pages_in

_PARTS = ("Makefile", "mkdocs.yml", "pyproject.toml", "docs", "hooks", "scripts", "requirements")
_NAME = re.compile(r"^(name: \{\w+: \"?[^,}\"]+|name:\n  \w+: \"?[^\n\"]+)", re.MULTILINE)
_NAMES = re.compile(r"^name:.*\n(?: .*\n)*", re.MULTILINE)
_NUMBER = re.compile(r" #\d+$")


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
        use = measured(self.make("site"), self.folder, environment())
        return Build(use, *pages_in(self.site), phases=self._phases())

    def make(self, *goals: str) -> list[str]:
        """The command that makes them."""
        return ["make", *goals, "--old-file=.venv/site.stamp", f"BIN={Path(sys.executable).parent}"]

    def edit(self) -> None:
        """Gives a city another name, which stands on the pages of its partners too."""
        cities = sorted((self.folder / "data" / "cities").iterdir())
        file = cities[len(cities) // 2]
        text, changes = _NAME.subn(r"\1 2", file.read_text("utf-8"), count=1)
        if not changes:
            raise ValueError(f"{file} has no name to change")
        file.write_text(text, encoding="utf-8")

    def rename(self, number: int) -> tuple[str, list[str]]:
        """Puts a number behind the name of a city with agreements, in each language; its id and the names."""
        agreements = sorted((self.folder / "data" / "agreements").iterdir())
        agreement = yaml.load(agreements[len(agreements) // 2].read_text("utf-8"), yaml.BaseLoader)
        file = self.folder / "data" / "cities" / f"{agreement['parties'][0]}.yaml"
        text = file.read_text("utf-8")
        names: dict[str, str] = yaml.load(text, yaml.BaseLoader)["name"]
        names = {language: f"{_NUMBER.sub('', name)} #{number}" for language, name in names.items()}
        named = f"name: {json.dumps(names, ensure_ascii=False)}\n"
        file.write_text(_NAMES.sub(lambda _: named, text, count=1), encoding="utf-8")
        return file.stem, list(names.values())

    def _phases(self) -> dict[str, float]:
        """The seconds of each phase, which the build leaves in a file."""
        phases: dict[str, float] = json.loads((self.folder / ".cache" / "timings.json").read_text("utf-8"))
        return phases
