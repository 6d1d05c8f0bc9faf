"""The gaps of the data: what sources leave open of a record, and the weak places of the whole atlas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property

from atlas.derive.computed.quality import Quality, begin_quality
from atlas.derive.computed.unknown import Unknown, unknown
from atlas.model.records import Record
from atlas.records.derived_queries import TrackedCache
from atlas.records.store import Atlas

_MANY = 50_000


class Gaps:
    """Finds the gaps of an atlas, on a day, for readers of some languages."""

    def __init__(self, atlas: Atlas, languages: Sequence[str], day: date) -> None:
        """`languages`: texts that lack one of them are weak places."""
        self._atlas = atlas
        self._languages = tuple(languages)
        self._day = day
        self._unknown: TrackedCache[str, Unknown] = TrackedCache(atlas.tracker, _MANY)
        self._quality_to_come: Callable[[], Quality] | None = None

    def of(self, record: Record) -> Unknown:
        """The questions that the sources of a record leave open."""
        return self._unknown.get(record.id, lambda: unknown(record, self._atlas))

    def begin(self) -> None:
        """Begins to look for weak places in other processes, as nothing else computed takes longer."""
        self._quality_to_come = begin_quality(self._atlas, self._languages, self._day)

    @property
    def quality(self) -> Quality:
        """The numbers of sources behind statements, and the weak places."""
        self._atlas.tracker.read_all()
        return self._quality

    @cached_property
    def _quality(self) -> Quality:
        finish = self._quality_to_come or begin_quality(self._atlas, self._languages, self._day)
        return finish()
