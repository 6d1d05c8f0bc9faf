"""Markdown becomes HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from itertools import cycle
from typing import NamedTuple

import pyromark

from atlas.pages.rendering.markdown import attribute

_MARKDOWN = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)


_MOST_UNFOLDED = 20
"""The most notes that stand open on a screen."""
_SOURCE = '<div class="source">'
_NOTE = re.compile(
    r'<div class="footnote-definition" id="([^"]+)"><sup class="footnote-definition-label">([0-9]+)</sup>\s*'
    r"<p>(.*?)</p>\s*</div>\n?",
    re.DOTALL,
)
_HEADING_CELL = re.compile("<th[^>]*>(.*?)</th>")
_TAG = re.compile("<[^>]*>")
_NOTE_REFERENCE = re.compile(r'<sup class="footnote-reference"><a href="#([^"]+)">([0-9]+)</a></sup>')


class NoteLabels(NamedTuple):
    """Words around the notes: their name, that of the part which holds many, and the way back from one."""

    heading: str
    folded: str
    back: str


def to_html(markdown: str, labels: NoteLabels) -> str:
    """The HTML of generated Markdown; footnotes become one list for each source, with ways back."""
    html = _with_labels(_MARKDOWN.html(markdown.strip("\n") + "\n"))  # as an engine may have stripped it
    body, *sources = html.split(_SOURCE)
    parts = [
        ("", body),
        *((_SOURCE + head + end, rest) for head, end, rest in (one.partition("</div>\n") for one in sources)),
    ]
    lists = "".join(head + _list(_NOTE.findall(rest), labels.back) for head, rest in parts)
    text = "".join(_NOTE.sub("", rest) for _, rest in parts)
    if not lists:
        return text
    seen: set[str] = set()
    text = _NOTE_REFERENCE.sub(lambda match: _reference(match[1], match[2], seen), text)
    text = text.replace('</a></sup><sup class="note">', '</a>, </sup><sup class="note">')
    heading = attribute(labels.heading)
    return f'{text}<section class="notes" aria-label="{heading}">\n{_folded(lists, labels.folded)}</section>\n'


def _list(notes: Sequence[tuple[str, str, str]], back: str) -> str:
    """The notes of one source, in the order of their numbers."""
    if not notes:
        return ""
    items, last = "", 0
    for name, number, text in sorted(notes, key=lambda note: int(note[1])):
        value = "" if int(number) == last + 1 else f' value="{number}"'
        last = int(number)
        items += (
            f'<li id="note-{name}"{value}><p>{text} '
            f'<a class="note-back" href="#to-{name}" aria-label="{attribute(back)} {number}">↩</a></p></li>\n'
        )
    return f"<ol>\n{items}</ol>\n"


def _folded(lists: str, label: str) -> str:
    """The lists, within a part that folds.js closes where they are long: open on paper and without the script."""
    number = lists.count("<li ")
    if number <= _MOST_UNFOLDED:
        return lists
    return f'<details class="atlas-folded" open>\n<summary>{escape(label)}: {number}</summary>\n{lists}</details>\n'


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
