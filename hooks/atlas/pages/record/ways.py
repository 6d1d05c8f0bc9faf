"""Where a page leads besides what it tells: to its timeline, to its briefing for paper."""

from __future__ import annotations

from atlas.derive.bars.record_bars import IN_TIME
from atlas.languages.edition import Words
from atlas.model.activities import Event
from atlas.model.agreements import Agreement
from atlas.model.kinds import kind_of
from atlas.model.records import Record
from atlas.model.sources import Topic
from atlas.pages.phrases.addresses import (
    address_of,
    agreement_briefing,
    country_briefing,
    event_briefing,
    time_list_address,
)
from atlas.pages.phrases.views import Phrase
from atlas.pages.record.relations import Relations


def ways_from(record: Record, relations: Relations) -> tuple[Phrase, ...]:
    """Those of a record's page; none from one that was withdrawn."""
    if record.withdrawn is not None:
        return ()
    if isinstance(record, Event):
        return (_briefing(event_briefing(record), relations),)
    if isinstance(record, Agreement):
        address = agreement_briefing(record, relations.computed.joint)
        return (_briefing(address, relations),) if address != address_of(record) else ()
    if isinstance(record, Topic) and _has_timeline(record, relations):
        return (_timeline("topics", record.id, relations),)
    return ()


def ways_from_country(code: str, records: list[Record], relations: Relations) -> tuple[Phrase, ...]:
    """Those of a country's page; `records` are listed on it."""
    briefing = _briefing(country_briefing(code), relations)
    if any(kind_of(record) in IN_TIME for record in records):
        return _timeline("countries", code.lower(), relations), briefing
    return (briefing,)


def _has_timeline(topic: Topic, relations: Relations) -> bool:
    on_it = [link.record for link in relations.atlas.links_to(topic.id) if link.field == "topics"]
    return any(kind_of(one) in IN_TIME and one.withdrawn is None for one in relations.computed.begun(on_it))


def _timeline(part: str, id_: str, relations: Relations) -> Phrase:
    return Phrase(Words(relations.edition.gettext("Timeline")), time_list_address(part, id_))


def _briefing(address: str, relations: Relations) -> Phrase:
    return Phrase(Words(relations.edition.gettext("Print briefing")), address)
