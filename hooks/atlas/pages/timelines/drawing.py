"""Timelines as one line of HTML: a figure that may stand in Markdown."""

from __future__ import annotations

from markupsafe import Markup

from atlas.pages.phrases.views import Phrase
from atlas.pages.rendering.context import RenderContext
from atlas.pages.rendering.figures import lang_attribute, one_line, safe
from atlas.pages.timelines.views import BarMark, KeyEntry, TimeGroup, TimelineView, TimeRow

_PATTERNS = (
    '<pattern id="timeline-possible" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<path d="M-1 1l2-2M0 5l5-5M4 6l2-2"/></pattern> '
    '<linearGradient id="timeline-open-before"><stop offset="0" stop-opacity="0"/><stop offset="1"/></linearGradient>'
    '<linearGradient id="timeline-open-after"><stop offset="0"/><stop offset="1" stop-opacity="0"/></linearGradient>'
)
_PATTERNED = frozenset(("possible", "open-before", "open-after"))
_NET = '<use href="#timeline-net"/>'
_PLANNED = ' class="planned"'


def timeline_figure(view: TimelineView, context: RenderContext) -> Markup:
    """The timeline with its links as seen from the page of the context; every value is escaped for HTML."""
    groups = "".join([_group(group, context) for group in view.groups])
    return one_line(
        f'<figure class="timeline" data-pagefind-ignore> {_caption(view)} '
        f'<table class="timeline-rows" aria-labelledby="timeline-label">{_head(view)} {groups}</table></figure>'
    )


def _caption(view: TimelineView) -> str:
    key = "".join(map(_key, view.key))
    label = f'<span id="timeline-label">{safe(view.label)}</span>'
    return f"<figcaption>{label}{key} <span>{safe(view.as_of)}</span></figcaption>"


def _key(entry: KeyEntry) -> str:
    sign = _svg(_sign(entry.mark), entry.mark.css == "planned")
    return f' <span class="timeline-key">{sign} {safe(entry.label)}</span>'


def _head(view: TimelineView) -> str:
    """The headings of the table, with the scale above the bars."""
    name, time = map(safe, view.headings)
    return (
        f'<thead><tr><th scope="col">{name}</th><th scope="col" class="timeline-bars">{_scale(view)}</th>'
        f'<th scope="col">{time}</th></tr></thead>'
    )


def _scale(view: TimelineView) -> str:
    lines = "".join([f'<line class="timeline-tick" x1="{tick.x}%" x2="{tick.x}%" y2="100%"/>' for tick in view.ticks])
    years = "".join([f'<text x="{tick.x}%">{tick.label}</text>' for tick in view.ticks if tick.label])
    today = f'<line class="timeline-today" x1="{view.today}%" x2="{view.today}%" y2="100%"/>'
    return (
        '<svg class="timeline-scale" role="img" aria-labelledby="timeline-title timeline-description">'
        f'<title id="timeline-title">{safe(view.label)}</title>'
        f'<desc id="timeline-description">{safe(view.description)}</desc> '
        f'<defs>{_PATTERNS} <g id="timeline-net">{lines}{today}</g></defs> {_NET}{years}</svg>'
    )


def _group(group: TimeGroup, context: RenderContext) -> str:
    rows = "".join([_row(row, context) for row in group.rows])
    if not group.label:
        return f"<tbody>{rows}</tbody>"
    more = f" <span>{safe(group.more)}</span>" if group.more else ""
    if group.whole:
        more += f" {_name(group.whole, context)}"
    heading = f'<th scope="rowgroup" colspan="3">{safe(group.label)}{more}</th>'
    return f'<tbody><tr class="timeline-group">{heading}</tr>{rows}</tbody>'


def _row(row: TimeRow, context: RenderContext) -> str:
    note = f'{row.joint}<span class="timeline-note">{safe(row.note)}</span>' if row.note else ""
    return (
        f'<tr><th scope="row">{_name(row.phrase, context)}{note}</th><td class="timeline-bars">{_bars(row)}</td>'
        f"<td>{safe(row.when)}</td></tr>"
    )


def _name(phrase: Phrase, context: RenderContext) -> str:
    text, language = safe(phrase.words.text), lang_attribute(phrase.words)
    if phrase.address:
        return f'<a href="{context.href(phrase.address)}"{language}>{text}</a>'
    return f"<span{language}>{text}</span>"


def _bars(row: TimeRow) -> str:
    if row.curves:
        curves = "".join(f'<path class="{curve.css}" d="{curve.path}"/>' for curve in row.curves)
        return _svg(f'{_NET}<svg viewBox="{row.box}" preserveAspectRatio="none">{curves}</svg>', False)
    return _svg(_NET + "".join(map(_sign, row.marks)), row.planned) if row.marks else ""


def _svg(content: str, planned: bool) -> str:
    return f'<svg{_PLANNED if planned else ""} aria-hidden="true">{content}</svg>'


def _sign(mark: BarMark) -> str:
    css, x = mark.css, mark.x
    if css == "day":
        return f'<circle class="day" cx="{x}%" cy="50%"/>'
    if css == "confirmed":
        return f'<line class="confirmed" x1="{x}%" x2="{x}%" y1="12%" y2="88%"/>'
    if css == "unconfirmed":
        return f'<line class="unconfirmed" x1="{x}%" x2="{mark.end}%" y1="50%" y2="50%"/>'
    if css == "earlier":
        return f'<text class="earlier" x="{x}%">\N{LEFTWARDS ARROW}{mark.label}</text>'
    fill = f' fill="url(#timeline-{css})"' if css in _PATTERNED else ""
    return f'<rect class="{css}" x="{x}%" width="{mark.width}%"{fill}/>'
