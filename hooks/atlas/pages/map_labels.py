"""Where the names on a map stand, so that none covers another name or a place.

Text keeps its size on a screen while the map grows with it: measured in units, it is large on a phone and small on
a wide screen. A label that is free in its narrow size is free in every smaller one, because it shrinks towards its
place; some are free in the wide size only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from atlas.pages.map_frames import WIDTH
from atlas.pages.map_grids import Box, Grid, Line, cells, crosses

NARROW, WIDE = 12.5, 8.6
"""Units to an em on a narrow map, and the most there are on a wide one; docs/assets/css/map.css sets them."""

Side = Literal["e", "w", "n", "s", "ne", "se", "nw", "sw"]
When = Literal["always", "wide", "narrow"]

_SIDES: dict[Side, tuple[float, float]] = {
    "e": (1, 0),
    "w": (-1, 0),
    "n": (0, -1),
    "s": (0, 1),
    "ne": (0.7, -0.7),
    "se": (0.7, 0.7),
    "nw": (-0.7, -0.7),
    "sw": (-0.7, 0.7),
}
_BESIDE = 0.15  # beside its place a name reads best
_DOT = 0.42
_FEW_LINES = 24
_FEW_NAMES, _ATTEMPTS = 40, 2
"""Of so few names those that found no room are given the first choice, so often."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map, the ems that its name takes and those of its number, 0 where it has none.

    `away` is the direction in which the fewest lines lead from it.
    """

    x: float
    y: float
    ems: float
    number: float = 0
    away: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Label:
    """On which side of its place a name or its number stands, and on which maps."""

    side: Side
    when: When = "always"

    @property
    def css(self) -> str:
        """Its classes in docs/assets/css/map.css."""
        return self.side if self.when == "always" else f"{self.side} {self.when}"


Names = list[Label | None]


def arranged(
    height: int, spots: Sequence[Spot], lines: Sequence[Line] = (), kept: Sequence[Box] = ()
) -> tuple[Names, Names]:
    """The labels of the names and of the numbers that stand where names do not.

    `kept` stays free. `lines` should rather not be covered; where they are many, no heed is paid to them.
    """
    scene = _Scene(height, spots, lines if len(lines) <= _FEW_LINES else (), kept)
    names = scene.narrow_names()
    if all(names):
        return names, [None] * len(names)
    first: list[int] = []
    room = _Room(scene)
    best = room, names = room, room.names(first)
    for _ in range(_ATTEMPTS if len(spots) <= _FEW_NAMES else 0):
        left_out = [index for index, name in enumerate(names) if not name and index not in first]
        if not left_out:
            break
        first += left_out
        room = _Room(scene)
        names = room.names(first)
        best = max((room, names), best, key=lambda attempt: _shown(attempt[1]))
    room, names = best
    return names, [room.number(index, name) for index, name in enumerate(names)]


def _shown(names: Names) -> tuple[int, int]:
    """How many names are shown, then how many of them always, the first ones counting for more."""
    always = sum(len(names) - index for index, name in enumerate(names) if name and name.when == "always")
    return sum(name is not None for name in names), always


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is given."""

    height: int
    spots: Sequence[Spot]
    lines: Sequence[Line]
    kept: Sequence[Box]

    def narrow_names(self) -> Names:
        """The labels of the names that find room on a narrow map, and so on every map."""
        field = _Field(self, NARROW)
        return [_label(self, index, spot.ems, "always", field) for index, spot in enumerate(self.spots)]


class _Field:
    """What is free on a map with text of one size."""

    def __init__(self, scene: _Scene, size: float) -> None:
        self.size = size
        self.grid = Grid(WIDTH, scene.height)
        self.dots = [cells(_dot(spot, size)) for spot in scene.spots]
        for taken in (*map(cells, scene.kept), *self.dots):
            self.grid.take(taken)

    def free(self, index: int, box: Box) -> bool:
        """Whether the box is free for the name of a place, whose own dot is no hindrance."""
        return self.grid.free(box, self.dots[index])


