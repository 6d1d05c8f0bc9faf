"""What is computed from an atlas for a day whatever the language: once for all editions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property

from atlas.derive.bars.bars import Bar
from atlas.derive.bars.record_bars import bars_of
from atlas.derive.bars.time_lists import Key, time_lists
from atlas.derive.computed.quality import Quality, begin_quality
from atlas.derive.computed.unknown import Unknown, unknown
from atlas.derive.relations.countries import by_country
from atlas.derive.relations.pairs import PairRelations
from atlas.derive.relations.people import Person, people
from atlas.derive.status.course import Course, course_of
from atlas.derive.status.existence import begins_after, described_by
from atlas.derive.status.in_force import InForce, in_force
from atlas.derive.status.status import StatusOn, status_of
from atlas.derive.status.years import Year, in_years
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.records import Record
from atlas.records.derived_queries import TrackedCache
from atlas.records.store import Atlas

_MANY = 50_000


class Computed:
    """Remembers what it was asked for."""

    def __init__(self, atlas: Atlas, languages: Sequence[str], day: date) -> None:
        """`languages` are those of the readers, each of whom wants the texts."""
        self.atlas = atlas
        self.day = day
        self._languages = tuple(languages)
        self._courses: TrackedCache[str, Course] = TrackedCache(atlas.tracker, _MANY, "courses")
        self._statuses: TrackedCache[str, StatusOn] = TrackedCache(atlas.tracker, _MANY, f"statuses {day}")
        self._in_force: TrackedCache[str, InForce] = TrackedCache(atlas.tracker, _MANY, "in force")
        self.joint = PairRelations(atlas, self.has_begun)
        self._begun: TrackedCache[str, bool] = TrackedCache(atlas.tracker, _MANY, f"begun {day}")
        self._bars: TrackedCache[str, tuple[Bar, ...]] = TrackedCache(atlas.tracker, _MANY)
        self._unknown: TrackedCache[str, Unknown] = TrackedCache(atlas.tracker, _MANY)
        self._people: TrackedCache[str, tuple[Person, ...]] = TrackedCache(atlas.tracker, _MANY)
        self._begun_quality: Callable[[], Quality] | None = None

    def status(self, agreement: Agreement) -> StatusOn:
        """The state of an agreement on the day."""
        return self._statuses.get(agreement.id, lambda: status_of(self._course(agreement), self.day))

    def in_force(self, agreement: Agreement) -> InForce:
        """When an agreement is in force."""
        return self._in_force.get(agreement.id, lambda: in_force(self._course(agreement)))

    def bars(self, record: Record) -> tuple[Bar, ...]:
        """When a record is, for timelines; none where no year is known."""
        self.atlas.tracker.read("record", record.id)
        return self._bars.get(record.id, lambda: self._made_bars(record))

    def in_time(self, records: Iterable[Record]) -> list[Record]:
        """Records by time; then those only planned, then those of which no year is known."""
        return sorted(records, key=self._time_of)

    def _time_of(self, record: Record) -> tuple[object, ...]:
        bars = self.bars(record)
        return not bars, record.standing is not Standing.STATED, bars[0].bounds if bars else (), record.id

    def _made_bars(self, record: Record) -> tuple[Bar, ...]:
        return bars_of(record, self._course(record) if isinstance(record, Agreement) else None)

    def _course(self, agreement: Agreement) -> Course:
        return self._courses.get(agreement.id, lambda: self._made_course(agreement))

    def _made_course(self, agreement: Agreement) -> Course:
        self.atlas.tracker.read("record", agreement.id)
        return course_of(agreement, self.atlas)

    def has_begun(self, record: Record) -> bool:
        """Whether a record stands in lists: its first date, or a time that its sources describe, is past by the day."""
        return self._begun.get(record.id, lambda: self._has_begun(record))

    def _has_begun(self, record: Record) -> bool:
        self.atlas.tracker.read("record", record.id)
        return not begins_after(record, self.day) or described_by(record, self.atlas, self.day)

    def begun(self, records: Iterable[Record]) -> list[Record]:
        """The records that stand in lists."""
        return [record for record in records if self.has_begun(record)]

    @property
    def listed(self) -> dict[str, list[Record]]:
        """The records of each kind that stand in lists."""
        self.atlas.tracker.read_all()
        return self._listed

    @property
    def years(self) -> tuple[Year, ...]:
        """The agreements of each year until that of the day, oldest first."""
        self.atlas.tracker.read_all()
        return self._years

    def unknown(self, record: Record) -> Unknown:
        """What the sources of a record leave open."""
        return self._unknown.get(record.id, lambda: unknown(record, self.atlas))

    def people(self, record: Record) -> tuple[Person, ...]:
        """The persons that a record names."""
        return self._people.get(record.id, lambda: self._made_people(record))

    def _made_people(self, record: Record) -> tuple[Person, ...]:
        self.atlas.tracker.read("record", record.id)
        return tuple(people(record))

    @property
    def by_country(self) -> dict[str, tuple[Record, ...]]:
        """The records of each country, by country code."""
        self.atlas.tracker.read_all()
        return self._by_country

    @property
    def countries(self) -> dict[str, tuple[str, ...]]:
        """The codes of the countries of each record that has any, by its id."""
        self.atlas.tracker.read_all()
        return self._countries

    @property
    def time_lists(self) -> dict[Key, list[Record]]:
        """The records that have a time, by kind, country and topic, each list in the order of time."""
        self.atlas.tracker.read_all()
        return self._time_lists

    @property
    def quality(self) -> Quality:
        """How well the data is sourced, and its weak places."""
        self.atlas.tracker.read_all()
        return self._quality

    @cached_property
    def _listed(self) -> dict[str, list[Record]]:
        return {kind: self.begun(records) for kind, records in self.atlas.by_kind.items()}

    @cached_property
    def _years(self) -> tuple[Year, ...]:
        agreements = (record for record in self._listed["agreements"] if isinstance(record, Agreement))
        return in_years(self.day.year, {agreement.id: self.in_force(agreement) for agreement in agreements})

    @cached_property
    def _by_country(self) -> dict[str, tuple[Record, ...]]:
        return by_country(self.atlas)

    @cached_property
    def _countries(self) -> dict[str, tuple[str, ...]]:
        found = defaultdict[str, list[str]](list)
        for code, records in self._by_country.items():
            for record in records:
                found[record.id].append(code)
        return {id_: tuple(codes) for id_, codes in found.items()}

    @cached_property
    def _time_lists(self) -> dict[Key, list[Record]]:
        lists = time_lists(self._listed, self._by_country)
        return {key: self.in_time(records) for key, records in lists.items()}

    def begin(self) -> None:
        """Begins what takes longest of all that is computed, beside what comes next."""
        self._begun_quality = begin_quality(self.atlas, self._languages, self.day)

    @cached_property
    def _quality(self) -> Quality:
        begun = self._begun_quality or begin_quality(self.atlas, self._languages, self.day)
        return begun()
