"""A copy of this project with other data, built as a reader of the README builds it."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import yaml

from benchmark.measuring import measure
from benchmark.results import Build
from benchmark.settings import ROOT, environment, pages_in

_COPIED = ("Makefile", "mkdocs.yml", "pyproject.toml", "docs", "hooks", "scripts", "requirements")
_FIRST_NAME = re.compile(r"^(name: \{\w+: \"?[^,}\"]+|name:\n  \w+: \"?[^\n\"]+)", re.MULTILINE)
_NAME_FIELD = re.compile(r"^name:.*\n(?: .*\n)*", re.MULTILINE)
_APPENDED_NUMBER = re.compile(r" #\d+$")


class Project:
    """The copy in a folder; its data/ is written by others."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "site"
        for path in _COPIED:
            copy = shutil.copytree if (ROOT / path).is_dir() else shutil.copy2
            copy(ROOT / path, folder / path)

    def build(self) -> Build:
        """Runs `make site` with the Python environment of this process."""
        use = measure(self.make("site"), self.folder, environment())
        return Build(use, *pages_in(self.site), phases=self._phases())

    def make(self, *targets: str) -> list[str]:
        """Returns the command that makes these targets."""
        return ["make", *targets, "--old-file=.venv/site.stamp", f"BIN={Path(sys.executable).parent}"]

    def edit(self) -> None:
        """Changes the name of a city, which stands on the pages of its partners too."""
        cities = sorted((self.folder / "data" / "cities").iterdir())
        file = cities[len(cities) // 2]
        text, changes = _FIRST_NAME.subn(r"\1 2", file.read_text("utf-8"), count=1)
        if not changes:
            raise ValueError(f"{file} has no name to change")
        file.write_text(text, encoding="utf-8")

    def rename(self, number: int) -> tuple[str, list[str]]:
        """Appends a number to the names of a city with agreements; returns its id and the names in all languages."""
        agreements = sorted((self.folder / "data" / "agreements").iterdir())
        agreement = yaml.load(agreements[len(agreements) // 2].read_text("utf-8"), yaml.BaseLoader)
        file = self.folder / "data" / "cities" / f"{agreement['parties'][0]}.yaml"
        text = file.read_text("utf-8")
        names: dict[str, str] = yaml.load(text, yaml.BaseLoader)["name"]
        names = {language: f"{_APPENDED_NUMBER.sub('', name)} #{number}" for language, name in names.items()}
        line = f"name: {json.dumps(names, ensure_ascii=False)}\n"
        file.write_text(_NAME_FIELD.sub(lambda _: line, text, count=1), encoding="utf-8")
        return file.stem, list(names.values())

    def _phases(self) -> dict[str, float]:
        """Reads the seconds of each phase from the file that the build leaves."""
        phases: dict[str, float] = json.loads((self.folder / ".build/summary.json").read_text("utf-8"))["seconds"]
        return phases
