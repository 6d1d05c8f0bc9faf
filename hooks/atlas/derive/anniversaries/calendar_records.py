"""The records that have a calendar, and the agreements and events that stand in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from atlas.derive.anniversaries.revisions import Revisions
from atlas.derive.relations.parties import has_left, has_own_time
from atlas.model.activities import Event
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.kinds import kind_of
from atlas.model.records import Record
from atlas.records.record_index import Backlink
from atlas.records.store import Atlas

KINDS_WITH_AGENDA = frozenset(("cities", "regions", "organisations", "agreements", "projects", "events"))


def has_calendar(record: Record, atlas: Atlas, revisions: Revisions) -> bool:
    """Tests if a record has a calendar, maybe an empty one: one that was published answers for ever.

    That depends on the data alone, not on the day: a concluded agreement has one, whatever became of it, and so has
    each that is or was a party to it. An event has one, and each record that it names, unless its days were over before
    the first source tells of it: for one passed day none is made.
    """
    if kind_of(record) not in KINDS_WITH_AGENDA:
        return False
    links = atlas.links_to(record.id)
    if any(agreement.standing is Standing.STATED for agreement in _agreements(record, links)):
        return True
    dated = [(event, one.value) for event in _events(record, links) for one in event.dates if one.value.year_known]
    return len(dated) > 1 or any(revisions.may_precede(event, date.extent.last_max) for event, date in dated)


def agreements_of(record: Record, atlas: Atlas, day: dt.date) -> tuple[Agreement, ...]:
    """The agreement itself, or those to which the record is a party on a day, or may be one, each once."""
    if isinstance(record, Agreement):
        return (record,)
    links = (link for link in atlas.links_to(record.id) if is_party(link) and not _has_left(link, day))
    return tuple({one.id: one for one in _agreements(record, links)}.values())


def own_times(record: Record, atlas: Atlas, day: dt.date) -> dict[str, tuple[int, ...]]:
    """The parties in whose time a record looks at the agreements to which it is a party on a day, by their ids.

    None where it is bound as all are.
    """
    found: dict[str, tuple[int, ...]] = {}
    for link in atlas.links_to(record.id):
        if is_party(link) and isinstance(link.record, Agreement) and not _has_left(link, day):
            number = int(link.path[1])
            own = (number,) if has_own_time(link.record, number) else ()
            found[link.record.id] = found.get(link.record.id, own) and own
    return found


def agenda_records(record: Record, atlas: Atlas, day: dt.date) -> tuple[Agreement | Event, ...]:
    """The record itself, the agreements to which it is a party on a day, and the events that name it, each once."""
    agreements, events = agreements_of(record, atlas, day), _events(record, atlas.links_to(record.id))
    found: tuple[Agreement | Event, ...] = (*agreements, *events)
    return tuple({one.id: one for one in found}.values())


def is_party(link: Backlink) -> bool:
    """Tests for a link that makes its target a party, or one on whose behalf a party acts."""
    if not isinstance(link.record, Agreement) or link.field != "parties":
        return False
    return len(link.path) == 3 or "on_behalf_of" in link.path


def _has_left(link: Backlink, day: dt.date) -> bool:
    assert isinstance(link.record, Agreement)
    return has_left(link.record, int(link.path[1]), day)


def _agreements(record: Record, links: Iterable[Backlink]) -> Iterator[Agreement]:
    """The agreement itself, or those of which the links make the record a party."""
    if isinstance(record, Agreement):
        yield record
    yield from (link.record for link in links if is_party(link) and isinstance(link.record, Agreement))


def _events(record: Record, links: Iterable[Backlink]) -> Iterator[Event]:
    """The event itself, and those that name the record."""
    if isinstance(record, Event):
        yield record
    naming = {link.record.id: link.record for link in links if "sources" not in link.path}
    yield from (one for one in naming.values() if isinstance(one, Event) and one is not record)
