"""Plans of maps: the places, lines and arrows with their positions, before any label is placed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain

from atlas.maps.bonds import Bond, MapLine, MapLink
from atlas.maps.extents import map_extent
from atlas.maps.grids import LineSegment
from atlas.maps.lines import Arrow, arrow, coordinate, great_circle
from atlas.maps.projections import FlatPoint
from atlas.maps.sphere import Vector

MOST_MARKS = 200
"""The most places of a map of which each has a mark; of more places only REDUCED_MARKS have one, the others dots."""
REDUCED_MARKS = 40
MOST_LINES = 300
_DOT_CELL = 4


class Plan:
    """The geometry of one map: places by id and the bonds between them.

    `own` are the places that the page is about; if it is only one, it is the `centre`, from which distances are
    measured. `order` has the ids by importance, `marked` those with a mark, `off_map` those that are not inside the
    frame. Links to other places than those in `points` are left out.
    """

    def __init__(self, points: Mapping[str, Vector], links: Iterable[MapLink], own: frozenset[str]) -> None:
        self.points, self.own = points, own
        self.bonds = _strongest_bonds(link for link in links if link.first in points and link.second in points)
        self.order = _by_importance(points, self.bonds, own)
        self.centre = next(iter(own)) if len(own) == 1 else None
        extent = map_extent(points, self.centre)
        self.frame, self.positions, self.off_map = extent.frame, extent.positions, extent.off_map
        self.marked = self.order if len(self.order) <= MOST_MARKS else self.order[:REDUCED_MARKS]

    @cached_property
    def _bonds_on_map(self) -> list[tuple[tuple[str, str], Bond]]:
        """The bonds of marked places on the map, the strongest first."""
        marked = set(self.marked) - self.off_map
        strength = list(Bond)
        bonds = [(pair, bond) for pair, bond in self.bonds.items() if marked.issuperset(pair)]
        return sorted(bonds, key=lambda one: strength.index(one[1]))

    @cached_property
    def line_bonds(self) -> dict[tuple[str, str], Bond]:
        """The bonds that have a line on the map, by pairs of marked places; the strongest MOST_LINES of them."""
        return dict(self._bonds_on_map[:MOST_LINES])

    @property
    def possible_lines(self) -> int:
        """The number of lines with those that are left out, as there are more than MOST_LINES."""
        return len(self._bonds_on_map)

    @cached_property
    def arrows(self) -> dict[str, Arrow]:
        """An arrow to each marked place that is not on the map."""
        return {id_: self._arrow_to(id_) for id_ in self.marked if id_ in self.off_map}

    @cached_property
    def lines(self) -> tuple[MapLine, ...]:
        """The lines of each kind of bond as one path, the weakest first."""
        paths: dict[Bond, str] = {}
        for (first, second), bond in self.line_bonds.items():
            path = great_circle(self.frame, self.points[first], self.points[second])
            paths[bond] = paths.get(bond, "") + path
        for id_, pointer in self.arrows.items():
            partner = self._partner_on_map(id_)
            if partner:
                bond = self.bond(id_, partner)
                paths[bond] = paths.get(bond, "") + pointer.line
        return tuple(MapLine(bond.value, paths[bond]) for bond in reversed(Bond) if bond in paths)

    @cached_property
    def line_segments(self) -> tuple[LineSegment, ...]:
        """All lines and arrows as if they were straight, for labels to keep off."""
        lines = [(*self.positions[first], *self.positions[second]) for first, second in self.line_bonds]
        return (*lines, *((*pointer.start, *pointer.tip) for pointer in self.arrows.values()))

    def bond(self, first: str, second: str) -> Bond:
        """The bond between two places that have one."""
        return self.bonds[_sorted_pair(first, second)]

    @cached_property
    def bond_kinds(self) -> list[Bond]:
        """The kinds of bonds that have a line or an arrow, the strongest first."""
        partners = ((id_, self._partner_on_map(id_)) for id_ in self.arrows)
        pairs = [*self.line_bonds, *(_sorted_pair(id_, partner) for id_, partner in partners if partner)]
        used = {self.bonds[pair] for pair in pairs}
        return [bond for bond in Bond if bond in used]

    def clear_direction(self, id_: str) -> FlatPoint:
        """The direction, right and down, in which the fewest lines lead from a place."""
        x, y = self.positions[id_]
        right = down = 0.0
        for pair in self.line_bonds:
            if id_ in pair:
                other = self.positions[pair[0] if pair[1] == id_ else pair[1]]
                length = math.dist(other, (x, y)) or 1.0
                right, down = right + (x - other[0]) / length, down + (y - other[1]) / length
        return right, down

    @cached_property
    def dots(self) -> str:
        """The SVG path of dots for the places without a mark, one dot where several lie close together."""
        cells: dict[tuple[int, int], str] = {}
        for id_ in self.order[len(self.marked) :]:
            if id_ not in self.off_map:
                x, y = self.positions[id_]
                cells.setdefault((round(x / _DOT_CELL), round(y / _DOT_CELL)), f"M{coordinate(x)} {coordinate(y)}h0")
        return "".join(cells[cell] for cell in sorted(cells))

    def nearest_end(self, id_: str) -> str:
        """The place on the map from which the arrow to one beyond its edge begins: one with a bond to it, if any."""
        on_map = (other for other in self.order if other not in self.off_map)
        return self._partner_on_map(id_) or self.centre or next(on_map)

    def _partner_on_map(self, id_: str) -> str | None:
        """The first marked place on the map with a bond to a place beyond its edge."""
        near = (other for other in self.marked if other not in self.off_map)
        return next((other for other in near if _sorted_pair(id_, other) in self.bonds), None)

    def _arrow_to(self, id_: str) -> Arrow:
        return arrow(self.frame, self.points[self.nearest_end(id_)], self.points[id_])


def _strongest_bonds(links: Iterable[MapLink]) -> dict[tuple[str, str], Bond]:
    """The strongest bond of each pair of places; ids in a pair are sorted."""
    strength = list(Bond)
    bonds: dict[tuple[str, str], Bond] = {}
    for link in links:
        pair = _sorted_pair(link.first, link.second)
        if link.first != link.second:
            bonds[pair] = min(bonds.get(pair, link.bond), link.bond, key=strength.index)
    return bonds


def _sorted_pair(first: str, second: str) -> tuple[str, str]:
    return (first, second) if first < second else (second, first)


def _by_importance(
    points: Mapping[str, Vector], bonds: Mapping[tuple[str, str], Bond], own: frozenset[str]
) -> Sequence[str]:
    """The ids of `own` places, then of those with the strongest bonds, or, where there is no own, with the most.

    Of more places than have marks, both ends of the strongest bonds come first: each of them has its line.
    """
    strength = {bond: rank for rank, bond in enumerate(Bond)}
    count: Counter[str] = Counter()
    best: dict[str, int] = {}
    for pair, bond in bonds.items():
        for id_ in pair:
            count[id_] -= 1
            best[id_] = min(best.get(id_, len(strength)), strength[bond])
    if own and len(points) > MOST_MARKS:
        strongest = sorted(bonds, key=lambda pair: (strength[bonds[pair]], count[pair[0]] + count[pair[1]], pair))
        return list(dict.fromkeys((*(own if len(own) == 1 else ()), *chain.from_iterable(strongest), *points)))
    first = best if own else count
    return sorted(points, key=lambda id_: (id_ not in own, first.get(id_, len(strength))))
