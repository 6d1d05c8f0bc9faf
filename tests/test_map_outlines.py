"""Land as it is drawn: on every frame of the globe, what is land must be filled."""

from __future__ import annotations

import math
import re
from functools import cache
from itertools import accumulate
from random import Random

import pytest

from atlas.maps.base_maps import base_map, base_map_names
from atlas.maps.frames import WIDTH, Frame, frame_by_name
from atlas.maps.graticule import graticule
from atlas.maps.land import STEPS_PER_DEGREE, land
from atlas.maps.outlines import STEPS_PER_UNIT, outline
from atlas.maps.projections import Azimuthal
from atlas.maps.sphere import Vector, degrees

FRAMES = {
    "a northern lake district": "1400-n45-8",
    "the antipodes of land": "2000-s17-80",
    "the antipodes of land, widely": "8000-s5-19",
    "the 180th meridian": "1400-n47-37",
    "islands on the 180th meridian": "1400-s13-81",
    "the North Pole": "2800-n33-0",
    "the South Pole": "4000-s23-0",
    "half the globe": "11200-n5-3",
    "the other half": "11200-s4-14",
    "the open ocean": "2000-s10-60",
    "the middle of a continent": "1400-n35-26",
}

Shape = list[tuple[int, int]]


@pytest.mark.parametrize("name", FRAMES.values(), ids=FRAMES)
def test_what_is_filled_is_land_and_all_else_is_water(name: str) -> None:
    frame = frame_by_name(name)
    shapes = _shapes(outline(land(), frame))
    assert isinstance(frame.projection, Azimuthal)
    random, compared = Random(name), 0
    while compared < 20:
        x, y = random.uniform(0, WIDTH), random.uniform(0, frame.height)
        if _from_shore(shapes, x * STEPS_PER_UNIT, y * STEPS_PER_UNIT) > 3 * STEPS_PER_UNIT:
            assert _inside(shapes, x * STEPS_PER_UNIT, y * STEPS_PER_UNIT) is _on_land(
                _globe(frame, x, y), frame.detail
            )
            compared += 1


def test_the_world_is_cut_where_there_is_sea() -> None:
    frame = frame_by_name("world")
    for shape in _shapes(outline(land(), frame)):
        on_map = [x for x, y in shape if y <= frame.height * STEPS_PER_UNIT]
        assert not on_map or max(on_map) - min(on_map) < 0.6 * WIDTH * STEPS_PER_UNIT


def test_a_base_map_is_the_same_whenever_it_is_made() -> None:
    assert base_map("2800-n23-4") == base_map("2800-n23-4")


@pytest.mark.parametrize("name", ["1400-n45-8", "5600-n10-2", "world"])
def test_a_base_map_is_light_and_holds_no_word(name: str) -> None:
    svg = base_map(name)
    assert len(svg.encode()) < 60_000
    assert not re.sub(r"<style>.*?</style>|<[^>]*>", "", svg, flags=re.DOTALL).strip()


def test_a_page_tells_which_base_maps_it_needs() -> None:
    html = '<image href="../../assets/maps/1400-n45-8.svg"/> <image href="../assets/maps/world.svg"/>'
    assert base_map_names(html) == {"1400-n45-8", "world"}


@pytest.mark.parametrize("name", ["1400-n45-8", "2800-n33-0", "world"])
def test_the_graticule_crosses_the_frame(name: str) -> None:
    frame = frame_by_name(name)
    points = [point for shape in _shapes(graticule(frame)) for point in shape]
    assert any(0 < x < WIDTH * STEPS_PER_UNIT and 0 < y < frame.height * STEPS_PER_UNIT for x, y in points)


def _shapes(path: str) -> list[Shape]:
    """The points of each part of a path."""
    shapes = []
    for part in path.split("M")[1:]:
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        shapes.append(list(zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True)))
    return shapes


def _inside(shapes: list[Shape], x: float, y: float) -> bool:
    inside = False
    for shape in shapes:
        for (x0, y0), (x1, y1) in zip(shape, [*shape[1:], shape[0]], strict=True):
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                inside = not inside
    return inside


def _from_shore(shapes: list[Shape], x: float, y: float) -> float:
    return min(
        (
            _to_line(x, y, *start, *end)
            for shape in shapes
            for start, end in zip(shape, [*shape[1:], shape[0]], strict=True)
        ),
        default=math.inf,
    )


def _to_line(x: float, y: float, x0: float, y0: float, x1: float, y1: float) -> float:
    right, down = x1 - x0, y1 - y0
    share = max(0, min(1, ((x - x0) * right + (y - y0) * down) / ((right * right + down * down) or 1)))
    return math.hypot(x0 + share * right - x, y0 + share * down - y)


def _globe(frame: Frame, x: float, y: float) -> Vector:
    assert isinstance(frame.projection, Azimuthal)
    kilometres = frame.width_km / WIDTH
    return frame.projection.inverse((x - WIDTH / 2) * kilometres, frame.top_km - y * kilometres)


def _on_land(point: Vector, detail: int) -> bool:
    """Told from degrees, without any projection."""
    north, east = (round(part * STEPS_PER_DEGREE) for part in degrees(point))
    x, y = east + 0.5, north + 0.5  # no point of a coast has such degrees
    turns = (x - 360 * STEPS_PER_DEGREE, x, x + 360 * STEPS_PER_DEGREE)
    around = [shape for shape, low, high in _coasts(detail) if low < y < high]
    return any(_inside(around, turn, y) for turn in turns)


@cache
def _coasts(detail: int) -> list[tuple[Shape, int, int]]:
    """Each with how far south and north it goes."""
    coasts = []
    for easts, norths in land().lines(detail):
        shape = list(zip(easts, norths, strict=True))
        if abs(easts[-1] - easts[0]) > 180 * STEPS_PER_DEGREE:  # around a pole
            shape += [(easts[-1], -90 * STEPS_PER_DEGREE), (easts[0], -90 * STEPS_PER_DEGREE)]
        coasts.append((shape, min(y for _, y in shape), max(y for _, y in shape)))
    return coasts
