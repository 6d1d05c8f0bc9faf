"""The coastlines of seas and large lakes, in several details.

hooks/atlas/maps/geography/land.bin.gz holds, after unpacking: as 32-bit numbers, the lowest byte first, how many coasts
there are, then the number of steps of each, then where each begins, first all degrees east, then all degrees north,
in UNITS of a degree; then for every step of every coast one signed byte east, after all of these one signed byte
north, after all of these one byte that tells in which details the point stands: up to that one, counted as in
DETAILS, or PASSED where the step goes on. Coasts are closed and have their smaller side on the left. A point is on
land where it is inside an odd number of coasts. scripts/make_geography.py writes the file.
"""

from __future__ import annotations

import gzip
import math
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, chain, compress

from atlas.maps.sphere import Vector, angle, middle, vector
from atlas.package import ROOT

FILE = ROOT / "maps" / "geography" / "land.bin.gz"
UNITS = 500
PASSED = 255
_CHUNK = 32
_GROUP = 16


@dataclass(frozen=True, slots=True)
class Cap:
    """A circle on the globe around part of a coast; `angle` in radians."""

    centre: Vector
    angle: float


Chunk = tuple[int, int, Cap]


@dataclass(frozen=True, slots=True)
class Coast:
    """A closed line: UNITS of a degree east and north, cut into chunks of a few points each, these put into groups.

    A chunk is (first, end, cap); its cap holds the first point of the next chunk too. A group is its chunks and a
    cap around them.
    """

    easts: Sequence[int]
    norths: Sequence[int]
    groups: tuple[tuple[tuple[Chunk, ...], Cap], ...]

    @property
    def cap(self) -> Cap:
        """A circle around the whole coast."""
        return _cap_of([cap for _, cap in self.groups])


class Land:
    """All coasts."""

    def __init__(self, content: bytes) -> None:
        """`content` is the packed file."""
        self._content = content
        self._details: dict[int, tuple[tuple[Coast, Cap], ...]] = {}

    def coasts(self, detail: int) -> tuple[tuple[Coast, Cap], ...]:
        """The coasts in one of the DETAILS, each with the circle around it, the largest first."""
        if detail not in self._details:
            coasts = (_coast(easts, norths) for easts, norths in self.lines(detail))
            self._details[detail] = tuple((coast, coast.cap) for coast in coasts)
        return self._details[detail]

    def lines(self, detail: int) -> Iterator[tuple[list[int], list[int]]]:
        """The same as two lists each: UNITS of a degree east and north."""
        shown = [detail <= rank < PASSED for rank in range(256)]
        for easts, norths, ranks in self._unpacked:
            chosen = [shown[rank] for rank in ranks]
            if sum(chosen) > 3:
                yield list(compress(easts, chosen)), list(compress(norths, chosen))

    @cached_property
    def _unpacked(self) -> list[tuple[array[int], array[int], bytes]]:
        content = gzip.decompress(self._content)
        count = _integers(content[:4])[0]
        counts, easts, norths = (_integers(content[4 + 4 * count * at :][: 4 * count]) for at in range(3))
        steps = sum(counts)
        east, north = (array("b", content[4 + 12 * count + steps * at :][:steps]) for at in range(2))
        ranks = content[-steps:]
        lines, first = [], 0
        for length, x, y in zip(counts, easts, norths, strict=True):
            part = slice(first, first + length)
            lines.append((_walked(x, east[part]), _walked(y, north[part]), ranks[part]))
            first += length
        return lines


@cache
def land() -> Land:
    """The land that comes with the atlas, read once."""
    return Land(FILE.read_bytes())


def _integers(content: bytes) -> array[int]:
    numbers = array("i", content)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _walked(start: int, steps: array[int]) -> array[int]:
    return array("i", accumulate(chain((start + steps[0],), steps[1:])))


def _coast(easts: list[int], norths: list[int]) -> Coast:
    count = len(easts)
    starts = range(0, count, _CHUNK)
    chunks = tuple(
        (first, min(first + _CHUNK, count), _cap(*(_stretch(part, first) for part in (easts, norths))))
        for first in starts
    )
    parts = (chunks[first : first + _GROUP] for first in range(0, len(chunks), _GROUP))
    groups = ((part, _cap_of([cap for _, _, cap in part])) for part in parts)
    return Coast(array("i", easts), array("i", norths), tuple(groups))


def _cap_of(caps: Sequence[Cap]) -> Cap:
    """Around other circles."""
    centre = middle(cap.centre for cap in caps) or caps[0].centre
    return Cap(centre, max(angle(centre, cap.centre) + cap.angle for cap in caps))


def _stretch(part: list[int], first: int) -> list[int]:
    """A chunk with the first point of the next one, counted on around a pole."""
    end = first + _CHUNK + 1
    if end <= len(part):
        return part[first:end]
    turns = round((part[-1] - part[0]) / (360 * UNITS))
    return [*part[first:], part[0] + turns * 360 * UNITS]


def _cap(easts: list[int], norths: list[int]) -> Cap:
    """Around the box of the points: no point is further from its middle than along a parallel and a meridian."""
    west, east, south, north = min(easts), max(easts), min(norths), max(norths)
    latitude = (south + north) / 2 / UNITS
    across = math.radians((east - west) / 2 / UNITS) * math.cos(math.radians(latitude))
    return Cap(
        vector(latitude, (west + east) / 2 / UNITS), min(math.pi, math.radians((north - south) / 2 / UNITS) + across)
    )
