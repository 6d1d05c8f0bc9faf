"""Related records: those that name a record, and those that it names."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from atlas.model.kinds import kind_of
from atlas.model.records import Record
from atlas.records.store import Atlas
from atlas.records.walk import leaves


def related(record: Record, atlas: Atlas, kinds: Collection[str]) -> list[Record]:
    """The other records of these kinds that name it, then those that it names, each once; no withdrawn ones."""
    found = {other.id: other for other in (*_records_naming(record, atlas), *_named_records(record, atlas))}
    found.pop(record.id, None)
    return [other for other in found.values() if other.withdrawn is None and kind_of(other) in kinds]


def _records_naming(record: Record, atlas: Atlas) -> Iterator[Record]:
    return (link.record for link in atlas.links_to(record.id) if "sources" not in link.path)


def _named_records(record: Record, atlas: Atlas) -> Iterator[Record]:
    for leaf in leaves(record):
        other = atlas.get(leaf.value) if leaf.reference and "sources" not in leaf.path else None
        if other:
            yield other
