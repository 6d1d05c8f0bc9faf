"""JSON: the documents of all records, of a kind; the schemas of both; the dictionary of the columns of tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from atlas.exports.columns import TableColumn, columns_of_table
from atlas.exports.dataset import Dataset
from atlas.exports.document_schema import document_schema
from atlas.writing.json_schema import schema_text


def write_documents(kind: str, dataset: Dataset, path: Path) -> None:
    """Writes the documents of a kind: an object whose `records` are a list, one document in a line."""
    with path.open("wb") as file:
        file.write(_head(dataset, {"kind": kind}) + b',"records":[\n')
        file.writelines(_joined(dataset.lines(kind)))
        file.write(b"\n]}\n")


def write_all_documents(dataset: Dataset, path: Path) -> None:
    """Writes the documents of all kinds: an object whose `records` has the list of each kind by its name."""
    with path.open("wb") as file:
        file.write(_head(dataset) + b',"records":{\n')
        for number, kind in enumerate(dataset.kinds):
            file.write((b"],\n" if number else b"") + _encoded(kind) + b":[\n")
            file.writelines(_joined(dataset.lines(kind)))
            file.write(b"\n")
        file.write(b"]}}\n")


def write_schema(kind: str, dataset: Dataset, path: Path) -> None:
    """Writes the JSON Schema of the files of a kind, which is that of `record` in its documents too."""
    path.write_text(schema_text(kind, dataset.settings.languages), encoding="utf-8")


def write_document_schema(dataset: Dataset, path: Path) -> None:
    """Writes the JSON Schema of the documents."""
    schema = document_schema(dataset.settings.languages)
    path.write_text(json.dumps(schema, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_columns(dataset: Dataset, path: Path) -> None:
    """Writes the columns of each table: name, type, meaning in each language."""
    tables = {
        name: [_column(column, dataset) for column in columns_of_table(name, dataset.settings.languages)]
        for name in (*dataset.kinds, "statements", "acts")
    }
    path.write_text(json.dumps(tables, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _column(column: TableColumn, dataset: Dataset) -> dict[str, Any]:
    meanings = {edition.language: column.meaning(edition) for edition in dataset.editions}
    return {"name": column.name, "type": column.type, "meaning": meanings}


def _head(dataset: Dataset, more: dict[str, str] | None = None) -> bytes:
    settings = dataset.settings
    head = {
        "name": dict(settings.name),
        "address": settings.site_url,
        "licence": settings.licence,
        "as_of": dataset.day.isoformat(),
        "languages": list(settings.languages),
        **(more or {}),
    }
    return _encoded(head)[:-1]


def _encoded(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _joined(lines: Iterator[bytes]) -> Iterator[bytes]:
    for number, line in enumerate(lines):
        yield b",\n" + line if number else line
