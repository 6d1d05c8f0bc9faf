"""The graticule of a map: its meridians and parallels as one SVG path."""

from __future__ import annotations

import math
from collections.abc import Iterator

from atlas.maps.frames import WIDTH, Frame
from atlas.maps.outlines import path_data, to_steps
from atlas.maps.projections import Azimuthal, EqualEarth
from atlas.maps.sphere import EARTH_RADIUS

_SPACINGS = ((2800, 5), (8000, 10), (12000, 15), (math.inf, 30))
"""Widths of frames in kilometres, and the degrees from line to line in frames up to that width."""
_SEGMENTS = 5  # a line is drawn as so many straight segments from crossing to crossing

Polyline = list[tuple[float, float]]
"""Points in degrees east and north."""


def graticule(frame: Frame) -> str:
    """The path of all lines of a frame, to be stroked."""
    degrees = next(degrees for width, degrees in _SPACINGS if frame.width_km <= width)
    lines = _lines(degrees, *_bounds(frame))
    radians = ([(math.radians(east), math.radians(north)) for east, north in line] for line in lines)
    return "".join(path_data(to_steps(frame, frame.projection.project_radians(line)), "") for line in radians)


def _bounds(frame: Frame) -> tuple[float, float, float, float]:
    """Degrees south, north, west and east: bounds of all that the frame shows."""
    projection = frame.projection
    if isinstance(projection, EqualEarth):
        return -90, 90, projection.longitude - 179.99, projection.longitude + 179.99
    assert isinstance(projection, Azimuthal)
    reach = 2 * math.asin(math.hypot(frame.width_km / 2, frame.width_km * frame.height / WIDTH / 2) / 2 / EARTH_RADIUS)
    south, north = projection.latitude - math.degrees(reach), projection.latitude + math.degrees(reach)
    aside = 180.0
    if max(-south, north) < 90:  # no pole in sight
        aside = math.degrees(math.asin(math.sin(reach) / math.cos(math.radians(projection.latitude))))
    return max(south, -90), min(north, 90), projection.longitude - aside, projection.longitude + aside


def _lines(degrees: int, south: float, north: float, west: float, east: float) -> Iterator[Polyline]:
    rows = _multiples(degrees, south, north)
    columns = _multiples(degrees, west, east)
    for longitude in columns:
        yield [(longitude, latitude) for latitude in _evenly_spaced(south, north, degrees)]
    for latitude in rows:
        yield [(longitude, latitude) for longitude in _evenly_spaced(west, east, degrees)]


def _multiples(degrees: int, low: float, high: float) -> list[int]:
    return list(range(math.ceil(low / degrees) * degrees, math.floor(high / degrees) * degrees + 1, degrees))


def _evenly_spaced(low: float, high: float, degrees: int) -> list[float]:
    count = max(1, math.ceil((high - low) / degrees * _SEGMENTS))
    return [low + (high - low) * step / count for step in range(count + 1)]
