"""Edits of a file at the places that the reader names; everything else in it stays as it is, byte for byte."""

from __future__ import annotations

import codecs
from typing import Any, NamedTuple

import yaml

from atlas.reading.lines.yaml_nodes import Position, Scalar, Sequence, parse


class _Edit(NamedTuple):
    """A text in place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


class EditedFile:
    """A file that is read without flaws, and edits of it."""

    def __init__(self, data: bytes) -> None:
        """Raises NotYaml for a file that cannot be read."""
        self.root = parse(data).root
        self._bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        self._text = data.decode("utf-8-sig")
        self._newline = next((sign for sign in ("\r\n", "\n", "\r") if sign in self._text), "\n")
        self._edits: list[_Edit] = []
        events: list[Any] = list(iter(yaml.CSafeLoader(self._text).get_event, None))
        scalars = [event for event in events if isinstance(event, yaml.ScalarEvent)]
        self._scalars = {_position(event): _span(event) for event in scalars}
        self._words = {_position(event): event.value for event in scalars}
        self._brackets = {_position(event) for event in events if getattr(event, "flow_style", False)}
        self._end = next(_span(event)[0] for event in reversed(events) if isinstance(event, yaml.MappingEndEvent))

    @property
    def is_in_brackets(self) -> bool:
        """Tests if the whole record stands in brackets."""
        return self.root.mark in self._brackets

    def data(self) -> bytes:
        """The file with its edits."""
        text = self._text
        for edit in sorted(self._edits, reverse=True):
            text = text[: edit.start] + edit.text + text[edit.end :]
        return self._bom + text.encode()

    def replace_word(self, mark: Position, old: str, new: str) -> None:
        """Replaces the word at a position; its quotes stay. Raises ValueError where another one stands there."""
        if self._words.get(mark) != old:
            raise ValueError(f"'{old}' does not stand in line {mark.line}")
        start, end = self._scalars[mark]
        written = self._text[start:end]
        self._edits.append(_Edit(start, end, written.replace(old, new) if written.count(old) == 1 else new))

    def append_word(self, key: str, word: str) -> None:
        """Appends a word to the list in a field of the record; the field comes to the end where it is missing."""
        _, value = self.root.entries.get(key, (None, None))
        match value:
            case Sequence(items=[*_, Scalar(mark=last)]) if value.mark in self._brackets:
                end = self._scalars[last][1]
                self._edits.append(_Edit(end, end, f", {word}"))
            case Sequence(items=[*_, Scalar(mark=last)]):
                self._insert_below(
                    self._scalars[last][1] - len(self._newline), f"{' ' * (value.mark.column - 1)}- {word}"
                )
            case Scalar(mark=mark):
                start, end = self._scalars[mark]
                self._edits.append(_Edit(start, end, f"[{self._text[start:end]}, {word}]"))
            case _:
                self.append_entry(f"{key}: [{word}]")

    def append_entry(self, entry: str) -> None:
        """Appends an entry to the record, given as its lines in block style or as one in brackets."""
        before = self._text[: self._end].rstrip()
        if self.is_in_brackets:
            separator = "" if before.endswith(",") else ", "
            self._edits.append(_Edit(self._end, self._end, separator + entry))
        else:
            self._insert_below(max(self._end - len(self._newline), len(before)), entry.replace("\n", self._newline))

    def _insert_below(self, place: int, lines: str) -> None:
        """Inserts lines below that of a place; the last line of a file may lack its end."""
        end = self._text.find(self._newline, place)
        at = len(self._text) if end < 0 else end + len(self._newline)
        above = self._newline if end < 0 else ""
        self._edits.append(_Edit(at, at, f"{above}{lines}{self._newline}"))


def _position(event: Any) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def _span(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index
