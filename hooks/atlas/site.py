"""The whole site: every page of every language, made from an atlas when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from atlas.atlas import Atlas
from atlas.checking import known
from atlas.derive.agenda import Agendas
from atlas.derive.computed import Computed
from atlas.derive.overall import Overall
from atlas.edition import edition
from atlas.knowledge import Knowledge
from atlas.model import KINDS
from atlas.model.records import Record
from atlas.pages import Page
from atlas.pages.map_subjects import Subjects
from atlas.pages.naming import address_of
from atlas.pages.publishing import Publisher
from atlas.pages.shell import Part, part_of
from atlas.problems import Problem, ProblemsFound, Severity, report
from atlas.settings import Settings

T = TypeVar("T")
_PORTION = 32
"""How many records' pages, or overviews, are written at a time."""

Sheaf = tuple[Page, ...]
"""The pages that stand at one address, one in each language."""


class Site:
    """An atlas with the settings of its site."""

    def __init__(
        self,
        atlas: Atlas,
        settings: Settings,
        problems: tuple[Problem, ...] = (),
        knowledge: Knowledge | None = None,
    ) -> None:
        """`problems` are warnings: they do not stop the site from being built. `knowledge` is that of the files."""
        self.atlas = atlas
        self.settings = settings
        self.problems = problems
        self.knowledge = knowledge or Knowledge({}, atlas)
        self._computed = Computed(atlas, settings.languages, settings.as_of)
        shared = Subjects(self._computed), Agendas(self._computed), Overall(self._computed)
        self._publishers = {language: Publisher(*shared, settings, language) for language in settings.languages}

    @cached_property
    def _overviews(self) -> tuple[Sheaf, ...]:
        """The pages that are no record's."""
        self._computed.begin()
        return tuple(zip(*(publisher.overviews() for publisher in self._publishers.values()), strict=True))

    @cached_property
    def _portions(self) -> tuple[Sequence[Sheaf | Record], ...]:
        return (*_portioned(self._overviews), *_portioned(self.atlas.records))

    def pages(self, language: str) -> Iterator[Page]:
        """The generated pages of one language, each made only when its html() is asked for."""
        number = self.settings.languages.index(language)
        for portion in self.portions():
            yield from (sheaf[number] for sheaf in self.sheaves(portion))

    def page_at(self, language: str, address: str) -> Page | None:
        """The page of a record, of a former address of one, of an index or of a year; None for all others."""
        return self._publishers[language].page_at(address)

    def parts(self, language: str) -> frozenset[Part]:
        """The parts of the site to which the pages of a language belong, now or when more records are added."""
        overviews = (page for sheaf in self._overviews for page in sheaf if page.language == language)
        records = (Part(language, kind, 2, edited=True) for kind in KINDS)
        more_of_index = (Part(language, kind, 3, edited=False) for kind in KINDS)
        shown = (part_of(language, page.address, page.edit_path) for page in overviews)
        return frozenset((*shown, *records, *more_of_index))

    def addresses(self) -> tuple[str, ...]:
        """The address of every page, former ones left out, sorted; the same in each language."""
        overviews = (sheaf[0].address for sheaf in self._overviews)
        return tuple(sorted((*overviews, *(address_of(record) for record in self.atlas.records))))

    def portions(self) -> range:
        """The numbers of the portions of work in which the pages are made."""
        return range(len(self._portions))

    def sheaves(self, portion: int) -> Iterator[Sheaf]:
        """The pages of a portion, all languages of an address together: they share what is computed for it."""
        for one in self._portions[portion]:
            if isinstance(one, Record):
                made = (publisher.record_pages((one,)) for publisher in self._publishers.values())
                yield from zip(*made, strict=True)
            else:
                yield one

    def navigation(self, language: str) -> list[tuple[str, str]]:
        """The menu: labels and addresses below the language's root, home first."""
        gettext = self.gettext(language)
        kinds = [(gettext(cls.PLURAL), f"{kind}/") for kind, cls in KINDS.items()]
        return [
            (gettext("Home"), ""),
            *kinds,
            (gettext("Countries"), "countries/"),
            (gettext("Time"), "timeline/"),
            (gettext("Contribute"), "contribute/"),
            (gettext("About"), "about/"),
        ]

    def gettext(self, language: str) -> Callable[[str], str]:
        """Translates the words of the interface."""
        return edition(language, self.settings.fallback).gettext


def read_site(root: Path, settings: Settings, kept: Path | None = None) -> Site:
    """Reads and checks `root`/data; `kept` is the file that tells what an earlier build knew of it.

    Raises ProblemsFound, with the whole report, where it has errors.
    """
    knowledge, problems = known(root, kept)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ProblemsFound(report(problems, len(knowledge.files)))
    return Site(knowledge.atlas, settings, tuple(problems), knowledge)


def _portioned(things: Sequence[T]) -> Iterator[Sequence[T]]:
    return (things[start : start + _PORTION] for start in range(0, len(things), _PORTION))
