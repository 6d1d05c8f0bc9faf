"""Writes coastlines into the file from which the maps are drawn; atlas.maps.land documents its format."""

from __future__ import annotations

import gzip
import math
import struct
from collections.abc import Iterable, Iterator, Sequence

from atlas.maps.frames import DETAILS
from atlas.maps.land import INTERMEDIATE
from geography.coasts import STEPS_PER_DEGREE, Coast, Point, area
from geography.package import Degrees
from geography.simplifying import weights

_PIXELS = 720
"""The greatest width of a map on a screen; a shape smaller than a pixel or two need not be drawn."""
_SQUARE = STEPS_PER_DEGREE // 20
"""The width of a square in steps; the square of a town and its eight neighbours are near the town."""
_FULL_SHORE_DETAIL = 1
"""The coarsest detail that shows the shore near towns in full."""
_TOWN_POINT, _TOWN_COAST = 0.05, 0.5
"""Square kilometres near towns: the least weight of a point, and the least area of an island or lake."""
_POINT, _COAST = 0.8, 4.0
"""Square pixels elsewhere: the least weight of a point, and the least area of an island or lake."""


def pack(coasts: Iterable[Coast], towns: Iterable[Degrees]) -> bytes:
    """The content of the file: all coasts large enough for the closest frames, the largest first.

    Near towns the closest maps show the shore in full, so that no town comes to lie on the wrong side of it.
    """
    near = frozenset(
        square
        for east, north in towns
        for square in _squares_around(round(east * STEPS_PER_DEGREE), round(north * STEPS_PER_DEGREE))
    )
    ordered = sorted(coasts, key=lambda coast: (-area(coast), coast))
    drawn = [points for coast in ordered if len(points := list(_ranked_points(coast, near))) > 3]
    steps = [list(_steps(points)) for points in drawn]
    numbers = [len(drawn), *map(len, steps), *(points[0][0][0] for points in drawn), *(p[0][0][1] for p in drawn)]
    east, north, ranks = (bytes(part) for part in zip(*(step for coast in steps for step in coast), strict=True))
    return gzip.compress(struct.pack(f"<{len(numbers)}i", *numbers) + east + north + ranks, 9, mtime=0)


def _ranked_points(coast: Coast, near: frozenset[Point]) -> Iterator[tuple[tuple[int, int], int]]:
    """The points that some map shows, each with its rank: the coarsest detail that has it, an index of DETAILS."""
    pixels = [(across / _PIXELS) ** 2 for across in DETAILS]
    last = sum(area(coast) >= _COAST * pixel for pixel in pixels) - 1
    if area(coast) >= _TOWN_COAST and any(_square_of(*point) in near for point in coast):
        last = max(last, _FULL_SHORE_DETAIL)
    for point, weight in zip(coast, weights(coast), strict=True):
        rank = sum(weight >= _POINT * pixel for pixel in pixels) - 1
        if rank < _FULL_SHORE_DETAIL and _square_of(*point) in near and weight >= _TOWN_POINT:
            rank = _FULL_SHORE_DETAIL
        rank = min(last, rank)
        if rank >= 0:
            yield point, rank


def _square_of(x: int, y: int) -> Point:
    return x % (360 * STEPS_PER_DEGREE) // _SQUARE, y // _SQUARE


def _squares_around(x: int, y: int) -> Iterator[Point]:
    """The square of a point and its eight neighbours."""
    column, row = _square_of(x, y)
    return ((column + right, row + up) for right in (-1, 0, 1) for up in (-1, 0, 1))


def _steps(points: Sequence[tuple[tuple[int, int], int]]) -> Iterator[tuple[int, int, int]]:
    """Steps as bytes east and north, and ranks; one too long for a byte is several, all but the last INTERMEDIATE."""
    (x, y), _ = points[0]
    for (east, north), rank in points:
        count = max(1, math.ceil(max(abs(east - x), abs(north - y)) / 127))
        for part in range(1, count + 1):
            right, up = (east - x) // (count - part + 1), (north - y) // (count - part + 1)
            x, y = x + right, y + up
            yield right & 255, up & 255, rank if part == count else INTERMEDIATE
