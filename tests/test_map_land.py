"""The land that comes with the atlas: it must be recognised, and its towns must not lie in the sea."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from itertools import pairwise

import pytest

from atlas.maps.land import FILE, INTERMEDIATE, STEPS_PER_DEGREE, land

SEAS_AND_LAKES = {
    "Lake Onega": (61.5, 35.3),
    "Lake Ladoga": (60.8, 31.5),
    "Vänern": (58.9, 13.3),
    "Saimaa": (61.25, 28.3),
    "Peipus": (58.7, 27.4),
    "White Sea": (65.5, 37.5),
    "Gulf of Bothnia": (62.0, 19.5),
    "Gulf of Finland": (59.8, 26.0),
    "Baltic Sea": (57.0, 19.5),
    "Bay of Biscay": (46.0, -3.0),
    "Norwegian Sea": (67.0, 10.0),
    "Lake Superior": (47.6, -88.5),
    "Caspian Sea": (42.0, 51.0),
    "Lake Baikal": (53.5, 108.2),
}
TOWNS = {
    "Umeå": (63.82842, 20.25972),
    "Helsinki": (60.16952, 24.93545),
    "Stockholm": (59.32938, 18.06871),
    "La Rochelle": (46.16308, -1.15222),
    "Narva": (59.37722, 28.19028),
    "Saint Petersburg": (59.93863, 30.31413),
    "Mo i Rana": (66.31278, 14.14278),
    "Petrozavodsk": (61.78491, 34.34691),
    "Lappeenranta": (61.05871, 28.18871),
    "Imatra": (61.17185, 28.75242),
    "Joensuu": (62.60118, 29.76316),
    "Varkaus": (62.31533, 27.87300),
    "Duluth": (46.78327, -92.10658),
    "Brest": (52.09755, 23.68775),
}
ON_THE_WATER = {"Stockholm": 0.5, "Varkaus": 1.3, "Duluth": 0.5}
"""Towns of islands and spits that Natural Earth leaves out: kilometres to its shore."""


@pytest.mark.parametrize("name", SEAS_AND_LAKES)
@pytest.mark.parametrize("detail", [0, 1, 2])
def test_seas_and_large_lakes_are_water(name: str, detail: int) -> None:
    assert not _on_land(*SEAS_AND_LAKES[name], detail)


@pytest.mark.parametrize("name", TOWNS)
def test_towns_are_on_the_land_side_of_the_shore(name: str) -> None:
    if name in ON_THE_WATER:
        assert _to_shore(*TOWNS[name]) < ON_THE_WATER[name]
    else:
        assert _on_land(*TOWNS[name], detail=0)


@pytest.mark.parametrize(("north", "east"), [(-89.9, 10), (-85, 179.9), (-85, -179.9), (66.5, 179.99), (66.5, -179.99)])
def test_land_has_no_gap_at_the_180th_meridian_and_the_south_pole(north: float, east: float) -> None:
    assert _on_land(north, east, detail=3)


def test_every_detail_is_a_part_of_the_finer_one() -> None:
    counts = [sum(len(easts) for easts, _ in land().lines(detail)) for detail in range(7)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 150_000
    assert 2_000 < counts[-1] < 10_000


def test_no_point_of_a_coast_is_a_mere_step() -> None:
    assert not [line for line in land().lines(INTERMEDIATE) if line]


def test_the_file_is_small_and_is_the_one_described() -> None:
    content = FILE.read_bytes()
    assert len(content) < 500_000
    assert hashlib.sha256(content).hexdigest() in FILE.with_name("README.md").read_text("utf-8")


def _on_land(north: float, east: float, detail: int) -> bool:
    """Whether a point is inside an odd number of coasts."""
    inside = False
    for (x0, y0), (x1, y1) in _edges(detail):
        for turn in (-360, 0, 360):
            x, y = (east + turn) * STEPS_PER_DEGREE, north * STEPS_PER_DEGREE
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                inside = not inside
    return inside


def _to_shore(north: float, east: float) -> float:
    """Kilometres to the nearest coast."""
    unit = 111.2 / STEPS_PER_DEGREE
    aside = unit * math.cos(math.radians(north))
    nearest = math.inf
    for (x0, y0), (x1, y1) in _edges(0):
        if (
            abs(y0 - north * STEPS_PER_DEGREE) < STEPS_PER_DEGREE
            and abs(x0 - east * STEPS_PER_DEGREE) < STEPS_PER_DEGREE
        ):
            start = ((x0 - east * STEPS_PER_DEGREE) * aside, (y0 - north * STEPS_PER_DEGREE) * unit)
            end = ((x1 - east * STEPS_PER_DEGREE) * aside, (y1 - north * STEPS_PER_DEGREE) * unit)
            nearest = min(nearest, _to_line(start, end))
    return nearest


def _to_line(start: tuple[float, float], end: tuple[float, float]) -> float:
    right, up = end[0] - start[0], end[1] - start[1]
    share = -(start[0] * right + start[1] * up) / ((right * right + up * up) or 1)
    share = max(0, min(1, share))
    return math.hypot(start[0] + share * right, start[1] + share * up)


def _edges(detail: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for easts, norths in land().lines(detail):
        points = list(zip(easts, norths, strict=True))
        if abs(points[-1][0] - points[0][0]) > 180 * STEPS_PER_DEGREE:  # around a pole: closed along it
            points += [(points[-1][0], -90 * STEPS_PER_DEGREE), (points[0][0], -90 * STEPS_PER_DEGREE)]
        yield from pairwise([*points, points[0]])
