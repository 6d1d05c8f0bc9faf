"""Agendas, the contents of calendars: anniversaries, ends of terms and events, each of a certain year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from atlas.derive.anniversaries.agenda_items import (
    CANCELLING,
    Item,
    Series,
    TermEnd,
    compared_items,
    has_dates,
    series_of,
    single_entries,
)
from atlas.derive.anniversaries.anniversaries import Anniversaries, Lifespan, is_round
from atlas.derive.anniversaries.calendar_records import KINDS_WITH_AGENDA, agenda_records, has_calendar, own_times
from atlas.derive.anniversaries.occurrences import MissingPart, Occurrence, occurrences
from atlas.derive.anniversaries.revisions import Revisions
from atlas.derive.anniversaries.upcoming import UpcomingDates
from atlas.derive.computed.computed import Computed
from atlas.derive.status.states import OVER
from atlas.model.activities import Event
from atlas.model.agreements import Agreement
from atlas.model.kinds import kind_of
from atlas.model.records import Record
from atlas.records.derived_queries import DerivedQuery, TrackedCache

YEARS = 10
"""The number of years with anniversaries and ends of terms, that of the atlas's day included."""
ONLY_ROUND_ABOVE = 200
"""An agenda of more agreements than this holds only round anniversaries."""
LIMIT = 2000
"""The most entries: from this year on the soonest; where there is room, the latest of those before."""

_CACHED_AGENDAS = 16
_InTime = Mapping[str, tuple[int, ...]]
"""The parties in whose time agreements are looked at, by the ids of these."""
_OF_ALL: _InTime = {}


class AgendaExtent(NamedTuple):
    """Tells of an agenda: if it has dates that are not cancelled, if only round anniversaries, and what is left out."""

    has_dates: bool
    only_round: bool
    left_out: int


