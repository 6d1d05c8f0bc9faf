"""Labels, placed so that none covers another label or a place.

Text keeps its size on a screen while the map grows with it: measured in units, it is large on a phone and small on
a wide screen. A label that is free in its size on a small screen is free in every smaller size, because it shrinks
towards its place; some are free on a large screen only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from atlas.maps.free_space import LARGE_SCREEN, SIDES, SMALL_SCREEN, FreeSpace, LabelAnchor, Side
from atlas.maps.grids import Box, LineSegment, cells_of, crosses

Visibility = Literal["always", "wide"]
"""The screens that show a name: all, or large ones only. A class in docs/assets/css/map.css."""

_MOST_LINES = 24
"""More lines than these are not avoided."""
_MOST_RETRIED, _RETRIES = 40, 2
"""On a map with so few names at most, those without room get the first choice in so many further attempts."""


class Label(NamedTuple):
    """The side of its place on which a name stands, and the screens that show it."""

    side: Side
    visibility: Visibility = "always"

    @property
    def css(self) -> str:
        """Its classes in docs/assets/css/map.css."""
        return self.side if self.visibility == "always" else f"{self.side} {self.visibility}"


Labels = Sequence[Label | None]
"""A label for each place, or None where it found no room."""


def place_labels(
    height: int, anchors: Sequence[LabelAnchor], lines: Sequence[LineSegment] = (), obstacles: Sequence[Box] = ()
) -> Labels:
    """Returns the labels of the names.

    Labels never cover `obstacles`. They cover `lines` only if need be, and without regard where there are many.
    """
    scene = _Scene(height, anchors, lines if len(lines) <= _MOST_LINES else (), obstacles)
    all_names = scene.names_for_every_screen()
    if all_names is not None:
        return all_names
    first: list[int] = []
    best = names = _Placement(scene).names(first)
    for _ in range(_RETRIES if len(anchors) <= _MOST_RETRIED else 0):
        left_out = [index for index, name in enumerate(names) if not name and index not in first]
        if not left_out:
            break
        first += left_out
        names = _Placement(scene).names(first)
        best = max(names, best, key=_score)
    return best


def _score(names: Labels) -> tuple[int, int]:
    """The number of names that are shown; then those shown always, the first ones counting for more."""
    always = sum(len(names) - index for index, name in enumerate(names) if name and name.visibility == "always")
    return sum(name is not None for name in names), always


@dataclass(frozen=True, slots=True)
class _Scene:
    """The places to be labelled on one map, the lines to be avoided, and the boxes to be left free."""

    height: int
    anchors: Sequence[LabelAnchor]
    lines: Sequence[LineSegment]
    obstacles: Sequence[Box]

    def free_space(self, size: float) -> FreeSpace:
        """The free space for text of one size before any label is placed."""
        return FreeSpace(self.height, self.anchors, self.obstacles, size)

    def names_for_every_screen(self) -> Labels | None:
        """The labels of the names if all find room on a small screen, and so on every screen; else None."""
        space = self.free_space(SMALL_SCREEN)
        names: list[Label] = []
        for index, anchor in enumerate(self.anchors):
            name = _place_label(self, index, anchor.name_ems, "always", space)
            if not name:
                return None
            names.append(name)
        return names


class _Placement:
    """One attempt to place labels: the space that is still free on small and on large screens."""

    def __init__(self, scene: _Scene) -> None:
        self.scene = scene
        self.small, self.large = scene.free_space(SMALL_SCREEN), scene.free_space(LARGE_SCREEN)

    def names(self, first: Sequence[int]) -> Labels:
        """Places the names of `first`, then those free on every screen, then those free on large screens only."""
        names: list[Label | None] = [None] * len(self.scene.anchors)
        for index in first:
            names[index] = self._name_for_every_screen(index) or self._name_for_large_screens(index)
        for index in range(len(names)):
            names[index] = names[index] or self._name_for_every_screen(index)
        for index in range(len(names)):
            names[index] = names[index] or self._name_for_large_screens(index)
        return names

    def _name_for_every_screen(self, index: int) -> Label | None:
        return _place_label(self.scene, index, self.scene.anchors[index].name_ems, "always", self.small, self.large)

    def _name_for_large_screens(self, index: int) -> Label | None:
        return _place_label(self.scene, index, self.scene.anchors[index].name_ems, "wide", self.large)


def _place_label(
    scene: _Scene, index: int, ems: float, visibility: Visibility, space: FreeSpace, smaller: FreeSpace | None = None
) -> Label | None:
    """Occupies the first side that is free in both spaces, preferring one without a line; None where none is free."""
    anchor, occupied = scene.anchors[index], space.grid.occupied_by_others(space.dots[index])
    chosen: Side | None = None
    for side in _sides_in_order(*_octant(*anchor.clear_direction)):
        box = space.label_box(anchor, ems, side)
        is_free = space.grid.is_free(box, occupied)
        if is_free and (not smaller or smaller.is_free(index, smaller.label_box(anchor, ems, side))):
            chosen = chosen or side
            if not any(crosses(line, box) for line in scene.lines):
                chosen = side
                break
    if not chosen:
        return None
    for each in (space, smaller) if smaller else (space,):
        each.grid.occupy(cells_of(each.label_box(anchor, ems, chosen)))
    return Label(chosen, visibility)


def _octant(right: float, down: float) -> tuple[int, int]:
    """The nearest of the eight directions, as steps right and down of -1, 0 or 1; (0, 0) for no direction."""
    long = 0.4 * math.hypot(right, down)
    return (right > long) - (right < -long), (down > long) - (down < -long)


@cache
def _sides_in_order(right: int, down: int) -> tuple[Side, ...]:
    """The sides of a place by how well they point in the direction; those that do so equally as SIDES has them."""
    return tuple(sorted(SIDES, key=lambda side: -(SIDES[side][0] * right + SIDES[side][1] * down)))
