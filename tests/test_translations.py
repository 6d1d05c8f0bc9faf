"""The pages on translations: how far each language is, and the records that no native editor has read in it."""

from __future__ import annotations

import re

from atlas.languages.catalogues import catalogue_state
from atlas.output.site import Site
from invented_data import AGREEMENT, LANGUAGES, TWINNED, WriteData

SUMMARY = "summary: {en: Two towns., ru: Два города.}\n"
FILES = TWINNED | {"data/agreements/aasund-testograd.yaml": AGREEMENT + SUMMARY + "reviewed: [en]\n"}


def page(site: Site, address: str, language: str = "en") -> str:
    return next(page for page in site.pages(language) if page.address == address).markdown()


def test_the_overview_counts_what_each_language_lacks_and_what_nobody_has_read(write_data: WriteData) -> None:
    rows = re.findall(r"^\| (.*) \|$", page(write_data(FILES).site(), "translation-status/"), re.MULTILINE)[1:]
    shown = [row.split(" | ") for row in rows]
    assert [row[0] for row in shown] == ["English", "Russian", "Swedish", "Finnish"]
    assert [row[5].partition("]")[0] for row in shown] == ["[0", "[1", "[0", "[0"]
    assert shown[0][1:4] == ["", "", ""]
    assert all(int(row[4]) > 0 for row in shown[2:])


def test_each_language_has_the_list_of_what_no_native_editor_has_read(write_data: WriteData) -> None:
    site = write_data(FILES).site()
    russian, english = (page(site, f"translation-status/{language}/") for language in ("ru", "en"))
    assert "agreements/aasund-testograd/" in russian
    assert "| Summary |" in russian
    assert "reviewed: \\[ru\\]" in russian
    assert "agreements/aasund-testograd/" not in english


def test_the_pages_are_there_in_every_language(write_data: WriteData) -> None:
    site = write_data(FILES).site()
    titles = {page(site, "translation-status/", language).partition("{#title}")[0] for language in LANGUAGES}
    assert len(titles) == len(LANGUAGES)


def test_the_words_of_the_site_are_counted_from_the_catalogues() -> None:
    assert catalogue_state("en") is None
    for language in ("ru", "sv", "fi"):
        state = catalogue_state(language)
        assert state
        assert state.messages > 500
        assert state.missing == 0
