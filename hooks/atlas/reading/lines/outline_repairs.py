"""Mistakes that the outline of a file shows: marks of lists, colons left out, columns; each line read as meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile

from atlas.messages.message import N_, Message
from atlas.model.fields import specification
from atlas.model.kinds import KINDS
from atlas.model.shapes import Stated
from atlas.reading.lines.line_repairs import field_keys, first_keys, keys_of_shapes
from atlas.reading.lines.outline import (
    Mended,
    Repair,
    WrittenLine,
    is_in_list,
    lines_within,
    open_columns,
    outline_of,
    parent_of,
)
from atlas.reading.lines.value_repairs import OF_VALUES
from atlas.reading.lines.yaml_messages import KEY_WITHOUT_COLON, MISFIT, MISFIT_IN_LIST
from atlas.reading.lines.yaml_nodes import NotYaml, Position

_WITHOUT_COLON = re.compile(r"(?P<key>[a-z_]+)(?: *(?P<value>[\[{].*)| +(?P<more>[^:]*(?::\S[^:]*)*))?")
_MARKED = re.compile(r"(?P<mark>[•·‣▪◦●○–—−*+]|\(?\d{1,2}[.)]|--)\s*(?P<value>[^\W_].*|[\[{\"'].*)")
_COLON = re.compile(r":(?:\s|$)")
_WORD = re.compile(r"[^\W_][\w-]*")
_MOST_REPAIRS = 20
_MOST_ROWS = 1000
_LONGEST_ROW = 3000
_LONGEST_VALUE = 2

BULLET = Message("bullet", N_("an entry of a list begins with '-'"), N_("write '- {value}'"))
TOO_FAR_LEFT = Message(
    "text-too-far-left", N_("a text goes on too far to the left"), N_("indent it further than '{key}' in line {line}")
)
SAME_INDENTATION = N_("indent '{key}' like '{above}' in line {line}")
WRITE_FIELD = N_("write '{name}: {value}'")
_WRITE_KEY = N_("write '{name}:'")
_LIKE_DASH = N_("indent it like the '-' in line {line}")
_SURPLUS_DASH = Message("surplus-dash", N_("a '-' before the fields of a record"), N_("take it away"))
_FIRST_INDENTED = Message(
    "first-line-indented", N_("the first field is indented"), N_("take away the spaces before '{key}'")
)


def repaired_outline(text: str) -> tuple[str, list[NotYaml]]:
    """The text with its lines as the outline shows that they were meant, and the mistakes; a huge one as it is."""
    rows = text.split("\n")
    found: list[NotYaml] = []
    if len(rows) > _MOST_ROWS or max(map(len, rows)) > _LONGEST_ROW:
        return text, found
    row = 0
    while len(found) < _MOST_REPAIRS and (mended := _first_mistake(rows, row)):
        found.append(NotYaml(mended.message, Position(mended.row + 1, mended.column + 1)))
        rows = [mended.rows.get(number, row) for number, row in enumerate(rows)]
        row = mended.row
    return "\n".join(rows), found


def _first_mistake(rows: Sequence[str], start: int) -> Mended | None:
    """The first mistake in the rows from this one on."""
    lines = outline_of(rows)
    for number, line in enumerate(lines):
        for repair in _REPAIRS if line.row >= start else ():
            if mended := repair(rows, lines, number):
                return mended
    return None


def _first_line(rows: Sequence[str], lines: list[WrittenLine], number: int) -> Mended | None:
    """A first field that is indented, or stands behind a '-', while those below are not."""
    first, *others = lines
    if number or not first.key or first.start + first.column == 0:
        return None
    if not any(line.key in _keys_of_records() and line.start == 0 and line.dash is None for line in others):
        return None
    if first.dash is None:
        if first.key not in _keys_of_records():
            return None
        message = _FIRST_INDENTED.with_values(key=first.key)
    else:
        message = _SURPLUS_DASH
        if any(line.dash == first.dash or 0 < line.column <= first.column for line in others[:1]):
            return None
    return Mended(first.row, first.start, message, {first.row: rows[first.row][first.column :]})


def _mark_of_list(rows: Sequence[str], lines: list[WrittenLine], number: int) -> Mended | None:
    """Entries of a list with another mark than '-', or with none; the first of them is told."""
    line, parent = lines[number], parent_of(lines, number)
    if parent is None or not _is_list(parent) or line.start < parent.column:
        return None
    entry = _entry_without_dash(rows, lines, parent, number)
    if entry is None:
        return None
    within = [*lines_within(lines, parent)]
    column = next((other.start for other in within if other.dash is not None), line.start)
    numbers = range(number, lines.index(within[-1]) + 1)
    entries = ((lines[other].row, _entry_without_dash(rows, lines, parent, other)) for other in numbers)
    mended = {row: f"{' ' * column}- {value}" for row, value in entries if value}
    return Mended(line.row, line.start, BULLET.with_values(value=entry), mended)


def _entry_without_dash(rows: Sequence[str], lines: list[WrittenLine], parent: WrittenLine, number: int) -> str | None:
    """The entry that a line below the key of a list is without its mark; None for one with '-' or none at all."""
    line, above = lines[number], lines[number - 1]
    marked = _MARKED.fullmatch(rows[line.row][line.start :].rstrip())
    if marked and (above is parent or above.dash is not None or _begins_like_one_above(lines, number)):
        return marked["value"]
    is_word = line.dash is None and not line.key and parent.key != "sources" and _WORD.fullmatch(line.value)
    return line.value if is_word and _has_dashes(lines, parent, number) else None


def _colon_left_out(rows: Sequence[str], lines: list[WrittenLine], number: int) -> Mended | None:
    """A key without ':' beside other keys of its map."""
    line = lines[number]
    found = _WITHOUT_COLON.fullmatch(rows[line.row][line.column :].rstrip())
    if line.key in field_keys() or found is None or found["key"] not in field_keys():
        return None
    if not _has_sibling(lines, number, found["key"]) or _may_be_text(lines, number, found["more"] or ""):
        return None
    key, value = found["key"], (found["value"] or found["more"] or "").strip()
    if not value and not _is_parent(lines, number):
        return None
    hint, meant = (WRITE_FIELD, f"{key}: {value}") if value else (_WRITE_KEY, f"{key}:")
    message = KEY_WITHOUT_COLON.with_hint(hint, name=key, value=value)
    return Mended(line.row, line.column, message, {line.row: rows[line.row][: line.column] + meant})


def _text_too_far_left(rows: Sequence[str], lines: list[WrittenLine], number: int) -> Mended | None:
    """A text that goes on in a line which is not indented further than its key."""
    line, above = lines[number], lines[number - 1] if number else None
    if above is None or line.key or line.dash is not None or not above.value or not above.key:
        return None
    if line.start > above.column or not _is_text(above.value) or _COLON.search(line.value):
        return None
    message = TOO_FAR_LEFT.with_values(key=above.key, line=str(above.row + 1))
    mended: dict[int, str] = {}
    for other in lines[number:]:
        if other.key or other.dash is not None or other.start > above.column:
            break
        mended[other.row] = " " * (above.column + 2) + rows[other.row].strip()
    return Mended(line.row, line.start, message, mended)


def _dash_misplaced(rows: Sequence[str], lines: list[WrittenLine], number: int) -> Mended | None:
    """A '-' that is not indented like those of its list."""
    line, above = lines[number], lines[number - 1] if number else None
    if above is None or line.dash is None or above.is_open:
        return None
    columns = open_columns(lines[:number], dashes=True)
    if line.dash in columns or not columns:
        return None
    if above.dash is None and line.dash > above.column:  # it goes on with a text
        return None
    if above.dash is not None and not above.key and line.dash > above.dash and not _WORD.fullmatch(above.value):
        return None
    dash = line.dash
    nearest = min(columns, key=lambda column: (abs(column - dash), -column))
    first = columns[nearest]
    message = MISFIT_IN_LIST.with_hint(_LIKE_DASH, line=str(first.row + 1))
    return Mended(line.row, line.dash, message, dict(_moved(rows, lines, number, nearest)))


def _key_misplaced(rows: Sequence[str], lines: list[WrittenLine], number: int) -> Mended | None:
    """A key that is not indented like the others of its map."""
    line, above = lines[number], lines[number - 1] if number else None
    if above is None or line.dash is not None or line.key not in field_keys() or above.is_open:
        return None
    columns = open_columns(lines[:number], dashes=False)
    if line.column in columns or not columns or (not above.key and above.dash is not None and line.column > above.dash):
        return None
    if line.column > above.column and line.key in _keys_of_values():
        return None
    fitting = [column for column in columns if _fits(lines[:number], column, line.key)] or [*columns]
    nearest = min(fitting, key=lambda column: (abs(column - line.column), -column))
    other = columns[nearest]
    message = (MISFIT_IN_LIST if is_in_list(lines[:number], nearest) else MISFIT).with_hint(
        SAME_INDENTATION, key=line.key, above=other.key, line=str(other.row + 1)
    )
    return Mended(line.row, line.column, message, dict(_moved(rows, lines, number, nearest)))


_REPAIRS: tuple[Repair, ...] = (
    _first_line,
    _mark_of_list,
    _colon_left_out,
    _text_too_far_left,
    _dash_misplaced,
    _key_misplaced,
    *OF_VALUES,
)


def _moved(rows: Sequence[str], lines: list[WrittenLine], number: int, column: int) -> Iterator[tuple[int, str]]:
    """The line, and those that belong to it, moved so that it begins at the column."""
    line = lines[number]
    shift = column - line.start
    following = lines[number + 1] if number + 1 < len(lines) else line
    if following.start > line.start and following.column == line.column + shift:  # they stand right already
        yield line.row, " " * column + rows[line.row].lstrip()
        return
    end = next((other.row for other in lines[number + 1 :] if other.start <= line.start), len(rows))
    for row in range(line.row, end):
        text = rows[row]
        if text.strip():
            yield row, " " * max(0, len(text) - len(text.lstrip()) + shift) + text.lstrip()


def _fits(lines: list[WrittenLine], column: int, key: str) -> bool:
    """Tests if a record or a shape has this key and those of the map that is open at a column."""
    keys = {key}
    for line in reversed(lines):
        if line.start < column and (line.dash is None or line.column < column):
            break
        if line.column == column and line.key:
            if line.key == key:
                return False
            keys.add(line.key)
            if line.dash is not None:
                break
    known = keys & field_keys()
    return len(known) > 1 and any(known <= found for found in keys_of_shapes())


def _has_sibling(lines: list[WrittenLine], number: int, key: str) -> bool:
    """Tests if another line begins a field at the column of this one, in a map that may have this key."""
    line = lines[number]
    above = () if line.dash is not None else reversed(lines[:number])
    below = takewhile(lambda other: other.dash is None or other.dash >= line.column, lines[number + 1 :])
    siblings = (_field_at(others, line.column) for others in (above, below))
    return any({key, sibling} <= found for sibling in siblings if sibling for found in keys_of_shapes())


def _field_at(lines: Iterable[WrittenLine], column: int) -> str:
    """The key that one of the lines, before any that is further to the left, has at a column; "" where none has."""
    first = next((line for line in lines if line.column <= column and (line.key or line.column < column)), None)
    return first.key if first and first.column == column else ""


def _may_be_text(lines: list[WrittenLine], number: int, value: str) -> bool:
    """Tests if a line may go on with the text above it, as it has several words behind the first."""
    above = next((line for line in reversed(lines[:number]) if line.key), None)
    in_text = above is not None and " " in above.value and above.value[0] not in "[{"
    return in_text and len(value.split()) > _LONGEST_VALUE


def _is_text(value: str) -> bool:
    """Tests if a value may go on in the next line."""
    return value[:1] not in "[{\"'"


def _is_parent(lines: list[WrittenLine], number: int) -> bool:
    """Tests if what follows a line stands within it."""
    line, *below = lines[number:]
    return bool(below) and (below[0].start > line.column or (below[0].dash == line.column and line.dash is None))


def _is_list(parent: WrittenLine) -> bool:
    return parent.key in _keys_of_lists()


def _has_dashes(lines: list[WrittenLine], parent: WrittenLine, number: int) -> bool:
    """Tests if a word that stands alone is between entries with '-', or one of several such words."""
    line, before, after = lines[number], lines[number - 1], lines[number + 1 : number + 2]
    if before.dash is not None and not before.key:
        return parent.column < line.start <= before.dash or line.start == before.dash
    near = [other for other in after if other.start >= parent.column and (before is parent or not before.key)]
    return any(other.dash is not None or (not other.key and _WORD.fullmatch(other.value)) for other in near)


def _begins_like_one_above(lines: list[WrittenLine], number: int) -> bool:
    """Tests if a line begins where one above does that is no field: an entry of the same list."""
    return any(line.start == lines[number].start and not line.key for line in lines[:number])


@cache
def _keys_of_lists() -> frozenset[str]:
    return frozenset(first_keys()) | {"parties", "supports", "topics", "formerly", "places", "organisers"}


@cache
def _keys_of_records() -> frozenset[str]:
    return frozenset(spec.key for cls in KINDS.values() for spec in specification(cls))


@cache
def _keys_of_values() -> frozenset[str]:
    return frozenset(spec.key for spec in specification(Stated))
