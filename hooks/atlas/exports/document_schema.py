"""JSON Schema of the documents: what stands around the fields of a record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from atlas.exports.columns import columns_of_table
from atlas.exports.documents.act_rows import ActRow
from atlas.exports.documents.statement_rows import StatementRow
from atlas.model.kinds import KINDS
from atlas.writing.json_schema import DIALECT

_TEXT = {"type": "string"}
_DAY = {"type": "string", "format": "date"}


def document_schema(languages: Sequence[str]) -> dict[str, Any]:
    """The schema of a document; that of its `record` stands beside it, in the file of the kind.

    A document of a withdrawn record, or at an id that a record had, says no more than that.
    """
    head = {"kind": {"enum": list(KINDS)}, "id": _TEXT, "address": _TEXT}
    names = {"type": "object", "additionalProperties": _TEXT, "required": list(languages)}
    whole = {
        **head,
        "labels": {"description": "Its name as pages show it, by language.", **names},
        "countries": {"type": "array", "items": {"type": "string", "pattern": "^[A-Z]{2}$"}},
        "record": {"type": "object"},
        "statements": _rows("statements", StatementRow._fields, ("kind", "subject"), languages),
        "acts": _rows("acts", ActRow._fields, ("agreement",), languages),
        "derived": {
            "description": "What is computed for the day `on`.",
            "type": "object",
            "properties": {"on": _DAY, "named_by": {"type": "array"}},
            "required": ["on", "named_by"],
        },
    }
    ways = [
        _closed(whole, [name for name in whole if name != "acts"]),
        _closed({**head, "withdrawn": {"type": "object"}}),
        _closed({"kind": head["kind"], "id": _TEXT, "moved_to": _TEXT}),
    ]
    of_kinds = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["record"]},
            "then": {"properties": {"record": {"$ref": f"{kind}.json"}}},
        }
        for kind in KINDS
    ]
    return {"$schema": DIALECT, "title": "Document", "anyOf": ways, "allOf": of_kinds}


def _rows(table: str, fields: Sequence[str], left_out: Sequence[str], languages: Sequence[str]) -> dict[str, Any]:
    """Rows of a table as objects; empty cells are left out."""
    docs = {column.name: column.message for column in columns_of_table(table, languages)}
    cells = {name: {"description": docs[name], **_TEXT} for name in fields if name not in left_out}
    return {"type": "array", "items": _closed(cells, [])}


def _closed(properties: dict[str, Any], required: Sequence[str] | None = None) -> dict[str, Any]:
    """An object of these properties and no others; all of them are required where none is named."""
    names = list(properties) if required is None else list(required)
    return {"type": "object", "properties": properties, "required": names, "additionalProperties": False}
