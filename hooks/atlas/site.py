"""The whole site: every page of every language, made from an atlas when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from atlas.atlas import Atlas
from atlas.checking import checked
from atlas.edition import edition
from atlas.model import KINDS
from atlas.pages import Page
from atlas.pages.publishing import Publisher
from atlas.problems import Problem, ProblemsFound, Severity, report
from atlas.settings import Settings


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
        return self._publishers[language].pages()

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
