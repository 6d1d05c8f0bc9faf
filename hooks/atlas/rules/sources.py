"""Rules on sources, with a record and without."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.messages.message import N_, Message
from atlas.model.kinds import path_of
from atlas.model.records import Record
from atlas.model.sources import Source
from atlas.records.record_index import Backlink
from atlas.records.sources import inline_sources, proposed_id
from atlas.records.store import Atlas
from atlas.rules.rule import Finding


def findable(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A source has an address, or the file name of its kept text."""
    if isinstance(record, Source) and not record.url and not record.document:
        hint = N_("add one: where can it be read again?")
        yield Finding(
            record, (), Message("source-not-findable", N_("a source with neither 'url' nor 'document'"), hint)
        )


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
