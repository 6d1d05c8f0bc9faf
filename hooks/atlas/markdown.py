"""Text becomes Markdown, Markdown becomes HTML."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape as html_escape
from itertools import cycle
from urllib.parse import quote

import pyromark
from markupsafe import Markup

_MARKDOWN = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_MARKS = {mark: f"\\{mark}" for mark in "\\`*_[]|~#!(){}"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_MARK = re.compile(f"[{re.escape(''.join(_MARKS))}]")  # str.translate is slow where letters are not ASCII
_LINE_START = re.compile(r"\A(\s*)([-+=]|[0-9]+(?=[.)](?:\s|\Z)))")
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")  # spaces that hold a number together stay
_FIRST_NOTE = '<div class="footnote-definition"'
_NOTE = re.compile(
    r'<div class="footnote-definition" id="([^"]+)"><sup class="footnote-definition-label">([0-9]+)</sup>\s*'
    r"<p>(.*?)</p>\s*</div>\n?",
    re.DOTALL,
)
_HEADING_CELL = re.compile("<th[^>]*>(.*?)</th>")
_TAG = re.compile("<[^>]*>")
_NOTE_REFERENCE = re.compile(r'<sup class="footnote-reference"><a href="#([^"]+)">([0-9]+)</a></sup>')


def escape(value: object) -> Markup:
    """Any value as one line of Markdown that shows its text and nothing else."""
    return Markup(escaped(str(value)))


@lru_cache(1 << 14)  # names and labels come again and again
def escaped(text: str) -> str:
    """Text as one line of Markdown, for code that puts Markdown together."""
    if text.isalnum():
        return text
    line = _MARK.sub(_marked, _SPACE.sub(" ", text).strip(" "))
    return _LINE_START.sub(_escaped_start, line)


def attribute(value: object) -> Markup:
    """Any value as the value of an HTML attribute inside Markdown."""
    return _attribute(str(value))


@lru_cache(1 << 12)
def _attribute(text: str) -> Markup:
    return Markup(html_escape(_SPACE.sub(" ", text), quote=True))


@cache
def destination(address: str) -> Markup:
    """A web address as the target of a Markdown link."""
    return Markup(quote(address, safe="/:?#@!$&'*+,;=%~-._").replace("&", "&amp;"))


def to_html(markdown: str, notes_heading: str, back_label: str) -> str:
    """The HTML of generated Markdown; footnotes become one list, in the order of their numbers, with ways back."""
    html = _with_labels(_MARKDOWN.html(markdown))
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


def _marked(match: re.Match[str]) -> str:
    return _MARKS[match[0]]


def _escaped_start(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}"


def _reference(name: str, number: str, seen: set[str]) -> str:
    anchor = "" if name in seen else f' id="to-{name}"'
    seen.add(name)
    return f'<sup class="note"><a href="#note-{name}"{anchor}>{number}</a></sup>'
