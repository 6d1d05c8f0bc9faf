"""YAML read as text: every scalar stays what was written, every node knows its line and column."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple

import yaml

from atlas.messages.message import N_, Message, NotReadable
from atlas.reading.lines.yaml_messages import message_of, mistake_mark, unmeant_escape
from atlas.reading.values.limits import MAX_BYTES, MAX_CHARACTERS, MAX_DEPTH, MAX_ENTRIES, MAX_KEYS, MAX_PROBLEMS

PathStep = str | int

_TOO_LARGE = Message("file-too-large", N_("the file has more than {limit} bytes"), N_("split the record"))
_TOO_LONG = Message(
    "value-too-long",
    N_("a value of {size} characters; at most {limit} are read"),
    N_("shorten it: a summary has a few sentences, a quote the words that prove the fact"),
)
_TOO_MANY_ENTRIES = Message(
    "too-many-entries", N_("the list has more than {limit} entries"), N_("split the record, or leave some out")
)
_TOO_MANY_KEYS = Message(
    "too-many-keys", N_("more than {limit} lines 'key: value' in one map"), N_("a list of things begins each with '- '")
)


class Position(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


class Scalar(NamedTuple):
    """A value as written; `comment` follows it on its line, where it stands in no quotation marks."""

    text: str
    mark: Position
    comment: str = ""


class Sequence(NamedTuple):
    """A list."""

    items: list[Node]
    mark: Position


class Mapping(NamedTuple):
    """Keys with their values, in order, each key once."""

    entries: dict[str, tuple[Scalar, Node]]
    mark: Position


Node = Scalar | Sequence | Mapping


class NotYaml(NotReadable):
    """Raised for the first flaw that makes a file unreadable; `mark` is its place."""

    def __init__(self, message: Message, mark: Position) -> None:
        super().__init__(message)
        self.mark = mark


@dataclass(slots=True)
class Parsed:
    """A file's tree, and the flaws in it that do not make it unreadable."""

    root: Mapping
    flaws: list[NotYaml] = field(default_factory=list)


def parse(data: bytes) -> Parsed:
    """Parses one YAML file. Raises NotYaml where it does not hold one mapping."""
    return parse_text(utf_8_text(data))


def parse_text(text: str) -> Parsed:
    """Parses the text of one YAML file. Raises NotYaml where it does not hold one mapping."""
    flaws: list[NotYaml] = []
    try:
        events = iter(yaml.CSafeLoader(text).get_event, None)  # yaml.parse asks for each event twice
        root = _Composer(events, flaws, text).document()
    except yaml.MarkedYAMLError as error:
        at = mistake_mark(error, text)
        mark = Position(at.line + 1, at.column + 1) if at else Position(1, 1)
        raise NotYaml(message_of(error, text), mark) from error
    except yaml.reader.ReaderError as error:
        raise _unprintable(error, text) from None
    if not isinstance(root, Mapping):
        raise NotYaml(_not_a_record(root, text), Position(1, 1))
    return Parsed(root, flaws)


def _not_a_record(root: Node | None, text: str) -> Message:
    if root is None and not text.strip():
        return Message(
            "empty-file", N_("the file is empty"), N_("write the record's 'field: value' lines, or delete it")
        )
    message = Message("not-a-record", N_("a record is a list of 'field: value' lines"), N_("start with 'name:'"))
    if root is None and "#" in text:
        return message.with_hint(N_("lines that begin with '#' are comments: take it away"))
    if isinstance(root, Sequence):
        return message.with_hint(N_("take away the '-' or the brackets around them"))
    return message


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


def holds(root: Node, path: SequenceOf[PathStep], positions: frozenset[Position]) -> bool:
    """Tests if a value or key in the node at `path` stands at one of the positions, or there is no node."""
    node = _node_at(root, path)
    return node is None or locate(root, path, key=True) in positions or not positions.isdisjoint(_marks(node))


def has_key(root: Node, path: SequenceOf[PathStep], key: str, is_meant: Callable[[str], bool]) -> bool:
    """Tests if the map at `path` has the key, or one that is meant for it."""
    node = _node_at(root, path)
    return isinstance(node, Mapping) and (key in node.entries or any(map(is_meant, node.entries)))


def _node_at(root: Node, path: SequenceOf[PathStep]) -> Node | None:
    node: Node | None = root
    for step in path:
        if isinstance(node, Mapping):
            node = node.entries[str(step)][1] if step in node.entries else node if step == "value" else None
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        elif step not in (0, "value", "id"):  # a single entry may stand without its list, a value in its short form
            return None
    return node


def _marks(node: Node) -> Iterator[Position]:
    yield node.mark
    children = node.items if isinstance(node, Sequence) else []
    if isinstance(node, Mapping):
        yield from (name.mark for name, _ in node.entries.values())
        children = [child for _, child in node.entries.values()]
    for child in children:
        yield from _marks(child)


