"""The measurements of a run and the numbers derived from them: ratios, time per page, memory per record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from benchmark.measuring import Use

COLD, EDIT, INDEX = "this project, cold", "this project, one record edited", "this project, indexing alone"
PLAIN = "plain MkDocs + Material + static-i18n"
HUGO, HUGO_EMPTY, HUGO_INDEX = "Hugo", "Hugo, empty layout", "Hugo's pages, indexing alone"
HUGO_PAGEFIND = "Hugo's pages, Pagefind alone"
HUGO_INDEXED, HUGO_PAGEFOUND = "Hugo and indexing", "Hugo and Pagefind"
BUILDS = (COLD, INDEX, EDIT, PLAIN, HUGO_INDEXED, HUGO_PAGEFOUND, HUGO, HUGO_INDEX, HUGO_PAGEFIND, HUGO_EMPTY)
"""All builds, in the order of the table."""

RATIOS = {
    "cold / plain MkDocs": (COLD, PLAIN),
    "cold / Hugo and indexing": (COLD, HUGO_INDEXED),
    "cold / Hugo and Pagefind": (COLD, HUGO_PAGEFOUND),
    "edit / cold": (EDIT, COLD),
}
"""The ratios that matter: with the same indexing on both sides, and with the indexing that Hugo's users have."""
_HUGO_WITH_INDEXING = {HUGO_INDEXED: HUGO_INDEX, HUGO_PAGEFOUND: HUGO_PAGEFIND}


@dataclass(frozen=True, slots=True)
class Build:
    """One way to make a site of `pages` pages, `bytes` of HTML in all.

    `measured_pages`: the number of pages from which it was extrapolated; None where it was measured itself.
    `phases`: seconds by phase, as the build reports them.
    """

    use: Use
    pages: int
    bytes: int = 0
    measured_pages: int | None = None
    phases: Mapping[str, float] = field(default_factory=dict)

    @property
    def pages_per_second(self) -> float:
        """The speed: pages divided by seconds on the clock."""
        return self.pages / self.use.seconds

    def as_json(self) -> dict[str, Any]:
        """Returns the measurements and the speed, for bench.json."""
        return {**asdict(self), "pages_per_second": self.pages_per_second}

    def extrapolate(self, pages: int) -> Build:
        """Returns the build of so many pages, every page taking as long as here."""
        factor = pages / self.pages
        return Build(self.use.times(factor), pages, round(self.bytes * factor), self.measured_pages or self.pages)


@dataclass(frozen=True, slots=True)
class EditLatency:
    """Seconds until an edit of a record shows in `make serve`, one number for each edit.

    `own`: until the pages of the record are right in all languages; `all`: until all `pages` that name it are.
    """

    pages: int
    own: Sequence[float]
    all: Sequence[float]


@dataclass(frozen=True, slots=True)
class Size:
    """All builds of one corpus, by name."""

    cities: int
    records: int
    builds: Mapping[str, Build]
    edit_latency: EditLatency | None = None

    @property
    def pages(self) -> int:
        """The number of pages of the site."""
        return max((build.pages for build in self.builds.values()), default=0)

    def ratio(self, one: str, other: str) -> float | None:
        """Divides the seconds of one build by those of the other; None where one was not measured."""
        builds = self.all_builds
        if one not in builds or other not in builds:
            return None
        return builds[one].use.seconds / builds[other].use.seconds

    def is_extrapolated(self, name: str) -> bool:
        """Returns True where the build was measured on fewer pages."""
        return name in self.builds and self.builds[name].measured_pages is not None

    @property
    def all_builds(self) -> dict[str, Build]:
        """The builds and the sums of Hugo and an indexing, in the order of the table."""
        builds = dict(self.builds)
        for name, indexing in _HUGO_WITH_INDEXING.items():
            if HUGO in builds and indexing in builds:
                hugo = builds[HUGO]
                builds[name] = Build(hugo.use.then(builds[indexing].use), hugo.pages, hugo.bytes)
        return {name: builds[name] for name in BUILDS if name in builds}

    def as_json(self) -> dict[str, Any]:
        """Returns the measurements and the ratios of RATIOS, for bench.json."""
        builds = {name: build.as_json() for name, build in self.all_builds.items()}
        ratios = {name: self.ratio(one, other) for name, (one, other) in RATIOS.items()}
        latency = asdict(self.edit_latency) if self.edit_latency else None
        counts = {"cities": self.cities, "records": self.records, "pages": self.pages}
        return {**counts, "builds": builds, "ratios": ratios, "edit_latency": latency}


@dataclass(frozen=True, slots=True)
class Growth:
    """Costs of the cold build of one size without its start-up; `against_first` compares with the smallest size."""

    cities: int
    per_page: float
    """Seconds."""
    per_record: float
    """Bytes."""
    against_first: float


@dataclass(frozen=True, slots=True)
class Results:
    """The measurements of one run. `start` is the cold build of a project of one record."""

    machine: Mapping[str, str]
    sizes: Sequence[Size]
    start: Build | None = None

    def growth(self) -> list[Growth]:
        """Returns time per page and memory per record at each size; an empty list without the start-up."""
        if self.start is None:
            return []
        cold = [(size, size.builds[COLD]) for size in self.sizes if COLD in size.builds]
        found: list[Growth] = []
        for size, build in cold:
            per_page = (build.use.seconds - self.start.use.seconds) / (build.pages - self.start.pages)
            per_record = (build.use.memory - self.start.use.memory) / (size.records - 1)
            found.append(
                Growth(size.cities, per_page, per_record, per_page / (found[0].per_page if found else per_page))
            )
        return found

    def as_json(self) -> dict[str, Any]:
        """Returns everything measured and derived, for bench.json."""
        return {
            "machine": dict(self.machine),
            "start": self.start.as_json() if self.start else None,
            "sizes": [size.as_json() for size in self.sizes],
            "growth": [asdict(one) for one in self.growth()],
        }
