"""Invented records that tests start from, and what they ask of the data they have written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from atlas.incremental.checking import check_project
from atlas.model.problems import report
from atlas.model.settings import Settings
from atlas.model.text import Text
from atlas.output.site import Site, read_site

LANGUAGES = ("en", "ru", "sv", "fi")

AASUND = """\
name: {en: Aasund, ru: Осунн, sv: Åsund, fi: Åsund}
country: NO
sources:
  - {id: gazetteer, at: row 1, supports: [country]}
"""
TESTOGRAD = """\
name: {en: Testograd, ru: Тестоград}
country: RU
sources:
  - {id: gazetteer, at: row 2, supports: [country]}
"""
GAZETTEER = """\
title: {en: A gazetteer of invented towns}
supplied: true
language: en
seen: document
document: gazetteer.txt
form: gazetteer
"""
AASUND_PAGE = """\
title: {sv: Vänorter}
language: sv
seen: document
url: https://aasund.example/vanorter
"""
AGREEMENT = """\
type: twinning
parties: [aasund, testograd]
since: 1989
sources:
  - {id: aasund-page, at: paragraph 1, quote: Testograd 1989, supports: [parties, since]}
"""

PLACES = {
    "data/cities/aasund.yaml": AASUND,
    "data/cities/testograd.yaml": TESTOGRAD,
    "data/sources/gazetteer.yaml": GAZETTEER,
}
"""Two cities and the source that proves them; without a problem."""

TWINNED = {
    **PLACES,
    "data/sources/aasund-page.yaml": AASUND_PAGE,
    "data/agreements/aasund-testograd.yaml": AGREEMENT,
}
"""The two cities with an agreement; without a problem."""


class Written:
    """Data written into a folder of its own."""

    def __init__(self, root: Path, files: Mapping[str, str | bytes]) -> None:
        self.root = root
        for path, content in files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)

    def check(self, today: str = "2026-01-31") -> str:
        """The whole report on the data, as of a day of the check."""
        reading, _, problems = check_project(self.root, date.fromisoformat(today))
        return report(problems, len(reading.entries), with_codes=False)

    def site(self, as_of: str = "2026-01-31") -> Site:
        """The site of the data, as on a day."""
        return read_site(self.root, settings(as_of))


WriteData = Callable[[Mapping[str, str | bytes]], Written]


def settings(as_of: str = "2026-01-31") -> Settings:
    """The settings of an invented atlas in four languages."""
    return Settings(
        languages=LANGUAGES,
        fallback=LANGUAGES,
        name=Text({"en": "Invented Atlas"}),
        tagline=Text({"en": "Nothing here is so."}),
        as_of=date.fromisoformat(as_of),
    )
