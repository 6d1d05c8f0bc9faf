"""Rules on sources, with a record and without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from atlas.messages.message import N_, Message
from atlas.model.kinds import path_of
from atlas.model.records import Record
from atlas.model.sources import Source
from atlas.records.record_index import Backlink, address_key
from atlas.records.sources import inline_sources, is_findable, is_page, proposed_id
from atlas.records.store import Atlas
from atlas.records.walk import Path
from atlas.rules.rule import Finding

_NAMES_THE_COPIED = ("web.archive.org", "wayback.archive-it.org", "arquivo.pt", "webarchive.nationalarchives.gov.uk")
"""Archives in which the address of a copy holds the day and the address that was copied."""
_COPIED = re.compile(r"/[0-9]{4,14}[a-z_]*/(?P<address>\S+)|.[/=?](?P<whole>https?:/\S+)", re.ASCII)
_PORT_UNSAID = re.compile(r"^([^/:]+):(?:80|443)(?=/|$)")


def findable(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A source has an address, or the file name of its kept text."""
    if isinstance(record, Source) and not is_findable(record):
        hint = N_("add one: where can it be read again?")
        yield Finding(
            record, (), Message("source-not-findable", N_("a source with neither 'url' nor 'document'"), hint)
        )


def page_retrieved(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A web page of which no text is kept says when it was seen."""
    if isinstance(record, Source) and is_page(record) and not record.retrieved:
        message = Message(
            "page-not-retrieved",
            N_("'retrieved' is missing for a web page"),
            N_("add the day on which it was seen, such as retrieved: 2025-11-28"),
        )
        yield Finding(record, (), message, missing="retrieved")


def unused(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Every source that is not withdrawn proves something, or counts relations."""
    is_cited = not isinstance(record, Source) or record.withdrawn or record.counts or atlas.links_to(record.id)
    if not is_cited and not atlas.has_unread_files:
        hint = N_("cite it, or remove it")
        yield Finding(record, (), Message("unused-source", N_("no record uses the source '{id}'"), hint, id=record.id))


def language_known(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """The language of a source without a record is that of its title, or is stated."""
    for path, source in inline_sources(record):
        if not source.language and len(source.title) > 1:
            message = Message(
                "language-not-known",
                N_("the language of the source is not known: its title stands in several"),
                N_("write language: [{language}], if that is it"),
                language=next(iter(source.title)),
            )
            yield Finding(record, path, message)


def address_once(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A web page that is cited more than once has a record, which all cite."""
    for path, source in inline_sources(record):
        url_path = (*path, "source", "url")
        same = [link for link in atlas.links_to_address(source.url) if not link.record.withdrawn]
        with_record = next((link.record for link in same if isinstance(link.record, Source)), None)
        first = same[0] if same else None
        message = Message("source-twice", N_("{path} has this address too"))
        if with_record:
            hint = N_("write id: {id} in place of title, address and dates")
            message = message.with_hint(hint, path=path_of(with_record), id=with_record.id)
        elif first and first != Backlink(record, url_path):
            hint = N_("make the record data/sources/{id}.yaml, and cite id: {id} at each place")
            message = message.with_hint(hint, path=path_of(first.record), id=proposed_id(source, atlas))
        else:
            continue
        yield Finding(record, url_path, message)


def archived_copy(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An archived copy has an address of its own; where that names the address copied, it is that of the source."""
    for path, url, archive in _archived(record):
        copied = copied_address(archive)
        if copied is None and _host(archive) in _NAMES_THE_COPIED:
            message = Message(
                "not-an-archived-copy",
                N_("'{value}' is not a copy from a particular day"),
                N_("open the copy that has the words of the quotes, and write its address"),
                value=archive,
            )
        elif _page_key(archive) == _page_key(url):
            hint = N_("write the address of the copy in an archive, or leave this line out")
            message = Message("archived-copy-same", N_("the archived copy has the address of the source itself"), hint)
        elif copied is not None and _page_key(copied) != _page_key(url):
            message = Message(
                "archived-copy-of-another",
                N_("this is a copy of another address: {copied}"),
                N_("write the address of a copy of {url}; if the source has moved, say so in a comment"),
                copied=copied,
                url=url,
            )
        else:
            continue
        yield Finding(record, (*path, "archive_url"), message)


def copied_address(archive: str) -> str | None:
    """The address that was copied, as the address of the copy in an archive names it; None where it names none."""
    parts = urlsplit(archive)
    found = _COPIED.search(archive.partition(parts.netloc)[2])
    if found is None:
        return None
    return found["whole"] or (found["address"] if _host(archive) in _NAMES_THE_COPIED or "://" in found[0] else None)


def _archived(record: Record) -> Iterator[tuple[Path, str, str]]:
    """The sources with an archived copy: the path of each, its address and that of the copy."""
    if isinstance(record, Source) and record.archive_url and record.url:
        yield (), record.url, record.archive_url
    for path, source in inline_sources(record):
        if source.archive_url:
            yield (*path, "source"), source.url, source.archive_url


def _page_key(url: str) -> str:
    """A key of a page that survives how archives write its address: scheme, port, fragment and escapes may differ."""
    plain = re.sub(r"^https?:/{1,2}", "https://", unquote(url.partition("#")[0]), flags=re.IGNORECASE)
    key = address_key(plain if plain.startswith("https://") else f"https://{plain}")
    return _PORT_UNSAID.sub(r"\1", key)


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
