"""Marks that a text gets on pages: its full stop, the initials of a person, apostrophes, the cut of a long text."""

from __future__ import annotations

import pytest

from atlas.languages.punctuation import (
    from_difference,
    shortened,
    with_apostrophes,
    with_initials,
    without_stop,
)


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("It has something to show.", ("It has something to show", ".")),
        ("Решение принято.", ("Решение принято", ".")),
        ("Signed in 2017.", ("Signed in 2017", ".")),
        ("Lappeenranta Apartment Services Ltd.", ("Lappeenranta Apartment Services Ltd.", "")),
        ("10 декабря 2014 г.", ("10 декабря 2014 г.", "")),
        ("Turku, Tampere ym.", ("Turku, Tampere ym.", "")),
        ("and so on...", ("and so on...", "")),
        ("Direct flights to Moscow?", ("Direct flights to Moscow?", "")),
    ],
)
def test_a_sentence_is_parted_from_its_full_stop(text: str, parted: tuple[str, str]) -> None:
    assert without_stop(text) == parted


@pytest.mark.parametrize(
    ("name", "language", "shown"),
    [
        ("N.V. Lavrushina", "en", "N. V. Lavrushina"),
        ("Лаврушина Н.В.", "ru", "Н. В. Лаврушина"),
        ("Poltavtjenko G. S.", "sv", "G.S. Poltavtjenko"),
        ("Minna Arve", "fi", "Minna Arve"),
        ("A.B. Nordic Group", "en", "A.B. Nordic Group"),
    ],
)
def test_initials_stand_before_the_surname(name: str, language: str, shown: str) -> None:
    assert with_initials(name, language) == shown


def test_apostrophes_of_print_stand_within_english_words_alone() -> None:
    assert with_apostrophes("Luleå's page says 'since 1989'", "en") == "Luleå’s page says 'since 1989'"
    assert with_apostrophes("l'accord", "sv") == "l'accord"


def test_a_long_text_is_cut_between_words() -> None:
    assert shortened("eight words, and no more than that", 12) == "eight…"
    assert shortened("eight words", 11) == "eight words"
    assert shortened("Rindfleischetikettierung", 10) == "Rindfleis…"


def test_long_texts_that_begin_alike_are_told_from_before_their_difference() -> None:
    alike = " ".join(f"word{number}" for number in range(100))
    before, after = from_difference(f"{alike} old end", f"{alike} new end", 300)
    assert len(before) < 300
    assert (before[:6], before[-8:]) == ("… word", " old end")
    assert after == before.replace("old", "new")
    longer = from_difference(alike, f"{alike} more", 300)
    assert longer[1] == f"{longer[0]} more"
    near = (f"old {alike}", f"new {alike}")
    assert from_difference(*near, 300) == near
    addresses = (f"https://aasund.example/{'a' * 300}/old", f"https://aasund.example/{'a' * 300}/new")
    assert from_difference(*addresses, 300) == addresses
