"""Which places a map shows, and to which it only points."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from atlas.maps.frames import REGIONS, WIDTH, Frame, fitting
from atlas.maps.projections import FlatPoint
from atlas.maps.sphere import Vector, distance, middle

MOST_FAR = 6
_SHARE = 6
"""Leaving out a place must bring the map closer by this power of two, divided by the number of places."""


@dataclass(frozen=True, slots=True)
class MapExtent:
    """A frame with the units at which places lie in it, by id; the `far` ones are not shown there."""

    frame: Frame
    spots: Mapping[str, FlatPoint]
    far: frozenset[str]


def map_extent(points: Mapping[str, Vector], own: str | None) -> MapExtent:
    """The frame for the points, leaving out those that are too far away, but never `own`.

    A point is left out where the map of the others is so much closer that they, being many, gain more from it:
    of twelve one for a map of two thirds of the width, of three one for an eighth of the width.
    """
    best = _map_extent(points, frozenset())
    cost = math.log2(best.frame.across)
    by_distance: list[str] = []
    for count in range(1, min(MOST_FAR, len(points) - 2) + 1):
        loss = _SHARE * count / (len(points) - 1)
        if math.log2(REGIONS[0]) + loss >= cost:
            break  # not even the closest map would be worth it
        by_distance = by_distance or _far_first(points, own)
        closer = _map_extent(points, frozenset(by_distance[:count]))
        if math.log2(closer.frame.across) + loss < cost:
            best, cost = closer, math.log2(closer.frame.across) + loss
    return best


def _map_extent(points: Mapping[str, Vector], left_out: frozenset[str]) -> MapExtent:
    near = [id_ for id_ in points if id_ not in left_out]
    frame, spots = fitting([points[id_] for id_ in near])
    beyond = (id_ for id_, (x, y) in zip(near, spots, strict=True) if not (0 <= x <= WIDTH and 0 <= y <= frame.height))
    return MapExtent(frame, dict(zip(near, spots, strict=True)), left_out.union(beyond))


def _far_first(points: Mapping[str, Vector], own: str | None) -> list[str]:
    centre = points[own] if own else middle(points.values())
    if not centre:
        return sorted(points)
    return sorted(points, key=lambda id_: (-distance(centre, points[id_]), id_))
