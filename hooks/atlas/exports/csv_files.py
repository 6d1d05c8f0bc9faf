"""CSV: the statements of all records, and the acts of all parties. They begin with a byte order mark, for Excel."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from pathlib import Path

from atlas.exports.dataset import Dataset, Document
from atlas.exports.documents.act_rows import ActRow
from atlas.exports.documents.statement_rows import StatementRow
from atlas.pages.tables.csv_lines import csv_line


def write_statements(dataset: Dataset, path: Path) -> None:
    """Writes every statement: a row for each single value and each citation."""
    _write(path, StatementRow._fields, all_statements(dataset))


def write_acts(dataset: Dataset, path: Path) -> None:
    """Writes every act of a party."""
    _write(path, ActRow._fields, all_acts(dataset))


def write_table(kind: str, dataset: Dataset, path: Path) -> None:
    """Writes the table of a kind."""
    path.write_bytes(dataset.table(kind))


def all_statements(dataset: Dataset) -> Iterator[StatementRow]:
    """The rows of all records, in their order."""
    return (row for document in dataset.documents() for row in statements_in(document))


def all_acts(dataset: Dataset) -> Iterator[ActRow]:
    """The acts on all agreements, in their order."""
    return (row for document in dataset.documents("agreements") for row in acts_in(document))


def statements_in(document: Document) -> Iterator[StatementRow]:
    """The rows of the statements in a document, with their empty cells."""
    empty = StatementRow(*("" for _ in StatementRow._fields))._replace(kind=document["kind"], subject=document["id"])
    return (empty._replace(**cells) for cells in document.get("statements", ()))


def acts_in(document: Document) -> Iterator[ActRow]:
    """The rows of the acts in the document of an agreement, with their empty cells."""
    empty = ActRow(*("" for _ in ActRow._fields))._replace(agreement=document["id"])
    return (empty._replace(**cells) for cells in document.get("acts", ()))


def _write(path: Path, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    with path.open("wb") as file:
        file.write(BOM_UTF8 + csv_line(columns).encode())
        file.writelines(csv_line(row).encode() for row in rows)
