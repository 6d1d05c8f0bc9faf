"""Distances, directions and bonds between places in words."""

from __future__ import annotations

import math
from functools import cache

from babel.units import format_unit

from atlas.languages.edition import Edition
from atlas.maps.bonds import Bond
from atlas.messages.message import N_

DIRECTIONS = (
    N_("%(distance)s to the north"),
    N_("%(distance)s to the north-east"),
    N_("%(distance)s to the east"),
    N_("%(distance)s to the south-east"),
    N_("%(distance)s to the south"),
    N_("%(distance)s to the south-west"),
    N_("%(distance)s to the west"),
    N_("%(distance)s to the north-west"),
)
"""The eight directions, clockwise from north."""

_ARROWS = "→↘↓↙←↖↑↗"

BOND_LABELS = {
    Bond.IN_FORCE: N_("in force"),
    Bond.CONFIRMED: N_("confirmed; nothing known since"),
    Bond.PLANNED: N_("planned or under discussion"),
    Bond.SUSPENDED: N_("suspended"),
    Bond.UNKNOWN: N_("not known"),
    Bond.ENDED: N_("ended"),
}
"""The messages that name the bonds in the key and in the list of places."""


def distance_words(kilometres: float, edition: Edition) -> str:
    """A distance, rounded to two significant digits and to whole kilometres."""
    step = 1 if kilometres < 100 else 10 if kilometres < 1000 else 100
    return _kilometres(max(1, round(kilometres / step) * step), edition)


def direction_words(kilometres: float, bearing: float, edition: Edition) -> str:
    """A distance with one of the eight DIRECTIONS; `bearing` in degrees clockwise from north."""
    message = edition.gettext(DIRECTIONS[round(bearing / 45) % 8])
    return message % {"distance": distance_words(kilometres, edition)}


@cache
def _kilometres(number: int, edition: Edition) -> str:
    text = format_unit(edition.number(number), "length-kilometer", length="short", locale=edition.locale)
    return str(text).replace(" ", "\u00a0")


def arrow_sign(right: float, down: float) -> str:
    """The arrow that points, of eight, most nearly in a direction on the map."""
    return _ARROWS[round(math.degrees(math.atan2(down, right)) / 45) % 8]
