"""The bibliographic entry of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import quote

_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
"""White space, and all of Unicode's category Cc."""
_ORIGIN = re.compile("[a-z]+://[^/]*")
_NO_KEY = re.compile("[^a-z0-9]+")


@dataclass(frozen=True, kw_only=True)
class BibliographicEntry:
    """A page as it is cited. `container` is the name of the atlas, `address` that of the page.

    `day` is the day for which derived values are computed; `dates` says so in words, with the newest source. `version`
    is the commit of the data, "" where the history is not known. `dataset`: the page stands for all data.
    """

    title: str
    container: str
    address: str
    language: str
    day: date
    dates: str
    version: str = ""
    dataset: bool = False

    @cached_property
    def key(self) -> str:
        """A name for the entry, of ASCII letters, digits and hyphens."""
        path = _ORIGIN.sub("", self.address)
        name = _NO_KEY.sub("-", path.lower()).strip("-")
        return f"{name or 'atlas'}-{self.day.isoformat()}"

    @cached_property
    def url(self) -> str:
        """The address in ASCII that holds no brace, backslash, quotation mark or space."""
        return quote(self.address, safe="/:?#@!$&'()*+,;=%~-._[]")


def within_line(text: str) -> str:
    """Text in one line, without characters that control a device."""
    return _SPACE.sub(" ", text).strip()
