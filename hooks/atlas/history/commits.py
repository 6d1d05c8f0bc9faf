"""The files of data/ as they stood at a commit."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from atlas.history.git import Repository
from atlas.reading.folders import DATA, File, data_files, file_at
from atlas.reading.loading import Entry, read_record


def entries_at(repository: Repository, commit: str, only: Collection[str] | None = None) -> list[Entry]:
    """The records' files at a commit, with their records; of those with the paths `only`, if given."""
    found: list[tuple[File, str]] = []
    for path, id_ in repository.files(commit, DATA).items():
        if (file := file_at(path)) and (only is None or path in only):
            found.append((file, id_))
    contents = repository.contents([id_ for _, id_ in found])
    return [read_record(file, content)[0] for (file, _), content in zip(found, contents, strict=True)]


def ever_published(repository: Repository) -> list[Entry]:
    """The files of records that commits of the branch held: each as it stood last, and earlier where it had other ids.

    Raises Refusal where the older commits are lacking.
    """
    repository.refuse_shallow()
    commits = [id_ for id_, _ in repository.commits(DATA)]
    changes = (change for found in repository.changes(commits, DATA) for change in found)
    held = [(file, change.after) for change in changes if change.after and (file := file_at(change.path))]
    newest_first = dict.fromkeys(reversed(held))
    contents = repository.contents([id_ for _, id_ in newest_first])
    published: list[Entry] = []
    known: set[tuple[str, str]] = set()
    for (file, _), content in zip(newest_first, contents, strict=True):
        if (file.path, file.id) in known and b"formerly" not in content:
            continue
        entry = read_record(file, content)[0]
        ids = {(file.path, id_) for id_ in (file.id, *(entry.record.formerly if entry.record else ()))}
        if ids - known:
            published.append(entry)
        known |= ids
    return published


def paths_since(root: Path, repository: Repository, commit: str) -> set[str]:
    """The paths of the files below `root`/data that are new since a commit, or may hold something else."""
    now = {file.path for file in data_files(root, [])}
    return (now - repository.files(commit, DATA).keys()) | (now & repository.changed(commit, DATA))


def changed_since(repository: Repository, commit: str) -> list[Entry]:
    """The files of a commit that are gone now, or may hold something else, as they stood there."""
    return entries_at(repository, commit, repository.changed(commit, DATA))
