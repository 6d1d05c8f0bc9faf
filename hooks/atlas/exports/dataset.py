"""The dataset: the documents of all records as they stand in the folder of the site, and the tables of the kinds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from csv import reader
from io import StringIO
from pathlib import Path
from typing import Any

from atlas.derive.computed.computed import Computed
from atlas.exports.documents.documents import document_address
from atlas.languages.edition import Edition, edition
from atlas.model.kinds import KINDS, kind_of
from atlas.model.settings import Settings
from atlas.pages.tables.csv_lines import unmarked
from atlas.pages.tables.tables import RecordTables

Document = Mapping[str, Any]
"""A document of `atlas.exports.documents.documents`, read back."""


class Dataset:
    """All that is exported: what every file of the downloads is made of. Withdrawn records are left out."""

    def __init__(self, folder: Path, computed: Computed, tables: RecordTables, settings: Settings) -> None:
        """`folder` is that of the site, in which the documents stand."""
        self.settings = settings
        self.computed = computed
        self.tables = tables
        self.day = computed.day
        self._folder = folder
        self._atlas = computed.atlas

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The languages of the site, that of its root first."""
        return tuple(edition(language, self.settings.fallback) for language in self.settings.languages)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of records."""
        return tuple(KINDS)

    def ids(self) -> Iterator[tuple[str, str]]:
        """The ids of all records, of withdrawn ones too, each with the kind."""
        return ((record.id, kind_of(record)) for record in self._atlas.records)

    def lines(self, kind: str) -> Iterator[bytes]:
        """The documents of a kind, encoded: one line each, without its end."""
        for record in self._atlas.by_kind[kind]:
            yield (self._folder / document_address(kind, record.id)).read_bytes().rstrip(b"\n")

    def documents(self, *kinds: str) -> Iterator[Document]:
        """The documents of some kinds, or of all."""
        for kind in kinds or self.kinds:
            yield from map(json.loads, self.lines(kind))

    def withdrawn(self) -> Iterator[Document]:
        """The documents of the withdrawn records, which say no more than when and why."""
        for record in self._atlas.records:
            if record.withdrawn:
                yield json.loads((self._folder / document_address(kind_of(record), record.id)).read_bytes())

    def table(self, kind: str) -> bytes:
        """The table of the listed records of a kind, as CSV."""
        return b"".join(content for _, content in self.tables.of_kind(kind))

    def table_rows(self, kind: str) -> Iterator[list[str]]:
        """The rows of the same table, without its head; nothing in them is marked as text."""
        rows = reader(StringIO(self.table(kind).decode("utf-8-sig"), newline=""))
        next(rows)
        return (list(map(unmarked, row)) for row in rows)


def value_of_field(written: Any) -> Any:
    """The value of a field that may be written long."""
    return written["value"] if isinstance(written, dict) and "value" in written else written
