"""The order of names: each language has letters of its own in their own places."""

from __future__ import annotations

import pytest

from atlas.languages.collation import sort_key


def in_order(names: str, language: str) -> str:
    return " ".join(sorted(names.split(), key=lambda name: sort_key(name, language)))


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("en", "Aasund Åbo Ål Émile Eta Öland Østby Ozero Zeta"),
        ("sv", "Aasund Émile Eta Ozero Tuna Tübingen Tynset Zeta Åbo Ål Älv Öland Østby"),
        ("fi", "Aasund Eta Ozero Zeta Åbo Äänis Öölanti"),
        ("nb", "Aasund Eta Zeta Ærfugl Öland Østby Åbo"),
        ("da", "Aasund Zeta Ærø Østby Åbo"),
        ("et", "Saar Šelf Zeta Tartu Valga Õun Äär Öö Üks"),
        ("ru", "Елец Ёлкино Ельня Игрень Йошкар Кемь"),
        ("ru", "Аксай «Вега» Волга"),
    ],
)
def test_names_stand_in_the_order_of_the_language(language: str, ordered: str) -> None:
    assert in_order(" ".join(reversed(ordered.split())), language) == ordered


def test_upper_and_lower_case_stand_together() -> None:
    assert in_order("by Aasund aasen By", "en") == "aasen Aasund By by"


def test_a_letter_written_in_two_ways_stands_in_one_place() -> None:
    assert sort_key("A\u030abo", "sv")[0] == sort_key("Åbo", "sv")[0]


def test_names_that_fold_to_the_same_have_one_order() -> None:
    assert sorted(["Émile", "Emile"], key=lambda name: sort_key(name, "en")) == ["Emile", "Émile"]


def test_a_dash_stands_in_one_place_with_spaces_and_without() -> None:
    names = ["Tübingen–Moshi", "Tübingen – Ann Arbor", "Tübingen–Aigle"]
    assert sorted(names, key=lambda name: sort_key(name, "fi")) == [
        "Tübingen–Aigle",
        "Tübingen – Ann Arbor",
        "Tübingen–Moshi",
    ]
