"""The extents that maps get from their places."""

from __future__ import annotations

import math
from random import Random

import pytest

from atlas.maps.extents import map_extent
from atlas.maps.frames import REGION_WIDTHS, WIDTH, WORLD_WIDTH, fit_frame, frame_by_name
from atlas.maps.sphere import Vector, vector

NORTH = vector(61, 34)


@pytest.mark.parametrize("at", [(61, 34), (90, 0), (-90, 77), (0, 180), (0, -180), (-16.5, 179.99), (89.9, -120)])
def test_a_single_place_stands_near_the_middle_of_the_closest_frame(at: tuple[float, float]) -> None:
    frame, [(x, y)] = fit_frame([vector(*at)])
    assert frame.width_km == REGION_WIDTHS[0]
    assert math.dist((x, y), (WIDTH / 2, frame.height / 2)) < WIDTH / 6


def test_all_places_are_well_inside_their_frame() -> None:
    random = Random(3)
    for _ in range(300):
        points = [_near(random) for _ in range(random.randint(1, 6))]
        frame, spots = fit_frame(points)
        assert frame.width_km == WORLD_WIDTH or all(frame.contains(x, y) for x, y in spots)
        assert spots == [frame.position(point) for point in points]


def test_places_on_opposite_sides_of_the_globe_are_on_the_map_of_the_world() -> None:
    assert fit_frame([vector(10, 20), vector(-10, -160)])[0].name == "world"


def test_frames_are_found_again_by_their_names() -> None:
    random = Random(4)
    for _ in range(200):
        frame, _spots = fit_frame([_near(random), _near(random)])
        again = frame_by_name(frame.name)
        point = _near(random)
        assert (again.name, again.width_km, again.position(point)) == (
            frame.name,
            frame.width_km,
            frame.position(point),
        )


def test_neighbours_share_a_frame() -> None:
    names = {fit_frame([vector(61 + step / 100, 34)])[0].name for step in range(20)}
    assert len(names) == 1


def test_one_of_many_that_lies_far_away_is_left_out() -> None:
    near = {f"town-{number}": vector(60 + number / 2, 20 + number) for number in range(8)}
    found = map_extent({"own": NORTH, **near, "far": vector(47, -92)}, "own")
    assert found.off_map == {"far"}
    assert found.frame.width_km == REGION_WIDTHS[0]


def test_the_only_partner_is_never_left_out() -> None:
    found = map_extent({"own": NORTH, "far": vector(47, -92)}, "own")
    assert not found.off_map
    assert found.frame.width_km > REGION_WIDTHS[0]


def test_what_the_page_is_about_is_never_left_out() -> None:
    others = {f"town-{number}": vector(-30 - number, 140) for number in range(8)}
    assert "own" not in map_extent({"own": NORTH, **others}, "own").off_map


def test_a_place_beyond_the_edge_of_the_world_is_far() -> None:
    found = map_extent({"town": NORTH, "south": vector(-78, 166)}, None)
    assert (found.frame.name, found.off_map) == ("world", {"south"})


def _near(random: Random) -> Vector:
    return vector(random.choice((random.uniform(40, 65), random.uniform(-85, 85))), random.uniform(-180, 180))


@pytest.mark.parametrize("name", ["", "1400", "1400-n66-0", "1400-n0-999", "1234-n1-1", "1400-n1-1.svg", "../world"])
def test_no_other_names_are_names_of_frames(name: str) -> None:
    with pytest.raises(ValueError, match="is not the name of a frame"):
        frame_by_name(name)
