"""The outline of a file: the lines that begin a field or an entry, those that go on with a value, and their columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from atlas.messages.message import Message

_LINE = re.compile(r"(?P<dashes>\s*(?:- +)*)(?:(?P<key>[\w-]+|\"[\w-]+\"):(?:\s+(?P<value>.*?))?|(?P<text>\S.*?))\s*")
_BLOCK = re.compile(r"[|>][-+\d]*(?:\s+#.*)?")
_IN_QUOTES = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'")
_MOST_WITHIN = 100
"""The most lines in which what a bracket or quotes begin is looked for to its end."""
_CLOSING = {"[": "]", "{": "}", '"': '"', "'": "'"}


class WrittenLine(NamedTuple):
    """A line that says something: the row, the column of its first '-', the column of its words, its key and value."""

    row: int
    dash: int | None
    column: int
    key: str
    value: str

    @property
    def start(self) -> int:
        """The column at which the line begins."""
        return self.column if self.dash is None else self.dash

    @property
    def is_open(self) -> bool:
        """Tests if the line is a key whose value is to follow below."""
        return bool(self.key) and not self.value


class Mended(NamedTuple):
    """A mistake at the column of a row, and the rows that are written in another way."""

    row: int
    column: int
    message: Message
    rows: dict[int, str]


Repair = Callable[[Sequence[str], list[WrittenLine], int], Mended | None]
"""A function that finds a mistake in one line of an outline, by its number among the lines."""


def outline_of(lines: Sequence[str]) -> list[WrittenLine]:
    """The lines that stand in no block of text, no quotes and no brackets that begin above; without comments."""
    found: list[WrittenLine] = []
    row = 0
    while row < len(lines):
        line = _read(row, lines[row])
        row += 1
        if line:
            found.append(line)
            row += _lines_within(line, lines[row:])
    return found


def open_columns(lines: list[WrittenLine], *, dashes: bool) -> dict[int, WrittenLine]:
    """The columns of the maps, or of the lists, that are open behind these lines, each with its last line."""
    found: dict[int, WrittenLine] = {}
    inner, is_list = float("inf"), False
    for line in reversed(lines):
        if dashes and line.dash is not None and line.dash < inner:
            found[line.dash] = line
        if (
            not dashes
            and line.key
            and (line.column < inner or (is_list and line.dash is None and line.column == inner))
        ):
            found[line.column] = line
        if (line.key or line.dash is not None) and line.start <= inner:
            inner, is_list = line.start, line.dash is not None
        if inner == 0 and not is_list:
            break
    return found


def is_in_list(lines: list[WrittenLine], column: int) -> bool:
    """Tests if the map at this column, which is open behind these lines, is an entry of a list."""
    for line in reversed(lines):
        if line.column == column and line.dash is not None:
            return True
        if line.start < column:
            return False
    return False


def parent_of(lines: list[WrittenLine], number: int) -> WrittenLine | None:
    """The last key without a value above a line that is indented no further."""
    line = lines[number]
    for other in reversed(lines[:number]):
        if other.is_open and other.column <= line.start:
            return other
        if other.key and other.column < line.start and other.dash is None:
            return None
    return None


def lines_within(lines: list[WrittenLine], parent: WrittenLine) -> Iterator[WrittenLine]:
    """The lines within a key."""
    for line in lines[lines.index(parent) + 1 :]:
        if line.start < parent.column or (line.start == parent.column and line.key and line.dash is None):
            return
        yield line


def _read(row: int, text: str) -> WrittenLine | None:
    found = _LINE.fullmatch(text)
    if found is None or text.lstrip().startswith("#"):
        return None
    dashes = found["dashes"]
    column = found.start("text" if found["key"] is None else "key")
    dash = dashes.find("-")
    value = found["text"] if found["key"] is None else (found["value"] or "")
    plain = "" if value.startswith("#") else value
    return WrittenLine(row, dash if dash >= 0 else None, column, (found["key"] or "").strip('"'), plain)


def _lines_within(line: WrittenLine, below: Sequence[str]) -> int:
    """The number of lines below that go on with the block, the quotes or the brackets with which the value begins."""
    if _BLOCK.fullmatch(line.value):
        return sum(1 for _ in takewhile(lambda text: not text.strip() or _indentation(text) > line.column, below))
    if line.value[:1] not in _CLOSING:
        return 0
    opening, open_, count = line.value[0], _open_marks(line.value, line.value[0], 0), 0
    for count, text in enumerate(islice(_until_field(line, below), _MOST_WITHIN), start=1):
        if not open_:
            return count - 1
        open_ = _open_marks(text, opening, open_)
    return 0 if open_ else count


def _until_field(line: WrittenLine, below: Sequence[str]) -> Iterator[str]:
    """The lines below up to the next that begins a field no deeper than this one."""
    for text in below:
        other = _read(0, text)
        if other and other.key and other.column <= line.column:
            return
        yield text


def _open_marks(text: str, opening: str, open_: int) -> int:
    """The number of marks that are open after a text."""
    if opening in "\"'":
        return (open_ + text.count(opening) - text.count(f"\\{opening}")) % 2
    plain = _IN_QUOTES.sub("", text)
    return max(0, open_ + plain.count(opening) - plain.count(_CLOSING[opening]))


def _indentation(text: str) -> int:
    return len(text) - len(text.lstrip())
