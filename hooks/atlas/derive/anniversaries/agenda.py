"""Agendas, the contents of calendars: anniversaries, ends of terms and events, each of a certain year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from atlas.derive.anniversaries.anniversaries import Anniversaries, Beginning, is_round
from atlas.derive.anniversaries.known_days import KnownDay
from atlas.derive.anniversaries.occurrences import MissingPart, Occurrence, occurrences
from atlas.derive.anniversaries.terms import Expiry
from atlas.derive.anniversaries.upcoming import UpcomingDates
from atlas.derive.computed.computed import Computed
from atlas.derive.relations.parties import has_left
from atlas.derive.status.states import OVER, State
from atlas.model.activities import Event
from atlas.model.agreements import Agreement
from atlas.model.kinds import kind_of
from atlas.model.records import Record
from atlas.records.derived_queries import DerivedQuery, TrackedCache
from atlas.records.record_index import Backlink
from atlas.records.store import Atlas

KINDS_WITH_AGENDA = frozenset(("cities", "regions", "organisations", "agreements", "projects", "events"))
YEARS = 10
"""The number of years with anniversaries and ends of terms, that of the atlas's day included."""
ONLY_ROUND_ABOVE = 200
"""An agenda of more agreements than this holds only round anniversaries."""
LIMIT = 2000
"""The most entries: from this year on the soonest; where there is room, the latest of those before."""

_CACHED_AGENDAS = 16


@dataclass(frozen=True, slots=True)
class Series:
    """The anniversaries of one beginning; `lapsed`: the state for which they are counted and not celebrated."""

    beginning: Beginning
    days: tuple[KnownDay, ...]
    lapsed: State | None


Item = Series | Expiry | Occurrence


class Agendas:
    """Computes the agendas of one atlas, as on its day; a few are cached, for editions ask for the same in turn."""

    def __init__(self, computed: Computed) -> None:
        self.computed = computed
        self.anniversaries = Anniversaries(computed)
        self.upcoming = UpcomingDates(computed, self.anniversaries)
        self._atlas = computed.atlas
        self._day = computed.day
        self._years = range(computed.day.year, computed.day.year + YEARS)
        tracker = computed.atlas.tracker
        self._agendas: TrackedCache[str, tuple[Item, ...]] = TrackedCache(tracker, _CACHED_AGENDAS)
        self._all = DerivedQuery(tracker, "agenda", lambda _: self._of_all(), _compared_items)
        self._any = DerivedQuery(tracker, "has an agenda", lambda _: bool(self.of_all()))
        self._countries = DerivedQuery(tracker, "country has an agenda", self._has_country)

    def of_record(self, record: Record) -> tuple[Item, ...]:
        """The agenda of a record: of the agreements to which it is a party, and of the events that name it."""
        if kind_of(record) not in KINDS_WITH_AGENDA or record.withdrawn is not None:
            return ()
        return self._agendas.get(record.id, lambda: self._of(agenda_records(record, self._atlas, self._day)))

    def of_country(self, code: str, records: Iterable[Record]) -> tuple[Item, ...]:
        """The agenda of a country, from its code and the records that belong to it."""
        return self._agendas.get(code, lambda: self._of(records))

    def of_all(self) -> tuple[Item, ...]:
        """The agenda of the whole atlas."""
        return self._all.get()

    def has_any(self) -> bool:
        """Tests for an item in the agenda of the whole atlas."""
        return self._any.get()

    def has_country(self, code: str) -> bool:
        """Tests for an item in the agenda of a country."""
        return self._countries.get(code)

    def _has_country(self, code: str) -> bool:
        return bool(self.of_country(code, self.computed.countries.by_code.get(code, ())))

    def _of_all(self) -> tuple[Item, ...]:
        return self._of(one for kind in ("agreements", "events") for one in self._atlas.by_kind[kind])

    def _of(self, records: Iterable[Record]) -> tuple[Item, ...]:
        """The agenda of the agreements and events among records, in their order.

        Left out are anniversaries of what has ended, and events of earlier years of which the day is not known.
        """
        records = tuple(records)
        agreements = [record for record in records if isinstance(record, Agreement)]
        only_round = len(agreements) > ONLY_ROUND_ABOVE
        items: list[Item] = [item for agreement in agreements for item in self._of_agreement(agreement, only_round)]
        events = (record for record in records if isinstance(record, Event))
        items += [one for event in events for one in occurrences(event) if self._is_shown(one)]
        return tuple(self._limited(items))

    def _of_agreement(self, agreement: Agreement, only_round: bool) -> Iterator[Item]:
        lifespan = self.anniversaries.lifespan(agreement)
        for beginning in lifespan.beginnings:
            began = beginning.day.year
            years = (year for year in self._years if year > began and (is_round(year - began) or not only_round))
            days = [beginning.day.in_year(year) for year in years]
            before_end = tuple(day for day in days if lifespan.lapsed_at(day) not in OVER)
            if before_end:
                yield Series(beginning, before_end, lifespan.lapsed)
        if expiry := self.anniversaries.expiry(agreement, self._years[-1]):
            yield expiry

    def _is_shown(self, occurrence: Occurrence) -> bool:
        return occurrence.missing is not MissingPart.DAY or occurrence.first.year >= self._day.year

    def _limited(self, items: list[Item]) -> list[Item]:
        """The items; of more than LIMIT entries those that stay, each by itself."""
        if sum(len(item.days) if isinstance(item, Series) else 1 for item in items) <= LIMIT:
            return items
        single = [(first, number, one) for number, item in enumerate(items) for first, one in _single_entries(item)]
        this_year = dt.date(self._day.year, 1, 1)
        single.sort(key=lambda entry: (entry[0] < this_year, abs(entry[0] - this_year), entry[1]))
        return [one for _, _, one in single[:LIMIT]]


