"""The table of where countries have towns, and what the check makes of it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import make_country_cells
from atlas.rules.points import TABLE
from invented_data import AASUND, PLACES, WriteData

CITY, VIK = "data/cities/aasund.yaml", "data/regions/vik.yaml"
MINUS = "south and west have a minus, north and east none"


def test_a_town_counts_for_its_cell_once_and_the_180th_meridian_is_one_line() -> None:
    towns = [("RU", 64.7, 177.5), ("RU", 65.2, 180.0), ("NO", 67.01, 14.02), ("NO", 67.9, 14.98), ("NO", 67, 13)]
    assert make_country_cells.table([*towns, ("CL", -0.5, -70.2)]) == ("CL -1:-71\nNO 67:13,14\nRU 64:177 65:-180\n")


@pytest.mark.slow
def test_the_table_is_that_of_the_package(tmp_path: Path) -> None:
    assert make_country_cells.main(["--output", str(tmp_path / "table")]) == 0
    assert gzip.decompress((tmp_path / "table").read_bytes()) == gzip.decompress(TABLE.read_bytes())


def at(coordinates: str, country: str = "NO") -> str:
    text = AASUND.replace("[country]", "[country, coordinates]").replace("NO", country)
    return f"{text}coordinates: {coordinates}\n"


@pytest.mark.parametrize(
    ("coordinates", "country", "said"),
    [
        (
            "[18.06, 59.33]",
            "SE",
            "[18.06, 59.33] is far from its country (Sweden), and the reverse is not\n"
            "    north comes first, then east: [59.33, 18.06]",
        ),
        (
            "[46.16, 21.15]",
            "FR",
            "[46.16, 21.15] is far from its country (France)\n    check both: degrees north, then degrees east; south and west have a minus",
        ),
        (
            "[46.78, 92.10]",
            "US",
            f"[46.78, 92.10] is far from its country (United States)\n    {MINUS}: [46.78, -92.10]",
        ),
        ("[33.45, 70.66]", "CL", f"[33.45, 70.66] is far from its country (Chile)\n    {MINUS}: [-33.45, -70.66]"),
    ],
)
def test_a_point_far_from_its_country_is_told(write_data: WriteData, coordinates: str, country: str, said: str) -> None:
    assert write_data({**PLACES, CITY: at(coordinates, country)}).check() == (
        f"{CITY}:5:14: warning: {said}\n1 problem in 1 file (3 checked)"
    )


@pytest.mark.parametrize(
    ("coordinates", "country"),
    [
        ("[67.01, 14.02]", "NO"),
        ("[78.22, 15.65]", "SJ"),
        ("[60.10, 19.93]", "FI"),  # Mariehamn: the cells of Åland are those of AX
        ("[65.58, -179.5]", "RU"),  # towns on the other side of the meridian
        ("[-16.79, 179.99]", "FJ"),
        ("[-77.85, 166.67]", "AQ"),  # no towns at all
    ],
)
def test_a_point_near_the_towns_of_its_country_is_good(write_data: WriteData, coordinates: str, country: str) -> None:
    assert write_data({**PLACES, CITY: at(coordinates, country)}).check() == "no problems (3 files checked)"


def test_the_middle_of_a_region_may_be_empty(write_data: WriteData) -> None:
    middle = at("[68.3, 95.0]", "RU")
    assert "is far from its country (Russia)" in write_data({**PLACES, CITY: middle}).check()
    assert write_data({**PLACES, VIK: f"{middle}level: county\n"}).check() == "no problems (4 files checked)"
