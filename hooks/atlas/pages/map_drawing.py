"""A map becomes one line of HTML: a figure that may stand in Markdown."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

if TYPE_CHECKING:
    from atlas.pages.map_views import MapView
    from atlas.pages.sheet import Sheet


def drawn(view: MapView, sheet: Sheet) -> Markup:
    """The map as seen from the page to which the sheet belongs; every value is escaped for HTML."""
    html = graphics().get_template("map.svg").render(m=view, sheet=sheet)
    # An empty line, which a name may hold, would end the block of HTML.
    return Markup(html.strip().replace("\n", " ").replace("\r", " "))


@cache
def graphics() -> Environment:
    """The environment of the templates that are no Markdown."""
    return Environment(
        loader=PackageLoader("atlas.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
