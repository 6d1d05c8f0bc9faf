"""The references to a record that its page lists."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.derive.computed.listing import Listing
from atlas.model.records import Record
from atlas.records.record_index import Backlink
from atlas.records.store import Atlas


def listed_backlinks(record: Record, atlas: Atlas, listing: Listing) -> Iterator[Backlink]:
    """The references from other records that are listed; citations of a source are left out."""
    for link in atlas.links_to(record.id):
        other = link.record
        if other.withdrawn is None and other is not record and not is_citation(link) and listing.has_begun(other):
            yield link


def not_begun_count(record: Record, atlas: Atlas, listing: Listing) -> int:
    """The number of records that name the record and are not listed, because they had not yet begun."""
    named_by = {link.record.id: link.record for link in atlas.links_to(record.id) if not is_citation(link)}
    return len(named_by) - len(listing.begun(named_by.values()))


def is_citation(link: Backlink) -> bool:
    """Tests for a reference from a citation to its source."""
    return "sources" in link.path
