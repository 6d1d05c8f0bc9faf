"""The changes between two states of data/, record by record."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from atlas.derive.changes.comparison import CitationChange, Comparison, ValueChange, compare
from atlas.derive.changes.effects import Effect, effects_of
from atlas.derive.changes.weaknesses import WeaknessChanges, weakness_changes
from atlas.model.records import Record
from atlas.records.record_index import record_sort_key
from atlas.records.store import Atlas
from atlas.records.walk import leaves

Incomplete = tuple[Collection[str], Collection[str]]
"""The ids of records before and after of which values could not be read, or nothing at all."""
Pair = tuple[Record | None, Record | None]
"""A record before and after a change; None where there is none."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """The change of one record: the record before and after, its effects, and the values that differ.

    `before` is None of one that was added, `after` of one that has gone; its `heir` has its address then.
    """

    before: Record | None
    after: Record | None
    effects: tuple[Effect, ...]
    values: tuple[ValueChange, ...] = ()
    citations: tuple[CitationChange, ...] = ()
    heir: Record | None = None

    @property
    def record(self) -> Record:
        """The record as it is now; as it was, where it has gone."""
        record = self.after or self.before
        assert record
        return record


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes between two atlases; `neighbours` are the records whose pages name a changed one."""

    records: tuple[RecordChange, ...]
    weaknesses: WeaknessChanges
    neighbours: tuple[Record, ...]


def changes_between(
    before: Atlas,
    after: Atlas,
    languages: Sequence[str],
    day: date,
    incomplete: Incomplete = ((), ()),
) -> Changes:
    """Compares two atlases for readers of `languages`; states are those on `day`.

    `incomplete` are the ids of records before and after of which values could not be read, or nothing at all: what
    only lacks there is no change.
    """
    pairs, heirs = _pairs(before, after, incomplete)
    renamed = renamed_ids(before, after)
    records = _record_changes(pairs, heirs, (before, after), day, incomplete)
    neighbours = _neighbours(records, before, after)
    with_neighbours = [*pairs, *((before.by_id.get(one.id), one) for one in neighbours)]
    return Changes(records, weakness_changes(with_neighbours, (before, after), renamed, languages, day), neighbours)


def record_changes(
    before: Atlas, after: Atlas, day: date, incomplete: Incomplete = ((), ())
) -> tuple[RecordChange, ...]:
    """The changes of records alone, as changes_between finds them; the atlases may be parts of whole ones."""
    pairs, heirs = _pairs(before, after, incomplete)
    return _record_changes(pairs, heirs, (before, after), day, incomplete)


def renamed_ids(before: Atlas, after: Atlas) -> dict[str, str]:
    """The ids that records had before and have no more, each with the id under which its record goes on."""
    return {old: heir.id for old, heir in _heirs(after).items() if old in before.by_id}


def _record_changes(
    pairs: Sequence[Pair],
    heirs: Mapping[str, Record],
    atlases: tuple[Atlas, Atlas],
    day: date,
    incomplete: Incomplete,
) -> tuple[RecordChange, ...]:
    before, after = atlases
    renamed, found = renamed_ids(before, after), []
    for old, new in pairs:
        if old and new:
            comparison = readable(compare(old, new, renamed), old.id in incomplete[0], new.id in incomplete[1])
            effects = effects_of((old, before), (new, after), comparison, day)
            found.append(RecordChange(old, new, effects, comparison.values, comparison.citations))
        elif new:
            found.append(RecordChange(None, new, (Effect.ADDED,)))
        elif old:
            heir = heirs.get(old.id)
            found.append(RecordChange(old, None, (Effect.MERGED if heir else Effect.REMOVED,), heir=heir))
    return tuple(sorted((one for one in found if one.effects), key=lambda one: record_sort_key(one.record)))


def _heirs(after: Atlas) -> dict[str, Record]:
    return {old: record for record in after.records for old in record.formerly if old not in after.by_id}


def _pairs(before: Atlas, after: Atlas, incomplete: Incomplete) -> tuple[list[Pair], dict[str, Record]]:
    """The pairs of records that are not the same, and the records that go on under another id by their former ids."""
    heirs = _heirs(after)
    return [pair for pair in _all_pairs(before, after, heirs) if not _is_unread(*pair, incomplete)], heirs


def _all_pairs(before: Atlas, after: Atlas, heirs: Mapping[str, Record]) -> Iterator[Pair]:
    """Each record that is not the same before and after; a renamed one is a pair with what it was."""
    followed = {heir.id: old for old, heir in heirs.items() if old in before.by_id and heir.id not in before.by_id}
    for new in after.records:
        old = before.by_id.get(new.id) or before.by_id.get(followed.get(new.id, ""))
        if old and type(old) is not type(new):
            yield old, None
            yield None, new
        elif old is not new and old != new:
            yield old, new
    for old in before.records:
        if old.id not in after.by_id and old.id not in followed.values():
            yield old, None


def _is_unread(old: Record | None, new: Record | None, incomplete: Incomplete) -> bool:
    """Tests for a record that seems to have come or gone only because its file could not be read once."""
    return (old is None and new is not None and new.id in incomplete[0]) or (
        new is None and old is not None and old.id in incomplete[1]
    )


def readable(comparison: Comparison, old_lacks: bool, new_lacks: bool) -> Comparison:
    """The comparison without what only seems to have come or gone, as values of a version could not be read."""

    def counts(change: ValueChange | CitationChange) -> bool:
        return not (old_lacks and change.before is None) and not (new_lacks and change.after is None)

    return Comparison(tuple(filter(counts, comparison.values)), tuple(filter(counts, comparison.citations)))


def _neighbours(changes: Sequence[RecordChange], before: Atlas, after: Atlas) -> tuple[Record, ...]:
    """The records, as they are now, that a changed one names or that name it, without the changed ones."""
    changed = {record.id for change in changes for record in (change.before, change.after) if record}
    named = set[str]()
    for change in changes:
        for record, atlas in ((change.before, before), (change.after, after)):
            if record:
                named.update(str(leaf.value) for leaf in leaves(record) if leaf.reference)
                named.update(link.record.id for link in atlas.links_to(record.id))
    found = (after.by_id[id_] for id_ in named - changed if id_ in after.by_id)
    return tuple(sorted(found, key=record_sort_key))
