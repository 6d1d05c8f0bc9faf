"""What is free on a map for names of one size, and which part of it a name takes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from atlas.maps.frames import WIDTH
from atlas.maps.grids import Box, Cells, Grid, cells

NARROW, WIDE = 12.5, 8.6
"""Units to an em on a narrow map, and the most there are on a wide one; docs/assets/css/map.css sets them."""

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
"""The directions, right and down, in which names stand from their places."""

_Reach = tuple[float, float, float]
"""Whether a name goes to the right (1), to the left (-1) or to both sides (0); units up and down."""

_DOT = 0.42
_FEW = 4  # the sizes of text of one map, and of another


class Spot(NamedTuple):
    """A place on the map, the ems that its name takes and those of its number, 0 where it has none.

    `away` is the direction in which the fewest lines lead from it.
    """

    x: float
    y: float
    ems: float
    number: float = 0
    away: tuple[float, float] = (0.0, 0.0)


class Field:
    """What is free on a map with text of one size."""

    def __init__(self, height: int, spots: Sequence[Spot], kept: Iterable[Box], size: float) -> None:
        self.size, self.reaches = size, _reaches(size)
        dotted, self.dots = _dotted(height, size, tuple((spot.x, spot.y) for spot in spots))
        self.grid = dotted.copy()
        for box in kept:
            self.grid.take(cells(box))

    def box(self, spot: Spot, ems: float, side: Side) -> Box:
        """What the name takes on a side of its place, from the place on; docs/assets/css/map.css puts it there."""
        right, up, low = self.reaches[side]
        if not right:
            half = ems * self.size / 2
            return spot.x - half, spot.y - up, spot.x + half, spot.y + low
        long = (ems + 0.5) * self.size
        left = spot.x - long if right < 0 else spot.x
        return left, spot.y - up, left + long, spot.y + low

    def free(self, index: int, box: Box) -> bool:
        """Whether the box is free for the name of a place, whose own dot is no hindrance."""
        return self.grid.free(box, self.grid.others(self.dots[index]))


@lru_cache(_FEW)  # the same in all languages
def _dotted(height: int, size: float, places: tuple[tuple[float, float], ...]) -> tuple[Grid, list[Cells]]:
    """A map on which only the dots of the places are taken, with the cells of each."""
    grid, radius = Grid(WIDTH, height), _DOT * size
    dots = [cells((x - radius, y - radius, x + radius, y + radius)) for x, y in places]
    for dot in dots:
        grid.take(dot)
    return grid, dots


@cache
def _reaches(size: float) -> dict[Side, _Reach]:
    """How far names reach on each side of their places."""
    return {side: _reach(right, down, size) for side, (right, down) in SIDES.items()}


def _reach(right: float, down: float, size: float) -> _Reach:
    if not right:
        return (0, 1.5 * size, 0.0) if down < 0 else (0, 0.0, 1.55 * size)
    up, low = (0.65, 0.65) if not down else (1.35, 0.0) if down < 0 else (0.0, 1.35)
    return math.copysign(1, right), up * size, low * size
