"""The layout around articles: rendered once per section of the site by the engine, filled for each page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import escape

from atlas.pages.overviews.years import ADDRESS as YEARS
from atlas.pages.phrases.addresses import FORMS
from atlas.pages.publishing.page import Page

_ADDRESS = "atlas0address0"
_EDITED_ADDRESS = "atlas0edited0address0"
_TITLE = "atlas0title0"
_HEADED = "atlas0title0with0state0"
_DESCRIPTION = "atlas0description0"
_EDIT = "atlas0edit0"
_NAMES = "atlas0names0"
_TITLES = "atlas0titles0longer0than0a0name0"
_LABEL = "atlas0label0"
_CITING = "atlas0citing0"
_STRUCTURED_DATA = "atlas0structured0data0"
_CONTENT = f'<h1 id="title">atlas0content0</h1>\n<h2 id="atlas0id0">{_LABEL}</h2>\n'
# Whole lines, as the engine leaves them out where a page has no headings or no other names.
_CONTENTS = re.compile(r'[ \t]*<nav class="atlas-contents".*?</nav>\n?', re.DOTALL)
_CONTENTS_ENTRY = re.compile(r"[ \t]*<li(?:(?!</?li).)*?atlas0id0.*?</li>\n?", re.DOTALL)
_ALIASES = re.compile(rf"[ \t]*<meta [^>]*{_NAMES}, .*?{_TITLES}, [^>]*>\n?", re.DOTALL)
_HEADING = re.compile(r'([^"]+)">(.*?)</h2>')
_TAG = re.compile("<[^>]+>")
_SHORT = 20  # characters of a name; what is longer is a title
_FOLDERS = tuple(address.removesuffix("/") for address in (YEARS, FORMS))
"""Folders within that of another section whose pages are not marked for the search."""


@dataclass(frozen=True, slots=True, order=True)
class Section:
    """A section of the site, whose pages share a layout: a language, the first folder of the address, a depth.

    The pages of years and the forms, which are not marked for the search, are sections of their own within a folder.
    """

    language: str
    folder: str
    depth: int
    edited: bool

    @property
    def address(self) -> str:
        """The address of the section's probe, at the depth of its pages; each section of a language has another."""
        step = _EDITED_ADDRESS if self.edited else _ADDRESS
        return f"{self.folder}/" + f"{step}/" * (self.depth - 1 - self.folder.count("/")) if self.depth else ""


def section_of(language: str, address: str, edit_path: str | None) -> Section:
    """The section to which a page belongs."""
    folder = next((name for name in _FOLDERS if address.startswith(f"{name}/")), address.partition("/")[0])
    return Section(language, folder, address.count("/"), edit_path is not None)


class LayoutProbe:
    """A page of placeholders, from which the engine renders the layout of a section."""

    title = _TITLE
    heading = _HEADED
    description = _DESCRIPTION
    aliases = (_NAMES, _TITLES)

    def __init__(self, section: Section) -> None:
        self.section = section
        self.address = section.address
        self.language = section.language
        self.edit_path = _EDIT if section.edited else None

    def citing(self) -> str:
        """The placeholder of how to cite a page."""
        return _CITING

    def structured_data(self) -> str:
        """The placeholder of what search engines read."""
        return _STRUCTURED_DATA

    def markdown(self) -> str:
        """None: the placeholders are HTML."""
        return ""

    def html(self, markdown: str | None = None) -> str:
        """The placeholders of the article and of one entry of the table of contents."""
        return _CONTENT


class Layout:
    """The layout of one section, split at its placeholders."""

    def __init__(self, section: Section, html: str) -> None:
        """Raises ValueError where the engine's page lacks the article."""
        if html.count(_CONTENT) != 1:
            raise ValueError(f"the layout of {section} does not hold the article once")
        self.html = html
        self._contents = _first(_CONTENTS, html)
        self._entry = _first(_CONTENTS_ENTRY, self._contents)
        self._aliases = _first(_ALIASES, html)
        self._is_cited = _CITING in html
        placeholders = {
            **({section.address: "address"} if section.address != f"{section.folder}/" else {}),
            _TITLE: "title",
            _HEADED: "heading",
            _DESCRIPTION: "description",
            _EDIT: "edit",
            _CITING: "citing",
            _STRUCTURED_DATA: "structured data",
            self._aliases: "aliases",
            self._contents: "contents",
            _CONTENT: "article",
        }
        self._parts = _split(html, {text: name for text, name in placeholders.items() if text})

    def fill(self, page: Page) -> str:
        """The finished page."""
        article = page.html()
        values = {
            "address": page.address,
            "title": escape(page.title),
            "heading": escape(page.heading),
            "description": escape(page.description),
            "edit": escape(page.edit_path or ""),
            "citing": page.citing() if self._is_cited else "",
            "structured data": page.structured_data(),
            "aliases": self._filled_aliases(page.aliases),
            "contents": self._filled_contents(_headings(article)),
            "article": article,
        }
        return "".join(values[text] if is_placeholder else text for is_placeholder, text in self._parts)

    def _filled_aliases(self, aliases: Sequence[str]) -> str:
        if not aliases:
            return ""
        names = _comma_list(name for name in aliases if len(name) <= _SHORT)
        titles = _comma_list(name for name in aliases if len(name) > _SHORT)
        return self._aliases.replace(f"{_NAMES}, ", names).replace(f"{_TITLES}, ", titles)

    def _filled_contents(self, headings: Sequence[tuple[str, str]]) -> str:
        entries = "".join(self._filled_entry(anchor, label) for anchor, label in headings)
        return self._contents.replace(self._entry, entries) if headings else ""

    def _filled_entry(self, anchor: str, label: str) -> str:
        return self._entry.replace("atlas0id0", anchor).replace(_LABEL, _TAG.sub("", label).strip())


def _first(pattern: re.Pattern[str], text: str) -> str:
    """The first match in a text, or nothing."""
    found = pattern.search(text)
    return found[0] if found else ""


def _split(html: str, names: Mapping[str, str]) -> tuple[tuple[bool, str], ...]:
    """The text split at the placeholders; True marks the name of a placeholder."""
    longest_first = sorted(names, key=len, reverse=True)
    parts = re.split(f"({'|'.join(map(re.escape, longest_first))})", html)
    return tuple((text in names, names.get(text, text)) for text in parts if text)


def _headings(article: str) -> list[tuple[str, str]]:
    """The anchors and the labels of the article's headings."""
    found = map(_HEADING.match, article.split('<h2 id="')[1:])
    return [(heading[1], heading[2]) for heading in found if heading]


def _comma_list(names: Iterable[str]) -> str:
    return "".join(f"{escape(name)}, " for name in names)
