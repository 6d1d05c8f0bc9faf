"""Base maps as SVG: land, water and graticule without any text, so that pages of all languages share them."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from atlas.maps.frames import WIDTH, frame_by_name
from atlas.maps.graticule import graticule
from atlas.maps.land import land
from atlas.maps.outlines import STEPS_PER_UNIT, outline

_FOLDER = "assets/maps/"
_FILE = re.compile(r"([0-9a-z-]+)\.svg")


def base_map_address(name: str) -> str:
    """The address of a frame's base map, from the site's root."""
    return f"{_FOLDER}{name}.svg"


def base_map_names(html: str) -> frozenset[str]:
    """The names of the frames whose base maps the page `html` refers to."""
    files = map(_FILE.match, html.split(_FOLDER)[1:])
    return frozenset(file[1] for file in files if file)


def base_map(name: str) -> str:
    """The base map of a frame as SVG, the same bytes whenever it is drawn."""
    frame = frame_by_name(name)
    width, height = WIDTH * STEPS_PER_UNIT, frame.height * STEPS_PER_UNIT
    return _template().render(width=width, height=height, land=outline(land(), frame), net=graticule(frame))


@cache
def _template() -> Template:
    loader = PackageLoader("atlas.maps")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("base_map.svg")
