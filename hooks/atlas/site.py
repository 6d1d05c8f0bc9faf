"""The whole site: every page of every language, made from an atlas when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from atlas.atlas import Atlas, kind_of
from atlas.checking import checked
from atlas.edition import edition
from atlas.model import KINDS
from atlas.pages import Page
from atlas.pages.naming import address_of
from atlas.pages.publishing import Publisher
from atlas.pages.shell import Part, part_of
from atlas.problems import Problem, ProblemsFound, Severity, report
from atlas.settings import Settings

_PORTION = 200
"""How many records' pages are written at a time."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A portion of the pages of a language: the records from `start`, or the overviews where it is None."""

    language: str
    start: int | None


class Site:
    """An atlas with the settings of its site."""

    def __init__(self, atlas: Atlas, settings: Settings, problems: tuple[Problem, ...] = ()) -> None:
        """`problems` are warnings: they do not stop the site from being built."""
        self.atlas = atlas
        self.settings = settings
        self.problems = problems
        self._publishers = {language: Publisher(atlas, settings, language) for language in settings.languages}

    def pages(self, language: str) -> Iterator[Page]:
        """The generated pages of one language, each made only when its html() is asked for."""
        publisher = self._publishers[language]
        yield from publisher.overviews()
        yield from publisher.record_pages(self.atlas.records)

    def parts(self, language: str) -> frozenset[Part]:
        """The parts of the site to which the pages of a language belong."""
        overviews = self._publishers[language].overviews()
        kinds = {kind_of(record) for record in self.atlas.records}
        records = (Part(language, kind, 2, edited=True) for kind in kinds)
        return frozenset((*(part_of(language, page.address, page.edit_path) for page in overviews), *records))

    def addresses(self) -> tuple[str, ...]:
        """The address of every page, former ones left out, sorted; the same in each language."""
        overviews = (page.address for page in self._publishers[self.settings.languages[0]].overviews())
        return tuple(sorted((*overviews, *(address_of(record) for record in self.atlas.records))))

    def chunks(self) -> tuple[Chunk, ...]:
        """All pages, in portions of work."""
        starts = range(0, len(self.atlas.records), _PORTION)
        return tuple(
            chunk
            for language in self.settings.languages
            for chunk in (Chunk(language, None), *(Chunk(language, start) for start in starts))
        )

    def chunk_pages(self, chunk: Chunk) -> Iterator[Page]:
        """The pages of one portion."""
        publisher = self._publishers[chunk.language]
        if chunk.start is None:
            return publisher.overviews()
        return publisher.record_pages(self.atlas.records[chunk.start : chunk.start + _PORTION])

    def navigation(self, language: str) -> list[tuple[str, str]]:
        """The menu: labels and addresses below the language's root, home first."""
        gettext = self.gettext(language)
        kinds = [(gettext(cls.PLURAL), f"{kind}/") for kind, cls in KINDS.items()]
        return [
            (gettext("Home"), ""),
            *kinds,
            (gettext("Countries"), "countries/"),
            (gettext("Contribute"), "contribute/"),
            (gettext("About"), "about/"),
        ]

    def gettext(self, language: str) -> Callable[[str], str]:
        """Translates the words of the interface."""
        return edition(language, self.settings.fallback).gettext


def read_site(root: Path, settings: Settings) -> Site:
    """Reads and checks `root`/data. Raises ProblemsFound, with the whole report, where it has errors."""
    reading, atlas, problems = checked(root)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ProblemsFound(report(problems, len(reading.entries)))
    return Site(atlas, settings, tuple(problems))
