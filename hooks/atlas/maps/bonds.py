"""The bonds between places, by how strong they are."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from atlas.model.fields import N_


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


class MapLink(NamedTuple):
    """A relation between two places, by their ids."""

    first: str
    second: str
    bond: Bond


class MapLine(NamedTuple):
    """All lines of one bond as one path."""

    css: str
    path: str
