"""The net of meridians and parallels as the path of a frame."""

from __future__ import annotations

import math
from collections.abc import Iterator

from atlas.maps.frames import WIDTH, Frame
from atlas.maps.outlines import fine, path
from atlas.maps.projections import Azimuthal, EqualEarth
from atlas.maps.sphere import EARTH_RADIUS

_DEGREES = ((2800, 5), (8000, 10), (12000, 15), (math.inf, 30))
"""Kilometres across a frame, and the degrees from line to line up to there."""
_BEND = 5  # a line is drawn as so many straight parts from crossing to crossing

Line = list[tuple[float, float]]
"""Points in degrees east and north."""


def net(frame: Frame) -> str:
    """The path of the lines, to be stroked."""
    degrees = next(degrees for across, degrees in _DEGREES if frame.across <= across)
    lines = _lines(degrees, *_seen(frame))
    radians = ([(math.radians(east), math.radians(north)) for east, north in line] for line in lines)
    return "".join(path(fine(frame, frame.projection.line(line)), "") for line in radians)


def _seen(frame: Frame) -> tuple[float, float, float, float]:
    """Degrees south, north, west, east between which lies all that the frame shows."""
    projection = frame.projection
    if isinstance(projection, EqualEarth):
        return -90, 90, projection.longitude - 179.99, projection.longitude + 179.99
    assert isinstance(projection, Azimuthal)
    reach = 2 * math.asin(math.hypot(frame.across / 2, frame.across * frame.height / WIDTH / 2) / 2 / EARTH_RADIUS)
    south, north = projection.latitude - math.degrees(reach), projection.latitude + math.degrees(reach)
    aside = 180.0
    if max(-south, north) < 90:  # no pole in sight
        aside = math.degrees(math.asin(math.sin(reach) / math.cos(math.radians(projection.latitude))))
    return max(south, -90), min(north, 90), projection.longitude - aside, projection.longitude + aside


def _lines(degrees: int, south: float, north: float, west: float, east: float) -> Iterator[Line]:
    rows = _multiples(degrees, south, north)
    columns = _multiples(degrees, west, east)
    for longitude in columns:
        yield [(longitude, latitude) for latitude in _steps(south, north, degrees)]
    for latitude in rows:
        yield [(longitude, latitude) for longitude in _steps(west, east, degrees)]


def _multiples(degrees: int, low: float, high: float) -> list[int]:
    return list(range(math.ceil(low / degrees) * degrees, math.floor(high / degrees) * degrees + 1, degrees))


def _steps(low: float, high: float, degrees: int) -> list[float]:
    count = max(1, math.ceil((high - low) / degrees * _BEND))
    return [low + (high - low) * step / count for step in range(count + 1)]
