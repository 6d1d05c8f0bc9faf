"""What a language writes in a form of its own: the name of a language in a phrase, and large numbers."""

from __future__ import annotations

import pytest

from atlas.languages.edition import edition


@pytest.mark.parametrize(
    ("language", "tag", "words"),
    [
        ("en", "fi", "Finnish"),
        ("ru", "fi", "на финском"),
        ("ru", "nb", "на норвежском букмоле"),
        ("ru", "he", "на иврите"),
        ("ru", "hi", "на языке хинди"),
    ],
)
def test_a_text_is_in_a_language_by_the_form_that_a_phrase_needs(language: str, tag: str, words: str) -> None:
    assert edition(language, ()).in_language(tag) == words


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("ru", 1291, "1291"),
        ("ru", -1291, "-1291"),
        ("ru", 12910, "12 910"),
        ("en", 1291, "1,291"),
        ("fi", 1291, "1 291"),
    ],
)
def test_a_number_is_grouped_as_its_language_groups_it(language: str, number: int, words: str) -> None:
    assert edition(language, ()).number(number).replace("\N{NO-BREAK SPACE}", " ") == words
