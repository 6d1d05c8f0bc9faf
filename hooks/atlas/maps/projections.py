"""Equal-area projections of the globe: positions in kilometres right of and above the middle of the map."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from atlas.maps.sphere import EARTH_RADIUS, Vector, degrees

FlatPoint = tuple[float, float]
"""A position in the plane: to the right, then up or down, in kilometres or units."""


class Projection(Protocol):
    """The projection of one map."""

    def project(self, points: Iterable[Vector]) -> list[FlatPoint]:
        """The positions of points, in kilometres right of and above the middle."""

    def project_radians(self, radians: Iterable[tuple[float, float]]) -> list[FlatPoint]:
        """The positions of points in radians east and north, in kilometres right of and above the middle."""


class Azimuthal:
    """Lambert's azimuthal equal-area projection: for a region of any place on the globe, poles included."""

    def __init__(self, latitude: float, longitude: float) -> None:
        """Puts the middle of the map at these degrees north and east."""
        self.latitude, self.longitude = latitude, longitude
        north, east = math.radians(latitude), math.radians(longitude)
        sin_n, cos_n, sin_e, cos_e = math.sin(north), math.cos(north), math.sin(east), math.cos(east)
        self.east: Vector = (-sin_e, cos_e, 0.0)
        self.north: Vector = (-sin_n * cos_e, -sin_n * sin_e, cos_n)
        self.out: Vector = (cos_n * cos_e, cos_n * sin_e, sin_n)

    def project(self, points: Iterable[Vector]) -> list[FlatPoint]:
        """The positions of points, in kilometres; the one opposite to the middle is on a circle around all others."""
        (out_x, out_y, out_z), (east_x, east_y, east_z), (north_x, north_y, north_z) = self.out, self.east, self.north
        flat = []
        for x, y, z in points:
            stretch = EARTH_RADIUS * math.sqrt(2 / max(1e-12, 1 + (x * out_x + y * out_y + z * out_z)))
            right, up = x * east_x + y * east_y + z * east_z, x * north_x + y * north_y + z * north_z
            flat.append((stretch * right, stretch * up))
        return flat

    def project_radians(self, radians: Iterable[tuple[float, float]]) -> list[FlatPoint]:
        """The positions of points in radians east and north, in kilometres right of and above the middle."""
        middle, north = math.radians(self.longitude), math.radians(self.latitude)
        sin, cos, sqrt = math.sin, math.cos, math.sqrt
        sin_n, cos_n = sin(north), cos(north)
        line = []
        for longitude, latitude in radians:
            up, across, aside = sin(latitude), cos(latitude), longitude - middle
            forth = across * cos(aside)
            stretch = EARTH_RADIUS * sqrt(2 / max(1e-12, 1 + sin_n * up + cos_n * forth))
            line.append((stretch * across * sin(aside), stretch * (cos_n * up - sin_n * forth)))
        return line

    def inverse(self, x: float, y: float) -> Vector:
        """The point of the globe at a position in kilometres: the inverse of `project`."""
        east, north, out = self.east, self.north, self.out
        half = math.asin(min(1.0, math.hypot(x, y) / EARTH_RADIUS / 2))
        side, up = math.cos(half) / EARTH_RADIUS, math.cos(2 * half)
        return (
            side * (x * east[0] + y * north[0]) + up * out[0],
            side * (x * east[1] + y * north[1]) + up * out[1],
            side * (x * east[2] + y * north[2]) + up * out[2],
        )


@dataclass(frozen=True)
class EqualEarth:
    """The Equal Earth projection (Šavrič, Patterson, Jenny, 2018): for the whole globe, cut along one meridian."""

    longitude: float

    def project(self, points: Iterable[Vector]) -> list[FlatPoint]:
        """The positions of points, in kilometres right of and above the middle."""
        located = map(degrees, points)
        return self.project_radians(
            (math.radians(longitude), math.radians(latitude)) for latitude, longitude in located
        )

    def project_radians(self, radians: Iterable[tuple[float, float]]) -> list[FlatPoint]:
        """The positions of points in radians east and north, in kilometres right of and above the middle."""
        a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
        root, middle, turn = math.sqrt(3) / 2, math.radians(self.longitude), 2 * math.pi
        line = []
        for longitude, latitude in radians:
            aside = (longitude - middle + math.pi) % turn - math.pi
            t = math.asin(root * math.sin(latitude))
            t2 = t * t
            t6 = t2**3
            x = aside * math.cos(t) / (root * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)))
            line.append((EARTH_RADIUS * x, EARTH_RADIUS * t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))))
        return line
