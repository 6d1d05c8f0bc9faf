"""A timeline becomes one line of HTML: a figure that may stand in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from atlas.pages.map_drawing import graphics

if TYPE_CHECKING:
    from atlas.pages.sheet import Sheet
    from atlas.pages.timeline_views import TimelineView


def timeline_figure(view: TimelineView, sheet: Sheet) -> Markup:
    """The timeline as seen from the page to which the sheet belongs; every value is escaped for HTML."""
    html = graphics().get_template("timeline.html").render(t=view, sheet=sheet)
    # An empty line, which a name may hold, would end the block of HTML.
    return Markup(html.strip().replace("\n", " ").replace("\r", " "))
