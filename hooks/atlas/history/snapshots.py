"""Snapshots of data/: of a commit, and of a later one or of the files as they are now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from atlas.history.commits import entries_at
from atlas.history.git import Repository
from atlas.history.versions import is_usable
from atlas.incremental.checking import CACHE, load_checked_data
from atlas.model.problems import Severity
from atlas.reading.folders import DATA
from atlas.reading.loading import Entry
from atlas.records.file_table import FileTable
from atlas.records.record_index import record_sort_key
from atlas.records.store import Atlas
from atlas.rules.checking import check


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An atlas of what can be read; paths of the changed files that cannot, or in part, or that have errors."""

    atlas: Atlas
    unread: tuple[str, ...]
    partly_read: tuple[str, ...]
    with_errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SnapshotPair:
    """Both snapshots, and the number of files that are in both and not the same."""

    before: Snapshot
    after: Snapshot
    changed: int


def read_snapshots(root: Path, repository: Repository, base: str, head: str | None, today: date) -> SnapshotPair:
    """Reads data/ at the commit `base`, and at `head`; without one the files below `root` as they are now."""
    now = entries_at(repository, head) if head else _entries_now(root, today)
    same = _same_files(repository, base, head)
    kept = {entry.file.path: entry for entry in now if entry.file.path in same}
    old = entries_at(repository, base, repository.files(base, DATA).keys() - kept.keys())
    new = [entry for entry in now if entry.file.path not in kept]
    both = {entry.file.path for entry in old} & {entry.file.path for entry in new}
    digests = [
        {entry.file.path: entry.digest for entry in entries if entry.file.path in both} for entries in (old, new)
    ]
    changed = sum(digests[0][path] != digests[1][path] for path in both)
    return SnapshotPair(_snapshot(root, kept.values(), old, today), _snapshot(root, kept.values(), new, today), changed)


def _entries_now(root: Path, today: date) -> list[Entry]:
    checked_data, _ = load_checked_data(root, root / CACHE, today)
    return list(checked_data.entries)


def _same_files(repository: Repository, base: str, head: str | None) -> set[str]:
    """The paths of files that surely hold the same in both."""
    before = repository.files(base, DATA)
    if head is None:
        return before.keys() - repository.changed(base, DATA)
    after = repository.files(head, DATA)
    return {path for path, id_ in before.items() if after.get(path) == id_}


def _snapshot(root: Path, kept: Iterable[Entry], changed: Sequence[Entry], today: date) -> Snapshot:
    entries = [*kept, *changed]
    records = sorted((entry.record for entry in entries if is_usable(entry.record)), key=record_sort_key)
    atlas = Atlas(records, FileTable({entry.file.id: entry.file.kind for entry in entries}), today=today)
    checked = zip(changed, check(root, changed, atlas), strict=True)
    with_errors = [
        entry.file.path
        for entry, (problems, _) in checked
        if entry.whole and any(problem.severity is Severity.ERROR for problem in problems)
    ]
    return Snapshot(
        atlas,
        tuple(sorted(entry.file.path for entry in changed if not is_usable(entry.record))),
        tuple(sorted(entry.file.path for entry in changed if is_usable(entry.record) and not entry.whole)),
        tuple(sorted(with_errors)),
    )
