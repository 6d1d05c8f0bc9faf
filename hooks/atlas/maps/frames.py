"""The extents that maps have: a fixed choice, so that few base maps serve many pages."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from atlas.maps.projections import Azimuthal, EqualEarth, FlatPoint, Projection
from atlas.maps.sphere import EARTH_RADIUS, Vector, degrees, middle

WIDTH = 360
"""Units across a map: about the pixels of a phone."""
_HEIGHT = 240

REGIONS = (1400, 2000, 2800, 3400, 4000, 4800, 5600, 6700, 8000, 9500, 11200)
"""Kilometres across the frames of regions."""
WORLD = 34492
"""Kilometres across the frame of the world: the length of its equator."""
DETAILS = (1400, 2000, 2800, 4000, 5600, 8000, WORLD)
"""The coasts are kept in as many details: kilometres across the closest frame for which each is made."""

_INSET = (0.07, 0.08)
"""The share of width and height along the edges in which no place shall lie."""
_NEARLY = 0.97  # the same places take a little less room in the middle of a map than at its edge
_SHARE = 6
"""How many middles of frames there are across the width and the height of a frame."""
_WORLD_NAME = "world"
_NAME = re.compile(r"(\d+)-([ns])(\d+)-(\d+)", re.ASCII)
_WORLD_NORTH, _WORLD_SOUTH = 8250, -6650  # kilometres: from 84° north to 57° south
_WORLD_MERIDIAN = 11  # on its other side the Bering Strait, where it cuts no land but Antarctica


@dataclass(frozen=True, slots=True)
class Frame:
    """The extent of a map: kilometres across, units high; WIDTH units wide.

    `north` is the kilometres from the middle of the projection to the upper edge.
    """

    name: str
    across: int
    height: int
    north: float
    projection: Projection

    @property
    def detail(self) -> int:
        """The detail in which it shows the coasts, an index of DETAILS."""
        return bisect_right(DETAILS, self.across) - 1

    def place(self, point: Vector) -> FlatPoint:
        """Units from the left and from the upper edge."""
        return self.places((point,))[0]

    def places(self, points: Iterable[Vector]) -> list[FlatPoint]:
        """The same for several points."""
        unit, north = WIDTH / self.across, self.north
        return [(WIDTH / 2 + x * unit, (north - y) * unit) for x, y in self.projection.points(points)]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the frame is well inside it."""
        aside, above = _INSET[0] * WIDTH, _INSET[1] * self.height
        return aside <= x <= WIDTH - aside and above <= y <= self.height - above


def whole_world() -> Frame:
    """The inhabited world."""
    height = round((_WORLD_NORTH - _WORLD_SOUTH) * WIDTH / WORLD)
    return Frame(_WORLD_NAME, WORLD, height, _WORLD_NORTH, EqualEarth(_WORLD_MERIDIAN))


def named(name: str) -> Frame:
    """The frame with this name. Raises ValueError where there is none."""
    if name == _WORLD_NAME:
        return whole_world()
    parts = _NAME.fullmatch(name)
    across, row, column = (int(parts[1]), int(parts[3]), int(parts[4])) if parts else (0, 0, 0)
    if not parts or across not in REGIONS or row > _rows(across) or column >= _columns(across, row):
        raise ValueError(f"'{name}' is not the name of a frame")
    return _region(across, row if parts[2] == "n" else -row, column)


def fitting(points: Sequence[Vector]) -> tuple[Frame, list[FlatPoint]]:
    """The closest frame that holds all the points, else the world's; and where they lie, maybe beyond its edge."""
    for frame in _candidates(points):
        spots = frame.places(points)
        if all(frame.holds(x, y) for x, y in spots):
            return frame, spots
    frame = whole_world()
    return frame, frame.places(points)


def _candidates(points: Sequence[Vector]) -> Iterator[Frame]:
    if len(points) == 1:
        yield _nearest(REGIONS[0], *degrees(points[0]))
    centre = middle(points)
    if not centre:
        return
    projection = Azimuthal(*degrees(centre))
    xs, ys = zip(*projection.points(points), strict=True)
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    north, east = degrees(projection.globe((left + right) / 2, (low + high) / 2))
    needed = max((right - left) / (1 - 2 * _INSET[0]), (high - low) / (1 - 2 * _INSET[1]) * WIDTH / _HEIGHT)
    for across in REGIONS:
        if across >= _NEARLY * needed:
            yield _nearest(across, north, east)


def _nearest(across: int, latitude: float, longitude: float) -> Frame:
    """The frame whose middle is nearest."""
    row = round(latitude / 90 * _rows(across))
    columns = _columns(across, row)
    return _region(across, row, round(longitude / 360 * columns) % columns)


def _region(across: int, row: int, column: int) -> Frame:
    """Middles lie in rows along parallels, evenly in each."""
    projection = Azimuthal(row * 90 / _rows(across), column * 360 / _columns(across, row))
    name = f"{across}-{'n' if row >= 0 else 's'}{abs(row)}-{column}"
    return Frame(name, across, _HEIGHT, across * _HEIGHT / WIDTH / 2, projection)


def _rows(across: int) -> int:
    """How many there are from the equator to a pole."""
    return math.ceil(math.pi / 2 * EARTH_RADIUS / (across * _HEIGHT / WIDTH / _SHARE))


def _columns(across: int, row: int) -> int:
    around = 2 * math.pi * EARTH_RADIUS * math.cos(row / _rows(across) * math.pi / 2)
    return max(1, round(around / (across / _SHARE)))
