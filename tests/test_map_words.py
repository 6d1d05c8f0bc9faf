"""Distances and directions in four languages."""

from __future__ import annotations

import pytest

from atlas.languages.edition import edition
from atlas.pages.maps.words import DIRECTIONS, arrow_sign, direction_words, distance_words
from invented_maps import LANGUAGES


@pytest.mark.parametrize(
    ("kilometres", "words"),
    [(0.2, "1 km"), (36.7, "37 km"), (247, "250 km"), (996, "1,000 km"), (7035, "7,000 km"), (12_760, "12,800 km")],
)
def test_distances_are_rounded_to_what_counts(kilometres: float, words: str) -> None:
    assert distance_words(kilometres, edition("en", LANGUAGES)).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "7,000 km to the north-west"),
        ("ru", "7000 км к северо-западу"),
        ("sv", "7 000 km åt nordväst"),
        ("fi", "7 000 km luoteeseen"),
    ],
)
def test_directions_are_words_of_the_language(language: str, words: str) -> None:
    said = direction_words(7035, 322, edition(language, LANGUAGES))
    assert said.replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("bearing", "direction"),
    [(0, 0), (22, 0), (23, 1), (90, 2), (135, 3), (180, 4), (292, 6), (337, 7), (338, 0), (359.9, 0)],
)
def test_a_direction_is_the_nearest_of_eight(bearing: float, direction: int) -> None:
    expected = DIRECTIONS[direction] % {"distance": "5\u00a0km"}
    assert direction_words(5, bearing, edition("en", LANGUAGES)) == expected


def test_number_and_unit_stay_together() -> None:
    assert " " not in distance_words(7035, edition("sv", LANGUAGES))


@pytest.mark.parametrize(
    ("right", "down", "sign"), [(1, 0, "→"), (3, 3, "↘"), (0, 1, "↓"), (-1, 0.1, "←"), (-2, -2, "↖"), (0.1, -1, "↑")]
)
def test_an_arrow_points_the_way_it_goes_on_the_map(right: float, down: float, sign: str) -> None:
    assert arrow_sign(right, down) == sign
