"""Versions of records' files, read from the Git repository once, or taken from the files as they are now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeGuard

from atlas.derive.changes.log import Version
from atlas.history.git import Repository
from atlas.model.fields import specification
from atlas.model.records import Record
from atlas.parallel.batches import map_batches
from atlas.reading.folders import file_at
from atlas.reading.loading import Entry, read_record

MOST = 20_000
"""The most versions that are kept in memory."""
_BATCH = 100
"""The number of versions that a process reads at a time."""


class Versions:
    """Reads versions; `known` are files as they are now, by path and id of contents, that are read already."""

    def __init__(self, repository: Repository, known: Mapping[tuple[str, str], Entry]) -> None:
        self._repository = repository
        self._known = known
        self._read: dict[tuple[str, str], Entry] = {}

    def load(self, wanted: Iterable[tuple[str, str]], batch: int = _BATCH) -> None:
        """Reads what of this is not read yet, in as many processes as there are cores, `batch` files at a time.

        Raises Refusal where the repository lacks it.
        """
        if len(self._read) > MOST:
            self._read.clear()
        missing = [one for one in dict.fromkeys(wanted) if one not in self._read and one not in self._known]
        if missing:
            self._read.update(zip(missing, self._entries(missing, batch), strict=True))

    def entry(self, path: str, content: str) -> Entry:
        """The file in this version."""
        self.load([(path, content)])
        return self._known.get((path, content)) or self._read[path, content]

    def records(self, versions: Sequence[Version]) -> dict[Version, Record]:
        """The records of versions that can be read; read in this process, which may be one of many that write pages."""
        self.load(((version.path, version.content) for version in versions), batch=MOST)
        found = {version: self.entry(version.path, version.content).record for version in versions}
        return {version: record for version, record in found.items() if record}

    def _entries(self, wanted: Sequence[tuple[str, str]], size: int) -> list[Entry]:
        contents = list(self._repository.contents([content for _, content in wanted]))

        def read(batch: Sequence[int]) -> list[Entry]:
            return [_entry(wanted[number][0], contents[number]) for number in batch]

        return list(chain.from_iterable(map_batches(read, range(len(wanted)), size)))


def _entry(path: str, content: bytes) -> Entry:
    file = file_at(path)
    assert file
    return read_record(file, content)[0]


def is_usable(record: Record | None) -> TypeGuard[Record]:
    """Tests for a record with all that pages rely on."""
    return record is not None and all(
        getattr(record, spec.name) is not None for spec in specification(type(record)) if spec.required
    )
