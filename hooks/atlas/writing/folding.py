"""The lines of a scalar: its own, indented anew; a line that is too long is broken where that changes no value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.writing.syntax_tree import WrittenScalar

WIDTH = 120
"""The characters of the longest line, unless a word or a comment is longer."""
INDENT = "  "

_BREAKS = {
    "": re.compile(r"(?<=\S) (?=[^\s#])"),
    "'": re.compile(r"(?<=\S) (?=\S)"),
    '"': re.compile(r"(?<=[^\s\\]) (?=\S)"),
    ">": re.compile(r"(?<=\S) (?=\S)"),
}
"""The spaces that may be a line break instead, by the style of the scalar."""


def scalar_lines(scalar: WrittenScalar, lead: str, indent: str) -> list[str]:
    """The lines of a scalar behind `lead`, its key or dash with the indentation; further lines below `indent`."""
    inner = indent + INDENT
    if scalar.style in ("|", ">"):
        return _block_lines(scalar, lead, inner)
    if not scalar.text:
        return [lead]
    first, *more = (_stripped(line, scalar.style) for line in scalar.text.split("\n"))
    lines = [f"{lead} {first}", *(line and inner + line for line in more)]
    if all(len(line) <= WIDTH for line in lines):
        return lines
    if not scalar.style and not more:
        return _folded(scalar.text, lead, inner)
    return list(_refilled(lines, scalar.style, inner, len(lead) + 1))


def _stripped(line: str, style: str) -> str:
    """A line of a scalar in no block without the spaces around it, which mean nothing, unless one is escaped."""
    stripped = line.strip(" \t")
    return line.lstrip(" \t") if style == '"' and stripped.endswith("\\") else stripped


def _folded(text: str, lead: str, inner: str) -> list[str]:
    """A plain text of one line as a folded one, where it is more than a word."""
    parts = list(_broken(inner + text, ">", inner, len(inner)))
    return [f"{lead} >-", *parts] if len(parts) > 1 else [f"{lead} {text}"]


def _block_lines(scalar: WrittenScalar, lead: str, inner: str) -> list[str]:
    header, *body = scalar.text.split("\n")
    if body and not body[-1] and scalar.text.endswith("\n"):
        body.pop()
    depth = _depth(scalar, body)
    lines = [inner + line[depth:] if line[depth:] else "" for line in body]
    if scalar.style == ">":
        lines = list(_refilled(lines, ">", inner, len(inner)))
    return [f"{lead} {_with_depth(header)}", *lines]


def _depth(scalar: WrittenScalar, body: list[str]) -> int:
    """The indentation of a text in block style: spaces in front of its first words that are not of its value."""
    written = next((line for line in body if line.strip(" ")), "")
    value = next((line for line in scalar.value.split("\n") if line.strip(" ")), "")
    return len(written) - len(written.lstrip(" ")) - (len(value) - len(value.lstrip(" ")))


def _with_depth(header: str) -> str:
    signs, space, comment = header.partition(" ")
    return re.sub(r"[1-9]", str(len(INDENT)), signs) + space + comment


def _refilled(lines: list[str], style: str, inner: str, start: int) -> Iterator[str]:
    """The lines, in which each paragraph with a line that is too long is filled anew; the first is cut behind `start`.

    A break before an empty line, before spaces in a block and behind an escape is part of the value, and stays.
    """
    paragraph: list[str] = []
    for line in lines:
        if paragraph and not (_goes_on(paragraph[-1], style, inner) and _goes_on(line, style, inner)):
            yield from _filled(paragraph, style, inner, start)
            paragraph, start = [], len(inner)
        paragraph.append(line)
    yield from _filled(paragraph, style, inner, start)


def _goes_on(line: str, style: str, inner: str) -> bool:
    """Tests for a line whose break may be moved."""
    return bool(line) and not line.endswith("\\") and not (style == ">" and line[len(inner) : len(inner) + 1].isspace())


def _filled(paragraph: list[str], style: str, inner: str, start: int) -> Iterator[str]:
    if all(len(line) <= WIDTH for line in paragraph):
        yield from paragraph
        return
    first, *more = paragraph
    yield from _broken(" ".join((first, *(line[len(inner) :] for line in more))), style, inner, start)


def _broken(line: str, style: str, inner: str, start: int) -> Iterator[str]:
    """The line in parts of at most WIDTH, cut behind `start`; whole where spaces of its own keep its line break."""
    if style == ">" and line[start : start + 1].isspace():
        yield line
        return
    while len(line) > WIDTH:
        places = [found.start() for found in _BREAKS[style].finditer(line, start)]
        place = max((place for place in places if place <= WIDTH), default=min(places, default=None))
        if place is None:
            break
        yield line[:place]
        line = inner + line[place + 1 :]
        start = len(inner)
    yield line
