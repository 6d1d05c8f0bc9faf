"""The style sheet of the site: the theme's rules that its pages can use, then the sheets of the components."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from atlas import package
from atlas.output.theme_rules import drop_unused, parse_rules, usable_rules, without_room

STYLESHEET = "assets/css/atlas.css"
"""The address of the style sheet in the site."""

_NAME = re.compile(r"[a-zA-Z_-][\w-]*")
_CLASSES_AND_IDS = re.compile(r"""\s(?:class|id)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


class Stylesheet:
    """Joins style sheets, once it knows the names that pages use.

    Articles tell other things in every build, so the names in their templates, in the code that writes them and in the
    scripts count as used, whatever the records are; of pages of the engine's making, the names that they have.
    """

    def __init__(self, theme: str, components: Mapping[str, str], scripts: Iterable[str]) -> None:
        """`components` are style sheets by address. Raises theme_rules.InvalidStylesheet."""
        self._theme = parse_rules(theme, "the theme's style sheet")
        self._components = [rule for address, css in components.items() for rule in parse_rules(css, address)]
        sources = (content.decode() for _, content in package.page_sources())
        self._names = {name for text in (*scripts, *sources) for name in _NAME.findall(text)}

    def add_page(self, html: str) -> None:
        """Notes the classes and ids of a page, or of a layout of pages."""
        for found in _CLASSES_AND_IDS.finditer(html):
            self._names.update((found[1] or found[2] or found[3] or "").split())

    def css(self) -> str:
        """The joined sheet."""
        theme = drop_unused(usable_rules(self._theme, self._names), self._components)
        return "".join(f"{rule.serialize()}\n" for rule in without_room([*theme, *self._components]))
