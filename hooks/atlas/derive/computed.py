"""What is computed from an atlas for a day whatever the language: once for all editions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from atlas.atlas import Atlas
from atlas.derive.countries import by_country
from atlas.derive.quality import Quality, quality_of
from atlas.derive.status import StatusOn, status_on
from atlas.derive.unknown import Unknown, unknown
from atlas.model.agreements import Agreement
from atlas.model.records import Record
from atlas.tracing import Memory

_MANY = 50_000
_FEW = 16  # editions ask for the same record one after the other


class Computed:
    """Remembers what it was asked for."""

    def __init__(self, atlas: Atlas, languages: Sequence[str], day: date) -> None:
        """`languages` are those of the readers, each of whom wants the texts."""
        self.atlas = atlas
        self.day = day
        self._languages = tuple(languages)
        self._statuses: Memory[str, StatusOn] = Memory(atlas.tracer, _MANY)
        self._unknown: Memory[str, Unknown] = Memory(atlas.tracer, _FEW)

    def status(self, agreement: Agreement) -> StatusOn:
        """The state of an agreement on the day."""
        return self._statuses.get(agreement.id, lambda: status_on(agreement, self.atlas, self.day))

    def unknown(self, record: Record) -> Unknown:
        """What the sources of a record leave open."""
        return self._unknown.get(record.id, lambda: unknown(record, self.atlas))

    @property
    def by_country(self) -> dict[str, tuple[Record, ...]]:
        """The records of each country, by country code."""
        self.atlas.tracer.saw_all()
        return self._by_country

    @property
    def quality(self) -> Quality:
        """How well the data is sourced, and its weak places."""
        self.atlas.tracer.saw_all()
        return self._quality

    @cached_property
    def _by_country(self) -> dict[str, tuple[Record, ...]]:
        return by_country(self.atlas)

    @cached_property
    def _quality(self) -> Quality:
        return quality_of(self.atlas, self._languages, self.day)
