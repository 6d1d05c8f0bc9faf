"""A map becomes one line of HTML: a figure that may stand in Markdown."""

from __future__ import annotations

from markupsafe import Markup

from atlas.pages.maps.views import MapRow, MapView, PlaceMark, ScaleBar
from atlas.pages.rendering.context import RenderContext
from atlas.pages.rendering.figures import lang_attribute, one_line, safe


def map_figure(view: MapView, context: RenderContext) -> Markup:
    """The map as seen from the page to which the sheet belongs; every value is escaped for HTML."""
    return one_line(f'<figure class="map" data-pagefind-ignore>{_svg(view, context)} {_words(view, context)}</figure>')


def _svg(view: MapView, context: RenderContext) -> str:
    marks = "".join([_mark(mark, context) for mark in reversed(view.marks)])
    lines = "".join(f'<path class="bond {line.css}" d="{line.path}"/>' for line in view.lines)
    heads = f'<path class="heads" d="{view.heads}"/>' if view.heads else ""
    dots = f'<path class="dots" d="{view.dots}"/>' if view.dots else ""
    scale = _scale(view.scale) if view.scale else ""
    return (
        f'<svg viewBox="0 0 {view.width} {view.height}" role="group" aria-labelledby="map-label">'
        f'<image href="{context.file(view.base)}" width="{view.width}" height="{view.height}"/>'
        f"{lines}{heads}{dots}{scale}{marks}</svg>"
    )


def _scale(scale: ScaleBar) -> str:
    path = f'<path class="scale" d="{scale.path}"/>'
    return f'{path}<text class="scale" x="{scale.x}" y="{scale.y}">{safe(scale.words)}</text>'


def _mark(mark: PlaceMark, context: RenderContext) -> str:
    """A link, unless the mark has no address. Its title is what the pointer shows where the name does not stand."""
    name, words, address = mark.name, mark.phrase.words, mark.phrase.address
    tag, href = ("a", f' href="{context.href(address)}"') if address else ("g", "")
    inner = "" if name and name.when == "always" else f"<title>{safe(words.text)}, {safe(mark.country)}</title>"
    inner += '<circle r="6" class="far"/>' if mark.far else '<circle r="3"/>'
    if name:
        inner += f'<text class="{name.css}"{lang_attribute(mark.text)}>{safe(mark.text.text)}</text>'
    if mark.number_at:
        inner += f'<text class="{mark.number_at.css}">{mark.number}</text>'
    own = ' class="own"' if mark.own else ""
    return f'<{tag}{href} transform="translate({mark.at})"{own}>{inner}</{tag}>'


def _words(view: MapView, context: RenderContext) -> str:
    """The caption, and the list of the places."""
    key = "".join(
        f' <span class="bond-key"><svg viewBox="0 0 28 8" aria-hidden="true"><path class="bond {css}" d="M0 4h28"/>'
        f"</svg> {safe(label)}</span>"
        for css, label in view.key
    )
    separation = f" <span>{safe(view.separation)}</span>" if view.separation else ""
    caption = f'<figcaption><span id="map-label">{safe(view.label)}</span>{key}{separation}</figcaption>'
    if not view.rows:
        return caption
    rows = "".join([_row(row, context) for row in view.rows])
    more = f"<p>{safe(view.more)}</p>" if view.more else ""
    return f"{caption}<details><summary>{safe(view.summary)}</summary><ol>{rows}</ol>{more}</details>"


def _row(row: MapRow, context: RenderContext) -> str:
    words = row.phrase.words
    where = f": {safe(row.where)}" if row.where else ""
    bond = f"; {safe(row.bond)}" if row.bond else ""
    link = f'<a href="{context.href(row.phrase.address or "")}"{lang_attribute(words)}>{safe(words.text)}</a>'
    return f"<li>{link}, {safe(row.country)}{where}{bond}</li>"
