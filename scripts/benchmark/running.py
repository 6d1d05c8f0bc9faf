"""One run of the benchmark: every size, every part, one after another."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence, Set
from pathlib import Path

from benchmark.hugo import build_hugo, hugo_program
from benchmark.indexing import indexed
from benchmark.machine import machine
from benchmark.pages import export_pages
from benchmark.plain import build_plain
from benchmark.plain_sizes import LIMIT, PlainSizes
from benchmark.project import Project
from benchmark.results import (
    COLD,
    EDIT,
    HUGO,
    HUGO_EMPTY,
    HUGO_INDEX,
    HUGO_PAGEFIND,
    INDEX,
    PLAIN,
    Build,
    Results,
    Shown,
    Size,
)
from benchmark.serving import shown
from benchmark.wording import language_names, settings, wordings
from corpus.records import write_records
from corpus.world import make_world

PARTS = "abcde"
"""This project cold, this project after an edit, plain MkDocs, Hugo, this project's server after edits."""

_SEED = 1
_ONE_RECORD = ("data/topics/culture.yaml", "label: {en: Culture, ru: Культура, sv: Kultur, fi: Kulttuuri}\n")


class Bench:
    """Builds in a folder of its own, which it empties."""

    def __init__(self, folder: Path, parts: Set[str], say: Callable[[str], None], *, keep: bool = False) -> None:
        """`say` is told what is measured, and what it took. Raises ModuleNotFoundError where Hugo is not installed."""
        self.folder = folder
        self.parts = parts | ({"a"} if parts & {"b", "e"} else set())
        self.say = say
        self.keep = keep
        self.settings = settings()
        self.plain = PlainSizes(self._plain_built, self._plain_docs, say)
        if "d" in parts:
            hugo_program()

    def run(self, sizes: Sequence[int]) -> Iterator[Results]:
        """The results so far, after each size. Raises CommandFailed."""
        shutil.rmtree(self.folder, ignore_errors=True)
        start = self._start() if "a" in self.parts else None
        done: list[Size] = []
        for cities in sorted(sizes):
            done.append(self._size(cities))
            yield Results(machine(), tuple(done), start)
        self._clear(self.folder)

    def _start(self) -> Build:
        project = self._project("start")
        path, text = _ONE_RECORD
        (project.folder / path).parent.mkdir(parents=True)
        (project.folder / path).write_text(text, encoding="utf-8")
        return self._told("one record", COLD, project.build())

    def _size(self, cities: int) -> Size:
        folder = self.folder / str(cities)
        project, records = self._corpus(cities, f"{cities}/project")
        builds: dict[str, Build] = {}
        for name, build in self._ours(project):
            builds[name] = self._told(f"{cities} cities", name, build)
        served = self._served(project) if "e" in self.parts else None
        self._clear(project.site)
        for name, build in self._others(project, folder, cities):
            builds[name] = self._told(f"{cities} cities", name, build)
        self._clear(folder)
        return Size(cities, records, builds, served)

    def _corpus(self, cities: int, name: str) -> tuple[Project, int]:
        self.say(f"{cities} cities: writing the records")
        project = self._project(name)
        return project, write_records(make_world(cities, _SEED), project.folder)

    def _project(self, name: str) -> Project:
        folder = self.folder / name
        folder.mkdir(parents=True)
        return Project(folder)

    def _ours(self, project: Project) -> Iterator[tuple[str, Build]]:
        if "a" not in self.parts:
            return
        cold = project.build()
        yield COLD, cold
        if "b" in self.parts:
            project.edit()
            yield EDIT, project.build()
        shutil.rmtree(project.site / "pagefind", ignore_errors=True)
        yield INDEX, Build(indexed(project.site, self.settings.languages, "ours"), cold.pages)

    def _served(self, project: Project) -> Shown:
        served = shown(project, self.settings.languages)
        seconds = ", ".join(f"{seconds:.1f}" for seconds in served.all)
        self.say(f"{project.folder.parent.name} cities: edits show on {served.pages} pages after {seconds} s")
        return served

    def _others(self, project: Project, folder: Path, cities: int) -> Iterator[tuple[str, Build]]:
        if self.parts.isdisjoint("cd"):
            return
        pages = self._export(project, folder)
        if "c" in self.parts:
            yield PLAIN, self.plain.at(folder / "plain", cities, pages)
        if "d" in self.parts:
            yield from self._hugo(folder / "hugo")

    def _export(self, project: Project, folder: Path) -> int:
        self.say(f"{folder.name}: writing the pages as files")
        docs = folder / "plain" / "docs"
        export_pages(project.folder, self.settings.languages, docs, folder / "hugo" / "content")
        return sum(1 for _ in docs.rglob("*.md"))

    def _plain_docs(self, cities: int) -> Path:
        """A folder with the pages of another corpus, for plain MkDocs alone."""
        folder = self.folder / f"plain-{cities}"
        shutil.rmtree(folder, ignore_errors=True)
        project, _ = self._corpus(cities, f"{folder.name}/project")
        self._export(project, folder)
        return folder / "plain"

    def _plain_built(self, folder: Path) -> Build:
        build = build_plain(folder, language_names(self.settings.languages), 1.5 * LIMIT)
        self._clear(folder)
        return build

    def _hugo(self, folder: Path) -> Iterator[tuple[str, Build]]:
        languages = wordings(self.settings)
        yield HUGO_EMPTY, build_hugo(folder, languages, "empty", folder / "empty")
        self._clear(folder / "empty")
        full = build_hugo(folder, languages, "full", folder / "site")
        yield HUGO, full
        for name, program in ((HUGO_INDEX, "ours"), (HUGO_PAGEFIND, "pagefind")):
            yield name, Build(indexed(folder / "site", self.settings.languages, program), full.pages)
            shutil.rmtree(folder / "site" / "pagefind")

    def _told(self, what: str, name: str, build: Build) -> Build:
        use = build.use
        took = f"{use.seconds:.1f} s, {use.cpu:.1f} s of CPU, {use.memory / 1e6:.0f} MB, {build.pages} pages"
        self.say(f"{what}: {name}: {took}{' (extrapolated)' if build.done_pages else ''}")
        return build

    def _clear(self, folder: Path) -> None:
        if not self.keep:
            shutil.rmtree(folder, ignore_errors=True)
