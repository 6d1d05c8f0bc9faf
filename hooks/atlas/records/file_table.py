"""A table of the files of data/, also of those of which no record could be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from atlas.reading.folders import File
from atlas.reading.loading import Entry
from atlas.reading.values.hidden_characters import word_in_ascii

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class FileTable:
    """The kinds and the digests of files by their ids; `flawed` are the ids of those with a mistake in their form."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    flawed: frozenset[str] = frozenset()


def file_table(entries: Iterable[Entry], misnamed: Iterable[File] = ()) -> FileTable:
    """The table of the files that were read, and of those that were not, as their names are wrong."""
    entries = tuple(entries)
    files = [entry.file for entry in entries]
    meant = {id_: file.kind for file in (*misnamed, *files) for id_ in ids_meant(file)}
    return FileTable(
        {**meant, **{file.id: file.kind for file in files}},
        {entry.file.id: entry.digest for entry in entries},
        frozenset(entry.file.id for entry in entries if not entry.whole),
    )


def ids_meant(file: File) -> tuple[str, ...]:
    """The id of a file, and the one that it will have when its name is right."""
    if _ID.fullmatch(file.id):
        return (file.id,)
    return (file.id, word_in_ascii(file.id))
