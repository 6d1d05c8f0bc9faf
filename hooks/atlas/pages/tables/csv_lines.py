"""Lines of CSV files."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import StringIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"-[0-9]+(?:\.[0-9]+)?")


def csv_line(cells: Iterable[str]) -> str:
    """A line as of RFC 4180; what a spreadsheet would take for a formula is marked as text."""
    text = StringIO()
    csv.writer(text).writerow([f"'{cell}" if _may_run(cell) else cell for cell in cells])
    return text.getvalue()


def unmarked(cell: str) -> str:
    """The text of a cell of such a line, without the mark."""
    return cell[1:] if cell.startswith("'") and _may_run(cell[1:]) else cell


def csv_file(lines: str) -> bytes:
    """The bytes of a file of such lines. It begins with a byte order mark: without it Excel takes UTF-8 for another."""
    return lines.encode("utf-8-sig")


def _may_run(cell: str) -> bool:
    return cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell)
