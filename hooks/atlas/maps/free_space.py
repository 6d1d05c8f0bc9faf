"""The free space of a map for labels in one size of text, and the boxes that labels fill."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from atlas.maps.frames import WIDTH
from atlas.maps.grids import Box, Cells, Grid, cells_of

SMALL_SCREEN, LARGE_SCREEN = 12.5, 8.6
"""Sizes of text, in units: on a phone, and the largest on a wide screen. docs/assets/css/map.css sets them."""

Side = Literal["e", "w", "n", "s", "ne", "se", "nw", "sw"]

SIDES: dict[Side, tuple[float, float]] = {
    "e": (1, 0),
    "w": (-1, 0),
    "n": (0, -1),
    "s": (0, 1),
    "ne": (0.7, -0.7),
    "se": (0.7, 0.7),
    "nw": (-0.7, -0.7),
    "sw": (-0.7, 0.7),
}
"""The directions, right and down, from a place to the label on that side of it."""

_Reach = tuple[float, float, float]
"""Direction in which a label extends: right (1), left (-1) or both (0); its units above and below its place."""

_DOT_RADIUS = 0.42  # ems
_CACHE_SIZE = 4  # the sizes of text of one map, and of another


class LabelAnchor(NamedTuple):
    """A place on the map, and the width in ems of its name.

    `clear_direction`, right and down, is the one in which the fewest lines lead from the place.
    """

    x: float
    y: float
    name_ems: float
    clear_direction: tuple[float, float] = (0.0, 0.0)


class FreeSpace:
    """The free space of a map with text of one size; dots, obstacles and labels occupy the rest."""

    def __init__(self, height: int, anchors: Sequence[LabelAnchor], obstacles: Iterable[Box], size: float) -> None:
        self.size, self.reaches = size, _reaches(size)
        grid, self.dots = _grid_with_dots(height, size, tuple((anchor.x, anchor.y) for anchor in anchors))
        self.grid = grid.copy()
        for box in obstacles:
            self.grid.occupy(cells_of(box))

    def label_box(self, anchor: LabelAnchor, ems: float, side: Side) -> Box:
        """The box of a label on a side of its place, beginning at the place; docs/assets/css/map.css puts it there."""
        right, up, low = self.reaches[side]
        if not right:
            half = ems * self.size / 2
            return anchor.x - half, anchor.y - up, anchor.x + half, anchor.y + low
        long = (ems + 0.5) * self.size
        left = anchor.x - long if right < 0 else anchor.x
        return left, anchor.y - up, left + long, anchor.y + low

    def is_free(self, index: int, box: Box) -> bool:
        """Tests if the box is free for a label of the place with this index, whose own dot is no hindrance."""
        return self.grid.is_free(box, self.grid.occupied_by_others(self.dots[index]))


@lru_cache(_CACHE_SIZE)  # the same in all languages
def _grid_with_dots(height: int, size: float, positions: tuple[tuple[float, float], ...]) -> tuple[Grid, list[Cells]]:
    """A grid that only the dots of the places occupy, with the cells of each dot."""
    grid, radius = Grid(WIDTH, height), _DOT_RADIUS * size
    dots = [cells_of((x - radius, y - radius, x + radius, y + radius)) for x, y in positions]
    for dot in dots:
        grid.occupy(dot)
    return grid, dots


@cache
def _reaches(size: float) -> dict[Side, _Reach]:
    """The reach of labels on each side of their places, for one size of text."""
    return {side: _reach(right, down, size) for side, (right, down) in SIDES.items()}


def _reach(right: float, down: float, size: float) -> _Reach:
    if not right:
        return (0, 1.5 * size, 0.0) if down < 0 else (0, 0.0, 1.55 * size)
    up, low = (0.65, 0.65) if not down else (1.35, 0.0) if down < 0 else (0.0, 1.35)
    return math.copysign(1, right), up * size, low * size
