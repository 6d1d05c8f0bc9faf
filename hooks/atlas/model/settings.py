"""The settings of an atlas, from the configuration: its name, languages, contact and addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from atlas.model.text import Text

GUIDE = "contribute/guide/"
"""The page on how to write records."""
FIELDS = "contribute/fields/"
"""The page of all fields."""
CHECKS = "contribute/checks/"
"""The page of all that is checked; each code of a message is an anchor."""

_LOCAL = re.compile(r"https?://(?:localhost|127\.[0-9.]+|\[::1\])(?=[:/]|$)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one atlas. `languages` begins with the root language.

    `fallback` is the order of the languages that stand in for a missing text.
    `calendars` are the ids of records whose calendars were published and stay, though nothing else gives them one.
    `site_url` is where the site is published, with a slash at its end. `changes`: the history of the data is told.
    `licence` is that of the data (SPDX). `exports` are the formats of the downloads that a build makes.
    `embeds`: places get pages of their partners to show within other sites. `policy`: pages name the content security
    policy by which a browser reads them.
    """

    languages: tuple[str, ...]
    fallback: tuple[str, ...]
    name: Text
    tagline: Text
    as_of: date
    calendars: tuple[str, ...] = ()
    contact: str = ""
    repository: str = ""
    edit_root: str = ""
    site_url: str = ""
    changes: bool = False
    licence: str = ""
    exports: tuple[str, ...] = ()
    embeds: bool = False
    policy: bool = True

    def root(self, language: str) -> str:
        """The folder of a language below the site's root: "", or "ru/"."""
        return "" if language == self.languages[0] else f"{language}/"

    def explanations(self, language: str) -> str:
        """The address at which the codes of messages are explained; "" where the site is not published."""
        if not self.site_url or _LOCAL.match(self.site_url):
            return ""
        return f"{self.site_url.rstrip('/')}/{self.root(language)}{CHECKS}"

    def edit_address(self, path: str) -> str | None:
        """The address at which a file of the project can be edited, or None where none is configured."""
        return f"{self.edit_root}{path}" if self.edit_root else None

    @classmethod
    def from_config(
        cls, extra: Mapping[str, Any], languages: Sequence[str], as_of: date, edit_root: str = "", site_url: str = ""
    ) -> Settings:
        """Reads `extra.atlas`. Raises KeyError where it lacks a name or tagline."""
        return cls(
            languages=tuple(languages),
            fallback=tuple(extra.get("fallback") or languages),
            name=Text(extra["name"]),
            tagline=Text(extra["tagline"]),
            as_of=as_of,
            calendars=tuple(extra.get("calendars") or ()),
            contact=extra.get("contact") or "",
            repository=extra.get("repository") or "",
            edit_root=edit_root,
            site_url=site_url,
            changes=bool(extra.get("changes", True)),
            licence=(extra.get("licence") or {}).get("data") or "",
            exports=_words(extra.get("exports") or ()),
            embeds=bool(extra.get("embeds", True)),
            policy=bool(extra.get("policy", True)),
        )


def _words(configured: str | Sequence[str]) -> tuple[str, ...]:
    """A list of words, or words in one text."""
    return tuple(configured.split() if isinstance(configured, str) else configured)


def read_day(text: str) -> date:
    """Reads a day such as `2015-06-30`. Raises ValueError with a message."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"there is no day '{text}'") from None
    raise ValueError(f"'{text}' is not a day; write year, month and day: 2015-06-30")
