"""Lists, tables and timelines say no word twice in a row: a type with which the name ends, the standing of all."""

from __future__ import annotations

import re

import pytest

from atlas.pages.phrases.names import is_said
from invented_data import LANGUAGES, TWINNED, WriteData

CHAMBER = """\
name: {en: Nordvik Chamber of Commerce}
kind: chamber
country: "NO"
sources: [{id: aasund-page, at: line 1, quote: Nordvik, supports: [country]}]
"""
PROJECT = """\
name: {en: Clean harbours}
standing: planned
partners:
  - {id: aasund, standing: planned, sources: [{id: aasund-page, at: line 1, quote: Aasund}]}
  - {id: testograd, standing: %s, sources: [{id: aasund-page, at: line 1, quote: Testograd}]}
sources: [{id: aasund-page, at: line 1, quote: Aasund, supports: [standing]}]
"""
TALK = """\
name: {en: A talk}
kind: other
places: [aasund]
dates: 2001
sources: [{id: aasund-page, at: line 1, quote: "2001", supports: [dates, places]}]
"""


def lines(write_data: WriteData, files: dict[str, str], address: str, language: str = "en") -> list[str]:
    site = write_data(TWINNED | files).site()
    (page,) = (page for page in site.pages(language) if page.address == address)
    plain = re.sub(r"\[\^[^]]*\]|\]\([^)]*\)|<[^>]*>|[\\\[]", "", page.markdown().replace("\N{NO-BREAK SPACE}", " "))
    return [" ".join(line.split()) for line in plain.splitlines()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_says_the_type_of_an_agreement_once(write_data: WriteData, language: str) -> None:
    words = {"en": "twin towns", "ru": "города-побратимы", "sv": "vänorter", "fi": "ystävyyskaupungit"}[language]
    shown = [
        line for line in lines(write_data, {}, "countries/no/", language) if line.startswith("- ") and words in line
    ]
    assert shown
    assert all(line.count(words) == 1 for line in shown)


def test_the_index_of_agreements_has_the_type_in_its_column(write_data: WriteData) -> None:
    assert any(line.startswith("| Aasund – Testograd | twin towns |") for line in lines(write_data, {}, "agreements/"))


def test_a_kind_with_which_the_name_ends_is_not_said_again(write_data: WriteData) -> None:
    shown = lines(write_data, {"data/organisations/chamber.yaml": CHAMBER}, "countries/no/")
    assert "- Nordvik Chamber of Commerce" in shown


def test_a_kind_that_is_only_other_is_not_said(write_data: WriteData) -> None:
    shown = lines(write_data, {"data/events/talk.yaml": TALK}, "cities/aasund/")
    (talk,) = (line for line in shown if line.startswith("- A talk"))
    assert "other" not in talk


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        ("planned", "Partners: Aasund, Testograd · planned"),
        ("proposed", "Partners: Aasund (planned), Testograd (proposed) · planned"),
    ],
)
def test_a_standing_that_all_share_is_said_once(write_data: WriteData, standing: str, words: str) -> None:
    listed = lines(write_data, {"data/projects/harbours.yaml": PROJECT % standing}, "cities/aasund/")
    assert any(line.startswith("- Clean harbours") and line.endswith(words) for line in listed)


@pytest.mark.parametrize(
    ("label", "name", "said"),
    [
        ("kauppakamari", "Itä-Ruotsin kauppakamari", True),
        ("Friendship", "Aasund – Testograd: friendship", True),
        ("stad", "Testostad", False),
        ("film", "Film days", False),
        ("", "Days", False),
    ],
)
def test_a_name_says_its_kind_where_it_ends_with_the_word(label: str, name: str, said: bool) -> None:
    assert is_said(label, name) is said


def test_a_sentence_on_the_status_that_ends_with_an_abbreviation_has_one_full_stop(write_data: WriteData) -> None:
    follower = TWINNED["data/agreements/aasund-testograd.yaml"].replace("since: 1989", "signed: 2022-01-01")
    follower = follower.replace("since]", "signed]") + "follows: aasund-testograd\n"
    follower = follower.replace("signed]", "signed, follows]")
    site = write_data(TWINNED | {"data/agreements/next.yaml": follower}).site()
    page = site.page_at("ru", "agreements/aasund-testograd/")
    assert page
    text = page.markdown().replace("\N{NO-BREAK SPACE}", " ").replace("\\", "")
    assert "; начало следующего соглашения: 1 января 2022 г. Статус по состоянию" in text.replace("\u202f", " ")
