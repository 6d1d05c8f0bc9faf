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


def _may_run(cell: str) -> bool:
    return cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell)
