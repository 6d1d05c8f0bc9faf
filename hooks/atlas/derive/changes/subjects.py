"""The subjects of logged changes: the record as it stands now, the places and countries that a change concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from atlas.derive.changes.effects import Effect
from atlas.derive.changes.former_ids import FormerIds
from atlas.derive.changes.log import ChangeLog, ChangeNumber, LoggedChange
from atlas.derive.computed.computed import Computed
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.records.derived_queries import DerivedQuery

_COUNTRY = 2
"""The number of letters of a country's code, which are capitals; ids have none."""
_SHORT_COMMIT = 12
"""The number of letters by which a commit is named."""
_NO_FACTS = ("sources", "topics")


class ChangeSubjects:
    """Finds what the changes of a log concern, by the records as they stand now."""

    def __init__(self, log: ChangeLog, computed: Computed, former_ids: FormerIds) -> None:
        self.log = log
        self._computed = computed
        self.atlas = computed.atlas
        self._former_ids = former_ids
        self._versions = DerivedQuery(self.atlas.tracker, "version of data", self._version)

    def present(self, id_: str) -> Record | None:
        """The record with an id, or the one that goes on under another; None of one that has gone."""
        return self._former_ids.record(id_)

    @cached_property
    def by_country(self) -> Mapping[str, tuple[ChangeNumber, ...]]:
        """The changes that concern each country with records, newest first, by its code."""
        return self.atlas.tracker.untracked(self._by_country)

    @cached_property
    def of_facts(self) -> tuple[ChangeNumber, ...]:
        """The changes that say something else than before of the world, newest first: for those who follow them.

        Sources, topics and changes of citations or of words of ours alone are left out.
        """
        return tuple(number for number in self.log.newest_first() if self.is_of_facts(number))

    def version(self, of: str = "") -> str:
        """The commit that last changed what a record says, by its id, or all data; its first letters, "" of none."""
        return self._versions.get(of)[:_SHORT_COMMIT]

    def is_of_facts(self, number: ChangeNumber) -> bool:
        """Tests for a change that readers follow."""
        change = self.log.change(number)
        return change.kind not in _NO_FACTS and change.effects != (Effect.CITED,) and not change.editorial

    def places(self, change: LoggedChange) -> tuple[str, ...]:
        """The ids of the places that a change concerns, sorted."""
        records = filter(None, map(self.present, (change.id, *filter(str.islower, change.named))))
        return tuple(sorted({record.id for record in records if isinstance(record, PlaceRecord)}))

    @cached_property
    def _last_commits(self) -> Mapping[str, str]:
        """The last commit that changed each record, by the id that it has there."""
        return {change.id: commit.id for commit in self.log.commits for change in commit.changes}

    def _version(self, of: str) -> str:
        return self._last_commits.get(of, "") if of else self.log.commits[-1].id

    def _by_country(self) -> dict[str, tuple[ChangeNumber, ...]]:
        found: dict[str, list[ChangeNumber]] = {code: [] for code in self._computed.countries.by_code}
        for number in self.log.newest_first():
            for code in sorted({*self._countries(self.log.change(number))} & found.keys()):
                found[code].append(number)
        return {code: tuple(numbers) for code, numbers in found.items()}

    def _countries(self, change: LoggedChange) -> Iterator[str]:
        """The codes in the record, those of the places that it names, and those to which it belongs now."""
        yield from (name for name in change.named if len(name) == _COUNTRY and name.isupper())
        for id_ in (change.id, *change.named):
            record = self.present(id_)
            if isinstance(record, PlaceRecord):
                yield record.country.value
        if record := self.present(change.id):
            yield from self._computed.countries.codes.get(record.id, ())
