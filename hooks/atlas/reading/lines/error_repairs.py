"""Mistakes at which the parser gives up, where the lines show what was meant: named, and read so."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from atlas.messages.message import N_, Message
from atlas.model.fields import specification
from atlas.model.kinds import KINDS
from atlas.model.shapes import Stated
from atlas.reading.lines.citations import MARKDOWN_LINK, citing
from atlas.reading.lines.line_repairs import first_keys
from atlas.reading.lines.outline_repairs import SAME_INDENTATION
from atlas.reading.lines.shape_hints import (
    EACH_AN_ENTRY,
    LIST_WITHOUT_BRACKETS,
    SEVERAL_FIELDS,
    WITHOUT_BRACES,
    fields_in_line,
    flow_map,
    in_flow,
    quoted,
    repeated_in_line,
    texts_in_line,
)
from atlas.reading.lines.value_repairs import COLON_IN_VALUE
from atlas.reading.lines.yaml_messages import COLON, MISFIT, MISFIT_IN_LIST
from atlas.reading.lines.yaml_nodes import NotYaml, Position
from atlas.reading.values.codes import is_language
from atlas.reading.values.hidden_characters import CURLY_MARKS

_ENTRY = re.compile(r"(?P<before>\s*- +)(?P<value>[^\s:#{\[\"'][^:#{\[]*?)\s*")
_FIELD = re.compile(r"(?P<before>\s*(?:- +)*(?P<key>[\w-]+): +)(?P<value>[^\s#|>].*?)\s*")
_KEY = re.compile(r"(?P<before>\s*(?:- +)*)(?P<key>[\w-]+):(?:\s|$)")
_FIELD_OF_ANY_SIGN = re.compile(r"(?P<before>\s*(?:- +)*[\w-]+: +)(?P<value>[>|?@`%&*!,\]}].*?)\s*")
_END_OF_VALUE = r"(?=\s*(?:[,}\]]|$|\s#))"
_IN_DOUBLE = re.compile(rf'(?<=[:\[{{,-] )"(?P<value>(?:[^"\\]|"(?!\s*(?:[,}}\]]|$|\s#)))*)"{_END_OF_VALUE}')
_IN_SINGLE = re.compile(rf"(?<=[:\[{{,-] )'(?P<value>(?:[^']|''|'(?!\s*(?:[,}}\]]|$|\s#)))*)'{_END_OF_VALUE}")
_AFTER_QUOTES = re.compile(
    r"(?P<before>\s*(?:- +)*[\w-]+: +)(?P<value>(?P<mark>[\"'])[^\"']*(?P=mark)\s*[^\s,}\]#].*?)\s*"
)
_COLON_IN_FLOW = re.compile(
    r"(?P<before>[{,]\s*[\w-]+: +)(?P<value>[^\s,{}\[\]\"'][^,{}\[\]]*: [^,{}\[\]]*?)\s*(?=[,}])"
)

_LINK = re.compile(rf"(?P<before> *- +)(?P<link>{MARKDOWN_LINK.pattern})\s*")
_SEMICOLON = re.compile(r"(?P<before>[^;]*\S)\s*;\s*(?P<rest>[\w-]+: .*)")

_LINK_OF_MARKDOWN = Message("markdown-link", N_("a Markdown link"), N_("write {meant}"))
_SEMICOLON_FOR_COMMA = Message("semicolon", N_("';' between two entries"), N_("write ',': {meant}"))
VALUE_WITHOUT_KEY = Message("value-without-key", N_("'{value}' stands without a key"), N_("write '{meant}'"))
_QUOTE_IN_QUOTES = Message(
    "quote-in-quotes", N_("the mark {mark} within a value that stands in {mark}"), N_("write {meant}")
)
_AFTER_CLOSED = Message("text-after-quotes", N_("a value goes on after its closing quote"), N_("write {meant}"))
_INDENTATION = 2
_SEVERAL = 2


class Place(NamedTuple):
    """The place of a parser's error: the lines of the text, the index of the line, and the column in it."""

    lines: list[str]
    row: int
    column: int

    @property
    def line(self) -> str:
        """The line of the error."""
        return self.lines[self.row] if self.row < len(self.lines) else ""

    @property
    def row_above(self) -> int:
        """The index of the last line above that is not blank; -1 where there is none."""
        return next((row for row in range(self.row - 1, -1, -1) if self.lines[row].strip()), -1)


class Repair(NamedTuple):
    """A mistake with its place, and what to read in place of its line; None where one cannot go on."""

    row: int
    column: int
    message: Message
    line: str | None = None


