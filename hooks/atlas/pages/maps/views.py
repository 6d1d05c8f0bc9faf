"""Views of maps: the places that a map is built from, and everything that its figure shows."""

from __future__ import annotations

from typing import NamedTuple

from atlas.languages.edition import Words
from atlas.maps.bonds import MapLine
from atlas.maps.grids import Box
from atlas.maps.labels import Label
from atlas.maps.lines import coordinate
from atlas.maps.projections import FlatPoint
from atlas.maps.sphere import Vector
from atlas.pages.phrases.views import Phrase


class MapPlace(NamedTuple):
    """A place to show, with a phrase that may link to its page, and the name of its country."""

    id: str
    phrase: Phrase
    country: str
    point: Vector


class PlaceMark(NamedTuple):
    """A place at a position in units right and down, or, where it is `off_map`, the tip of an arrow to it.

    `own` marks the places that the page is about. `name_label` is None where the name is not shown on the map.
    """

    position: str
    phrase: Phrase
    country: str
    name: Words
    own: bool
    off_map: bool
    name_label: Label | None


class ScaleBar(NamedTuple):
    """A bar from x, y to the right, `length` in units, with the distance in words; `box` holds both."""

    x: float
    y: float
    length: float
    words: str
    box: Box

    @property
    def path(self) -> str:
        """The SVG path of the bar, open above."""
        return f"M{coordinate(self.x)} {coordinate(self.y)}v-3v3h{coordinate(self.length)}v-3"

    def covers(self, point: FlatPoint) -> bool:
        """Tests if a point lies in the box."""
        left, top, right, bottom = self.box
        return left <= point[0] <= right and top <= point[1] <= bottom


class MapRow(NamedTuple):
    """A place in the list below a map: its distance and direction; its bond, where there are several kinds of bonds."""

    phrase: Phrase
    country: str
    direction: str | None
    bond: str | None


class MapView(NamedTuple):
    """A map; `base` is the address of its base map from the site's root.

    `more` counts the places that are only dots, `unplaced` those without coordinates. `reduced` says by what those with
    names and lines were chosen; `whole` leads to the list of all, where the map leaves any out.
    """

    label: str
    base: str
    width: int
    height: int
    lines: tuple[MapLine, ...]
    heads: str
    dots: str
    marks: tuple[PlaceMark, ...]
    scale: ScaleBar | None
    key: tuple[tuple[str, str], ...]
    separation: str | None
    unplaced: str | None
    larger: str
    summary: str
    rows: tuple[MapRow, ...]
    more: str | None
    reduced: tuple[str, ...] = ()
    whole: Phrase | None = None
