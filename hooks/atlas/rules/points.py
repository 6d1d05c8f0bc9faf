"""Rules on where the points of places lie."""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from atlas.messages.message import N_, CountryName, Message
from atlas.model.places import PlaceRecord, Region
from atlas.model.records import Record
from atlas.package import ROOT
from atlas.records.store import Atlas
from atlas.rules.rule import Finding

TABLE = ROOT / "rules" / "geography" / "country_cells.txt.gz"
_REACH, _REACH_OF_REGION = 1, 4
"""By how many cells of one degree a place, or the middle of a wide region, may lie outside its country's."""


def point_in_country(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """The point of a place, degrees north before degrees east, is not far from all towns of its country."""
    if not isinstance(record, PlaceRecord) or not record.coordinates:
        return
    country, reach = record.country.value, _REACH_OF_REGION if isinstance(record, Region) else _REACH
    north, east = record.coordinates.value.latitude, record.coordinates.value.longitude
    if not _is_on_earth(north, east) or north == east == 0 or _is_near(country, north, east, reach):
        return
    if _is_near(country, east, north, reach):
        message = Message(
            "swapped-coordinates",
            N_("[{north}, {east}] is far from its country ({country}), and the reverse is not"),
            N_("north comes first, then east: [{east}, {north}]"),
        )
    else:
        message = Message("far-from-country", N_("[{north}, {east}] is far from its country ({country})"))
        message = message.with_hint(N_("check both: degrees north, then degrees east; south and west have a minus"))
        for turned in ((north, -east), (-north, east), (-north, -east)):
            if _is_near(country, *turned, reach):
                meant = f"[{turned[0]}, {turned[1]}]"
                message = message.with_hint(
                    N_("south and west have a minus, north and east none: {meant}"), meant=meant
                )
    message = message.with_values(north=str(north), east=str(east), country=CountryName(country))
    yield Finding(record, ("coordinates", "value"), message)


def _is_on_earth(north: Decimal, east: Decimal) -> bool:
    return abs(north) <= 90 and abs(east) <= 180


def _is_near(country: str, north: Decimal, east: Decimal, reach: int) -> bool:
    """Tests if the country has towns within some degrees, of latitude's length; True where it has none at all."""
    cells = _cells(country)
    if not cells:
        return True
    row, column = math.floor(north), math.floor(east)
    across = min(math.ceil(reach / max(math.cos(math.radians(float(north))), 0.01)), 180)
    return _is_on_earth(north, east) and any(
        (row + up, (column + aside + 180) % 360 - 180) in cells
        for up in range(-reach, reach + 1)
        for aside in range(-across, across + 1)
    )


@cache
def _cells(country: str) -> frozenset[tuple[int, int]]:
    """The cells of one degree in which the country has towns, each by its southern and western edge."""
    rows = (row.partition(":") for row in _lines().get(country, "").split())
    return frozenset((int(north), int(east)) for north, _, columns in rows for east in columns.split(","))


@cache
def _lines() -> dict[str, str]:
    text = gzip.decompress(TABLE.read_bytes()).decode()
    return {country: rows for country, _, rows in (line.partition(" ") for line in text.splitlines())}
