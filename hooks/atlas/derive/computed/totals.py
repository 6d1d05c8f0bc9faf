"""What overviews tell of all records: numbers, and what is latest. Each answer is a lookup of its own."""

from __future__ import annotations

from atlas.derive.bars.activity import Activity, Years, activity
from atlas.derive.bars.time_lists import Key, TimeExtent, done_in, time_extent
from atlas.derive.computed.computed import Computed
from atlas.derive.computed.latest import latest_events
from atlas.model.kinds import KINDS
from atlas.model.records import Record
from atlas.records.derived_queries import DerivedQuery
from atlas.records.store import Atlas

_EVENTS = 6

Numbers = tuple[tuple[str, int], ...]
"""How many of each, in order."""


class Totals:
    """The answers of one atlas, as on a day."""

    def __init__(self, computed: Computed) -> None:
        self._computed = computed
        self._atlas: Atlas = computed.atlas
        tracker = computed.atlas.tracker
        self._kinds = DerivedQuery(tracker, "numbers of kinds", lambda _: self._of_kinds())
        self._countries = DerivedQuery(tracker, "numbers of countries", lambda _: self._of_countries())
        self._topics = DerivedQuery(tracker, "numbers of topics", lambda _: self._of_topics())
        self._years = DerivedQuery(tracker, "numbers of years", lambda _: self._of_years())
        self._times = DerivedQuery(tracker, "numbers of times", lambda _: self._of_times())
        self._weak = DerivedQuery(tracker, "numbers of weak places", lambda _: self._of_weak_places())
        self._extents = DerivedQuery(tracker, "extent", lambda key: self._extent(_key(key)))
        self._activities = DerivedQuery(tracker, "activity", self._activity)
        self._latest = DerivedQuery(tracker, "latest events", lambda _: self._latest_events())

    @property
    def kinds(self) -> tuple[tuple[str, int, int], ...]:
        """How many records of each kind stand in lists, and how many there are."""
        return self._kinds.get()

    @property
    def countries(self) -> Numbers:
        """How many records of each country, by its code, stand in lists."""
        return self._countries.get()

    @property
    def topics(self) -> Numbers:
        """How many records that stand in lists are on each topic, by its id; topics without any are left out."""
        return self._topics.get()

    @property
    def years(self) -> tuple[tuple[int, int, int], ...]:
        """How many agreements are certainly, and possibly, in force in each year."""
        return self._years.get()

    @property
    def times(self) -> tuple[tuple[Key, int], ...]:
        """How long the lists by time are."""
        return self._times.get()

    @property
    def by_number_of_sources(self) -> tuple[tuple[int, int], ...]:
        """How many statements have one source, two, three ..."""
        return self._weak.get()[0]

    @property
    def weak_places(self) -> Numbers:
        """How long the lists of weak places are."""
        return self._weak.get()[1]

    @property
    def latest(self) -> tuple[Record, ...]:
        """The events that took place last."""
        return self._latest.get()

    def extent(self, key: Key) -> TimeExtent:
        """How much of a list by time is done, and from when to when."""
        return self._extents.get("/".join(key))

    def activity(self, key: Key, years: Years) -> Activity:
        """How much of a list by time there was in each of these years."""
        return self._activities.get("/".join((*key, *map(str, years))))

    def _of_kinds(self) -> tuple[tuple[str, int, int], ...]:
        listed, all_ = self._computed.listed, self._atlas.by_kind
        return tuple((kind, len(listed[kind]), len(all_[kind])) for kind in KINDS)

    def _of_countries(self) -> Numbers:
        return tuple((code, len(self._computed.begun(records))) for code, records in self._computed.by_country.items())

    def _of_topics(self) -> Numbers:
        found = ((topic.id, self._number_on(topic)) for topic in self._atlas.by_kind["topics"])
        return tuple((id_, number) for id_, number in found if number)

    def _number_on(self, topic: Record) -> int:
        named_by = (link.record for link in self._atlas.links_to(topic.id) if link.field == "topics")
        return len({record.id for record in self._computed.begun(named_by) if record.withdrawn is None})

    def _of_years(self) -> tuple[tuple[int, int, int], ...]:
        return tuple((year.number, len(year.certain), len(year.possible)) for year in self._computed.years)

    def _of_times(self) -> tuple[tuple[Key, int], ...]:
        return tuple((key, len(records)) for key, records in self._computed.time_lists.items())

    def _of_weak_places(self) -> tuple[tuple[tuple[int, int], ...], Numbers]:
        found = self._computed.quality
        return tuple(found.by_number_of_sources.items()), tuple((name, len(rows)) for name, rows in found.lists.items())

    def _extent(self, key: Key) -> TimeExtent:
        return time_extent(self._computed.time_lists.get(key, ()), self._computed.bars)

    def _activity(self, asked: str) -> Activity:
        key, first, last = asked.rsplit("/", 2)
        done = done_in(self._computed.time_lists.get(_key(key), ()))
        return activity(map(self._computed.bars, done), (int(first), int(last)))

    def _latest_events(self) -> tuple[Record, ...]:
        return latest_events(self._atlas, self._computed.day, _EVENTS)


def _key(asked: str) -> Key:
    part, id_ = asked.split("/")
    return part, id_
