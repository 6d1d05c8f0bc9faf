"""The extent of a map: its frame, the places inside it, and far ones that arrows point to."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from atlas.maps.frames import REGION_WIDTHS, WIDTH, Frame, fit_frame
from atlas.maps.projections import FlatPoint
from atlas.maps.sphere import Vector, distance, middle

MOST_LEFT_OUT = 6
"""The most places that are left out so that few others are shown on a closer map."""
_SHARE_LEFT_OUT = 8
"""Of so many places one may be left out, where they are many."""
_COST = 6
"""Leaving out a place must narrow the map by 2 to the power of this, divided by the number of other places."""


@dataclass(frozen=True, slots=True)
class MapExtent:
    """A frame with the positions of places by id, in units; those in `off_map` are left out or beyond its edge."""

    frame: Frame
    positions: Mapping[str, FlatPoint]
    off_map: frozenset[str]


def map_extent(points: Mapping[str, Vector], own: str | None) -> MapExtent:
    """Returns the frame for the points, leaving out those that are too far away, but never `own`.

    A point is left out where the others, being many, gain more by a closer map: one of twelve points for a map of two
    thirds of the width, one of three for a map of an eighth of the width.
    """
    best = _extent_without(frozenset(), points)
    cost = math.log2(best.frame.width_km)
    by_distance: list[str] = []
    for count in _counts(len(points)):
        loss = _COST * count / (len(points) - 1)
        if math.log2(REGION_WIDTHS[0]) + loss >= cost:
            break  # not even the closest map would be worth it
        by_distance = by_distance or _farthest_first(points, own)
        closer = _extent_without(frozenset(by_distance[:count]), points)
        if math.log2(closer.frame.width_km) + loss < cost:
            best, cost = closer, math.log2(closer.frame.width_km) + loss
    return best


def _counts(number: int) -> Iterator[int]:
    """The numbers of places to leave out that are tried, of so many places; of large ones few."""
    count = 1
    while count <= min(max(MOST_LEFT_OUT, number // _SHARE_LEFT_OUT), number - 2):
        yield count
        count += max(1, count // 4)


def _extent_without(left_out: frozenset[str], points: Mapping[str, Vector]) -> MapExtent:
    near = [id_ for id_ in points if id_ not in left_out]
    frame, positions = fit_frame([points[id_] for id_ in near])
    by_id = dict(zip(near, positions, strict=True))
    beyond = (id_ for id_, (x, y) in by_id.items() if not (0 <= x <= WIDTH and 0 <= y <= frame.height))
    return MapExtent(frame, by_id, left_out.union(beyond))


def _farthest_first(points: Mapping[str, Vector], own: str | None) -> list[str]:
    centre = points[own] if own else middle(points.values())
    if not centre:
        return sorted(points)
    return sorted(points, key=lambda id_: (-distance(centre, points[id_]), id_))
