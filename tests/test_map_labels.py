"""Labels on maps: none may cover another, nor a place, at any width at which a map is shown."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from atlas.maps.frames import WIDTH
from atlas.maps.free_space import LARGE_SCREEN, SMALL_SCREEN, LabelAnchor, Side
from atlas.maps.grids import Box
from atlas.maps.labels import Label, Labels, _sides_in_order, place_labels
from atlas.maps.text_widths import text_width
from invented_edits import seeds

HEIGHT = 240
SIZES = (12.5, 10.5, 8.6, 7.6, 6.8)
"""The sizes of text that docs/assets/css/map.css sets, from narrow to wide."""
ANCHORS = {"e": (0.5, 0.35, 0), "w": (-0.5, 0.35, 1), "n": (0, -0.5, 0.5), "s": (0, 1.25, 0.5)}
ANCHORS |= {"ne": (0.35, -0.35, 0), "se": (0.35, 1.05, 0), "nw": (-0.35, -0.35, 1), "sw": (-0.35, 1.05, 1)}
"""Where that style sheet puts a text: ems right and down, and the share of it that lies left of there."""


@pytest.mark.parametrize("seed", seeds(core=24, usual=24, long=240))
def test_no_name_covers_another_or_a_place_at_any_width(seed: int) -> None:
    anchors = _anchors(Random(seed), (3, 8, 20, 60)[seed % 4])
    names = place_labels(HEIGHT, anchors)
    for size in SIZES:
        texts = _shown(anchors, names, size)
        for (owner, box), (other, another) in combinations(texts, 2):
            assert not _touch(box, another), (size, owner, other)
        for owner, box in texts:
            dots = (_around(anchor, 0.3 * size) for index, anchor in enumerate(anchors) if index != owner)
            assert not any(_touch(box, dot) for dot in dots), (size, owner)


@pytest.mark.parametrize("seed", range(4))
def test_names_stay_on_the_map(seed: int) -> None:
    anchors = _anchors(Random(seed), 40)
    for size in SIZES:
        for _, (left, top, right, bottom) in _shown(anchors, place_labels(HEIGHT, anchors), size):
            assert left >= 0
            assert right <= WIDTH
            assert top >= 0
            assert bottom <= HEIGHT


def test_names_that_all_find_room_stand_on_every_screen() -> None:
    anchors = [LabelAnchor(60, 60, 5), LabelAnchor(200, 60, 5), LabelAnchor(60, 180, 5)]
    names = place_labels(HEIGHT, anchors)
    assert names == [Label("e"), Label("e"), Label("e")]


def test_a_name_stands_away_from_the_line_to_its_place() -> None:
    names = place_labels(
        HEIGHT,
        [LabelAnchor(200, 120, 5, clear_direction=(1, 0)), LabelAnchor(100, 120, 5, clear_direction=(-1, 0))],
        [(100, 120, 200, 120)],
    )
    assert names == [Label("e"), Label("w")]


def test_a_name_gives_way_to_a_line() -> None:
    alone = place_labels(HEIGHT, [LabelAnchor(100, 120, 5)])
    beside_a_line = place_labels(HEIGHT, [LabelAnchor(100, 120, 5)], [(130, 0, 130, 240)])
    assert (alone, beside_a_line) == ([Label("e")], [Label("w")])


@pytest.mark.parametrize(
    ("clear_direction", "sides"),
    [
        ((0, 0), "e w n s ne se nw sw"),
        ((1, 0), "e ne se n s nw sw w"),
        ((1, 1), "se e s ne sw w n nw"),
        ((0, 1), "s se sw e w ne nw n"),
        ((-1, 1), "sw w s se nw e n ne"),
        ((-1, 0), "w nw sw n s ne se e"),
        ((-1, -1), "nw w n ne sw e s se"),
        ((0, -1), "n ne nw e w se sw s"),
        ((1, -1), "ne e n se nw w s sw"),
    ],
)
def test_of_several_free_sides_the_one_that_points_away_from_lines_comes_first(
    clear_direction: tuple[int, int], sides: str
) -> None:
    assert place_labels(HEIGHT, [LabelAnchor(180, 120, 5, clear_direction=clear_direction)]) == [
        Label(sides.split()[0])
    ]
    assert " ".join(_sides_in_order(*clear_direction)) == sides


@pytest.mark.parametrize(
    ("clear_direction", "side"),
    [((5, 2), "e"), ((2, 1), "se"), ((0.01, 0), "e"), ((1, 2), "se"), ((-2, 5), "s"), ((-2, 1), "sw"), ((3, -3), "ne")],
)
def test_a_direction_is_the_nearest_of_eight(clear_direction: tuple[float, float], side: Side) -> None:
    assert place_labels(HEIGHT, [LabelAnchor(180, 120, 5, clear_direction=clear_direction)]) == [Label(side)]


def test_the_next_side_is_taken_where_one_is_not_free() -> None:
    in_the_way = [(235, 132, 240, 135), (235, 123, 240, 125), (200, 132, 205, 135), (235, 110, 240, 112)]
    for number, side in enumerate(("se", "e", "s", "ne", "sw")):
        names = place_labels(HEIGHT, [LabelAnchor(180, 120, 5, clear_direction=(1, 1))], obstacles=in_the_way[:number])
        assert names == [Label(side)]


def test_what_is_kept_free_stays_free() -> None:
    names = place_labels(HEIGHT, [LabelAnchor(100, 120, 5)], obstacles=[(104, 100, 200, 140)])
    assert names == [Label("w")]


def test_the_same_places_are_labelled_in_the_same_way() -> None:
    assert place_labels(HEIGHT, _anchors(Random(5), 50)) == place_labels(HEIGHT, _anchors(Random(5), 50))


def test_a_map_without_places_has_no_names() -> None:
    assert place_labels(HEIGHT, []) == []


@pytest.mark.parametrize(
    ("text", "ems"),
    [("", 0), ("il", 0.6), ("Åsund", 0.75 + 0.55 + 3 * 0.65 - 0.1), ("Осунн", 0.85 + 0.55 + 0.55 + 1.3), ("漢字", 2)],
)
def test_widths_are_those_of_a_wide_typeface(text: str, ems: float) -> None:
    assert text_width(text) == pytest.approx(ems, abs=0.15)


def test_sizes_are_those_that_the_labels_count_on() -> None:
    assert (SIZES[0], SIZES[2]) == (SMALL_SCREEN, LARGE_SCREEN)


def _anchors(random: Random, count: int) -> list[LabelAnchor]:
    def one() -> LabelAnchor:
        clear_direction = (random.uniform(-1, 1), random.uniform(-1, 1))
        return LabelAnchor(random.uniform(15, 345), random.uniform(15, 225), random.uniform(2, 9), clear_direction)

    return [one() for _ in range(count)]


def _shown(anchors: list[LabelAnchor], labels: Labels, size: float) -> list[tuple[int, Box]]:
    """The texts that are shown at a size, each with the index of its place: boxes of 1.2 ems' height."""
    shown = []
    for index, (anchor, label) in enumerate(zip(anchors, labels, strict=True)):
        if label and (label.visibility == "always" or size <= LARGE_SCREEN):
            right, down, left_of = ANCHORS[label.side]
            long = anchor.name_ems * size
            x, y = anchor.x + right * size - left_of * long, anchor.y + down * size
            shown.append((index, (x, y - 0.95 * size, x + long, y + 0.25 * size)))
    return shown


def _around(anchor: LabelAnchor, radius: float) -> Box:
    return anchor.x - radius, anchor.y - radius, anchor.x + radius, anchor.y + radius


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
