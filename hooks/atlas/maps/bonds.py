"""Bonds: the relations between places, from the strongest state to the weakest."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Bond(Enum):
    """The state of a relation between two places, the strongest first; the value is its CSS class in map.css."""

    IN_FORCE = "in-force"
    CONFIRMED = "confirmed"
    PLANNED = "planned"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"
    ENDED = "ended"


class MapLink(NamedTuple):
    """A relation between two places: their ids, and its state."""

    first: str
    second: str
    bond: Bond


class MapLine(NamedTuple):
    """All lines of one kind of bond as one SVG path, with the CSS class of the bond."""

    css: str
    path: str
