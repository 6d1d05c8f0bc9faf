"""The log of changes: what each commit of the history changed in facts, and since when a statement stands in data/."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from atlas.derive.changes.changes import RecordChange, readable
from atlas.derive.changes.comparison import compare
from atlas.derive.changes.effects import Effect
from atlas.derive.changes.statement_keys import StatementKey, short_key, statement_keys
from atlas.model.records import Record


class Version(NamedTuple):
    """A version of a record's file: its path, and the id of its contents; `lacks` values that cannot be read."""

    path: str
    content: str
    lacks: bool = False


class LoggedChange(NamedTuple):
    """The change of one record by a commit: its versions before and after, without words and values.

    `named` are the ids of records and the codes of countries that either version refers to, sorted. `editorial`:
    nothing differs but words of ours.
    """

    kind: str
    id: str
    effects: tuple[Effect, ...]
    before: Version | None = None
    after: Version | None = None
    heir: str | None = None
    named: tuple[str, ...] = ()
    editorial: bool = False

    @property
    def versions(self) -> tuple[Version, ...]:
        """The version before and the one after, as far as there is one."""
        return tuple(filter(None, (self.before, self.after)))


class LoggedCommit(NamedTuple):
    """A commit by its id and its day (UTC); `renamed` are the ids that records had before, each with the new one."""

    id: str
    day: date
    changes: tuple[LoggedChange, ...]
    renamed: Mapping[str, str]


class DaysSeen(NamedTuple):
    """The days of the first commit with a statement, and of the last one; `last` is None while it stands there."""

    first: date
    last: date | None = None


ChangeNumber = tuple[int, int]
"""The number of a commit, and that of a change among those of the commit, both from 0."""

SeenStatements = Mapping[str, Mapping[str, DaysSeen]]
"""The statements of each record, by its id and their short keys."""

ReadVersions = Callable[[Sequence[Version]], Mapping[Version, Record]]
"""Reads versions of records."""


@dataclass(frozen=True)
class ChangeLog:
    """All commits that changed data/, oldest first, in the order in which they came upon the branch."""

    commits: tuple[LoggedCommit, ...]
    seen: SeenStatements
    read: ReadVersions
    _known: dict[ChangeNumber, RecordChange] = field(default_factory=dict, repr=False)

    @property
    def newest(self) -> date:
        """The latest day of a commit."""
        return max(commit.day for commit in self.commits)

    @cached_property
    def months(self) -> Mapping[str, tuple[ChangeNumber, ...]]:
        """The changes of each month such as `2026-11`; months and changes are newest first."""
        found: dict[str, list[ChangeNumber]] = {}
        for number in self.newest_first():
            found.setdefault(month_of(self.commits[number[0]].day), []).append(number)
        return {month: tuple(found[month]) for month in sorted(found, reverse=True)}

    def newest_first(self) -> Iterator[ChangeNumber]:
        """The numbers of all changes: by day, then by commit, newest first; those of a commit in their order."""
        order = sorted(range(len(self.commits)), key=lambda number: (self.commits[number].day, number), reverse=True)
        return ((number, change) for number in order for change in range(len(self.commits[number].changes)))

    def change(self, number: ChangeNumber) -> LoggedChange:
        """The change with this number."""
        return self.commits[number[0]].changes[number[1]]

    def tip(self, numbers: Iterable[ChangeNumber]) -> str:
        """The id of the last commit of some changes: with their numbers it says all of them. Empty of none."""
        return max(((commit, self.commits[commit].id) for commit, _ in numbers), default=(0, ""))[1]

    def details(self, numbers: Sequence[ChangeNumber]) -> list[RecordChange]:
        """The changes with these numbers, value by value."""
        missing = [number for number in dict.fromkeys(numbers) if number not in self._known]
        logged = {number: self.change(number) for number in missing}
        records = self.read([version for change in logged.values() for version in change.versions])
        for number, change in logged.items():
            self._known[number] = _details(change, self.commits[number[0]].renamed, records)
        return [self._known[number] for number in numbers]

    def days_of(self, record: Record) -> dict[StatementKey, tuple[date, date]]:
        """The days when each statement of a record was first and last seen in data/; without those not known yet.

        What still stands there was last seen on the day of the newest commit.
        """
        seen = self.seen.get(record.id, {})
        found = {key: seen.get(short_key(key)) for key in statement_keys(record)}
        return {key: (days.first, days.last or self.newest) for key, days in found.items() if days}


def month_of(day: date) -> str:
    """The month of a day, as in addresses: `2026-11`."""
    return f"{day:%Y-%m}"


def _details(change: LoggedChange, renamed: Mapping[str, str], records: Mapping[Version, Record]) -> RecordChange:
    old, new = (records.get(version) if version else None for version in (change.before, change.after))
    if not (old and new and change.before and change.after):
        return RecordChange(old, new, change.effects)
    found = readable(compare(old, new, renamed), change.before.lacks, change.after.lacks)
    return RecordChange(old, new, change.effects, found.values, found.citations)
