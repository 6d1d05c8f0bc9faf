"""What a map is made from, and what its template is given."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from atlas.edition import Words
from atlas.model.fields import N_
from atlas.pages.map_grids import Box
from atlas.pages.map_labels import Label
from atlas.pages.map_lines import short
from atlas.pages.map_projections import FlatPoint
from atlas.pages.map_sphere import Vector
from atlas.pages.views import Phrase


class Bond(Enum):
    """How a line between places is drawn, the strongest first: class in the style sheet, label."""

    IN_FORCE = ("in-force", N_("in force"))
    CONFIRMED = ("confirmed", N_("in force when last confirmed"))
    PLANNED = ("planned", N_("planned or under discussion"))
    SUSPENDED = ("suspended", N_("suspended"))
    UNKNOWN = ("unknown", N_("not known"))
    ENDED = ("ended", N_("ended"))

    @property
    def css(self) -> str:
        """Its class in docs/assets/css/map.css."""
        return self.value[0]

    @property
    def label(self) -> str:
        """Its name, a message of the catalogues."""
        return self.value[1]


class MapPlace(NamedTuple):
    """A place to show; `country` is its country's name."""

    id: str
    phrase: Phrase
    country: str
    point: Vector


class MapLink(NamedTuple):
    """A relation between two places, by their ids."""

    first: str
    second: str
    bond: Bond


class MapLine(NamedTuple):
    """All lines of one bond as one path."""

    css: str
    path: str


class Mark(NamedTuple):
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


class Scale(NamedTuple):
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
    marks: tuple[Mark, ...]
    scale: Scale | None
    key: tuple[tuple[str, str], ...]
    apart: str | None
    summary: str
    rows: tuple[MapRow, ...]
    more: str | None
