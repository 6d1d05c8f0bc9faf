"""The times of records: their bars on timelines, their order in time, the lists by time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from atlas.derive.computed.agreement_statuses import AgreementStatuses
from atlas.derive.computed.country_records import CountryRecords
from atlas.derive.computed.listing import Listing
from atlas.derive.computed.time_lists import ListKey, time_lists
from atlas.derive.times.bars import Bar
from atlas.derive.times.record_bars import bars_of
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.records import Record
from atlas.records.derived_queries import TrackedCache
from atlas.records.store import Atlas

_MANY = 50_000


class Times:
    """Answers when records of an atlas are."""

    def __init__(
        self, atlas: Atlas, agreements: AgreementStatuses, listing: Listing, countries: CountryRecords
    ) -> None:
        self._atlas = atlas
        self._agreements = agreements
        self._listing = listing
        self._countries = countries
        self._bars: TrackedCache[tuple[str | int, ...], tuple[Bar, ...]] = TrackedCache(atlas.tracker, _MANY)

    def bars(self, record: Record, parties: Sequence[int] = ()) -> tuple[Bar, ...]:
        """The bars of a record on timelines; none where no year is known.

        Those of an agreement for some of its parties, by their numbers, in their time.
        """
        self._atlas.tracker.read("record", record.id)
        return self._bars.get((record.id, *parties), lambda: self._computed_bars(record, parties))

    def in_order(self, records: Iterable[Record]) -> list[Record]:
        """Records by time; then those only planned, then those of which no year is known."""
        return sorted(records, key=self._sort_key)

    @property
    def lists(self) -> dict[ListKey, list[Record]]:
        """The records that have a time, by kind, country and topic, each list in the order of time."""
        self._atlas.tracker.read_all()
        return self._lists

    @cached_property
    def _lists(self) -> dict[ListKey, list[Record]]:
        lists = time_lists(self._listing.by_kind, self._countries.by_code)
        return {key: self.in_order(records) for key, records in lists.items()}

    def _computed_bars(self, record: Record, parties: Sequence[int]) -> tuple[Bar, ...]:
        return bars_of(record, self._agreements.course(record, parties) if isinstance(record, Agreement) else None)

    def _sort_key(self, record: Record) -> tuple[object, ...]:
        bars = self.bars(record)
        return not bars, record.standing is not Standing.STATED, bars[0].bounds if bars else (), record.id