class _Room:
    """What is free on the narrow and on the wide map."""

    def __init__(self, scene: _Scene) -> None:
        self.scene = scene
        self.narrow, self.wide = _Field(scene, NARROW), _Field(scene, WIDE)

    def names(self, first: Sequence[int]) -> Names:
        """The labels of `first`; then those that are free at every size, then those that are on a wide map only."""
        names: Names = [None] * len(self.scene.spots)
        for index in first:
            names[index] = self._anywhere(index) or self._when_wide(index)
        for index in range(len(names)):
            names[index] = names[index] or self._anywhere(index)
        for index in range(len(names)):
            names[index] = names[index] or self._when_wide(index)
        return names

    def number(self, index: int, name: Label | None) -> Label | None:
        """The number where the name is not."""
        ems = self.scene.spots[index].number
        if not ems or (name and name.when == "always"):
            return None
        if name:
            return _label(self.scene, index, ems, "narrow", self.narrow)
        always = _label(self.scene, index, ems, "always", self.narrow, self.wide)
        return always or _label(self.scene, index, ems, "wide", self.wide)

    def _anywhere(self, index: int) -> Label | None:
        return _label(self.scene, index, self.scene.spots[index].ems, "always", self.narrow, self.wide)

    def _when_wide(self, index: int) -> Label | None:
        return _label(self.scene, index, self.scene.spots[index].ems, "wide", self.wide)


def _label(scene: _Scene, index: int, ems: float, when: When, *fields: _Field) -> Label | None:
    """The first side that is free in all fields, if need be one on which a line is covered; takes its room."""
    spot = scene.spots[index]
    chosen: Side | None = None
    for side in _in_order(*_octant(*spot.away)):
        if _free(fields, spot, index, ems, side):
            chosen = chosen or side
            box = _box(spot, ems, side, fields[0].size)
            if not any(crosses(line, box) for line in scene.lines):
                chosen = side
                break
    if not chosen:
        return None
    for field in fields:
        field.grid.take(cells(_box(spot, ems, chosen, field.size)))
    return Label(chosen, when)


def _free(fields: Sequence[_Field], spot: Spot, index: int, ems: float, side: Side) -> bool:
    return all(field.free(index, _box(spot, ems, side, field.size)) for field in fields)


def _octant(right: float, down: float) -> tuple[int, int]:
    """The nearest of the eight directions, as steps; none where there is no direction."""
    long = 0.4 * math.hypot(right, down)
    return (right > long) - (right < -long), (down > long) - (down < -long)


@cache
def _in_order(right: int, down: int) -> tuple[Side, ...]:
    """The sides, from the one that points in the direction."""
    length = math.hypot(right, down) or 1.0

    def rank(side: Side) -> float:
        x, y = _SIDES[side]
        return -(x * right + y * down) / length - (_BESIDE if not y else 0)

    return tuple(sorted(_SIDES, key=rank))


def _dot(spot: Spot, size: float) -> Box:
    radius = _DOT * size
    return spot.x - radius, spot.y - radius, spot.x + radius, spot.y + radius


def _box(spot: Spot, ems: float, side: Side, size: float) -> Box:
    """What the name takes on a side of its place, from the place on; docs/assets/css/map.css puts it there."""
    right, down = _SIDES[side]
    if not right:
        half = ems * size / 2
        up, low = (1.5 * size, 0.0) if down < 0 else (0.0, 1.55 * size)
        return spot.x - half, spot.y - up, spot.x + half, spot.y + low
    up, low = (0.65, 0.65) if not down else (1.35, 0.0) if down < 0 else (0.0, 1.35)
    long = (ems + 0.5) * size
    left = spot.x - long if right < 0 else spot.x
    return left, spot.y - up * size, left + long, spot.y + low * size
