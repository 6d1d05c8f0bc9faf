"""Points on the globe and on the plane."""

from __future__ import annotations

import math
from random import Random

import pytest

from atlas.maps.projections import Azimuthal, EqualEarth, FlatPoint, Projection
from atlas.maps.sphere import EARTH_RADIUS, Vector, angle, bearing, degrees, distance, middle, vector

QUARTER = EARTH_RADIUS * math.pi / 2


@pytest.mark.parametrize(
    ("a", "b", "kilometres"),
    [
        ((0, 0), (0, 90), QUARTER),
        ((0, 179), (0, -179), QUARTER / 45),
        ((90, 0), (-90, 0), 2 * QUARTER),
        ((60, 20), (60, 20), 0),
        ((59.33, 18.07), (60.17, 24.94), 396),  # the towns on both sides of a sea, by any table of distances
        ((-33.87, 151.21), (35.68, 139.69), 7826),
    ],
)
def test_distance_is_that_of_the_great_circle(
    a: tuple[float, float], b: tuple[float, float], kilometres: float
) -> None:
    assert distance(vector(*a), vector(*b)) == pytest.approx(kilometres, abs=1)


@pytest.mark.parametrize(
    ("b", "towards"), [((10, 0), 0), ((0, 10), 90), ((-10, 0), 180), ((0, -10), 270), ((80, 180), 0)]
)
def test_bearing_is_clockwise_from_north(b: tuple[float, float], towards: float) -> None:
    assert bearing(vector(0, 0), vector(*b)) == pytest.approx(towards)


def test_middle_of_two_points_is_half_way() -> None:
    half = middle((vector(0, 170), vector(0, -170)))
    assert half
    assert abs(degrees(half)[1]) == pytest.approx(180)


def test_opposite_points_have_no_middle() -> None:
    assert middle((vector(30, 10), vector(-30, -170))) is None


@pytest.mark.parametrize("centre", [(61, 34), (0, 180), (90, 0), (-90, 0), (-33, -71)])
def test_azimuthal_projection_and_its_inverse_agree(centre: tuple[float, float]) -> None:
    projection = Azimuthal(*centre)
    for point in _points(200):
        if angle(point, projection.out) < 3:
            assert angle(projection.inverse(*projection.project([point])[0]), point) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("projection", [Azimuthal(61, 34), Azimuthal(90, 0), EqualEarth(11)])
def test_line_and_point_agree(projection: Projection) -> None:
    points = _points(50)
    radians = [(math.radians(east), math.radians(north)) for north, east in map(degrees, points)]
    for placed, (x, y) in zip(projection.project_radians(radians), projection.project(points), strict=True):
        assert placed == pytest.approx((x, y), abs=1e-3)


@pytest.mark.parametrize("projection", [Azimuthal(61, 34), Azimuthal(-10, 179), EqualEarth(11)])
def test_projections_are_true_to_area(projection: Projection) -> None:
    for north, east in map(degrees, _points(100)):
        [(x, y)] = projection.project([vector(north, east)])
        if abs(north) < 80 and math.hypot(x, y) < 1.8 * EARTH_RADIUS:  # off the poles and off the far rim
            corners = [(north, east), (north, east + 0.1), (north + 0.1, east + 0.1), (north + 0.1, east)]
            flat = _area(projection.project(vector(*corner) for corner in corners))
            low, high = math.sin(math.radians(north)), math.sin(math.radians(north + 0.1))
            assert flat == pytest.approx(EARTH_RADIUS**2 * math.radians(0.1) * (high - low), rel=2e-3)


def test_equal_earth_has_the_extent_that_its_authors_give() -> None:
    [(x, _), (_, y)] = EqualEarth(0).project_radians([(math.pi - 1e-12, 0), (0, math.pi / 2)])
    assert (x / EARTH_RADIUS, y / EARTH_RADIUS) == pytest.approx((2.7066299837, 1.3173627591))


def _points(count: int) -> list[Vector]:
    random = Random(7)
    return [vector(math.degrees(math.asin(random.uniform(-1, 1))), random.uniform(-180, 180)) for _ in range(count)]


def _area(corners: list[FlatPoint]) -> float:
    pairs = zip(corners, [*corners[1:], corners[0]], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) / 2
