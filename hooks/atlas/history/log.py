"""The log of changes of a project, read from its Git repository; what was read before is taken from a cache."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from atlas.derive.changes.log import ChangeLog
from atlas.history.git import FileChange, Repository
from atlas.history.log_cache import CachedLog, read_log_cache, write_log_cache
from atlas.history.seen import StatementDays
from atlas.history.versions import Versions
from atlas.history.walk import Walk
from atlas.messages.refusal import Refusal
from atlas.reading.folders import DATA, file_at
from atlas.reading.loading import Entry

CACHE = Path(".cache/changes.cache")
"""The file, below a project, that keeps its log of changes."""
_LAST = 253_402_300_799
"""The last second of the year 9999."""
_STRETCH = 2_000
"""The number of changed files that are read at a time, more or less."""


def read_log(root: Path, entries: Iterable[Entry], cache: Path | None = None) -> ChangeLog | None:
    """The log of `root`/data; None where its history is not known: without Git, in a shallow or a partial clone.

    `entries` are the files as they are now, so that those that are committed need not be read again. `cache` keeps
    what was read: only what later commits changed is read then.
    """
    try:
        repository = Repository(root, offline=True)
        if repository.is_shallow() or not (commits := repository.commits(DATA)):
            return None
        return _read(repository, commits, entries, cache)
    except Refusal:
        return None


def _read(
    repository: Repository, commits: Sequence[tuple[str, int]], entries: Iterable[Entry], cache: Path | None
) -> ChangeLog | None:
    files = repository.files(commits[-1][0], DATA)
    if not files:
        return None
    versions = Versions(repository, _known(repository, commits[-1][0], files, entries))
    before = (cache and read_log_cache(cache)) or CachedLog()
    ids = [id_ for id_, _ in commits]
    if [commit.id for commit in before.commits] != ids[: len(before.commits)]:
        before = CachedLog()
    now = _continued(before, commits, repository, versions)
    if cache and now is not before:
        write_log_cache(now, cache)
    return ChangeLog(now.commits, now.seen, versions.records)


def _continued(
    before: CachedLog, commits: Sequence[tuple[str, int]], repository: Repository, versions: Versions
) -> CachedLog:
    """The log with the commits that it does not hold yet."""
    new = [(id_, _day(seconds)) for id_, seconds in commits[len(before.commits) :]]
    if not new:
        return before
    last = before.commits[-1] if before.commits else None
    seen = StatementDays(before.seen, last.day if last else None)
    walk, logged = Walk(before.state, seen, versions), [*before.commits]
    changes = repository.changes([id_ for id_, _ in new], DATA, last.id if last else None)
    for stretch in _stretches(list(zip(new, changes, strict=True))):
        versions.load(_contents(files for _, files in stretch))
        logged += (walk.commit(id_, day, files) for (id_, day), files in stretch)
    return CachedLog(tuple(logged), walk.seen.of, walk.state)


def _stretches(
    commits: Sequence[tuple[tuple[str, date], list[FileChange]]],
) -> Iterable[Sequence[tuple[tuple[str, date], list[FileChange]]]]:
    """The commits in their order, in parts that change about as many files."""
    start = files = 0
    for number, (_, changed) in enumerate(commits, 1):
        files += len(changed)
        if files >= _STRETCH or number == len(commits):
            yield commits[start:number]
            start, files = number, 0


def _contents(commits: Iterable[Sequence[FileChange]]) -> Iterable[tuple[str, str]]:
    """The paths of records' files with the contents that commits gave them."""
    changes = (one for files in commits for one in files)
    return ((one.path, one.after) for one in changes if one.after and file_at(one.path))


def _known(
    repository: Repository, commit: str, files: Mapping[str, str], entries: Iterable[Entry]
) -> dict[tuple[str, str], Entry]:
    """The files that are now as they were committed, by path and id of contents."""
    edited = repository.changed(commit, DATA)
    paths = ((entry, entry.file.path) for entry in entries)
    return {(path, files[path]): entry for entry, path in paths if path in files and path not in edited}


def _day(seconds: int) -> date:
    """The day of a time since 1970 (UTC); whatever a commit says, it is one that there is."""
    return datetime.fromtimestamp(min(max(seconds, 0), _LAST), UTC).date()
