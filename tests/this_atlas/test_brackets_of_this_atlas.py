"""Brackets on the pages of data/: one pair for all that qualifies a value, none around a sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from atlas.model.settings import Settings
from atlas.model.text import Text
from atlas.output.site import Site
from atlas.records.store import Atlas
from brackets import odd_brackets

LANGUAGES = ("en", "ru", "sv", "fi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_brackets_within_brackets_in_a_row_or_around_a_sentence(atlas: Atlas, language: str) -> None:
    settings = Settings(
        languages=LANGUAGES,
        fallback=LANGUAGES,
        name=Text(dict.fromkeys(LANGUAGES, "Atlas")),
        tagline=Text({"en": "All of data/."}),
        as_of=dt.date(2026, 1, 1),
    )
    pages = Site(atlas, settings).pages(language)
    found = {page.address: odd for page in pages if (odd := odd_brackets(page.html()))}
    assert found == {}
