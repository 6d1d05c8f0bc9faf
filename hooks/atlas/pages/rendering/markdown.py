"""Text becomes Markdown that shows the text and nothing else."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape as html_escape
from urllib.parse import quote

from markupsafe import Markup

_MARKS = {mark: f"\\{mark}" for mark in "\\`*_[]|~#!(){}"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_MARK = re.compile(f"[{re.escape(''.join(_MARKS))}]")  # str.translate is slow where letters are not ASCII
_LINE_START = re.compile(r"\A(\s*)([-+=]|[0-9]+(?=[.)](?:\s|\Z)))")
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")  # spaces that hold a number together stay


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
    """A web address as the target of a Markdown link; only the first number sign begins a fragment."""
    before, sign, fragment = _BARE_PERCENT.sub("%25", address).partition("#")
    whole = before + sign + fragment.replace("#", "%23")
    return Markup(quote(whole, safe="/:?#@!$&'*+,;=%~-._").replace("&", "&amp;"))


def _marked(match: re.Match[str]) -> str:
    return _MARKS[match[0]]


def _escaped_start(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}"
