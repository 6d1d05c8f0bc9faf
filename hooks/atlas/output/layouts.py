"""The frame around articles: taken once per part of the site from the engine's own page, filled for each page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from atlas.pages.publishing.page import Page

_ADDRESS = "atlas0address0"
_EDITED_ADDRESS = "atlas0edited0address0"
_TITLE = "atlas0title0"
_DESCRIPTION = "atlas0description0"
_EDIT = "atlas0edit0"
_NAMES = "atlas0names0"
_TITLES = "atlas0titles0longer0than0a0name0"
_LABEL = "atlas0label0"
_CONTENT = f'<h1 id="title">atlas0content0</h1>\n<h2 id="atlas0id0">{_LABEL}</h2>\n'
_ENTRY = re.compile(r"<li(?:(?!</?li).)*?atlas0id0.*?</li>\s*", re.DOTALL)
_CONTENTS = re.compile(r'<nav class="atlas-contents".*?</nav>', re.DOTALL)
_HEADING = re.compile(r'([^"]+)">(.*?)</h2>')
_TAG = re.compile("<[^>]+>")
_SHORT = 20


@dataclass(frozen=True, slots=True, order=True)
class Section:
    """A part of the site whose pages share a frame: a language, a first step of the address, a depth."""

    language: str
    section: str
    depth: int
    edited: bool

    @property
    def address(self) -> str:
        """The address of the part's pattern, at the depth of its pages; no two parts of a language have the same."""
        step = _EDITED_ADDRESS if self.edited else _ADDRESS
        return f"{self.section}/" + f"{step}/" * (self.depth - 1) if self.depth else ""


def section_of(language: str, address: str, edit_path: str | None) -> Section:
    """The part to which a page belongs."""
    return Section(language, address.partition("/")[0], address.count("/"), edit_path is not None)


class LayoutProbe:
    """Stands for the pages of a part while the engine makes their frame; looks like a page to it."""

    title = _TITLE
    description = _DESCRIPTION
    aliases = (_NAMES, _TITLES)

    def __init__(self, part: Section) -> None:
        self.part = part
        self.address = part.address
        self.language = part.language
        self.edit_path = _EDIT if part.edited else None

    def html(self) -> str:
        """What marks the article and one entry of the table of contents."""
        return _CONTENT


class Layout:
    """The frame of one part, in pieces between the places to fill."""

    def __init__(self, part: Section, html: str) -> None:
        """Raises ValueError where the engine's page lacks the article."""
        if html.count(_CONTENT) != 1:
            raise ValueError(f"the frame of {part} does not hold the article once")
        self.html = html
        entry = _ENTRY.search(html)
        self._entry = entry[0] if entry else ""
        self._whole = _pieces(html, part, self._entry)
        self._without_contents = _pieces(_CONTENTS.sub("", html), part, self._entry)

    def fill(self, page: Page) -> str:
        """The finished page."""
        article = page.html()
        headings = _headings(article)
        filled = {
            "address": page.address,
            "title": escape(page.title),
            "description": escape(page.description),
            "edit": escape(page.edit_path or ""),
            "names": _listed(name for name in page.aliases if len(name) <= _SHORT),
            "titles": _listed(name for name in page.aliases if len(name) > _SHORT),
            "contents": "".join(self._filled_entry(anchor, label) for anchor, label in headings),
            "article": article,
        }
        pieces = self._whole if headings else self._without_contents
        return "".join(filled[text] if is_place else text for is_place, text in pieces)

    def _filled_entry(self, anchor: str, label: str) -> str:
        return self._entry.replace("atlas0id0", anchor).replace(_LABEL, _TAG.sub("", label).strip())


def _pieces(html: str, part: Section, entry: str) -> tuple[tuple[bool, str], ...]:
    """The text cut at the places to fill; True marks the name of a place."""
    places = {
        **({part.address: "address"} if part.depth > 1 else {}),
        _TITLE: "title",
        _DESCRIPTION: "description",
        _EDIT: "edit",
        f"{_NAMES}, ": "names",
        f"{_TITLES}, ": "titles",
        _CONTENT: "article",
        **({entry: "contents"} if entry else {}),
    }
    longest_first = sorted(places, key=len, reverse=True)
    cut = re.split(f"({'|'.join(map(re.escape, longest_first))})", html)
    return tuple((text in places, places.get(text, text)) for text in cut if text)


def _headings(article: str) -> list[tuple[str, str]]:
    """The anchors and the labels of its parts."""
    found = map(_HEADING.match, article.split('<h2 id="')[1:])
    return [(heading[1], heading[2]) for heading in found if heading]


def _listed(names: Iterable[str]) -> str:
    return "".join(f"{escape(name)}, " for name in names)
