"""Totals over all records, for overviews: numbers, extents, the latest events. Each is a derived query of its own."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from atlas.derive.computed.computed import Computed
from atlas.derive.computed.latest import latest_decisions, latest_events
from atlas.derive.computed.newest_source import newest_source
from atlas.derive.computed.time_lists import ListKey, TimeExtent, stated_records, time_extent
from atlas.derive.computed.years import DecadeNumbers, by_decade, decade_numbers
from atlas.derive.times.activity import Activity, Years, activity
from atlas.derive.times.milestones import Milestone
from atlas.model.dates.partial_date import PartialDate
from atlas.model.kinds import KINDS
from atlas.model.records import Record
from atlas.records.derived_queries import DerivedQuery
from atlas.records.store import Atlas

_EVENTS = 6
_DECISIONS = 5

Numbers = tuple[tuple[str, int], ...]
"""Names with numbers, in the order in which they are shown."""


class KindNumbers(NamedTuple):
    """The numbers of the records of a kind: listed ones that are not only planned, planned ones, those not begun."""

    kind: str
    stated: int
    planned: int
    not_begun: int


class Totals:
    """The answers of one atlas, as on a day."""

    def __init__(self, computed: Computed) -> None:
        self._computed = computed
        self._atlas: Atlas = computed.atlas
        tracker = computed.atlas.tracker
        self._kinds = DerivedQuery(tracker, "numbers of kinds", lambda _: self._of_kinds())
        self._countries = DerivedQuery(tracker, "numbers of countries", lambda _: self._of_countries())
        self._topics = DerivedQuery(tracker, "numbers of topics", lambda _: self._named("topics", "topics"))
        self._cities = DerivedQuery(tracker, "numbers of cities", lambda _: self._named("cities", "parties"))
        self._decades = DerivedQuery(tracker, "numbers of decades", lambda _: self._of_decades())
        self._times = DerivedQuery(tracker, "numbers of times", lambda _: self._of_times())
        self._weak = DerivedQuery(tracker, "numbers of weak places", lambda _: self._of_weak_places())
        self._translations = DerivedQuery(tracker, "numbers of translations", lambda _: self._of_translations())
        self._reach = DerivedQuery(tracker, "reach", lambda _: self._of_agreements())
        self._extents = DerivedQuery(tracker, "extent", lambda key: self._extent(_key(key)))
        self._activities = DerivedQuery(tracker, "activity", self._activity)
        self._latest = DerivedQuery(tracker, "latest events", lambda _: self._latest_events())
        self._decisions = DerivedQuery(tracker, "latest decisions", lambda _: self._latest_decisions(), _records)
        self._newest_source = DerivedQuery(tracker, "newest source", lambda _: newest_source(self._atlas))

    @property
    def kinds(self) -> tuple[KindNumbers, ...]:
        """Kinds, each with the numbers of its records."""
        return self._kinds.get()

    @property
    def countries(self) -> Numbers:
        """Country codes, each with the number of its listed records that are not only planned."""
        return self._countries.get()

    @property
    def topics(self) -> Numbers:
        """Ids of topics, each with the number of listed records on it that are not only planned, if any is."""
        return self._topics.get()

    @property
    def cities(self) -> Numbers:
        """Ids of cities, each with the number of listed agreements to which it is a party, if any is."""
        return self._cities.get()

    @property
    def decades(self) -> tuple[DecadeNumbers, ...]:
        """Decades, each with the numbers of its agreements."""
        return self._decades.get()

    @property
    def times(self) -> tuple[tuple[ListKey, int], ...]:
        """The lists by time, each with the number of its records that are not only planned."""
        return self._times.get()

    @property
    def by_number_of_sources(self) -> tuple[tuple[int, int], ...]:
        """Numbers of sources, each with the number of statements that have so many."""
        return self._weak.get()[0]

    @property
    def weak_places(self) -> Numbers:
        """The lists of weak places, each with its length."""
        return self._weak.get()[1]

    @property
    def by_voices(self) -> Numbers:
        """Who speaks of agreements, each with the number of those."""
        return self._weak.get()[2]

    @property
    def translations(self) -> tuple[tuple[str, int, int], ...]:
        """Languages, each with the numbers of texts that lack it, and of records unread by its native editors."""
        return self._translations.get()

    @property
    def reach(self) -> tuple[int, int]:
        """The numbers of listed agreements that are not only planned, and of the countries of their parties."""
        return self._reach.get()

    @property
    def latest(self) -> tuple[Record, ...]:
        """The events that took place last."""
        return self._latest.get()

    @property
    def decisions(self) -> tuple[Milestone, ...]:
        """The acts on agreements that were done last."""
        return self._decisions.get()

    @property
    def newest_source(self) -> PartialDate | None:
        """The date of the newest cited source."""
        return self._newest_source.get()

    def extent(self, key: ListKey) -> TimeExtent:
        """The numbers of stated and planned records in a list by time, and its first and last year."""
        return self._extents.get("/".join(key))

    def activity(self, key: ListKey, years: Years) -> Activity:
        """The numbers of records of a list by time in each of these years."""
        return self._activities.get("/".join((*key, *map(str, years))))

    def _of_kinds(self) -> tuple[KindNumbers, ...]:
        listed, all_ = self._computed.listing.by_kind, self._atlas.by_kind
        stated = {kind: len(stated_records(listed[kind])) for kind in KINDS}
        return tuple(
            KindNumbers(kind, number, len(listed[kind]) - number, len(all_[kind]) - len(listed[kind]))
            for kind, number in stated.items()
        )

    def _of_countries(self) -> Numbers:
        begun, countries = self._computed.listing.begun, self._computed.countries.by_code
        return tuple((code, len(stated_records(begun(records)))) for code, records in countries.items())

    def _named(self, kind: str, field: str) -> Numbers:
        """Records of a kind with the number of those that name them in a field."""
        found = ((record.id, self._number_by(record, field)) for record in self._atlas.by_kind[kind])
        return tuple((id_, number) for id_, number in found if number)

    def _number_by(self, named: Record, field: str) -> int:
        named_by = (link.record for link in self._atlas.links_to(named.id) if link.field == field)
        listed = stated_records(self._computed.listing.begun(named_by))
        return len({record.id for record in listed if record.withdrawn is None})

    def _of_decades(self) -> tuple[DecadeNumbers, ...]:
        return tuple(map(decade_numbers, by_decade(self._computed.agreements.years).values()))

    def _of_times(self) -> tuple[tuple[ListKey, int], ...]:
        return tuple((key, len(stated_records(records))) for key, records in self._computed.times.lists.items())

    def _of_weak_places(self) -> tuple[tuple[tuple[int, int], ...], Numbers, Numbers]:
        found = self._computed.gaps.quality
        return (
            tuple(found.by_number_of_sources.items()),
            tuple((name, len(rows)) for name, rows in found.lists.items()),
            tuple((one.value, number) for one, number in found.by_voices.items()),
        )

    def _of_translations(self) -> tuple[tuple[str, int, int], ...]:
        found = self._computed.gaps.quality
        lacking = Counter(language for weak in found.lists["missing-texts"] for language in weak.languages)
        return tuple((language, lacking[language], len(ids)) for language, ids in found.unreviewed.items())

    def _of_agreements(self) -> tuple[int, int]:
        stated = stated_records(self._computed.listing.by_kind["agreements"])
        codes = {code for one in stated for code in self._computed.countries.codes.get(one.id, ())}
        return len(stated), len(codes)

    def _extent(self, key: ListKey) -> TimeExtent:
        return time_extent(self._computed.times.lists.get(key, ()), self._computed.times.bars)

    def _activity(self, asked: str) -> Activity:
        key, first, last = asked.rsplit("/", 2)
        done = stated_records(self._computed.times.lists.get(_key(key), ()))
        return activity(map(self._computed.times.bars, done), (int(first), int(last)))

    def _latest_events(self) -> tuple[Record, ...]:
        return latest_events(self._atlas, self._computed.day, _EVENTS)

    def _latest_decisions(self) -> tuple[Milestone, ...]:
        return latest_decisions(self._atlas, self._computed.day, _DECISIONS)


def _records(milestones: tuple[Milestone, ...]) -> tuple[Record, ...]:
    """The agreements, by which the milestones are compared."""
    return tuple(one.record for one in milestones)


def _key(asked: str) -> ListKey:
    part, id_ = asked.split("/")
    return part, id_
