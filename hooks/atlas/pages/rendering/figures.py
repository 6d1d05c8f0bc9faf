"""HTML of figures that stand in Markdown: one line, every value escaped."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from atlas.languages.edition import Words


def one_line(html: str) -> Markup:
    """HTML without line ends: an empty line, which a name may hold, would end the block of HTML."""
    return Markup(html.replace("\n", " ").replace("\r", " "))


@lru_cache(1 << 12)  # names and labels come again and again
def safe(text: str) -> str:
    """Text as it stands in HTML, between elements and in attributes."""
    return str(escape(text))


def lang_attribute(words: Words) -> str:
    """The attribute of the element that holds words, where they are not in the page's language."""
    return f' lang="{safe(words.language)}"' if words.language else ""
