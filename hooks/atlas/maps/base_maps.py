"""The base maps that maps stand on: land, water and the net of degrees, without a word, for pages of all languages."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from atlas.maps.frames import WIDTH, Frame, named
from atlas.maps.graticule import net
from atlas.maps.land import land
from atlas.maps.outlines import FINE, outline

_FOLDER = "assets/maps/"
_FILE = re.compile(r"([0-9a-z-]+)\.svg")


def base_address(name: str) -> str:
    """Where the base map of a frame stands, from the site's root."""
    return f"{_FOLDER}{name}.svg"


def bases_in(html: str) -> frozenset[str]:
    """The names of the frames whose base maps a page needs."""
    found = map(_FILE.match, html.split(_FOLDER)[1:])
    return frozenset(file[1] for file in found if file)


def base_map(name: str) -> str:
    """The base map of a frame as SVG, the same bytes whenever it is made."""
    frame: Frame = named(name)
    width, height = WIDTH * FINE, frame.height * FINE
    return _template().render(width=width, height=height, land=outline(land(), frame), net=net(frame))


@cache
def _template() -> Template:
    loader = PackageLoader("atlas.maps")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("base_map.svg")
