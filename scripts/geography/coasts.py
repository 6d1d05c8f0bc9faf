"""Rings of water become closed coastlines: shared edges vanish, the cut along the 180th meridian is sewn up."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from geography.package import Ring

STEPS_PER_DEGREE = 500
"""The points are rounded to steps, so many to a degree: 220 metres."""

Point = tuple[int, int]
"""Steps east and north."""
Coast = list[Point]
"""A closed line without its last point; eastward steps go on beyond the 180th meridian."""

_SEAM, _POLE, _TURN = 180 * STEPS_PER_DEGREE, 90 * STEPS_PER_DEGREE, 360 * STEPS_PER_DEGREE
_KILOMETRES = 6371.0088


def coasts(rings: Iterable[Ring]) -> list[Coast]:
    """The lines between land and water, each with its smaller side on the left."""
    return [_smaller_side_left(_unwrap(closed)) for closed in _chains(_neighbours(_edges(rings)))]


def area(coast: Coast) -> float:
    """The area inside in square kilometres, above 0 where it lies on the left."""
    closed = [*coast, coast[0]] if abs(coast[0][0] - coast[-1][0]) < _SEAM else coast  # around a pole: open
    total = 0.0
    for (x1, y1), (x2, y2) in pairwise(closed):
        total += (x1 - x2) * (
            2 + math.sin(math.radians(y1 / STEPS_PER_DEGREE)) + math.sin(math.radians(y2 / STEPS_PER_DEGREE))
        )
    return total * math.pi / 180 / STEPS_PER_DEGREE * _KILOMETRES**2 / 2


def _edges(rings: Iterable[Ring]) -> set[tuple[Point, Point]]:
    """The edges of one body of water only: edges of two, and edges along the rim of the map, are no coast."""
    edges: set[tuple[Point, Point]] = set()
    for ring in rings:
        points = [_round(east, north) for east, north in ring]
        for a, b in pairwise(points):
            if a != b and not _on_rim(a, b):
                edges ^= {(a, b) if a < b else (b, a)}
    return edges


def _round(east: float, north: float) -> Point:
    x = round(east * STEPS_PER_DEGREE)
    return (-_SEAM if x >= _SEAM else x, round(north * STEPS_PER_DEGREE))


def _on_rim(a: Point, b: Point) -> bool:
    return a[0] == b[0] == -_SEAM or (a[1] == b[1] and abs(a[1]) == _POLE)


def _neighbours(edges: Iterable[tuple[Point, Point]]) -> dict[Point, list[Point]]:
    neighbours: dict[Point, list[Point]] = defaultdict(list)
    for a, b in sorted(edges):
        neighbours[a].append(b)
        neighbours[b].append(a)
    # On the 180th meridian the two halves of an island end a step apart.
    loose = sorted(point for point, others in neighbours.items() if len(others) % 2)
    for a, b in zip(loose[::2], loose[1::2], strict=True):
        neighbours[a].append(b)
        neighbours[b].append(a)
    return neighbours


def _chains(neighbours: dict[Point, list[Point]]) -> Iterator[Coast]:
    for start in sorted(neighbours):
        while neighbours[start]:
            chain, here = [start], start
            while len(chain) == 1 or here != start:
                there = neighbours[here].pop()
                neighbours[there].remove(here)
                chain.append(there)
                here = there
            yield chain


def _unwrap(chain: Coast) -> Coast:
    """Turns steps of more than half a turn into ones the other way round; around a pole the last point stays.

    The middle of the line lies between 180 degrees west and east.
    """
    x, y = chain[0]
    unwrapped = [(x, y)]
    for (x1, _), (x2, y2) in pairwise(chain):
        x += (x2 - x1 + _SEAM) % _TURN - _SEAM
        unwrapped.append((x, y2))
    if unwrapped[0] == unwrapped[-1]:
        unwrapped.pop()
    middle = (min(x for x, _ in unwrapped) + max(x for x, _ in unwrapped)) // 2
    turns = (middle + _SEAM) // _TURN * _TURN
    return [(x - turns, y) for x, y in unwrapped]


def _smaller_side_left(coast: Coast) -> Coast:
    return coast if area(coast) > 0 else coast[::-1]
