"""Spreadsheets (Office Open XML): each table in one, with typed days and numbers, and a sheet on its columns.

XlsxWriter keeps no time of its own in a file: the same table gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import count, islice
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from atlas.exports.columns import TableColumn, columns_of_table
from atlas.exports.csv_files import all_acts, all_statements
from atlas.exports.dataset import Dataset

_MOST_ROWS = 1_000_000
"""A sheet holds 1,048,576 rows; what is more stands in further sheets."""
_LONGEST = 32_767
"""The characters that a cell can hold."""
_FIRST_DAY = dt.datetime(1900, 3, 1)  # noqa: DTZ001
"""Spreadsheets know no day before 1900, and take that year for a leap year: earlier days stand as text."""
_WIDTHS = {"day": 12, "number": 10, "date": 16, "address": 40}
_WIDTH = 24


def write_table_worksheet(kind: str, dataset: Dataset, path: Path) -> None:
    """Writes the table of the listed records of a kind."""
    _write(kind, dataset.table_rows(kind), dataset, path)


def write_statement_worksheet(dataset: Dataset, path: Path) -> None:
    """Writes the table of all statements."""
    _write("statements", all_statements(dataset), dataset, path)


def write_act_worksheet(dataset: Dataset, path: Path) -> None:
    """Writes the table of all acts."""
    _write("acts", all_acts(dataset), dataset, path)


def _write(table: str, rows: Iterable[Sequence[str]], dataset: Dataset, path: Path) -> None:
    columns, content = columns_of_table(table, dataset.settings.languages), BytesIO()
    with Workbook(content, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        book.set_properties({"created": dt.datetime.combine(dataset.day, dt.time()), "title": table})
        for name, part in _parts(table, iter(rows)):
            _add_table(book, name, columns, part)
        _add_dictionary(book, columns, dataset)
    path.write_bytes(content.getvalue())


def _parts(name: str, rows: Iterator[Sequence[str]]) -> Iterator[tuple[str, list[Sequence[str]]]]:
    """The rows of each worksheet, with its name."""
    for number in count(1):
        part = list(islice(rows, _MOST_ROWS))
        if part or number == 1:
            yield (name if number == 1 else f"{name} {number}"), part
        if len(part) < _MOST_ROWS:
            return


def _add_table(book: Workbook, name: str, columns: Sequence[TableColumn], rows: Sequence[Sequence[str]]) -> None:
    worksheet = book.add_worksheet(name)
    _begin(book, worksheet, [column.name for column in columns])
    for number, column in enumerate(columns):
        worksheet.set_column(number, number, _WIDTHS.get(column.type, _WIDTH))
    worksheet.autofilter(0, 0, len(rows), len(columns) - 1)
    for row, cells in enumerate(rows, 1):
        for number, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            if cell:
                _write_cell(worksheet, row, number, column.type, cell)


def _write_cell(worksheet: Worksheet, row: int, number: int, type_: str, cell: str) -> None:
    if type_ == "number":
        worksheet.write_number(row, number, float(cell))
    elif type_ == "day" and (day := dt.datetime.fromisoformat(cell)) >= _FIRST_DAY:
        worksheet.write_datetime(row, number, day)
    else:
        worksheet.write_string(row, number, cell if len(cell) <= _LONGEST else f"{cell[: _LONGEST - 1]}…")


def _add_dictionary(book: Workbook, columns: Sequence[TableColumn], dataset: Dataset) -> None:
    """Adds the sheet on the columns, in all languages, and on the whole: of what atlas, as of which day."""
    worksheet = book.add_worksheet("columns")
    _begin(book, worksheet, ["column", "type", *dataset.settings.languages])
    worksheet.set_column(0, 1, _WIDTH)
    worksheet.set_column(2, 1 + len(dataset.editions), 60)
    lines = [(one.name, one.type, *(one.meaning(edition) for edition in dataset.editions)) for one in columns]
    for row, cells in enumerate((*lines, (), *_about(dataset)), 1):
        for number, cell in enumerate(cells):
            worksheet.write_string(row, number, cell)


def _begin(book: Workbook, worksheet: Worksheet, names: Sequence[str]) -> None:
    """Writes the head of a worksheet, which stays in view."""
    worksheet.freeze_panes(1, 1)
    bold: Any = book.add_format({"bold": True})
    for number, name in enumerate(names):
        worksheet.write_string(0, number, name, bold)


def _about(dataset: Dataset) -> Iterator[tuple[str, ...]]:
    settings = dataset.settings
    yield "atlas", settings.name.best(settings.fallback)[0]
    yield "address", settings.site_url
    yield "as_of", dataset.day.isoformat()
    yield "licence", settings.licence
