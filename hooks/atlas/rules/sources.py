"""Rules on sources."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.messages.message import N_, Message
from atlas.model.records import Record
from atlas.model.sources import Source
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
    """Every source that is not withdrawn proves something."""
    if isinstance(record, Source) and not record.withdrawn and not atlas.links_to(record.id):
        hint = N_("cite it, or remove it")
        yield Finding(record, (), Message("unused-source", N_("no record uses the source '{id}'"), hint, id=record.id))
