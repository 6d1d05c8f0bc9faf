"""Feeds in the Atom format (RFC 4287), with what makes them the same for the same changes whatever the clock says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from feedgenerator import Atom1Feed  # type: ignore[import-untyped]

from atlas.languages.edition import Edition
from atlas.model.settings import Settings

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_address(language: str, code: str = "") -> str:
    """The address of a feed, from the site's root: of all, or of a country."""
    return f"feed/{language}/{code.lower()}.xml" if code else f"feed/{language}.xml"


class FeedEntry(NamedTuple):
    """An entry of a feed; `of` says of what, for its id, `address` is below the language's root, `content` is HTML."""

    of: tuple[object, ...]
    title: str
    address: str
    day: date
    content: str


def atom_feed(
    title: str, page: str, code: str, entries: Sequence[FeedEntry], settings: Settings, edition: Edition
) -> bytes:
    """The feed that belongs to a page below the language's root; `code` is that of its country, if it is of one."""
    root, name = settings.site_url + settings.root(edition.language), edition.words(settings.name).text
    feed = _Feed(
        _in_xml(f"{name}: {title}"),
        root + page,
        "",
        language=edition.language,
        author_name=_in_xml(name),
        feed_url=settings.site_url + feed_address(edition.language, code),
        newest=_midnight(max((entry.day for entry in entries), default=settings.as_of)),
    )
    for entry in entries:
        feed.add_item(
            _in_xml(entry.title),
            root + entry.address,
            None,
            unique_id=uuid5(NAMESPACE_URL, "\0".join(map(str, entry.of))).urn,
            updateddate=_midnight(entry.day),
            pubdate=_midnight(entry.day),
            content=_in_xml(entry.content),
        )
    text: str = feed.writeString("utf-8")
    return text.encode()


class _Feed(Atom1Feed):  # type: ignore[misc]
    """Takes the time of an empty feed from `newest`: the library's is that of the clock."""

    def latest_post_date(self) -> datetime:
        """The time of the last change."""
        newest: datetime = self.feed["newest"]
        return newest


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _in_xml(text: str) -> str:
    """Text without the characters that no XML holds."""
    return _NOT_IN_XML.sub("", text)
