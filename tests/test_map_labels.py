"""Names on maps: none may cover another, nor a place, at any width at which a map is shown."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from atlas.maps.frames import WIDTH
from atlas.maps.free_space import NARROW, WIDE, Spot
from atlas.maps.grids import Box
from atlas.maps.labels import Label, Names, arranged
from atlas.maps.text_widths import width

HEIGHT = 240
SIZES = (12.5, 10.5, 8.6, 7.6, 6.8)
"""The sizes of text that docs/assets/css/map.css sets, from narrow to wide."""
ANCHORS = {"e": (0.5, 0.35, 0), "w": (-0.5, 0.35, 1), "n": (0, -0.5, 0.5), "s": (0, 1.25, 0.5)}
ANCHORS |= {"ne": (0.35, -0.35, 0), "se": (0.35, 1.05, 0), "nw": (-0.35, -0.35, 1), "sw": (-0.35, 1.05, 1)}
"""Where that style sheet puts a text: ems right and down, and the share of it that lies left of there."""


@pytest.mark.parametrize("seed", range(24))
def test_no_name_covers_another_or_a_place_at_any_width(seed: int) -> None:
    spots = _spots(Random(seed), (3, 8, 20, 60)[seed % 4])
    names, numbers = arranged(HEIGHT, spots)
    for size in SIZES:
        texts = [*_shown(spots, names, size), *_shown(spots, numbers, size, numbers=True)]
        for (owner, box), (other, another) in combinations(texts, 2):
            assert not _touch(box, another), (size, owner, other)
        for owner, box in texts:
            dots = (_around(spot, 0.3 * size) for index, spot in enumerate(spots) if index != owner)
            assert not any(_touch(box, dot) for dot in dots), (size, owner)


@pytest.mark.parametrize("seed", range(4))
def test_names_stay_on_the_map(seed: int) -> None:
    spots = _spots(Random(seed), 40)
    for size in SIZES:
        for _, (left, top, right, bottom) in _shown(spots, arranged(HEIGHT, spots)[0], size):
            assert left >= 0
            assert right <= WIDTH
            assert top >= 0
            assert bottom <= HEIGHT


def test_a_number_stands_where_a_name_finds_no_room() -> None:
    spots = [Spot(100 + 9 * column, 100 + 9 * row, 8, 0.6) for row in range(3) for column in range(3)]
    names, numbers = arranged(HEIGHT, spots)
    assert any(numbers)
    for name, number in zip(names, numbers, strict=True):
        assert number is None or name is None or (name.when, number.when) == ("wide", "narrow")


def test_names_that_all_find_room_need_no_number() -> None:
    spots = [Spot(60, 60, 5, 0.6), Spot(200, 60, 5, 0.6), Spot(60, 180, 5, 0.6)]
    names, numbers = arranged(HEIGHT, spots)
    assert names == [Label("e"), Label("e"), Label("e")]
    assert numbers == [None, None, None]


def test_a_name_stands_away_from_the_line_to_its_place() -> None:
    names, _ = arranged(
        HEIGHT, [Spot(200, 120, 5, away=(1, 0)), Spot(100, 120, 5, away=(-1, 0))], [(100, 120, 200, 120)]
    )
    assert names == [Label("e"), Label("w")]


def test_a_name_gives_way_to_a_line() -> None:
    alone, _ = arranged(HEIGHT, [Spot(100, 120, 5)])
    beside_a_line, _ = arranged(HEIGHT, [Spot(100, 120, 5)], [(130, 0, 130, 240)])
    assert (alone, beside_a_line) == ([Label("e")], [Label("w")])


def test_what_is_kept_free_stays_free() -> None:
    names, _ = arranged(HEIGHT, [Spot(100, 120, 5)], kept=[(104, 100, 200, 140)])
    assert names == [Label("w")]


def test_the_same_places_are_labelled_in_the_same_way() -> None:
    assert arranged(HEIGHT, _spots(Random(5), 50)) == arranged(HEIGHT, _spots(Random(5), 50))


def test_a_map_without_places_has_no_names() -> None:
    assert arranged(HEIGHT, []) == ([], [])


@pytest.mark.parametrize(
    ("text", "ems"),
    [("", 0), ("il", 0.6), ("Åsund", 0.75 + 0.55 + 3 * 0.65 - 0.1), ("Осунн", 0.85 + 0.55 + 0.55 + 1.3), ("漢字", 2)],
)
def test_widths_are_those_of_a_wide_typeface(text: str, ems: float) -> None:
    assert width(text) == pytest.approx(ems, abs=0.15)


def test_sizes_are_those_that_the_labels_count_on() -> None:
    assert (SIZES[0], SIZES[2]) == (NARROW, WIDE)


def _spots(random: Random, count: int) -> list[Spot]:
    def one() -> Spot:
        away = (random.uniform(-1, 1), random.uniform(-1, 1))
        return Spot(random.uniform(15, 345), random.uniform(15, 225), random.uniform(2, 9), 0.6, away)

    return [one() for _ in range(count)]


def _shown(spots: list[Spot], labels: Names, size: float, *, numbers: bool = False) -> list[tuple[int, Box]]:
    """The texts that are shown at a size, each with the index of its place: boxes of 1.2 ems' height."""
    left_out = "wide" if size > WIDE else "narrow"
    shown = []
    for index, (spot, label) in enumerate(zip(spots, labels, strict=True)):
        if label and label.when != left_out:
            right, down, left_of = ANCHORS[label.side]
            long = (spot.number if numbers else spot.ems) * size
            x, y = spot.x + right * size - left_of * long, spot.y + down * size
            shown.append((index, (x, y - 0.95 * size, x + long, y + 0.25 * size)))
    return shown


def _around(spot: Spot, radius: float) -> Box:
    return spot.x - radius, spot.y - radius, spot.x + radius, spot.y + radius


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
