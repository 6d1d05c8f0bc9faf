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


def paths_since(root: Path, repository: Repository, commit: str) -> set[str]:
    """The paths of the files below `root`/data that are new since a commit, or may hold something else."""
    now = {file.path for file in data_files(root, [])}
    return (now - repository.files(commit, DATA).keys()) | (now & repository.changed(commit, DATA))


def changed_since(repository: Repository, commit: str) -> list[Entry]:
    """The files of a commit that are gone now, or may hold something else, as they stood there."""
    return entries_at(repository, commit, repository.changed(commit, DATA))
