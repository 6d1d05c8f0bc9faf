"""The records that go on under another id, by the ids that they had."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from atlas.model.records import Record
from atlas.records.derived_queries import DerivedQuery
from atlas.records.store import Atlas


class FormerIds:
    """Finds records by present and former ids; each atlas has one, whether or not its history is known."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._heirs = DerivedQuery(atlas.tracker, "record of a former id", self._heir)

    def record(self, id_: str) -> Record | None:
        """The record with an id, or the one that had it; None of one that has gone."""
        return self._atlas.get(id_) or self._atlas.get(self._heirs.get(id_))

    @cached_property
    def _by_former_id(self) -> Mapping[str, str]:
        return {old: record.id for record in self._atlas.records for old in record.formerly}

    def _heir(self, id_: str) -> str:
        return self._by_former_id.get(id_, "")
