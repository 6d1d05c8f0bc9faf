"""Markdown becomes HTML."""

from __future__ import annotations

import re
from itertools import cycle

import pyromark

from atlas.pages.rendering.markdown import attribute

_MARKDOWN = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)


_FIRST_NOTE = '<div class="footnote-definition"'
_NOTE = re.compile(
    r'<div class="footnote-definition" id="([^"]+)"><sup class="footnote-definition-label">([0-9]+)</sup>\s*'
    r"<p>(.*?)</p>\s*</div>\n?",
    re.DOTALL,
)
_HEADING_CELL = re.compile("<th[^>]*>(.*?)</th>")
_TAG = re.compile("<[^>]*>")
_NOTE_REFERENCE = re.compile(r'<sup class="footnote-reference"><a href="#([^"]+)">([0-9]+)</a></sup>')


def to_html(markdown: str, notes_heading: str, back_label: str) -> str:
    """The HTML of generated Markdown; footnotes become one list, in the order of their numbers, with ways back."""
    html = _with_labels(_MARKDOWN.html(markdown.strip("\n") + "\n"))  # as an engine may have stripped it
    before, first, after = html.partition(_FIRST_NOTE)
    end = first + after
    notes = sorted(((int(number), name, text) for name, number, text in _NOTE.findall(end)), key=lambda note: note[0])
    if not notes:
        return html
    seen: set[str] = set()
    body = _NOTE_REFERENCE.sub(lambda match: _reference(match[1], match[2], seen), before + _NOTE.sub("", end))
    body = body.replace('</a></sup><sup class="note">', '</a>, </sup><sup class="note">')
    items = "".join(
        f'<li id="note-{name}"><p>{text} '
        f'<a class="note-back" href="#to-{name}" aria-label="{attribute(back_label)} {number}">↩</a></p></li>\n'
        for number, name, text in notes
    )
    return f'{body}<section class="notes" aria-label="{attribute(notes_heading)}">\n<ol>\n{items}</ol>\n</section>\n'


def _with_labels(html: str) -> str:
    """The HTML with the cells of its tables labelled."""
    before, *tables = html.split("<table>")
    return before + "".join(map(_labelled, tables))


def _labelled(html: str) -> str:
    """A table, and what follows it, with each cell labelled by its column's heading, for screens too narrow."""
    table, end, after = html.partition("</table>")
    head, *cells = table.split("<td")
    labels = [_TAG.sub("", heading).replace('"', "&quot;") for heading in _HEADING_CELL.findall(head)]
    labelled = (f'<td data-label="{label}"{cell}' for label, cell in zip(cycle(labels), cells, strict=False))
    return "".join(("<table>", head, *labelled, end, after))


def _reference(name: str, number: str, seen: set[str]) -> str:
    anchor = "" if name in seen else f' id="to-{name}"'
    seen.add(name)
    return f'<sup class="note"><a href="#note-{name}"{anchor}>{number}</a></sup>'