def repaired_error(problem: str, text: str, places: list[tuple[int, int]]) -> tuple[NotYaml, str | None] | None:
    """The mistake behind a parser's problem at one of these places, and the text as it was meant, if it is known."""
    lines = text.splitlines()
    for row, column in dict.fromkeys(places):
        for repair in _REPAIRS:
            if found := repair(problem, Place(lines, row, column)):
                mistake = NotYaml(found.message, Position(found.row + 1, found.column + 1))
                if found.line is None:
                    return mistake, None
                mended = [*lines[: found.row], found.line, *lines[found.row + 1 :]]
                return mistake, "\n".join(mended) + "\n"
    return None


def in_quotes(error: NotYaml, text: str) -> tuple[NotYaml, str] | None:
    """The mistake, and the text with the value in quotes, where it is the sign at the start of a field's value."""
    lines = text.splitlines()
    row = error.mark.line - 1
    field = _FIELD_OF_ANY_SIGN.fullmatch(lines[row]) if row < len(lines) else None
    if error.message.code not in ("sign-at-start", "value-cannot-start") or field is None:
        return None
    lines[row] = field["before"] + quoted(field["value"])
    return error, "\n".join(lines) + "\n"


def _link(problem: str, at: Place) -> Repair | None:
    """A link of Markdown in place of a source."""
    found = _LINK.fullmatch(at.line)
    if found is None or not found["title"]:
        return None
    meant = citing(found["link"])
    line = found["before"] + meant.replace(", retrieved: ...", "")
    return Repair(at.row, len(found["before"]), _LINK_OF_MARKDOWN.with_values(meant=meant), line)


def _quote_in_quotes(problem: str, at: Place) -> Repair | None:
    for pattern, mark, doubled in ((_IN_DOUBLE, '"', '\\"'), (_IN_SINGLE, "'", "''")):
        for found in pattern.finditer(at.line):
            value = found["value"]
            if mark in value.replace(doubled, ""):
                meant = quoted(value.replace(doubled, mark))
                message = _QUOTE_IN_QUOTES.with_values(mark=mark, meant=meant)
                return Repair(at.row, found.start(), message, at.line[: found.start()] + meant + at.line[found.end() :])
    return None


def _text_after_quotes(problem: str, at: Place) -> Repair | None:
    found = _AFTER_QUOTES.fullmatch(at.line)
    if found is None:
        return None
    meant = quoted(found["value"])
    return Repair(at.row, found.start("value"), _AFTER_CLOSED.with_values(meant=meant), found["before"] + meant)


def _colon_in_value(problem: str, at: Place) -> Repair | None:
    if "mapping values" not in problem and ":" not in problem and "','" not in problem:
        return None
    found = _FIELD.fullmatch(at.line)
    if found and ": " in found["value"] and found["value"][0] not in "{['\"":
        if without_braces := _map_in_line(found, at):
            return without_braces
        meant, message = _in_quotes(found["value"])
        return Repair(at.row, found.start("value"), message, found["before"] + meant)
    for inner in _COLON_IN_FLOW.finditer(at.line):
        if parts := _SEMICOLON.fullmatch(inner["value"]):
            line = f"{at.line[: inner.start('value')]}{parts['before']}, {parts['rest']}{at.line[inner.end('value') :]}"
            message = _SEMICOLON_FOR_COMMA.with_values(meant=f"{parts['before']}, {parts['rest']}")
            return Repair(at.row, inner.start("value"), message, line)
        meant, message = _in_quotes(inner["value"])
        line = at.line[: inner.start("value")] + meant + at.line[inner.end("value") :]
        return Repair(at.row, inner.start("value"), message, line)
    return None


def _map_in_line(field: re.Match[str], at: Place) -> Repair | None:
    """A map without braces: the value of a field, an entry of a list, or several fields in one line."""
    key, value, before = field["key"], field["value"], field["before"]
    inner = fields_in_line(value) if key in first_keys() else texts_in_line(value)
    if inner:
        meant = flow_map(inner)
        return Repair(at.row, field.start("value"), WITHOUT_BRACES.with_values(meant=meant), before + meant)
    line = at.line[field.start("key") :].rstrip()
    if repeated := repeated_in_line(line):
        meant = ", ".join(f"'- {entry}'" for entry in repeated)
        return Repair(at.row, field.start("key"), LIST_WITHOUT_BRACKETS.with_hint(EACH_AN_ENTRY, meant=meant))
    entry = fields_in_line(line)
    if entry is None or len(entry) < _SEVERAL:
        return None
    dash, start = at.line[: field.start("key")], field.start("key")
    if dash.strip() and not _goes_on(at, start):
        meant = flow_map(entry)
        return Repair(at.row, start, WITHOUT_BRACES.with_values(meant=f"- {meant}"), dash + meant)
    if key == "quote":
        return None
    return Repair(at.row, start, _several(entry))


