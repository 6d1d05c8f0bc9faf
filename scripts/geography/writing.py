"""Packs coastlines into the file that the maps are drawn from; its format stands in atlas.maps.land."""

from __future__ import annotations

import gzip
import math
import struct
from collections.abc import Iterable, Iterator, Sequence

from atlas.maps.frames import DETAILS
from atlas.maps.land import PASSED
from geography.coasts import UNITS, Coast, Point, area
from geography.package import Degrees
from geography.simplifying import weights

_PIXELS = 720
"""How wide a map is shown at most; what is smaller than a pixel or two need not be drawn."""
_NEAR = UNITS // 20
"""Steps of a degree: half the width, about, of what counts as near a town."""
_SHORE_KEPT = 1
"""The coarsest detail in which the shore near towns is kept in full."""
_TOWN_POINT, _TOWN_COAST = 0.05, 0.5
"""Square kilometres: what a point must matter and an island or lake must cover there."""
_POINT, _COAST = 0.8, 4.0
"""Square pixels: the least that a point must matter, and the least that an island or lake must cover."""


def packed(coasts: Iterable[Coast], towns: Iterable[Degrees]) -> bytes:
    """The coasts that are large enough for the closest frames, the largest first.

    Near towns the closest maps keep the shore in full, so that no town comes to lie on the wrong side of it.
    """
    near = frozenset(square for east, north in towns for square in _around(round(east * UNITS), round(north * UNITS)))
    ordered = sorted(coasts, key=lambda coast: (-area(coast), coast))
    drawn = [points for coast in ordered if len(points := list(_drawn(coast, near))) > 3]
    steps = [list(_steps(points)) for points in drawn]
    numbers = [len(drawn), *map(len, steps), *(points[0][0][0] for points in drawn), *(p[0][0][1] for p in drawn)]
    east, north, ranks = (bytes(part) for part in zip(*(step for coast in steps for step in coast), strict=True))
    return gzip.compress(struct.pack(f"<{len(numbers)}i", *numbers) + east + north + ranks, 9, mtime=0)


def _drawn(coast: Coast, near: frozenset[Point]) -> Iterator[tuple[tuple[int, int], int]]:
    """The points that some map shows, each with the last detail, counted from the finest, that has it."""
    pixels = [(across / _PIXELS) ** 2 for across in DETAILS]
    last = sum(area(coast) >= _COAST * pixel for pixel in pixels) - 1
    if area(coast) >= _TOWN_COAST and any(_square(*point) in near for point in coast):
        last = max(last, _SHORE_KEPT)
    for point, weight in zip(coast, weights(coast), strict=True):
        rank = sum(weight >= _POINT * pixel for pixel in pixels) - 1
        if rank < _SHORE_KEPT and _square(*point) in near and weight >= _TOWN_POINT:
            rank = _SHORE_KEPT
        rank = min(last, rank)
        if rank >= 0:
            yield point, rank


def _square(x: int, y: int) -> Point:
    return x % (360 * UNITS) // _NEAR, y // _NEAR


def _around(x: int, y: int) -> Iterator[Point]:
    """The square of a point and its eight neighbours."""
    column, row = _square(x, y)
    return ((column + right, row + up) for right in (-1, 0, 1) for up in (-1, 0, 1))


def _steps(points: Sequence[tuple[tuple[int, int], int]]) -> Iterator[tuple[int, int, int]]:
    """East, north, rank; a step that no signed byte can hold is made in several, all but the last of rank 255."""
    (x, y), _ = points[0]
    for (east, north), rank in points:
        count = max(1, math.ceil(max(abs(east - x), abs(north - y)) / 127))
        for part in range(1, count + 1):
            right, up = (east - x) // (count - part + 1), (north - y) // (count - part + 1)
            x, y = x + right, y + up
            yield right & 255, up & 255, rank if part == count else PASSED
