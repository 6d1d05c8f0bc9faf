"""YAML read as text: every scalar stays what was written, every node knows its line and column."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from atlas.reading.yaml_messages import message_and_hint, mistake_mark

MAX_BYTES = 1_000_000
MAX_DEPTH = 24

PathStep = str | int


class Position(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


class Scalar(NamedTuple):
    """A value as written."""

    text: str
    mark: Position


class Sequence(NamedTuple):
    """A list."""

    items: list[Node]
    mark: Position


class Mapping(NamedTuple):
    """Keys with their values, in order, each key once."""

    entries: dict[str, tuple[Scalar, Node]]
    mark: Position


Node = Scalar | Sequence | Mapping


class NotReadable(Exception):
    """Raised with message, hint and mark of the first flaw that makes a file unreadable."""

    def __init__(self, message: str, hint: str | None, mark: Position) -> None:
        super().__init__(message)
        self.message, self.hint, self.mark = message, hint, mark


@dataclass(slots=True)
class Parsed:
    """A file's tree, and the flaws in it that do not make it unreadable."""

    root: Mapping
    flaws: list[NotReadable] = field(default_factory=list)


def parse(data: bytes) -> Parsed:
    """Parses one YAML file. Raises NotReadable where it does not hold one mapping."""
    text = _decoded(data)
    flaws: list[NotReadable] = []
    try:
        events = iter(yaml.CSafeLoader(text).get_event, None)  # yaml.parse asks for each event twice
        root = _Composer(events, flaws).document()
    except yaml.MarkedYAMLError as error:
        message, hint = message_and_hint(error, text)
        at = mistake_mark(error, text)
        raise NotReadable(message, hint, Position(at.line + 1, at.column + 1) if at else Position(1, 1)) from None
    except yaml.reader.ReaderError as error:
        raise _unprintable(error, text) from None
    if not isinstance(root, Mapping):
        raise NotReadable("a record is a list of 'field: value' lines", "start with 'name:'", Position(1, 1))
    return Parsed(root, flaws)


def without_entries(node: Node, dropped: frozenset[Position]) -> Node:
    """The tree without the list entries at the `dropped` positions."""
    if isinstance(node, Sequence):
        return Sequence([without_entries(item, dropped) for item in node.items if item.mark not in dropped], node.mark)
    if isinstance(node, Mapping):
        kept = {key: (name, without_entries(child, dropped)) for key, (name, child) in node.entries.items()}
        return Mapping(kept, node.mark)
    return node


def locate(root: Node, path: SequenceOf[PathStep], *, key: bool = False) -> Position:
    """The position of the value at `path`, or of the nearest one that the file has; with `key`, that of its key."""
    node, mark = root, root.mark
    for step in path:
        if isinstance(node, Mapping) and step in node.entries:
            name, node = node.entries[str(step)]
            mark = name.mark if key else node.mark
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            mark = node.mark
    return mark


def _decoded(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise NotReadable(
            f"the file has {len(data):,} bytes; at most {MAX_BYTES:,} are read",
            "split the record",
            Position(1, 1),
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        mark = Position(before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        raise NotReadable("the file is not in UTF-8 here", "save it with the encoding UTF-8", mark) from None


def _unprintable(error: yaml.reader.ReaderError, text: str) -> NotReadable:
    code = error.character if isinstance(error.character, int) else ord(error.character)
    before = text[: text.find(chr(code))]
    mark = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
    return NotReadable(f"control character U+{code:04X}", "delete it", mark)


class _Composer:
    """Builds nodes from parser events; collects duplicate keys, tags and aliases as flaws."""

    def __init__(self, events: Iterator[Any], flaws: list[NotReadable]) -> None:
        self.events = events
        self.flaws = flaws

    def document(self) -> Node | None:
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return None
        root = self.node(next(self.events), 0)
        next(self.events)
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise NotReadable("a second document starts here", "one file holds one record", _position(event))
        return root

    def node(self, event: Any, depth: int) -> Node:
        start = event.start_mark
        mark = Position(start.line + 1, start.column + 1)
        if depth > MAX_DEPTH:
            raise NotReadable(f"nested more than {MAX_DEPTH} deep", "write it flatter", mark)
        kind = type(event)
        if kind is yaml.AliasEvent:
            hint = "write the value out; a text that starts with '*' goes in quotes"
            self.flaws.append(NotReadable(f"alias '*{event.anchor}'", hint, mark))
            return Scalar(f"*{event.anchor}", mark)
        if event.tag is not None:
            written = event.tag.replace("tag:yaml.org,2002:", "!!")
            hint = "leave it out: values are read as text; a text that starts with '!' goes in quotes"
            self.flaws.append(NotReadable(f"tag '{written}'", hint, mark))
        if kind is yaml.ScalarEvent:
            return Scalar(event.value, mark)
        if kind is yaml.SequenceStartEvent:
            return Sequence(list(self.items(depth)), mark)
        return self.mapping(mark, depth)

    def items(self, depth: int) -> Iterator[Node]:
        while type(event := next(self.events)) is not yaml.SequenceEndEvent:
            yield self.node(event, depth + 1)

    def mapping(self, mark: Position, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while type(event := next(self.events)) is not yaml.MappingEndEvent:
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if isinstance(key, Scalar) and ":" in key.text and _has_swallowed_value(event, key, value):
                name, rest = key.text.split(":", 1)
                hint = f"write '{name}: {rest}'"
                self.flaws.append(NotReadable(f"no space after the ':' in '{key.text}'", hint, key.mark))
                key, value = Scalar(name, key.mark), Scalar(rest, key.mark)
            if not isinstance(key, Scalar):
                self.flaws.append(NotReadable("a list or map stands as a key", "a key is one word", key.mark))
            elif key.text in entries:
                first = entries[key.text][0].mark
                hint = f"it stands in line {first.line} already; keep one"
                self.flaws.append(NotReadable(f"duplicate key '{key.text}'", hint, key.mark))
            else:
                entries[key.text] = (key, value)
        return Mapping(entries, mark)


def _has_swallowed_value(event: yaml.Event, key: Scalar, value: Node) -> bool:
    """Returns True for a key with a colon that has swallowed its value, as in `{en:Aasund}`."""
    return value == Scalar("", value.mark) and not getattr(event, "style", None)


def _position(event: Any) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)
