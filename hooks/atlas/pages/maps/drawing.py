"""Maps as one line of HTML: a figure that may stand in Markdown."""

from __future__ import annotations

from markupsafe import Markup

from atlas.pages.maps.views import MapRow, MapView, PlaceMark, ScaleBar
from atlas.pages.rendering.context import RenderContext
from atlas.pages.rendering.figures import lang_attribute, one_line, safe


def map_figure(view: MapView, context: RenderContext) -> Markup:
    """The map with its links as seen from the page of the context; every value is escaped for HTML."""
    return one_line(
        f'<figure class="map" id="atlas-map" popover="auto" data-pagefind-ignore>{_svg(view, context)} '
        f"{_caption_and_list(view, context)}</figure>"
    )


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
    """A link, unless the mark has no address; its title is shown to a pointer where the name does not always stand."""
    label, words, address = mark.name_label, mark.phrase.words, mark.phrase.address
    tag, href = ("a", f' href="{context.href(address)}"') if address else ("g", "")
    inner = "" if label and label.visibility == "always" else f"<title>{safe(words.text)}, {safe(mark.country)}</title>"
    inner += '<circle r="6" class="far"/>' if mark.off_map else '<circle r="3"/>'
    if label:
        inner += f'<text class="{label.css}"{lang_attribute(mark.name)}>{safe(mark.name.text)}</text>'
    own = ' class="own"' if mark.own else ""
    return f'<{tag}{href} transform="translate({mark.position})"{own}>{inner}</{tag}>'


def _caption_and_list(view: MapView, context: RenderContext) -> str:
    """The caption, which ends with the list of the places: a figure holds nothing after it."""
    key = "".join(
        f' <span class="bond-key"><svg viewBox="0 0 28 8" aria-hidden="true"><path class="bond {css}" d="M0 4h28"/>'
        f"</svg> {safe(label)}</span>"
        for css, label in view.key
    )
    remarks = "".join(
        f" <span>{safe(remark)}</span>" for remark in (view.separation, view.unplaced, *view.reduced) if remark
    )
    if view.whole:
        remarks += f' <a href="{context.href(view.whole.address or "")}">{safe(view.whole.words.text)}</a>'
    larger = f'<button type="button" popovertarget="atlas-map">{safe(view.larger)}</button>'
    caption = f'<span id="map-label">{safe(view.label)}</span>{key}{remarks} {larger}'
    if not view.rows:
        return f"<figcaption>{caption}</figcaption>"
    rows = "".join([_list_item(row, context) for row in view.rows])
    more = f"<p>{safe(view.more)}</p>" if view.more else ""
    places = f"<details><summary>{safe(view.summary)}</summary><ul>{rows}</ul>{more}</details>"
    return f"<figcaption>{caption}{places}</figcaption>"


def _list_item(row: MapRow, context: RenderContext) -> str:
    words = row.phrase.words
    direction = f": {safe(row.direction)}" if row.direction else ""
    bond = f"; {safe(row.bond)}" if row.bond else ""
    link = f'<a href="{context.href(row.phrase.address or "")}"{lang_attribute(words)}>{safe(words.text)}</a>'
    return f"<li>{link}, {safe(row.country)}{direction}{bond}</li>"
