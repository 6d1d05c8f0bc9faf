"""The records that stand in lists on a day: those that had begun by then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from atlas.derive.status.existence import begins_after, is_described_by
from atlas.model.records import Record
from atlas.records.derived_queries import TrackedCache
from atlas.records.store import Atlas

_MANY = 50_000


class Listing:
    """Decides which records of an atlas are listed on a day."""

    def __init__(self, atlas: Atlas, day: date) -> None:
        self._atlas = atlas
        self._day = day
        self._begun: TrackedCache[str, bool] = TrackedCache(atlas.tracker, _MANY, f"begun {day}")

    def has_begun(self, record: Record) -> bool:
        """Returns True where its first date, or a time that its sources describe, is past by the day."""
        return self._begun.get(record.id, lambda: self._has_begun(record))

    def _has_begun(self, record: Record) -> bool:
        self._atlas.tracker.read("record", record.id)
        return not begins_after(record, self._day) or is_described_by(record, self._atlas, self._day)

    def begun(self, records: Iterable[Record]) -> list[Record]:
        """The records that had begun, in the order given."""
        return [record for record in records if self.has_begun(record)]

    @property
    def by_kind(self) -> dict[str, list[Record]]:
        """All listed records, by kind."""
        self._atlas.tracker.read_all()
        return self._by_kind

    @cached_property
    def _by_kind(self) -> dict[str, list[Record]]:
        return {kind: self.begun(records) for kind, records in self._atlas.by_kind.items()}
