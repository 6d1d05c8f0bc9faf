"""What the calendar of a record holds: anniversaries, ends of terms, events; each of a certain year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from atlas.derive.anniversaries.anniversaries import OVER, Anniversaries, Beginning, is_round
from atlas.derive.anniversaries.known_days import KnownDay
from atlas.derive.anniversaries.occurrences import Lacking, Occurrence, occurrences
from atlas.derive.anniversaries.terms import Expiry
from atlas.derive.anniversaries.upcoming import UpcomingDates
from atlas.derive.computed.computed import Computed
from atlas.derive.status.states import State
from atlas.model.activities import Event
from atlas.model.agreements import Agreement
from atlas.model.kinds import kind_of
from atlas.model.records import Record
from atlas.records.derived_queries import DerivedQuery, TrackedCache
from atlas.records.record_index import Backlink
from atlas.records.store import Atlas

KINDS_WITH_AGENDA = frozenset(("cities", "regions", "organisations", "agreements", "projects", "events"))
YEARS = 10
"""For how many years, that of the atlas's day included, anniversaries and ends of terms are told."""
MANY = 200
"""Of more agreements than these only round anniversaries are told."""
LIMIT = 2000
"""The most entries: from this year on the soonest; where there is room, the latest of those before."""

_FEW = 16


@dataclass(frozen=True, slots=True)
class Series:
    """The anniversaries of one beginning that are told; `lapsed`: for what they are not celebrated."""

    beginning: Beginning
    days: tuple[KnownDay, ...]
    lapsed: State | None


Item = Series | Expiry | Occurrence


class Agendas:
    """Makes the agendas of one atlas, as on a day; editions ask for the same one after the other."""

    def __init__(self, computed: Computed) -> None:
        self.computed = computed
        self.anniversaries = Anniversaries(computed)
        self.coming = UpcomingDates(computed, self.anniversaries)
        self._atlas = computed.atlas
        self._day = computed.day
        self._years = range(computed.day.year, computed.day.year + YEARS)
        tracker = computed.atlas.tracker
        self._remembered: TrackedCache[str, tuple[Item, ...]] = TrackedCache(tracker, _FEW)
        self._all = DerivedQuery(tracker, "agenda", lambda _: self._of_everything(), _told)
        self._any = DerivedQuery(tracker, "has an agenda", lambda _: bool(self.of_all()))
        self._countries = DerivedQuery(tracker, "country has an agenda", self._has_country)

    def of_record(self, record: Record) -> tuple[Item, ...]:
        """A record's: of the agreements to which it is a party, and of the events that name it."""
        if kind_of(record) not in KINDS_WITH_AGENDA or record.withdrawn is not None:
            return ()
        return self._remembered.get(record.id, lambda: self._of(concerning(record, self._atlas)))

    def of_country(self, code: str, records: Iterable[Record]) -> tuple[Item, ...]:
        """That of the records that belong to a country, given with its code."""
        return self._remembered.get(code, lambda: self._of(records))

    def of_all(self) -> tuple[Item, ...]:
        """That of the whole atlas."""
        return self._all.get()

    def has_any(self) -> bool:
        """Whether there is anything in that of the whole atlas."""
        return self._any.get()

    def has_country(self, code: str) -> bool:
        """Whether there is anything in that of a country."""
        return self._countries.get(code)

    def _has_country(self, code: str) -> bool:
        return bool(self.of_country(code, self.computed.by_country.get(code, ())))

    def _of_everything(self) -> tuple[Item, ...]:
        return self._of(one for kind in ("agreements", "events") for one in self._atlas.by_kind[kind])

    def _of(self, records: Iterable[Record]) -> tuple[Item, ...]:
        """That of the agreements and events among records, in their order.

        Left out are anniversaries of what has ended, and events of earlier years of which the day is not known.
        """
        records = tuple(records)
        agreements = [record for record in records if isinstance(record, Agreement)]
        many = len(agreements) > MANY
        found: list[Item] = [item for agreement in agreements for item in self._of_agreement(agreement, many)]
        events = (record for record in records if isinstance(record, Event))
        found += [day for event in events for day in occurrences(event) if self._is_worth_a_day(day)]
        return tuple(self._bounded(found))

    def _of_agreement(self, agreement: Agreement, only_round: bool) -> Iterator[Item]:
        counting = self.anniversaries.counting(agreement)
        for beginning in counting.beginnings:
            began = beginning.known.year
            years = (year for year in self._years if year > began and (is_round(year - began) or not only_round))
            days = [beginning.known.in_year(year) for year in years]
            told = tuple(day for day in days if counting.lapsed_at(day) not in OVER)
            if told:
                yield Series(beginning, told, counting.lapsed)
        if expiry := self.anniversaries.expiry(agreement, self._years[-1]):
            yield expiry

    def _is_worth_a_day(self, occurrence: Occurrence) -> bool:
        return occurrence.lacking is not Lacking.DAY or occurrence.first.year >= self._day.year

    def _bounded(self, items: list[Item]) -> list[Item]:
        if sum(len(item.days) if isinstance(item, Series) else 1 for item in items) <= LIMIT:
            return items
        single = [(first, number, one) for number, item in enumerate(items) for first, one in _singly(item)]
        this_year = dt.date(self._day.year, 1, 1)
        single.sort(key=lambda found: (found[0] < this_year, abs(found[0] - this_year), found[1]))
        return [one for _, _, one in single[:LIMIT]]


def _told(items: tuple[Item, ...]) -> object:
    """What tells these items from others: their records tell the rest."""
    return [_told_of(item) for item in items]


def _told_of(item: Item) -> object:
    if isinstance(item, Series):
        return item.beginning.record, item.beginning.field, item.days, item.lapsed
    if isinstance(item, Expiry):
        return item.record, item.field, item.known
    return item.record, item.stated.value.text, item.first, item.last, item.lacking


def _singly(item: Item) -> Iterator[tuple[dt.date, Item]]:
    """Each entry by itself, with its day."""
    if isinstance(item, Series):
        yield from ((day.first, Series(item.beginning, (day,), item.lapsed)) for day in item.days)
    else:
        yield item.first, item


def agreements_of(record: Record, atlas: Atlas) -> tuple[Agreement, ...]:
    """The agreement itself, or those to which the record is a party, each once."""
    if isinstance(record, Agreement):
        return (record,)
    links = (link for link in atlas.links_to(record.id) if is_party(link))
    return tuple({link.record.id: link.record for link in links if isinstance(link.record, Agreement)}.values())


def concerning(record: Record, atlas: Atlas) -> tuple[Agreement | Event, ...]:
    """The record itself, the agreements to which it is a party, and the events that name it, each once."""
    links = (link for link in atlas.links_to(record.id) if "sources" not in link.path)
    events = [link.record for link in links if isinstance(link.record, Event)]
    own = (record,) if isinstance(record, Event) else agreements_of(record, atlas)
    return tuple({one.id: one for one in (*own, *events)}.values())


def is_party(link: Backlink) -> bool:
    """Whether the link makes its target a party, or one on whose behalf a party acts."""
    if not isinstance(link.record, Agreement) or link.field != "parties":
        return False
    return len(link.path) == 3 or "on_behalf_of" in link.path