def _compared_items(items: tuple[Item, ...]) -> object:
    """The values compared to find out if a calendar changes; all else follows from the records."""
    return [_compared_item(item) for item in items]


def _compared_item(item: Item) -> object:
    if isinstance(item, Series):
        return item.beginning.record, item.beginning.field, item.days, item.lapsed
    if isinstance(item, Expiry):
        return item.record, item.field, item.day
    return item.record, item.stated.value.text, item.first, item.last, item.missing


def _single_entries(item: Item) -> Iterator[tuple[dt.date, Item]]:
    """The entries of an item, each by itself and with its day."""
    if isinstance(item, Series):
        yield from ((day.first, Series(item.beginning, (day,), item.lapsed)) for day in item.days)
    else:
        yield item.first, item


def agreements_of(record: Record, atlas: Atlas, day: dt.date) -> tuple[Agreement, ...]:
    """The agreement itself, or those to which the record is a party on a day, or may be one, each once."""
    if isinstance(record, Agreement):
        return (record,)
    links = (link for link in atlas.links_to(record.id) if is_party(link) and not _is_over(link, day))
    return tuple({link.record.id: link.record for link in links if isinstance(link.record, Agreement)}.values())


def agenda_records(record: Record, atlas: Atlas, day: dt.date) -> tuple[Agreement | Event, ...]:
    """The record itself, the agreements to which it is a party on a day, and the events that name it, each once."""
    links = (link for link in atlas.links_to(record.id) if "sources" not in link.path)
    events = [link.record for link in links if isinstance(link.record, Event)]
    own = (record,) if isinstance(record, Event) else agreements_of(record, atlas, day)
    return tuple({one.id: one for one in (*own, *events)}.values())


def _is_over(link: Backlink, day: dt.date) -> bool:
    """Tests if the time of the party is over."""
    return isinstance(link.record, Agreement) and has_left(link.record.parties[int(link.path[1])], day)


def is_party(link: Backlink) -> bool:
    """Tests for a link that makes its target a party, or one on whose behalf a party acts."""
    if not isinstance(link.record, Agreement) or link.field != "parties":
        return False
    return len(link.path) == 3 or "on_behalf_of" in link.path
