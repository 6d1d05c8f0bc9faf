"""What lies where on a map, before any word is put on it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from atlas.maps.bonds import Bond, MapLine, MapLink
from atlas.maps.extents import map_extent
from atlas.maps.grids import Line
from atlas.maps.lines import Arrow, arrow, great_circle, short
from atlas.maps.projections import FlatPoint
from atlas.maps.sphere import Vector

MOST = 200
"""How many places have a mark of their own; where there are more, only NAMED have one."""
NAMED = 40
MOST_LINES = 300
_DOT_CELL = 4


class Plan:
    """Places by id with the lines between them; `order` is the order in which they matter.

    `own` are the places that the page is about: where it is one, distances are measured from it. Links to what is not
    among the places are left out.
    """

    def __init__(self, points: Mapping[str, Vector], links: Iterable[MapLink], own: frozenset[str]) -> None:
        self.points, self.own = points, own
        self.bonds = _strongest(link for link in links if link.first in points and link.second in points)
        self.order = _ordered(points, self.bonds, own)
        self.centre = next(iter(own)) if len(own) == 1 else None
        found = map_extent(points, self.centre)
        self.frame, self.spots, self.far = found.frame, found.spots, found.far
        self.marked = self.order if len(self.order) <= MOST else self.order[:NAMED]

    @cached_property
    def drawn(self) -> dict[tuple[str, str], Bond]:
        """The bonds between marked places that are on the map, as many as can be told apart."""
        marked = set(self.marked) - self.far
        found = [(pair, bond) for pair, bond in self.bonds.items() if marked.issuperset(pair)]
        return dict(found[:MOST_LINES])

    @cached_property
    def arrows(self) -> dict[str, Arrow]:
        """An arrow to each marked place that is not on the map."""
        return {id_: self._arrow(id_) for id_ in self.marked if id_ in self.far}

    @cached_property
    def lines(self) -> tuple[MapLine, ...]:
        """The lines of each kind of bond as one path, the weakest first."""
        paths: dict[Bond, str] = {}
        for (first, second), bond in self.drawn.items():
            path = great_circle(self.frame, self.points[first], self.points[second])
            paths[bond] = paths.get(bond, "") + path
        for id_, pointer in self.arrows.items():
            partner = self._partner(id_)
            if partner:
                bond = self.bond(id_, partner)
                paths[bond] = paths.get(bond, "") + pointer.line
        return tuple(MapLine(bond.css, paths[bond]) for bond in reversed(Bond) if bond in paths)

    @cached_property
    def straight(self) -> tuple[Line, ...]:
        """All lines as if they were straight, for labels to keep off."""
        lines = [(*self.spots[first], *self.spots[second]) for first, second in self.drawn]
        return (*lines, *((*pointer.start, *pointer.tip) for pointer in self.arrows.values()))

    def bond(self, first: str, second: str) -> Bond:
        """What binds two places that are bound."""
        return self.bonds[_pair(first, second)]

    @cached_property
    def kinds(self) -> list[Bond]:
        """The kinds of bonds that have a line, the strongest first."""
        pairs = [*self.drawn, *(_pair(id_, partner) for id_ in self.arrows if (partner := self._partner(id_)))]
        used = {self.bonds[pair] for pair in pairs}
        return [bond for bond in Bond if bond in used]

    def away(self, id_: str) -> FlatPoint:
        """The direction from a place in which the fewest lines lead."""
        x, y = self.spots[id_]
        right = down = 0.0
        for pair in self.drawn:
            if id_ in pair:
                other = self.spots[pair[0] if pair[1] == id_ else pair[1]]
                length = math.dist(other, (x, y)) or 1.0
                right, down = right + (x - other[0]) / length, down + (y - other[1]) / length
        return right, down

    @cached_property
    def dots(self) -> str:
        """A path of points for the places without a mark, one where several lie close together."""
        cells: dict[tuple[int, int], str] = {}
        for id_ in self.order[len(self.marked) :]:
            if id_ not in self.far:
                x, y = self.spots[id_]
                cells.setdefault((round(x / _DOT_CELL), round(y / _DOT_CELL)), f"M{short(x)} {short(y)}h0")
        return "".join(cells[cell] for cell in sorted(cells))

    def _partner(self, id_: str) -> str | None:
        """A place on the map to which a place beyond its edge is bound."""
        near = (other for other in self.marked if other not in self.far)
        return next((other for other in near if _pair(id_, other) in self.bonds), None)

    def _arrow(self, id_: str) -> Arrow:
        start = self._partner(id_) or self.centre or next(other for other in self.order if other not in self.far)
        return arrow(self.frame, self.points[start], self.points[id_])


def _strongest(links: Iterable[MapLink]) -> dict[tuple[str, str], Bond]:
    strength = list(Bond)
    found: dict[tuple[str, str], Bond] = {}
    for link in links:
        pair = _pair(link.first, link.second)
        if link.first != link.second:
            found[pair] = min(found.get(pair, link.bond), link.bond, key=strength.index)
    return found


def _pair(first: str, second: str) -> tuple[str, str]:
    return (first, second) if first < second else (second, first)


def _ordered(points: Mapping[str, Vector], bonds: Mapping[tuple[str, str], Bond], own: frozenset[str]) -> Sequence[str]:
    """What the page is about; then those with the strongest bonds, or, on a page about no place, with the most."""
    strength = {bond: rank for rank, bond in enumerate(Bond)}
    count: Counter[str] = Counter()
    best: dict[str, int] = {}
    for pair, bond in bonds.items():
        for id_ in pair:
            count[id_] -= 1
            best[id_] = min(best.get(id_, len(strength)), strength[bond])
    first = best if own and len(points) <= MOST else count
    return sorted(points, key=lambda id_: (id_ not in own, first.get(id_, len(strength))))
