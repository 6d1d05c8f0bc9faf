"""Links from a page to its timeline and to its briefing for paper."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.derive.times.record_bars import DATED_KINDS
from atlas.languages.edition import Words
from atlas.model.activities import Event
from atlas.model.agreements import Agreement
from atlas.model.kinds import kind_of
from atlas.model.places import City, PlaceRecord
from atlas.model.records import Record
from atlas.model.sources import Topic
from atlas.pages.phrases.addresses import (
    address_of,
    agreement_briefing,
    country_briefing,
    event_briefing,
    place_briefing,
    time_list_address,
    twin_town_form,
)
from atlas.pages.phrases.views import Phrase
from atlas.pages.record.backlinks import has_briefing
from atlas.pages.record.services import PageServices


def see_also(record: Record, services: PageServices) -> tuple[Phrase, ...]:
    """The links of a record's page; none from one that was withdrawn."""
    if record.withdrawn is not None:
        return ()
    if isinstance(record, Event):
        return (_briefing(event_briefing(record), services),)
    if isinstance(record, Agreement):
        address = agreement_briefing(record, services.computed.pairs)
        return (_briefing(address, services),) if address != address_of(record) else ()
    if isinstance(record, PlaceRecord):
        return tuple(_of_place(record, services))
    if isinstance(record, Topic) and _has_timeline(record, services):
        return (_timeline("topics", record.id, services),)
    return ()


def _of_place(place: PlaceRecord, services: PageServices) -> Iterator[Phrase]:
    if isinstance(place, City):
        yield Phrase(Words(services.edition.gettext("Add a twin town")), twin_town_form(place))
    if has_briefing(place, services.atlas, services.computed.listing):
        yield _briefing(place_briefing(place), services)


def see_also_country(code: str, records: list[Record], services: PageServices) -> tuple[Phrase, ...]:
    """The links of a country's page; `records` are listed on it."""
    briefing = _briefing(country_briefing(code), services)
    if any(kind_of(record) in DATED_KINDS for record in records):
        return _timeline("countries", code.lower(), services), briefing
    return (briefing,)


def _has_timeline(topic: Topic, services: PageServices) -> bool:
    on_it = [link.record for link in services.atlas.links_to(topic.id) if link.field == "topics"]
    return any(kind_of(one) in DATED_KINDS and one.withdrawn is None for one in services.computed.listing.begun(on_it))


def _timeline(part: str, id_: str, services: PageServices) -> Phrase:
    return Phrase(Words(services.edition.gettext("Timeline")), time_list_address(part, id_))


def _briefing(address: str, services: PageServices) -> Phrase:
    return Phrase(Words(services.edition.gettext("Print briefing")), address)
