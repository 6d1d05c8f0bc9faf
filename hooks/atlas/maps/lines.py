"""The lines of a map: great circles between places, and arrows towards what lies beyond its edge."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from atlas.maps.frames import WIDTH, WORLD_WIDTH, Frame
from atlas.maps.projections import FlatPoint
from atlas.maps.sphere import Vector, middle

_SEGMENTS = 16  # of a great circle
_MARGIN = 9
"""Units from the tip of an arrow to the edge of the map."""
_HEAD_LENGTH, _HEAD_SIDE = 8, 3.5  # units


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from a place on the map to a tip near the edge, towards a place beyond it."""

    start: FlatPoint
    tip: FlatPoint

    @property
    def line(self) -> str:
        """The SVG path of the line, up to the head."""
        right, down = self._direction
        end = self.tip[0] - right * _HEAD_LENGTH, self.tip[1] - down * _HEAD_LENGTH
        return f"M{_coordinates(self.start)}L{_coordinates(end)}"

    @property
    def head(self) -> str:
        """The SVG path of the head, closed."""
        right, down = self._direction
        x, y = self.tip[0] - right * _HEAD_LENGTH, self.tip[1] - down * _HEAD_LENGTH
        corners = (
            (x - down * _HEAD_SIDE, y + right * _HEAD_SIDE),
            (x + down * _HEAD_SIDE, y - right * _HEAD_SIDE),
        )
        return f"M{_coordinates(self.tip)}L{_coordinates(corners[0])}L{_coordinates(corners[1])}z"

    @property
    def _direction(self) -> FlatPoint:
        """One unit from the start towards the tip."""
        right, down = self.tip[0] - self.start[0], self.tip[1] - self.start[1]
        length = math.hypot(right, down) or 1.0
        return right / length, down / length


def great_circle(frame: Frame, a: Vector, b: Vector) -> str:
    """The SVG path of the great circle between two points; on the world's frame it may leave by one edge and return."""
    half = middle((a, b))
    if frame.width_km == WORLD_WIDTH:
        return _path_across_edges(frame.positions(_points_between(a, b)))
    start, end, (x, y) = frame.positions((a, b, half or a))
    bend = 2 * x - (start[0] + end[0]) / 2, 2 * y - (start[1] + end[1]) / 2
    return f"M{_coordinates(start)}Q{_coordinates(bend)} {_coordinates(end)}"


def arrow(frame: Frame, a: Vector, b: Vector) -> Arrow:
    """The arrow from `a`, on the map, to the edge, in the direction in which the great circle to `b` begins."""
    start = frame.position(a)
    first = _points_between(a, b)[1]
    ahead = frame.position(first)
    right, down = ahead[0] - start[0], ahead[1] - start[1]
    edges = (
        ((WIDTH - _MARGIN - start[0]) if right > 0 else (_MARGIN - start[0])) / (right or 1e-9),
        ((frame.height - _MARGIN - start[1]) if down > 0 else (_MARGIN - start[1])) / (down or 1e-9),
    )
    share = max(0.0, min(edges))
    return Arrow(start, (start[0] + right * share, start[1] + down * share))


def _points_between(a: Vector, b: Vector) -> list[Vector]:
    """Points evenly along the great circle, both ends included."""
    points = [a, b]
    while len(points) <= _SEGMENTS:
        halves = [middle(pair) or pair[0] for pair in pairwise(points)]
        points = [point for pair in zip(points, halves, strict=False) for point in pair] + [b]
    return points


def _path_across_edges(points: list[FlatPoint]) -> str:
    """A path that is broken where it leaves the map by one edge and returns by the other."""
    path = f"M{_coordinates(points[0])}"
    for before, after in pairwise(points):
        path += f"{'M' if abs(after[0] - before[0]) > WIDTH / 2 else 'L'}{_coordinates(after)}"
    return path


def _coordinates(point: FlatPoint) -> str:
    return f"{coordinate(point[0])} {coordinate(point[1])}"


def coordinate(number: float) -> str:
    """A coordinate in an SVG path, with one decimal at most: a tenth of a unit is fine enough."""
    return f"{round(number, 1):g}"
