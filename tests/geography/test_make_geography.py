"""How invented water becomes coastlines."""

from __future__ import annotations

import gzip
import math
from pathlib import Path

import pytest

import make_geography
from atlas.maps.land import Land
from geography.coasts import STEPS_PER_DEGREE, Coast, area, coasts
from geography.package import Ring
from geography.simplifying import weights
from geography.writing import pack


def _box(west: float, south: float, east: float, north: float) -> Ring:
    return [(west, south), (west, north), (east, north), (east, south), (west, south)]


def _extent(coast: Coast) -> tuple[float, float]:
    return min(x for x, _ in coast) / STEPS_PER_DEGREE, max(x for x, _ in coast) / STEPS_PER_DEGREE


def test_two_lakes_side_by_side_have_one_shore() -> None:
    [coast] = coasts([_box(0, 50, 1, 51), _box(1, 50, 2, 51)])
    assert _extent(coast) == (0, 2)
    assert area(coast) == pytest.approx(2 * area(coasts([_box(0, 50, 1, 51)])[0]))


def test_a_lake_at_the_180th_meridian_is_sewn_up() -> None:
    [coast] = coasts([_box(179, 10, 180, 11), _box(-180, 10, -179, 11)])
    west, east = _extent(coast)
    assert east - west == 2


def test_halves_that_end_a_step_apart_are_sewn_up() -> None:
    other_half = [(-180.0, 10.002), (-180.0, 11.0), (-179.0, 11.0), (-179.0, 10.002), (-180.0, 10.002)]
    [coast] = coasts([_box(179, 10, 180, 11), other_half])
    assert len(coast) >= 6


def test_land_around_the_south_pole_is_on_the_left() -> None:
    rim = [(float(east), -70.0) for east in range(-180, 181, 10)]
    [coast] = coasts([[*rim, (180.0, 80.0), (-180.0, 80.0), (-180.0, -70.0)]][:1])
    assert area(coast) > 0


def test_the_smaller_side_is_on_the_left_whichever_way_the_ring_goes() -> None:
    ring = _box(0, 50, 1, 51)
    assert area(coasts([ring])[0]) == area(coasts([ring[::-1]])[0]) > 0


def test_area_is_in_square_kilometres() -> None:
    kilometres = 6371.0088 * math.pi / 180
    assert area(coasts([_box(0, -0.5, 1, 0.5)])[0]) == pytest.approx(kilometres**2, rel=1e-3)


def test_a_point_on_a_straight_line_does_not_matter() -> None:
    found = weights([(0, 0), (500, 0), (1000, 0), (1000, 1000), (0, 1000)])
    assert found.index(min(found)) == 1
    assert min(found) == 0


def test_what_is_written_is_what_is_read() -> None:
    lake = coasts([_box(10, 50, 13, 52)])
    [(easts, norths)] = Land(pack(lake, [])).lines(0)
    assert list(zip(easts, norths, strict=True)) == lake[0]


def test_long_steps_are_written_in_parts_and_read_as_one() -> None:
    lake = coasts([_box(10, 0, 70, 40)])
    lines = list(Land(pack(lake, [])).lines(6))
    assert [len(easts) for easts, _ in lines] == [4]
    assert gzip.decompress(pack(lake, []))[-1] != 0


def test_small_islands_are_left_out_but_near_towns() -> None:
    lake_and_island = coasts([_box(10, 50, 13, 52), _box(15, 50, 15.02, 50.02)])
    assert len(list(Land(pack(lake_and_island, [])).lines(0))) == 1
    assert len(list(Land(pack(lake_and_island, [(15.03, 50.01)])).lines(1))) == 2


def test_another_file_than_the_package_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "other.deb"
    file.write_bytes(b"!<arch>\n")
    with pytest.raises(SystemExit):
        make_geography.main([str(file)])
    assert f"{file} is not libmagics++-data_4.13.0-1_all.deb: its checksum differs" in capsys.readouterr().err
