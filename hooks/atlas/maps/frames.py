"""Frames, the extents that maps can have: a fixed choice, so that few base maps serve many pages."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from atlas.maps.projections import Azimuthal, EqualEarth, FlatPoint, Projection
from atlas.maps.sphere import EARTH_RADIUS, Vector, degrees, middle

WIDTH = 360
"""The width of every map in units: about the pixels of a phone."""
_HEIGHT = 240  # units, of a region's frame

REGION_WIDTHS = (1400, 2000, 2800, 3400, 4000, 4800, 5600, 6700, 8000, 9500, 11200)
"""The widths of the frames of regions, in kilometres."""
WORLD_WIDTH = 34492
"""The width of the frame of the world, in kilometres: the length of its equator."""
DETAILS = (1400, 2000, 2800, 4000, 5600, 8000, WORLD_WIDTH)
"""The coasts are stored in as many details: for each the width in kilometres of the closest frame that uses it."""

_MARGINS = (0.07, 0.08)
"""The shares of width and height along the edges in which no place shall lie."""
_TOLERANCE = 0.97  # the same places take a little less room in the middle of a map than at its edge
_CENTRES_PER_FRAME = 6
"""The number of possible centres of frames within the width, and within the height, of one frame."""
_WORLD_NAME = "world"
_NAME = re.compile(r"(\d+)-([ns])(\d+)-(\d+)", re.ASCII)
_WORLD_NORTH, _WORLD_SOUTH = 8250, -6650  # kilometres: from 84° north to 57° south
_WORLD_MERIDIAN = 11  # on its other side the Bering Strait, where it cuts no land but Antarctica


@dataclass(frozen=True, slots=True)
class Frame:
    """The extent of a map: WIDTH units wide and `height` units high.

    `width_km` is its width in kilometres, `top_km` the distance of its upper edge from the middle of the projection.
    """

    name: str
    width_km: int
    height: int
    top_km: float
    projection: Projection

    @property
    def detail(self) -> int:
        """The detail in which the frame shows the coasts, an index of DETAILS."""
        return bisect_right(DETAILS, self.width_km) - 1

    def position(self, point: Vector) -> FlatPoint:
        """The position of a point on the map, in units from the left and from the upper edge."""
        return self.positions((point,))[0]

    def positions(self, points: Iterable[Vector]) -> list[FlatPoint]:
        """The positions of several points, in units from the left and from the upper edge."""
        unit, top = WIDTH / self.width_km, self.top_km
        return [(WIDTH / 2 + x * unit, (top - y) * unit) for x, y in self.projection.project(points)]

    def contains(self, x: float, y: float) -> bool:
        """Tests if a position lies in the frame and off the margins along its edges."""
        aside, above = _MARGINS[0] * WIDTH, _MARGINS[1] * self.height
        return aside <= x <= WIDTH - aside and above <= y <= self.height - above


def whole_world() -> Frame:
    """The frame of the inhabited world."""
    height = round((_WORLD_NORTH - _WORLD_SOUTH) * WIDTH / WORLD_WIDTH)
    return Frame(_WORLD_NAME, WORLD_WIDTH, height, _WORLD_NORTH, EqualEarth(_WORLD_MERIDIAN))


def frame_by_name(name: str) -> Frame:
    """The frame with this name. Raises ValueError where there is none."""
    if name == _WORLD_NAME:
        return whole_world()
    parts = _NAME.fullmatch(name)
    width, row, column = (int(parts[1]), int(parts[3]), int(parts[4])) if parts else (0, 0, 0)
    if not parts or width not in REGION_WIDTHS or row > _row_count(width) or column >= _column_count(width, row):
        raise ValueError(f"'{name}' is not the name of a frame")
    return _region_frame(width, row if parts[2] == "n" else -row, column)


def fit_frame(points: Sequence[Vector]) -> tuple[Frame, list[FlatPoint]]:
    """The closest frame that contains all the points, else the world's; and their positions, some maybe outside it."""
    for frame in _candidate_frames(points):
        positions = frame.positions(points)
        if all(frame.contains(x, y) for x, y in positions):
            return frame, positions
    frame = whole_world()
    return frame, frame.positions(points)


def _candidate_frames(points: Sequence[Vector]) -> Iterator[Frame]:
    if len(points) == 1:
        yield _nearest_frame(REGION_WIDTHS[0], *degrees(points[0]))
    centre = middle(points)
    if not centre:
        return
    projection = Azimuthal(*degrees(centre))
    xs, ys = zip(*projection.project(points), strict=True)
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    north, east = degrees(projection.inverse((left + right) / 2, (low + high) / 2))
    needed = max((right - left) / (1 - 2 * _MARGINS[0]), (high - low) / (1 - 2 * _MARGINS[1]) * WIDTH / _HEIGHT)
    for width in REGION_WIDTHS:
        if width >= _TOLERANCE * needed:
            yield _nearest_frame(width, north, east)


def _nearest_frame(width: int, latitude: float, longitude: float) -> Frame:
    """The frame of this width, in kilometres, with its centre nearest to a point in degrees."""
    row = round(latitude / 90 * _row_count(width))
    columns = _column_count(width, row)
    return _region_frame(width, row, round(longitude / 360 * columns) % columns)


def _region_frame(width: int, row: int, column: int) -> Frame:
    """The frame of a region; centres lie in rows along parallels, evenly in each."""
    projection = Azimuthal(row * 90 / _row_count(width), column * 360 / _column_count(width, row))
    name = f"{width}-{'n' if row >= 0 else 's'}{abs(row)}-{column}"
    return Frame(name, width, _HEIGHT, width * _HEIGHT / WIDTH / 2, projection)


def _row_count(width: int) -> int:
    """The number of rows of centres from the equator to a pole."""
    return math.ceil(math.pi / 2 * EARTH_RADIUS / (width * _HEIGHT / WIDTH / _CENTRES_PER_FRAME))


def _column_count(width: int, row: int) -> int:
    around = 2 * math.pi * EARTH_RADIUS * math.cos(row / _row_count(width) * math.pi / 2)
    return max(1, round(around / (width / _CENTRES_PER_FRAME)))
