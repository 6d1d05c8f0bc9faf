"""The pages of the example records, word for word; with WRITE_GOLDEN=1 they are written anew, to be read as a diff."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path

import pytest

from atlas.exports.distributions import FORMATS
from atlas.incremental.checking import check_project
from atlas.model.settings import CHECKS, FIELDS, Settings
from atlas.model.text import Text
from atlas.output.site import Site
from atlas.pages.publishing.page import Page

HERE = Path(__file__).parent
LANGUAGES = ("en", "ru", "sv", "fi")
OTHERS = re.compile(r"agreements/in/(?!2015/|2010s/)[0-9]{4}s?/|contribute/new/(?!agreements/).+")
"""The years and decades are much alike, and the forms: one of them stands for all."""
REFERENCE = (FIELDS, CHECKS)
"""Pages made of the model and the rules, whatever the records."""


def is_golden(address: str) -> bool:
    return address not in REFERENCE and not OTHERS.fullmatch(address)


def _pages() -> list[Page]:
    settings = Settings(
        languages=LANGUAGES,
        fallback=LANGUAGES,
        name=Text(dict.fromkeys(LANGUAGES, "Invented Atlas")),
        tagline=Text({"en": "Invented places only."}),
        as_of=dt.date(2026, 1, 1),
        exports=tuple(FORMATS),
    )
    site = Site(check_project(HERE / "examples")[1], settings)
    return [page for language in LANGUAGES for page in site.pages(language) if is_golden(page.address)]


PAGES = _pages()


def _golden(page: Page) -> Path:
    return HERE / "golden" / page.language / f"{page.address.rstrip('/') or 'index'}.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.language}/{page.address}")
def test_page_is_as_last_agreed(page: Page) -> None:
    golden = _golden(page)
    if os.environ.get("WRITE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(page.markdown(), encoding="utf-8")
    assert page.markdown() == golden.read_text(encoding="utf-8")


def test_no_golden_page_is_left_without_its_page() -> None:
    assert {*(HERE / "golden").rglob("*.md")} == {_golden(page) for page in PAGES}