def _fields_after_brackets(problem: str, at: Place) -> Repair | None:
    """Several fields in one line, of which the first has a value in brackets."""
    key = _KEY.match(at.line)
    entry = fields_in_line(at.line.strip()) if key and "expected key" in problem else None
    if key is None or entry is None or len(entry) < _SEVERAL:
        return None
    return Repair(at.row, key.start("key"), _several(entry))


def _several(entry: dict[str, str]) -> Message:
    return SEVERAL_FIELDS.with_values(fields=tuple(f"'{name}: {written}'" for name, written in entry.items()))


def _goes_on(at: Place, column: int) -> bool:
    """Tests if the entry of a list has fields in the lines below."""
    below = next((line for line in at.lines[at.row + 1 :] if line.strip()), "")
    return len(below) - len(below.lstrip()) >= column


def _in_quotes(value: str) -> tuple[str, Message]:
    """The value in the quotes that it needs, and the message on it."""
    if value[0] in "“„«‘" and value[-1] in "”“»’":
        meant = quoted(value[1:-1].strip())
        return meant, CURLY_MARKS.with_values(open=value[0], close=value[-1], meant=meant)
    language, _, text = value.partition(": ")
    if is_language(language) and ": " not in text:
        meant = flow_map({language: in_flow(text)})
        return meant, WITHOUT_BRACES.with_values(meant=meant)
    return quoted(value), COLON.with_hint(COLON_IN_VALUE, meant=quoted(value))


def _value_before_keys(problem: str, at: Place) -> Repair | None:
    """An entry, or a field, that has a value and then keys of its own in the lines below."""
    below, above = _KEY.match(at.line), at.row_above
    if "mapping values" not in problem or below is None or above < 0:
        return None
    line = at.lines[above]
    if entry := _ENTRY.fullmatch(line):
        key = _first_key(_parent(at.lines, above))
        meant = f"{key}: {entry['value']}"
        message = VALUE_WITHOUT_KEY.with_values(value=entry["value"], meant=f"- {meant}")
        return Repair(above, entry.start("value"), message, entry["before"] + meant)
    field = _FIELD.fullmatch(line)
    if field is None:
        return None
    if below["key"] in {spec.key for spec in specification(Stated)} - {"sources"} or (
        below["key"] == "sources" and field["key"] not in _OF_RECORDS
    ):
        message = VALUE_WITHOUT_KEY.with_hint(
            N_("write it in a line of its own below '{key}:', as '{meant}'"),
            value=field["value"],
            key=field["key"],
            meant=f"value: {field['value']}",
        )
        return Repair(above, field.start("value"), message)
    message = COLON.with_hint(SAME_INDENTATION, key=below["key"], above=field["key"], line=str(above + 1))
    indentation = re.match(r"\s*", line)
    return Repair(at.row, below.end("before"), message, (indentation[0] if indentation else "") + at.line.strip())


_OF_RECORDS = frozenset(("type", "kind", "level", "label", "title"))
"""Fields of records after which 'sources' is another field, never their own."""


def _misaligned(problem: str, at: Place) -> Repair | None:
    """A field of a list entry between its '-' and its other fields, or one of a record that is indented."""
    key, above = _KEY.match(at.line), at.row_above
    other = _KEY.match(at.lines[above]) if above >= 0 else None
    if key is None or other is None:
        return None
    row, width, message = above, len(other["before"]), MISFIT_IN_LIST
    if "expected '-'" in problem and not 0 < width - len(key["before"]) < _INDENTATION:
        return None
    if "expected '-'" not in problem:
        row = next((row for row, line in enumerate(at.lines) if _KEY.match(line)), above)
        other, message = _KEY.match(at.lines[row]) or other, MISFIT
        width = len(other["before"])
        if "expected key" not in problem or width == len(key["before"]) or key["key"] not in _keys_of_records():
            return None
    message = message.with_hint(SAME_INDENTATION, key=key["key"], above=other["key"], line=str(row + 1))
    return Repair(at.row, len(key["before"]), message, " " * width + at.line.strip())


@cache
def _keys_of_records() -> frozenset[str]:
    return frozenset(spec.key for cls in KINDS.values() for spec in specification(cls))


_REPAIRS: tuple[Callable[[str, Place], Repair | None], ...] = (
    _link,
    _quote_in_quotes,
    _text_after_quotes,
    _colon_in_value,
    _value_before_keys,
    _fields_after_brackets,
    _misaligned,
)


def _parent(lines: list[str], row: int) -> str:
    """The key under which the list entry in a row stands; empty where there is none."""
    indentation = len(lines[row]) - len(lines[row].lstrip())
    for line in reversed(lines[:row]):
        key = _KEY.match(line)
        if key and line.strip() == f"{key['key']}:" and len(key["before"]) <= indentation:
            return key["key"]
    return ""


def _first_key(field: str) -> str:
    """The key with which an entry of a field begins: that of its bare value, else the first."""
    return first_keys().get(field, "id")
