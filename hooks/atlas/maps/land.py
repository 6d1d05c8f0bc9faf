"""The coastlines of seas and large lakes, in several details.

hooks/atlas/maps/geography/land.bin.gz holds, after unpacking, 32-bit numbers, the lowest byte first: the number of
coasts, then the number of steps of each, then the start of each, first all east, then all north, in parts of a degree
(STEPS_PER_DEGREE); then for every step of every coast one signed byte east, after all of these one signed byte north,
after all of these one byte with the last detail that shows the point, an index of DETAILS, or INTERMEDIATE where the
step goes on. Coasts are closed and have their smaller side on the left. A point is on land where it is inside an odd
number of coasts. scripts/make_geography.py writes the file.
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
STEPS_PER_DEGREE = 500
"""The points of coasts are rounded to steps, so many to a degree."""
INTERMEDIATE = 255
"""The byte of a step that is only a part of a longer one: no point of the coast is there."""
_POINTS_PER_CHUNK = 32
_CHUNKS_PER_GROUP = 16


@dataclass(frozen=True, slots=True)
class Cap:
    """A circle on the globe around part of a coast; `angle` in radians."""

    centre: Vector
    angle: float


Chunk = tuple[int, int, Cap]
"""The indices of its first point and of the one after its last, and a circle around it."""


@dataclass(frozen=True, slots=True)
class Coast:
    """A closed line: steps east and north, STEPS_PER_DEGREE to a degree, in chunks of a few points, these in groups.

    The cap of a chunk holds the first point of the next chunk too. A group is its chunks and a cap around them.
    """

    easts: Sequence[int]
    norths: Sequence[int]
    groups: tuple[tuple[tuple[Chunk, ...], Cap], ...]

    @property
    def cap(self) -> Cap:
        """A circle around the whole coast."""
        return _cap_around_caps([cap for _, cap in self.groups])


class Land:
    """All coasts of the globe, in each of the DETAILS."""

    def __init__(self, content: bytes) -> None:
        """Reads `content`, the gzipped file, when it is first asked for coasts."""
        self._content = content
        self._details: dict[int, tuple[tuple[Coast, Cap], ...]] = {}

    def coasts(self, detail: int) -> tuple[tuple[Coast, Cap], ...]:
        """The coasts in one of the DETAILS, each with a circle around it, the largest coast first."""
        if detail not in self._details:
            coasts = (_coast(easts, norths) for easts, norths in self.lines(detail))
            self._details[detail] = tuple((coast, coast.cap) for coast in coasts)
        return self._details[detail]

    def lines(self, detail: int) -> Iterator[tuple[list[int], list[int]]]:
        """The coasts in one of the DETAILS, each as two lists: steps east and north, STEPS_PER_DEGREE to a degree."""
        shown = [detail <= rank < INTERMEDIATE for rank in range(256)]
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
            lines.append((_running_sums(x, east[part]), _running_sums(y, north[part]), ranks[part]))
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


def _running_sums(start: int, steps: array[int]) -> array[int]:
    return array("i", accumulate(chain((start + steps[0],), steps[1:])))


def _coast(easts: list[int], norths: list[int]) -> Coast:
    count = len(easts)
    chunks = tuple(
        (first, min(first + _POINTS_PER_CHUNK, count), _cap_around(_chunk_of(easts, first), _chunk_of(norths, first)))
        for first in range(0, count, _POINTS_PER_CHUNK)
    )
    parts = (chunks[first : first + _CHUNKS_PER_GROUP] for first in range(0, len(chunks), _CHUNKS_PER_GROUP))
    groups = ((part, _cap_around_caps([cap for _, _, cap in part])) for part in parts)
    return Coast(array("i", easts), array("i", norths), tuple(groups))


def _cap_around_caps(caps: Sequence[Cap]) -> Cap:
    """A circle around other circles."""
    centre = middle(cap.centre for cap in caps) or caps[0].centre
    return Cap(centre, max(angle(centre, cap.centre) + cap.angle for cap in caps))


def _chunk_of(values: list[int], first: int) -> list[int]:
    """The steps of a chunk and of the first point of the next one, counted on around a pole."""
    end = first + _POINTS_PER_CHUNK + 1
    if end <= len(values):
        return values[first:end]
    turns = round((values[-1] - values[0]) / (360 * STEPS_PER_DEGREE))
    return [*values[first:], values[0] + turns * 360 * STEPS_PER_DEGREE]


def _cap_around(easts: list[int], norths: list[int]) -> Cap:
    """A circle around the box of the points: none is further from its middle than along a parallel and a meridian."""
    west, east, south, north = min(easts), max(easts), min(norths), max(norths)
    latitude = (south + north) / 2 / STEPS_PER_DEGREE
    across = math.radians((east - west) / 2 / STEPS_PER_DEGREE) * math.cos(math.radians(latitude))
    along = math.radians((north - south) / 2 / STEPS_PER_DEGREE)
    return Cap(vector(latitude, (west + east) / 2 / STEPS_PER_DEGREE), min(math.pi, along + across))
