"""Documents: a record with its statements and its derived values in one JSON object, of which all files are made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from atlas.derive.changes.statement_keys import StatementKey
from atlas.derive.computed.computed import Computed
from atlas.exports.documents.act_rows import act_rows
from atlas.exports.documents.derived_values import derived_values
from atlas.exports.documents.statement_rows import DaysSeen, History, StatementRow, statement_rows
from atlas.languages.edition import edition
from atlas.model.agreements import Agreement
from atlas.model.kinds import kind_of
from atlas.model.records import Record
from atlas.model.settings import Settings
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import name_of
from atlas.pages.tables.tables import RecordTables
from atlas.records.derived_queries import DerivedQuery
from atlas.writing.plain_values import plain_record

Document = dict[str, Any]
_OF_THE_RECORD = ("kind", "subject")
"""Columns of statements that say of which record they are."""


def document_address(kind: str, id_: str) -> str:
    """The file of a record, from the site's root."""
    return f"data/{kind}/{id_}.json"


class Documents:
    """Makes the documents of records."""

    def __init__(
        self,
        computed: Computed,
        tables: RecordTables,
        settings: Settings,
        history_of: Callable[[str], History],
    ) -> None:
        """`history_of` finds the days of the statements of a record by its id, as far as they are known."""
        self.atlas = computed.atlas
        self._computed = computed
        self._tables = tables
        self._settings = settings
        self._editions = tuple(edition(language, settings.fallback) for language in settings.languages)
        self._history = DerivedQuery(self.atlas.tracker, "history of a record", history_of, _compared)

    def files(self, record: Record) -> Iterator[tuple[str, bytes]]:
        """The file of a record, and one at each of its former addresses that says where it is: address and content."""
        kind = kind_of(record)
        yield document_address(kind, record.id), encoded(self.document(record))
        for old in record.formerly:
            moved = {
                "kind": kind,
                "id": old,
                "moved_to": f"{self._settings.site_url}{document_address(kind, record.id)}",
            }
            yield document_address(kind, old), encoded(moved)

    def document(self, record: Record) -> Document:
        """The document of a record: `record` as its file has it, `statements` as rows without empty cells.

        Of a withdrawn record it says no more than when and why.
        """
        self.atlas.tracker.read("record", record.id)
        head = {"kind": kind_of(record), "id": record.id, "address": f"{self._settings.site_url}{address_of(record)}"}
        plain = plain_record(record)
        if record.withdrawn:
            return {**head, "withdrawn": plain["withdrawn"]}
        return {
            **head,
            "labels": {one.language: name_of(record, self.atlas, one).text for one in self._editions},
            "countries": list(self._tables.countries(record)),
            "record": plain,
            "statements": [_without_empty(row) for row in self._statements(record)],
            **self._acts(record),
            "derived": derived_values(record, self._computed, self._editions),
        }

    def _statements(self, record: Record) -> Iterator[StatementRow]:
        return statement_rows(record, self.atlas, self._settings.site_url, self._history.get(record.id))

    def _acts(self, record: Record) -> Document:
        if not isinstance(record, Agreement):
            return {}
        rows = act_rows(record, self.atlas, self._editions[0], self._settings.site_url)
        acts = [_without_empty(row, ("agreement",)) for row in rows]
        return {"acts": acts} if acts else {}


def encoded(document: Document) -> bytes:
    """A document in one line."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _compared(history: History) -> tuple[tuple[StatementKey, DaysSeen], ...]:
    return tuple(sorted(history.items()))


def _without_empty(row: Any, left_out: tuple[str, ...] = _OF_THE_RECORD) -> dict[str, str]:
    return {name: cell for name, cell in zip(row._fields, row, strict=True) if cell and name not in left_out}
