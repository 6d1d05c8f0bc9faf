"""What a map is made from, and what its template is given."""

from __future__ import annotations

from typing import NamedTuple

from atlas.languages.edition import Words
from atlas.maps.bonds import MapLine
from atlas.maps.grids import Box
from atlas.maps.labels import Label
from atlas.maps.lines import short
from atlas.maps.projections import FlatPoint
from atlas.maps.sphere import Vector
from atlas.pages.phrases.views import Phrase


class MapPlace(NamedTuple):
    """A place to show; `country` is its country's name."""

    id: str
    phrase: Phrase
    country: str
    point: Vector


class PlaceMark(NamedTuple):
    """A place `at` units right and down, or the tip of an arrow to it where it is `far`.

    `own` marks what the page is about. `name` and `number_at` are None where the name or the number is not shown.
    """

    at: str
    phrase: Phrase
    country: str
    text: Words
    own: bool
    far: bool
    name: Label | None
    number: int | None
    number_at: Label | None


class ScaleBar(NamedTuple):
    """A bar from x, y of so many units to the right, with the distance in words; `box` holds both."""

    x: float
    y: float
    length: float
    words: str
    box: Box

    @property
    def path(self) -> str:
        """The bar, open above."""
        return f"M{short(self.x)} {short(self.y)}v-3v3h{short(self.length)}v-3"

    def covers(self, point: FlatPoint) -> bool:
        """Whether a point lies in the box."""
        left, top, right, bottom = self.box
        return left <= point[0] <= right and top <= point[1] <= bottom


class MapRow(NamedTuple):
    """A place in words: how far and where it is; how it is bound, where there are several kinds of bonds."""

    phrase: Phrase
    country: str
    where: str | None
    bond: str | None


class MapView(NamedTuple):
    """A map: `base` is the address of its base map from the site's root; `more` tells of places that are only dots."""

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
    summary: str
    rows: tuple[MapRow, ...]
    more: str | None
