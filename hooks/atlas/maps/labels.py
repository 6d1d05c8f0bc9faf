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
from typing import Literal, NamedTuple

from atlas.maps.free_space import NARROW, SIDES, WIDE, Field, Side, Spot
from atlas.maps.grids import Box, Line, cells, crosses

When = Literal["always", "wide", "narrow"]

_BESIDE = 0.15  # beside its place a name reads best
_FEW_LINES = 24
_FEW_NAMES, _ATTEMPTS = 40, 2
"""Of so few names those that found no room are given the first choice, so often."""


class Label(NamedTuple):
    """On which side of its place a name or its number stands, and on which maps."""

    side: Side
    when: When = "always"

    @property
    def css(self) -> str:
        """Its classes in docs/assets/css/map.css."""
        return self.side if self.when == "always" else f"{self.side} {self.when}"


Names = Sequence[Label | None]


def arranged(
    height: int, spots: Sequence[Spot], lines: Sequence[Line] = (), kept: Sequence[Box] = ()
) -> tuple[Names, Names]:
    """The labels of the names and of the numbers that stand where names do not.

    `kept` stays free. `lines` should rather not be covered; where they are many, no heed is paid to them.
    """
    scene = _Scene(height, spots, lines if len(lines) <= _FEW_LINES else (), kept)
    everywhere = scene.narrow_names()
    if everywhere is not None:
        return everywhere, [None] * len(everywhere)
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

    def field(self, size: float) -> Field:
        """The map before any name stands on it."""
        return Field(self.height, self.spots, self.kept, size)

    def narrow_names(self) -> Names | None:
        """The labels of the names where all find room on a narrow map, and so on every map."""
        field = self.field(NARROW)
        names: list[Label] = []
        for index, spot in enumerate(self.spots):
            name = _label(self, index, spot.ems, "always", field)
            if not name:
                return None
            names.append(name)
        return names


class _Room:
    """What is free on the narrow and on the wide map."""

    def __init__(self, scene: _Scene) -> None:
        self.scene = scene
        self.narrow, self.wide = scene.field(NARROW), scene.field(WIDE)

    def names(self, first: Sequence[int]) -> Names:
        """The labels of `first`; then those that are free at every size, then those that are on a wide map only."""
        names: list[Label | None] = [None] * len(self.scene.spots)
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


def _label(
    scene: _Scene, index: int, ems: float, when: When, field: Field, smaller: Field | None = None
) -> Label | None:
    """The first side that is free in all fields, if need be one on which a line is covered; takes its room."""
    spot, taken = scene.spots[index], field.grid.others(field.dots[index])
    chosen: Side | None = None
    for side in _in_order(*_octant(*spot.away)):
        box = field.box(spot, ems, side)
        if field.grid.free(box, taken) and (not smaller or smaller.free(index, smaller.box(spot, ems, side))):
            chosen = chosen or side
            if not any(crosses(line, box) for line in scene.lines):
                chosen = side
                break
    if not chosen:
        return None
    for each in (field, smaller) if smaller else (field,):
        each.grid.take(cells(each.box(spot, ems, chosen)))
    return Label(chosen, when)


def _octant(right: float, down: float) -> tuple[int, int]:
    """The nearest of the eight directions, as steps; none where there is no direction."""
    long = 0.4 * math.hypot(right, down)
    return (right > long) - (right < -long), (down > long) - (down < -long)


@cache
def _in_order(right: int, down: int) -> tuple[Side, ...]:
    """The sides, from the one that points in the direction."""
    length = math.hypot(right, down) or 1.0

    def rank(side: Side) -> float:
        x, y = SIDES[side]
        return -(x * right + y * down) / length - (_BESIDE if not y else 0)

    return tuple(sorted(SIDES, key=rank))
