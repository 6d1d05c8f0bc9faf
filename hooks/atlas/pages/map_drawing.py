"""A map becomes one line of HTML: a figure that may stand in Markdown."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from atlas.edition import Words

if TYPE_CHECKING:
    from atlas.pages.map_views import MapRow, MapView, Mark, Scale
    from atlas.pages.sheet import Sheet


def drawn(view: MapView, sheet: Sheet) -> Markup:
    """The map as seen from the page to which the sheet belongs; every value is escaped for HTML."""
    return one_line(f'<figure class="map" data-pagefind-ignore>{_svg(view, sheet)} {_words(view, sheet)}</figure>')


def one_line(html: str) -> Markup:
    """HTML without line ends: an empty line, which a name may hold, would end the block of HTML."""
    return Markup(html.replace("\n", " ").replace("\r", " "))


@lru_cache(1 << 12)  # names and labels come again and again
def safe(text: str) -> str:
    """Text as it stands in HTML, between elements and in attributes."""
    return str(escape(text))


def lang(words: Words) -> str:
    """The attribute of the element that holds words, where they are not in the page's language."""
    return f' lang="{safe(words.language)}"' if words.language else ""


def _svg(view: MapView, sheet: Sheet) -> str:
    marks = "".join([_mark(mark, sheet) for mark in reversed(view.marks)])
    lines = "".join(f'<path class="bond {line.css}" d="{line.path}"/>' for line in view.lines)
    heads = f'<path class="heads" d="{view.heads}"/>' if view.heads else ""
    dots = f'<path class="dots" d="{view.dots}"/>' if view.dots else ""
    scale = _scale(view.scale) if view.scale else ""
    return (
        f'<svg viewBox="0 0 {view.width} {view.height}" role="group" aria-labelledby="map-label">'
        f'<image href="{sheet.file(view.base)}" width="{view.width}" height="{view.height}"/>'
        f"{lines}{heads}{dots}{scale}{marks}</svg>"
    )


def _scale(scale: Scale) -> str:
    path = f'<path class="scale" d="{scale.path}"/>'
    return f'{path}<text class="scale" x="{scale.x}" y="{scale.y}">{safe(scale.words)}</text>'


def _mark(mark: Mark, sheet: Sheet) -> str:
    """A link, unless the mark has no address. Its title is what the pointer shows where the name does not stand."""
    name, words, address = mark.name, mark.phrase.words, mark.phrase.address
    tag, href = ("a", f' href="{sheet.href(address)}"') if address else ("g", "")
    inner = "" if name and name.when == "always" else f"<title>{safe(words.text)}, {safe(mark.country)}</title>"
    inner += '<circle r="6" class="far"/>' if mark.far else '<circle r="3"/>'
    if name:
        inner += f'<text class="{name.css}"{lang(mark.text)}>{safe(mark.text.text)}</text>'
    if mark.number_at:
        inner += f'<text class="{mark.number_at.css}">{mark.number}</text>'
    own = ' class="own"' if mark.own else ""
    return f'<{tag}{href} transform="translate({mark.at})"{own}>{inner}</{tag}>'


def _words(view: MapView, sheet: Sheet) -> str:
    """The caption, and the list of the places."""
    key = "".join(
        f' <span class="bond-key"><svg viewBox="0 0 28 8" aria-hidden="true"><path class="bond {css}" d="M0 4h28"/>'
        f"</svg> {safe(label)}</span>"
        for css, label in view.key
    )
    apart = f" <span>{safe(view.apart)}</span>" if view.apart else ""
    caption = f'<figcaption><span id="map-label">{safe(view.label)}</span>{key}{apart}</figcaption>'
    if not view.rows:
        return caption
    rows = "".join([_row(row, sheet) for row in view.rows])
    more = f"<p>{safe(view.more)}</p>" if view.more else ""
    return f"{caption}<details><summary>{safe(view.summary)}</summary><ol>{rows}</ol>{more}</details>"


def _row(row: MapRow, sheet: Sheet) -> str:
    words = row.phrase.words
    where = f": {safe(row.where)}" if row.where else ""
    bond = f"; {safe(row.bond)}" if row.bond else ""
    link = f'<a href="{sheet.href(row.phrase.address or "")}"{lang(words)}>{safe(words.text)}</a>'
    return f"<li>{link}, {safe(row.country)}{where}{bond}</li>"
