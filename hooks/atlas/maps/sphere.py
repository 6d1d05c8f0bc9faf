"""Points on the globe as unit vectors: distances and directions between them."""

from __future__ import annotations

import math
from collections.abc import Iterable

EARTH_RADIUS = 6371.0088
"""The mean radius in kilometres (IUGG)."""

Vector = tuple[float, float, float]
"""A unit vector from the centre of the globe: towards 0° N 0° E, towards 0° N 90° E, towards the North Pole."""


def vector(latitude: float, longitude: float) -> Vector:
    """The point at these degrees north and east."""
    north, east = math.radians(latitude), math.radians(longitude)
    across = math.cos(north)
    return across * math.cos(east), across * math.sin(east), math.sin(north)


def degrees(point: Vector) -> tuple[float, float]:
    """The degrees north and east of a point."""
    x, y, z = point
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def dot(a: Vector, b: Vector) -> float:
    """The cosine of the angle between two points."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def angle(a: Vector, b: Vector) -> float:
    """The angle between two points, in radians."""
    return math.acos(max(-1.0, min(1.0, dot(a, b))))


def distance(a: Vector, b: Vector) -> float:
    """The distance of two points along the great circle, in kilometres."""
    chord = math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2)
    return 2 * EARTH_RADIUS * math.asin(min(1.0, chord / 2))


def bearing(a: Vector, b: Vector) -> float:
    """The direction in which the great circle from `a` to `b` leaves, in degrees clockwise from north."""
    east = a[0] * b[1] - a[1] * b[0]
    north = b[2] - a[2] * dot(a, b)
    return math.degrees(math.atan2(east, north)) % 360


def middle(points: Iterable[Vector]) -> Vector | None:
    """The point in the middle of the points, or None where they cancel out."""
    x, y, z = (sum(part) for part in zip(*points, strict=True))
    length = math.sqrt(x * x + y * y + z * z)
    return (x / length, y / length, z / length) if length > 1e-6 else None
