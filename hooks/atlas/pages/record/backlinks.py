"""The references to a record that its page lists."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.derive.anniversaries.calendar_records import is_party
from atlas.derive.computed.listing import Listing
from atlas.model.agreements import Agreement
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.records.record_index import Backlink
from atlas.records.store import Atlas


def listed_backlinks(record: Record, atlas: Atlas, listing: Listing) -> Iterator[Backlink]:
    """The references from other records that are listed; citations of a source are left out."""
    for link in atlas.links_to(record.id):
        other = link.record
        if other.withdrawn is None and other is not record and not is_citation(link) and listing.has_begun(other):
            yield link


def listed_agreements_of(record: Record, atlas: Atlas, listing: Listing) -> Iterator[tuple[Agreement, int]]:
    """The listed agreements of a record, each once, with the number of the party that it is, or that acts for it."""
    seen = set[str]()
    for link in listed_backlinks(record, atlas, listing):
        agreement = link.record
        if isinstance(agreement, Agreement) and is_party(link) and agreement.id not in seen:
            seen.add(agreement.id)
            yield agreement, int(link.path[1])


def has_briefing(record: Record, atlas: Atlas, listing: Listing) -> bool:
    """Tests for a place of more than one agreement: of a single one its own page says all that a briefing would."""
    if not isinstance(record, PlaceRecord) or record.withdrawn is not None:
        return False
    return len(list(listed_agreements_of(record, atlas, listing))) > 1


def not_begun_count(record: Record, atlas: Atlas, listing: Listing) -> int:
    """The number of records that name the record and are not listed, because they had not yet begun."""
    named_by = {link.record.id: link.record for link in atlas.links_to(record.id) if not is_citation(link)}
    return len(named_by) - len(listing.begun(named_by.values()))


def is_citation(link: Backlink) -> bool:
    """Tests for a reference from a citation to its source."""
    return "sources" in link.path