def utf_8_text(data: bytes) -> str:
    """The text of a file. Raises NotYaml where it is too large or not in UTF-8."""
    if len(data) > MAX_BYTES:
        raise NotYaml(_TOO_LARGE.with_values(limit=MAX_BYTES), Position(1, 1))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        mark = Position(before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        message = Message("not-utf-8", N_("the file is not in UTF-8 here"), N_("save it with the encoding UTF-8"))
        raise NotYaml(message, mark) from None


def _unprintable(error: yaml.reader.ReaderError, text: str) -> NotYaml:
    code = error.character if isinstance(error.character, int) else ord(error.character)
    before = text[: text.find(chr(code))]
    mark = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
    message = Message(
        "control-character", N_("control character {character}"), N_("delete it"), character=f"U+{code:04X}"
    )
    return NotYaml(message, mark)


class _Composer:
    """Builds nodes from parser events; collects duplicate keys, tags and aliases as flaws."""

    def __init__(self, events: Iterator[Any], flaws: list[NotYaml], text: str) -> None:
        self.events = events
        self.flaws = flaws
        self.commented = text if " #" in text else ""  # a look at each value takes time
        self.escaped = text if "\\" in text else ""

    def document(self) -> Node | None:
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return None
        root = self.node(next(self.events), 0)
        next(self.events)
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            message = Message("second-document", N_("a second document starts here"), N_("one file holds one record"))
            raise NotYaml(message, _position(event))
        return root

    def node(self, event: Any, depth: int) -> Node:
        start = event.start_mark
        mark = Position(start.line + 1, start.column + 1)
        if depth > MAX_DEPTH:
            message = Message(
                "nested-too-deep", N_("nested more than {limit} deep"), N_("write it flatter"), limit=MAX_DEPTH
            )
            raise NotYaml(message, mark)
        kind = type(event)
        if kind is yaml.AliasEvent:
            hint = N_("write the value out; a text that starts with '*' goes in quotes")
            self.note(mark, Message("alias", N_("alias '*{name}'"), hint, name=event.anchor))
            return Scalar(f"*{event.anchor}", mark)
        if event.tag is not None:
            written = event.tag.replace("tag:yaml.org,2002:", "!!")
            hint = N_("leave it out: values are read as text; a text that starts with '!' goes in quotes")
            self.note(mark, Message("tag", N_("tag '{tag}'"), hint, tag=written))
        if kind is yaml.ScalarEvent:
            if len(event.value) > MAX_CHARACTERS:
                raise NotYaml(_TOO_LONG.with_values(size=len(event.value), limit=MAX_CHARACTERS), mark)
            value = self.unescaped(event, mark) if self.escaped and event.style == '"' else event.value
            return Scalar(value, mark, self.comment(event) if self.commented else "")
        if kind is yaml.SequenceStartEvent:
            return Sequence(list(self.items(depth)), mark)
        return self.mapping(mark, depth)

    def unescaped(self, event: Any, mark: Position) -> str:
        """The value in double quotes, as it is written where its backslashes were not meant for YAML."""
        written = self.escaped[event.start_mark.index + 1 : event.end_mark.index - 1]
        if message := unmeant_escape(written, event.value):
            self.note(mark, message)
            return written
        value: str = event.value
        return value

    def comment(self, event: Any) -> str:
        """The comment behind a value in no quotation marks, from its '#' to the end of the line."""
        start = event.end_mark.index
        if event.style or not self.commented.startswith(" ", start):
            return ""
        end = self.commented.find("\n", start)
        rest = self.commented[start : end if end >= 0 else None].strip()
        return rest if rest.startswith("#") else ""

    def items(self, depth: int) -> Iterator[Node]:
        for number in count():
            if type(event := next(self.events)) is yaml.SequenceEndEvent:
                return
            if number == MAX_ENTRIES:
                raise NotYaml(_TOO_MANY_ENTRIES.with_values(limit=MAX_ENTRIES), _position(event))
            yield self.node(event, depth + 1)

    def mapping(self, mark: Position, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while type(event := next(self.events)) is not yaml.MappingEndEvent:
            if len(entries) == MAX_KEYS:
                raise NotYaml(_TOO_MANY_KEYS.with_values(limit=MAX_KEYS), _position(event))
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if isinstance(key, Scalar) and ":" in key.text and _has_swallowed_value(event, key, value):
                name, rest = key.text.split(":", 1)
                self.note(key.mark, no_space_after_colon(key.text, name, rest))
                key, value = Scalar(name, key.mark), Scalar(rest, key.mark)
            if not isinstance(key, Scalar):
                self.note(
                    key.mark, Message("key-not-a-word", N_("a list or map is used as a key"), N_("a key is one word"))
                )
            elif key.text in entries:
                self.note(key.mark, _duplicate_key(key.text, entries[key.text][0].mark.line))
            else:
                entries[key.text] = (key, value)
        return Mapping(entries, mark)

    def note(self, mark: Position, message: Message) -> None:
        if len(self.flaws) == MAX_PROBLEMS:
            raise self.flaws[0]
        self.flaws.append(NotYaml(message, mark))


def no_space_after_colon(key: str, name: str, rest: str) -> Message:
    """The message on a key that has its value without a space between."""
    hint = N_("write '{name}: {value}'")
    return Message(
        "no-space-after-colon", N_("no space after the ':' in '{key}'"), hint, key=key, name=name, value=rest
    )


def _duplicate_key(key: str, line: int) -> Message:
    hint = N_("it is already in line {line}; keep one")
    return Message("duplicate-key", N_("duplicate key '{key}'"), hint, key=key, line=str(line))


def _has_swallowed_value(event: yaml.Event, key: Scalar, value: Node) -> bool:
    """Returns True for a key with a colon that has swallowed its value, as in `{en:Aasund}`."""
    return value == Scalar("", value.mark) and not getattr(event, "style", None)


def _position(event: Any) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)