class Agendas:
    """Computes the agendas of one atlas, as on its day; a few are cached, for editions ask for the same in turn."""

    def __init__(self, computed: Computed, published: Collection[str] = ()) -> None:
        """`published` are the ids of records that have calendars in any case."""
        self.computed = computed
        self.anniversaries = Anniversaries(computed)
        self.upcoming = UpcomingDates(computed, self.anniversaries)
        self._atlas = computed.atlas
        self._day = computed.day
        self._years = range(computed.day.year, computed.day.year + YEARS)
        tracker = computed.atlas.tracker
        self._agendas: TrackedCache[str, tuple[Item, ...]] = TrackedCache(tracker, _CACHED_AGENDAS)
        self._all = DerivedQuery(tracker, "agenda", lambda _: self._of_all(), compared_items)
        self._extent_of_all = DerivedQuery(tracker, "extent of the agenda", lambda _: self._extent(self._dated()))
        self._countries = DerivedQuery(tracker, "extent of the agenda of a country", self._extent_of_country)
        self._extents: TrackedCache[str, AgendaExtent] = TrackedCache(tracker, _CACHED_AGENDAS)
        self._published = frozenset(published)
        self._revisions = Revisions(computed.atlas)
        self._calendars: TrackedCache[str, bool] = TrackedCache(tracker, _CACHED_AGENDAS)

    def has_calendar(self, record: Record) -> bool:
        """Tests if a record has a calendar, maybe an empty one."""
        return self._calendars.get(record.id, lambda: self._has_calendar(record))

    def revised(self, record: Record) -> dt.date:
        """The day of the last revision of a record."""
        return self._revisions.latest(record)

    def of_record(self, record: Record) -> tuple[Item, ...]:
        """The agenda of a record: of the agreements to which it is a party, and of the events that name it."""
        return self._agendas.get(record.id, lambda: self._of(self._records_of(record), self._own_times(record)))

    def of_country(self, code: str, records: Iterable[Record]) -> tuple[Item, ...]:
        """The agenda of a country, from its code and the records that belong to it."""
        return self._agendas.get(code, lambda: self._of(records))

    def of_all(self) -> tuple[Item, ...]:
        """The agenda of the whole atlas."""
        return self._all.get()

    def extent_of_all(self) -> AgendaExtent:
        """The extent of the agenda of the whole atlas."""
        return self._extent_of_all.get()

    def extent_of_country(self, code: str) -> AgendaExtent:
        """The extent of the agenda of a country."""
        return self._countries.get(code)

    def extent_of_record(self, record: Record) -> AgendaExtent:
        """The extent of the agenda of a record."""
        return self._extents.get(record.id, lambda: self._extent(self._records_of(record), self._own_times(record)))

    def _has_calendar(self, record: Record) -> bool:
        is_published = not self._published.isdisjoint((record.id, *record.formerly))
        return is_published or has_calendar(record, self._atlas, self._revisions)

    def _extent_of_country(self, code: str) -> AgendaExtent:
        return self._extent(self.computed.countries.by_code.get(code, ()))

    def _of_all(self) -> tuple[Item, ...]:
        return self._of(self._dated())

    def _dated(self) -> tuple[Record, ...]:
        return tuple(one for kind in ("agreements", "events") for one in self._atlas.by_kind[kind])

    def _records_of(self, record: Record) -> tuple[Record, ...]:
        """The records whose dates stand in the agenda of one."""
        if kind_of(record) not in KINDS_WITH_AGENDA or record.withdrawn is not None:
            return ()
        return tuple(agenda_records(record, self._atlas, self._day))

    def _own_times(self, record: Record) -> _InTime:
        return own_times(record, self._atlas, self._day)

    def _of(self, records: Iterable[Record], in_time: _InTime = _OF_ALL) -> tuple[Item, ...]:
        return tuple(self._limited(self._items(tuple(records), in_time)))

    def _extent(self, records: Sequence[Record], in_time: _InTime = _OF_ALL) -> AgendaExtent:
        items = self._items(records, in_time)
        left_out = max(_number_of_entries(items) - LIMIT, 0)
        return AgendaExtent(has_dates(items), _holds_only_round(records), left_out)

    def _items(self, records: Sequence[Record], in_time: _InTime) -> list[Item]:
        """The entries of the agreements and events among records, in their order.

        Left out are anniversaries of after a term, and events of earlier years of which the day is not known.
        """
        agreements = [record for record in records if isinstance(record, Agreement)]
        only_round = _holds_only_round(records)
        items: list[Item] = []
        for agreement in agreements:
            lifespan = self.anniversaries.lifespan(agreement, in_time.get(agreement.id, ()))
            items += self._of_agreement(lifespan, only_round)
        events = (record for record in records if isinstance(record, Event))
        items += [one for event in events for one in occurrences(event) if self._is_shown(one)]
        return items

    def _of_agreement(self, lifespan: Lifespan, only_round: bool) -> Iterator[Item]:
        for beginning in lifespan.beginnings:
            began = beginning.day.year
            years = (year for year in self._years if year > began and (is_round(year - began) or not only_round))
            yield from series_of(beginning, [beginning.day.in_year(year) for year in years], lifespan)
        if expiry := lifespan.expiry:
            is_coming = expiry.day.last >= self._day and expiry.day.year <= self._years[-1]
            if is_coming and lifespan.lapsed not in OVER - CANCELLING:
                yield TermEnd(expiry, lifespan.lapsed)

    def _is_shown(self, occurrence: Occurrence) -> bool:
        return occurrence.missing is not MissingPart.DAY or occurrence.first.year >= self._day.year

    def _limited(self, items: list[Item]) -> list[Item]:
        """The items; of more than LIMIT entries those that stay, each by itself."""
        if _number_of_entries(items) <= LIMIT:
            return items
        single = [(first, number, one) for number, item in enumerate(items) for first, one in single_entries(item)]
        this_year = dt.date(self._day.year, 1, 1)
        single.sort(key=lambda entry: (entry[0] < this_year, abs(entry[0] - this_year), entry[1]))
        return [one for _, _, one in single[:LIMIT]]


def _holds_only_round(records: Iterable[Record]) -> bool:
    return sum(isinstance(record, Agreement) for record in records) > ONLY_ROUND_ABOVE


def _number_of_entries(items: Iterable[Item]) -> int:
    return sum(len(item.days) if isinstance(item, Series) else 1 for item in items)
