"""The records of each country, and the countries of each record."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from atlas.derive.relations.countries import by_country
from atlas.model.records import Record
from atlas.records.store import Atlas


class CountryRecords:
    """Looks records up by country, and countries by record."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas

    @property
    def by_code(self) -> dict[str, tuple[Record, ...]]:
        """The records of each country, by country code."""
        self._atlas.tracker.read_all()
        return self._by_code

    @property
    def codes(self) -> dict[str, tuple[str, ...]]:
        """The codes of the countries of each record that has any, by its id."""
        self._atlas.tracker.read_all()
        return self._codes

    @cached_property
    def _by_code(self) -> dict[str, tuple[Record, ...]]:
        return by_country(self._atlas)

    @cached_property
    def _codes(self) -> dict[str, tuple[str, ...]]:
        found = defaultdict[str, list[str]](list)
        for code, records in self._by_code.items():
            for record in records:
                found[record.id].append(code)
        return {id_: tuple(codes) for id_, codes in found.items()}
