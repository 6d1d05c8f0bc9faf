"""Mistakes in a value that is whole in its line: what follows brackets, parentheses, a comma or a line left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from atlas.messages.message import N_, Message
from atlas.reading.lines.citations import MARKDOWN_LINK
from atlas.reading.lines.line_repairs import field_keys
from atlas.reading.lines.outline import Mended, Repair, WrittenLine
from atlas.reading.lines.shape_hints import SEVERAL_FIELDS, WITHOUT_BRACES, flow_map, in_flow, quoted, texts_in_line
from atlas.reading.lines.yaml_messages import COLON
from atlas.reading.values.codes import is_language

_BRACKETED = re.compile(r"(?:\[[^\[\]]*\]|\{[^{}]*\})\s*[^\s,;:\]}#].*")
_WITHIN = re.compile(r"(?P<before>[{,]\s*[\w-]+: +)(?P<value>\[[^\[\]{}]*\] *[^\s,\]}#][^,\[\]{}]*?)\s*(?=[,}])")
_IN_PARENTHESES = re.compile(r"\((?P<inner>[^()]*)\)")
_NO_COMMA = re.compile(
    r"(?P<before>[{,]\s*(?P<first>[a-z]{2,3}): +[^\s,:;{}\[\]\"'][^,:;{}\[\]\"']*?) +(?P<key>[a-z]{2,3}): "
)
_NEXT_FIELD = re.compile(r"\s+(?=[a-z_]+: )")
COLON_IN_VALUE = N_("a value that holds ': ' goes in quotes: {meant}")
_DOTS = re.compile(r"\[(?:\.\.\.|…)\]\s*")
_AFTER_BRACKETS = Message("text-after-brackets", N_("a value goes on after its closing bracket"), N_("write {meant}"))
_COMMA_LEFT_OUT = Message("comma-left-out", N_("no ',' between two entries"), N_("put a ',' before '{key}:'"))


def _after_brackets(rows: Sequence[str], lines: list[WrittenLine], number: int) -> Mended | None:
    """A value that begins with a bracket and goes on behind it."""
    line = lines[number]
    row = rows[line.row].rstrip()
    if within := _WITHIN.search(row):
        meant = quoted(within["value"])
        message = _AFTER_BRACKETS.with_values(meant=meant)
        mended = row[: within.start("value")] + meant + row[within.end("value") :]
        return Mended(line.row, within.start("value"), message, {line.row: mended})
    if not line.key or not _BRACKETED.fullmatch(line.value) or _NEXT_FIELD.search(line.value):
        return None
    link = MARKDOWN_LINK.fullmatch(line.value)
    meant = link["url"] if link else _with_ellipsis(line.value)
    start = len(row) - len(line.value)
    return Mended(line.row, start, _AFTER_BRACKETS.with_values(meant=meant), {line.row: row[:start] + meant})


def _with_ellipsis(text: str) -> str:
    """A text as it is written: in quotes, or with the sign for what is left out in place of dots in brackets."""
    dots = _DOTS.match(text)
    return f"… {in_flow(text[dots.end() :])}" if dots else quoted(text)


def _parentheses(rows: Sequence[str], lines: list[WrittenLine], number: int) -> Mended | None:
    """Texts by language in parentheses."""
    line = lines[number]
    found = _IN_PARENTHESES.fullmatch(line.value) if line.key else None
    texts = texts_in_line(found["inner"]) if found else None
    if not texts:
        return None
    row, meant = rows[line.row].rstrip(), flow_map(texts)
    start = len(row) - len(line.value)
    return Mended(line.row, start, WITHOUT_BRACES.with_values(meant=meant), {line.row: row[:start] + meant})


def _comma_left_out(rows: Sequence[str], lines: list[WrittenLine], number: int) -> Mended | None:
    """Two texts by language between braces, without a comma."""
    line = lines[number]
    found = _NO_COMMA.search(rows[line.row])
    if found is None or not (is_language(found["first"]) and is_language(found["key"])):
        return None
    mended = rows[line.row][: found.end("before")] + ", " + rows[line.row][found.start("key") :]
    return Mended(line.row, found.start("key"), _COMMA_LEFT_OUT.with_values(key=found["key"]), {line.row: mended})


def _line_left_out(rows: Sequence[str], lines: list[WrittenLine], number: int) -> Mended | None:
    """Two fields in one line, with spaces between them."""
    line = lines[number]
    first, *others = _NEXT_FIELD.split(line.value)
    keys = [other.partition(": ")[0] for other in others]
    if not others or line.key not in field_keys() - {"quote", "note"} or not field_keys().issuperset(keys):
        return None
    if first.endswith((",", ";")) or first[:1] in "[{\"'" or len(first.split()) > 1:
        return None
    fields = tuple(f"'{field}'" for field in (f"{line.key}: {first}", *others))
    row = rows[line.row].rstrip()
    mended = row[: len(row) - len(line.value)] + first
    return Mended(line.row, line.column, SEVERAL_FIELDS.with_values(fields=fields), {line.row: mended})


def _colon_at_end(rows: Sequence[str], lines: list[WrittenLine], number: int) -> Mended | None:
    """A text that ends in a colon."""
    line = lines[number]
    if not line.key or not line.value.endswith(":") or line.value[0] in "[{\"'|>" or ": " in line.value:
        return None
    row, meant = rows[line.row].rstrip(), quoted(line.value)
    start = len(row) - len(line.value)
    return Mended(line.row, start, COLON.with_hint(COLON_IN_VALUE, meant=meant), {line.row: row[:start] + meant})


OF_VALUES: tuple[Repair, ...] = (_after_brackets, _parentheses, _comma_left_out, _line_left_out, _colon_at_end)
