"""The lines of a map: great circles between places, and arrows towards what lies beyond its edge."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from atlas.maps.frames import WIDTH, WORLD, Frame
from atlas.maps.projections import FlatPoint
from atlas.maps.sphere import Vector, middle

_PARTS = 16
_EDGE = 9
"""Units from an arrow's point to the edge of the map."""
_LONG, _BROAD = 8, 3.5


@dataclass(frozen=True, slots=True)
class Arrow:
    """Points at a place beyond the edge: its line from a place on the map, its tip, its head as a path."""

    start: FlatPoint
    tip: FlatPoint

    @property
    def line(self) -> str:
        """The path of the line, up to the head."""
        right, down = self._along
        end = self.tip[0] - right * _LONG, self.tip[1] - down * _LONG
        return f"M{_pair(self.start)}L{_pair(end)}"

    @property
    def head(self) -> str:
        """The path of the head, closed."""
        right, down = self._along
        x, y = self.tip[0] - right * _LONG, self.tip[1] - down * _LONG
        corners = ((x - down * _BROAD, y + right * _BROAD), (x + down * _BROAD, y - right * _BROAD))
        return f"M{_pair(self.tip)}L{_pair(corners[0])}L{_pair(corners[1])}z"

    @property
    def _along(self) -> FlatPoint:
        right, down = self.tip[0] - self.start[0], self.tip[1] - self.start[1]
        length = math.hypot(right, down) or 1.0
        return right / length, down / length


def great_circle(frame: Frame, a: Vector, b: Vector) -> str:
    """The path of the shortest way; on the world's frame it may leave by one edge and come back by the other."""
    half = middle((a, b))
    if frame.across == WORLD:
        return _broken(frame.places(_between(a, b)))
    start, end, (x, y) = frame.places((a, b, half or a))
    bend = 2 * x - (start[0] + end[0]) / 2, 2 * y - (start[1] + end[1]) / 2
    return f"M{_pair(start)}Q{_pair(bend)} {_pair(end)}"


def arrow(frame: Frame, a: Vector, b: Vector) -> Arrow:
    """From `a`, which is on the map, in the direction in which the way to `b` begins, to the edge."""
    start = frame.place(a)
    first = list(_between(a, b))[1]
    ahead = frame.place(first)
    right, down = ahead[0] - start[0], ahead[1] - start[1]
    edges = (
        ((WIDTH - _EDGE - start[0]) if right > 0 else (_EDGE - start[0])) / (right or 1e-9),
        ((frame.height - _EDGE - start[1]) if down > 0 else (_EDGE - start[1])) / (down or 1e-9),
    )
    share = max(0.0, min(edges))
    return Arrow(start, (start[0] + right * share, start[1] + down * share))


def _between(a: Vector, b: Vector) -> list[Vector]:
    """Points evenly along the shortest way, both ends included."""
    points = [a, b]
    while len(points) <= _PARTS:
        halves = [middle(pair) or pair[0] for pair in pairwise(points)]
        points = [point for pair in zip(points, halves, strict=False) for point in pair] + [b]
    return points


def _broken(points: list[FlatPoint]) -> str:
    path = f"M{_pair(points[0])}"
    for before, after in pairwise(points):
        path += f"{'M' if abs(after[0] - before[0]) > WIDTH / 2 else 'L'}{_pair(after)}"
    return path


def _pair(point: FlatPoint) -> str:
    return f"{short(point[0])} {short(point[1])}"


def short(number: float) -> str:
    """A tenth of a unit is fine enough."""
    return f"{round(number, 1):g}"
