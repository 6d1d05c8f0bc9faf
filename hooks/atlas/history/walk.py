"""The walk through the history of data/: what each commit changed in records, by the files that it changed alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from atlas.derive.changes.changes import RecordChange, record_changes, renamed_ids
from atlas.derive.changes.effects import Effect
from atlas.derive.changes.log import LoggedChange, LoggedCommit, Version
from atlas.history.git import FileChange
from atlas.history.seen import StatementDays
from atlas.history.versions import Versions, is_usable
from atlas.model.agreements import Agreement
from atlas.model.kinds import kind_of
from atlas.model.records import Record
from atlas.model.values import Country
from atlas.reading.folders import file_at
from atlas.records.store import Atlas
from atlas.records.walk import leaves

_WORDED = frozenset((Effect.CORRECTED, Effect.SUPPLEMENTED))
"""The effects that changes of nothing but words have."""
_UNSAID = frozenset(("sources", "topics"))
"""The kinds of which a change says nothing where a record refers to them."""


@dataclass
class DataState:
    """The state of data/ at a commit: the last readable version of each file, None where none could be read.

    `follows` are the ids that each record names as those it follows, by its own.
    """

    versions: dict[str, Version | None] = field(default_factory=dict)
    follows: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Changed:
    """The records that a commit changed, by id: as they were, and as they are; those whose values lack; versions."""

    before: dict[str, Record] = field(default_factory=dict)
    after: dict[str, Record] = field(default_factory=dict)
    old: dict[str, Version] = field(default_factory=dict)
    new: dict[str, Version] = field(default_factory=dict)

    def incomplete(self) -> tuple[set[str], set[str]]:
        """The ids of records of which values could not be read."""
        lacking = [{id_ for id_, version in versions.items() if version.lacks} for versions in (self.old, self.new)]
        return lacking[0], lacking[1]


class Walk:
    """Follows the history from a state on."""

    def __init__(self, state: DataState, seen: StatementDays, versions: Versions) -> None:
        self.state = state
        self.seen = seen
        self._versions = versions
        self._paths = {file.id: path for path in state.versions if (file := file_at(path))}
        self._followers: dict[str, set[str]] = {}
        for id_, followed in state.follows.items():
            self._follow(id_, followed)

    def commit(self, id_: str, day: date, files: Sequence[FileChange]) -> LoggedCommit:
        """Goes on to the next commit, which changed these files."""
        changed = self._take_up(files, day)
        touched = changed.before.keys() | changed.after.keys()
        context = self._context((*changed.before.values(), *changed.after.values()))
        staying = [one for one in context if one.id not in touched]
        before, after = (Atlas((*records.values(), *staying)) for records in (changed.before, changed.after))
        renamed = renamed_ids(before, after)
        found = record_changes(before, after, day, changed.incomplete())
        self.seen.change(day, changed.before, changed.after, renamed)
        return LoggedCommit(id_, day, tuple(_logged(one, changed) for one in found), renamed)

    def _take_up(self, files: Sequence[FileChange], day: date) -> _Changed:
        """Brings the state up to the commit; returns what readable versions it replaces by which."""
        changed = _Changed()
        for one in files:
            if not (file := file_at(one.path)):
                continue
            held = self.state.versions.get(one.path)
            version = self._readable(one, held)
            if one.after and version is None:
                self.state.versions.setdefault(one.path, None)
                continue
            was_there = one.path in self.state.versions
            if held:
                changed.old[file.id] = held
                changed.before[file.id] = self._record(held)
            if version:
                changed.new[file.id] = version
                changed.after[file.id] = self._record(version)
            self._hold(one.path, file.id, version)
            if version and was_there and not held:  # it was there, but nothing could be read of it
                self.seen.change(day, {}, {file.id: changed.after.pop(file.id)}, {})
        _drop_unchanged(changed)
        return changed

    def _readable(self, one: FileChange, held: Version | None) -> Version | None:
        """The version after the commit, if it can be read: in whole, where one before it could."""
        if one.after is None:
            return None
        entry = self._versions.entry(one.path, one.after)
        if not is_usable(entry.record) or (held and not held.lacks and not entry.whole):
            return None
        return Version(one.path, one.after, not entry.whole)

    def _hold(self, path: str, id_: str, version: Version | None) -> None:
        for old in self.state.follows.pop(id_, ()):
            self._followers[old].discard(id_)
        if version is None:
            self.state.versions.pop(path, None)
            if self._paths.get(id_) == path:
                del self._paths[id_]
            return
        self.state.versions[path] = version
        self._paths[id_] = path
        if followed := tuple(_named_in(self._record(version), "follows")):
            self.state.follows[id_] = followed
            self._follow(id_, followed)

    def _follow(self, id_: str, followed: Iterable[str]) -> None:
        for one in followed:
            self._followers.setdefault(one, set()).add(id_)

    def _context(self, records: Iterable[Record]) -> list[Record]:
        """The records, as they are after the commit, on which the states of changed agreements rest."""
        ids = set[str]()
        for record in (record for record in records if isinstance(record, Agreement)):
            near = {*_named_in(record, "follows"), *self._followers.get(record.id, ())}
            ids |= near | {*_sources_of(record)}
            ids.update(source for one in self._held(near) for source in _sources_of(one))
        return self._held(ids)

    def _held(self, ids: Iterable[str]) -> list[Record]:
        paths = (self._paths.get(id_) for id_ in sorted(ids))
        held = [version for path in paths if path and (version := self.state.versions.get(path))]
        self._versions.load((version.path, version.content) for version in held)
        return [self._record(version) for version in held]

    def _record(self, version: Version) -> Record:
        record = self._versions.entry(version.path, version.content).record
        assert record
        return record


def _drop_unchanged(changed: _Changed) -> None:
    """Leaves out the records that say the same as before in another layout."""
    for id_ in [id_ for id_, record in changed.after.items() if changed.before.get(id_) == record]:
        del changed.before[id_], changed.after[id_]


def _logged(change: RecordChange, changed: _Changed) -> LoggedChange:
    record, old, new = change.record, change.before, change.after
    named = {name for one in (old, new) if one for name in _named(one)} - {record.id}
    return LoggedChange(
        kind=kind_of(record),
        id=record.id,
        effects=change.effects,
        before=changed.old[old.id] if old else None,
        after=changed.new[new.id] if new else None,
        heir=change.heir.id if change.heir else None,
        named=tuple(sorted(named)),
        editorial=_WORDED.issuperset(change.effects) and all(value.is_editorial for value in change.values),
    )


def _named(record: Record) -> Iterator[str]:
    """The ids of records and the codes of countries in a record, without its sources and topics."""
    for leaf in leaves(record):
        if leaf.type is Country or (leaf.reference and not _UNSAID.issuperset(leaf.reference.kinds)):
            yield str(leaf.value)


def _named_in(record: Record, field_: str) -> Iterator[str]:
    return (str(leaf.value) for leaf in leaves(record) if leaf.reference and leaf.path[0] == field_)


def _sources_of(record: Record) -> Iterator[str]:
    return (str(leaf.value) for leaf in leaves(record) if leaf.reference and leaf.reference.kinds == ("sources",))
