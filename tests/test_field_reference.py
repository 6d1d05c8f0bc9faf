"""The page of all fields: it holds what the model holds, and its examples are right."""

from __future__ import annotations

import pytest

from atlas.languages.edition import edition
from atlas.model.fields import specification
from atlas.model.kinds import KINDS
from atlas.pages.reference.fields import fields_page
from atlas.pages.reference.value_examples import CITED
from atlas.pages.reference.views import FieldsView, FieldView, SectionView
from atlas.reading.loading import File, read_record
from atlas.reading.values.limits import LIMITS
from invented_data import LANGUAGES

SOURCES = "sources: [{id: aasund-page, at: line 2, quote: guests}]"
VIEWS: dict[str, FieldsView] = {language: fields_page(edition(language, LANGUAGES)).view() for language in LANGUAGES}
ENGLISH = VIEWS["en"]


def said_of(kind: str, field: FieldView) -> list[str]:
    """The problems in the form of a record with no other field than this."""
    example = field.example.replace(CITED, SOURCES)
    _, problems = read_record(File(f"data/{kind}/a.yaml", kind, "a"), f"{example}\n".encode())[:2]
    return [str(problem) for problem in problems if problem.code != "missing-field"]


@pytest.mark.parametrize("kind", ENGLISH.kinds, ids=lambda kind: kind.key)
def test_the_examples_of_the_fields_can_be_read(kind: SectionView) -> None:
    fields = (*kind.fields, *ENGLISH.shared.fields)
    assert [said for field in fields for said in said_of(kind.key, field)] == []


def test_every_field_of_a_kind_is_there() -> None:
    shared = {field.key for field in ENGLISH.shared.fields}
    for kind in ENGLISH.kinds:
        assert {field.key for field in kind.fields} | shared == {spec.key for spec in specification(KINDS[kind.key])}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_leads_to_a_section_of_the_page_or_the_guide(language: str) -> None:
    view = VIEWS[language]
    sections = (*view.kinds, view.shared, *view.shapes)
    anchors = {f"#{one.key}" for one in (*view.shapes, *view.choices)}
    links = {field.value.link for section in sections for field in section.fields} - {""}
    assert {link for link in links if not link.startswith("contribute/guide/#")} <= anchors


@pytest.mark.parametrize("language", ["ru", "sv", "fi"])
def test_every_text_of_the_page_is_translated(language: str) -> None:
    gettext, view = edition(language, LANGUAGES).gettext, VIEWS[language]
    sections = (*view.kinds, *view.shapes)
    texts = {text for section in sections for text in (section.title, section.doc)}
    texts |= {field.doc for section in sections for field in section.fields}
    texts |= {limit.of for limit in view.limits}
    texts |= {text for choice in view.choices for text in (choice.title, choice.doc)}
    assert {text for text in texts if gettext(text) == text} <= {"GeoNames."}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_limit_is_told_as_the_language_writes_numbers(language: str) -> None:
    said = [limit.number for limit in VIEWS[language].limits]
    assert [int("".join(sign for sign in number if sign.isdigit())) for number in said] == [
        one.number for one in LIMITS
    ]
    assert ("200,000" in said) == (language == "en")


def test_shapes_and_words_stand_in_the_order_of_the_language() -> None:
    for language, view in VIEWS.items():
        edition_ = edition(language, LANGUAGES)
        titles = [edition_.gettext(shape.title) for shape in view.shapes]
        assert titles == sorted(titles, key=edition_.sort_key)
