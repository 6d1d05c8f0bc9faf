"""Rules on sources, with a record and without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from atlas.languages.letters import alphabet, scripts
from atlas.messages.message import N_, LanguageName, Message
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


def record_of_address_once(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A web page has one record; two states of it differ in the title and in the day on which they were seen."""
    if not isinstance(record, Source) or record.withdrawn or not record.url:
        return
    for link in atlas.links_to_address(record.url):
        other = link.record
        if not isinstance(other, Source) or other is record or other.withdrawn or link.path != ("url",):
            continue
        if record.retrieved == other.retrieved or not _titles(record).isdisjoint(_titles(other)):
            message = Message(
                "source-record-twice",
                N_("{path} is the record of this address already"),
                N_("cite id: {id}, and remove this one; if they are two documents, write the address of each"),
                path=path_of(other),
                id=other.id,
            )
            yield Finding(record, ("url",), message, counterpart=path_of(other))
            return


def title_as_printed(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """The title of a source is in the letters of its language, unless it is supplied."""
    expected = [alphabet(language) for language in record.language] if isinstance(record, Source) else []
    if isinstance(record, Source) and not record.supplied and expected and all(expected):
        written = scripts(" ".join(record.title.values()))
        if written and all(written.isdisjoint(own) for own in expected):
            message = Message(
                "title-in-other-script",
                N_("the title is in other letters than the source, which is in {languages}"),
                N_("write the title as it is printed, or supplied: true if it is yours; or correct the language"),
                languages=tuple(map(LanguageName, record.language)),
            )
            yield Finding(record, ("title",), message)


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


def _titles(source: Source) -> set[str]:
    return {text.casefold() for text in source.title.values()}


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
