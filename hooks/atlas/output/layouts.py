"""The layout around articles: rendered once per section of the site by the engine, filled for each page."""

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
_CONTENTS_ENTRY = re.compile(r"<li(?:(?!</?li).)*?atlas0id0.*?</li>\s*", re.DOTALL)
_CONTENTS = re.compile(r'<nav class="atlas-contents".*?</nav>', re.DOTALL)
_HEADING = re.compile(r'([^"]+)">(.*?)</h2>')
_TAG = re.compile("<[^>]+>")
_SHORT = 20  # characters of a name; what is longer is a title


@dataclass(frozen=True, slots=True, order=True)
class Section:
    """A section of the site, whose pages share a layout: a language, the first folder of the address, a depth."""

    language: str
    folder: str
    depth: int
    edited: bool

    @property
    def address(self) -> str:
        """The address of the section's probe, at the depth of its pages; each section of a language has another."""
        step = _EDITED_ADDRESS if self.edited else _ADDRESS
        return f"{self.folder}/" + f"{step}/" * (self.depth - 1) if self.depth else ""


def section_of(language: str, address: str, edit_path: str | None) -> Section:
    """The section to which a page belongs."""
    return Section(language, address.partition("/")[0], address.count("/"), edit_path is not None)


class LayoutProbe:
    """A page of placeholders, from which the engine renders the layout of a section."""

    title = _TITLE
    description = _DESCRIPTION
    aliases = (_NAMES, _TITLES)

    def __init__(self, section: Section) -> None:
        self.section = section
        self.address = section.address
        self.language = section.language
        self.edit_path = _EDIT if section.edited else None

    def html(self) -> str:
        """The placeholders of the article and of one entry of the table of contents."""
        return _CONTENT


class Layout:
    """The layout of one section, split at its placeholders."""

    def __init__(self, section: Section, html: str) -> None:
        """Raises ValueError where the engine's page lacks the article."""
        if html.count(_CONTENT) != 1:
            raise ValueError(f"the layout of {section} does not hold the article once")
        self.html = html
        entry = _CONTENTS_ENTRY.search(html)
        self._entry = entry[0] if entry else ""
        self._with_contents = _split(html, section, self._entry)
        self._without_contents = _split(_CONTENTS.sub("", html), section, self._entry)

    def fill(self, page: Page) -> str:
        """The finished page."""
        article = page.html()
        headings = _headings(article)
        values = {
            "address": page.address,
            "title": escape(page.title),
            "description": escape(page.description),
            "edit": escape(page.edit_path or ""),
            "names": _comma_list(name for name in page.aliases if len(name) <= _SHORT),
            "titles": _comma_list(name for name in page.aliases if len(name) > _SHORT),
            "contents": "".join(self._contents_entry(anchor, label) for anchor, label in headings),
            "article": article,
        }
        parts = self._with_contents if headings else self._without_contents
        return "".join(values[text] if is_placeholder else text for is_placeholder, text in parts)

    def _contents_entry(self, anchor: str, label: str) -> str:
        return self._entry.replace("atlas0id0", anchor).replace(_LABEL, _TAG.sub("", label).strip())


def _split(html: str, section: Section, contents_entry: str) -> tuple[tuple[bool, str], ...]:
    """The text split at the placeholders; True marks the name of a placeholder."""
    names = {
        **({section.address: "address"} if section.depth > 1 else {}),
        _TITLE: "title",
        _DESCRIPTION: "description",
        _EDIT: "edit",
        f"{_NAMES}, ": "names",
        f"{_TITLES}, ": "titles",
        _CONTENT: "article",
        **({contents_entry: "contents"} if contents_entry else {}),
    }
    longest_first = sorted(names, key=len, reverse=True)
    parts = re.split(f"({'|'.join(map(re.escape, longest_first))})", html)
    return tuple((text in names, names.get(text, text)) for text in parts if text)


def _headings(article: str) -> list[tuple[str, str]]:
    """The anchors and the labels of the article's headings."""
    found = map(_HEADING.match, article.split('<h2 id="')[1:])
    return [(heading[1], heading[2]) for heading in found if heading]


def _comma_list(names: Iterable[str]) -> str:
    return "".join(f"{escape(name)}, " for name in names)
