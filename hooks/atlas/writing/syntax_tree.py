"""A YAML file as it is written: scalars in their own words and quotes, every comment at the entry that it is on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from atlas.messages.message import N_, Message
from atlas.reading.lines.yaml_nodes import NotYaml, Position

_COMMENT = re.compile(r"#[^\n]*")
_INDICATORS = re.compile(r"[ \n\t:,?-]*")
_FOREIGN = re.compile(r"[^\s:,?-]\S*|[^\S \n\t]")
_BLANK_END = re.compile(r"(?:\n *)+\Z")
_KEPT_BREAKS = re.compile(r"[|>][0-9]?\+")


@dataclass(frozen=True, slots=True)
class WrittenScalar:
    """A scalar: its text in the file, its value, and its style: empty, a quotation mark, `|` or `>`."""

    text: str
    value: str
    style: str


@dataclass(slots=True)
class Item:
    """An entry of a map, or an item of a list, which has no key; with the comments above it and behind it."""

    key: WrittenScalar | None
    value: Written
    above: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Collection:
    """A map or a list, in flow style between brackets; with the comments below its last item."""

    is_map: bool
    flow: bool
    items: list[Item] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


Written = WrittenScalar | Collection


class _Comment(NamedTuple):
    """A comment on a line of its own."""

    column: int
    text: str


def decoded(data: bytes) -> str:
    """The text of a file that `parse` can read: each line, the last too, ends with a line feed."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return text if text.endswith("\n") else f"{text}\n"


def read_syntax_tree(text: str) -> Collection:
    """Reads a file that `parse` has found to hold one map, its lines ended by line feeds. Raises NotYaml.

    What is written beside values and comments has no place in the tree: an anchor, a directive.
    """
    return _Builder(text).document()


def comments_in(tree: Written) -> Iterator[str]:
    """Yields every comment of the tree, but for those in the first line of a text in block style."""
    if isinstance(tree, Collection):
        for item in tree.items:
            yield from (*item.above, *item.behind)
            yield from comments_in(item.value)
        yield from tree.below


class _Builder:
    """Builds the tree from parser events; finds the comments in the gaps between their tokens."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.events = iter(yaml.CSafeLoader(text).get_event, None)
        self.end = 0
        self.before: Item | None = None
        """The item that ends, or whose key ends, with the token before the gap."""
        self.waiting: list[_Comment] = []
        """The comments that stand above whatever comes next."""

    def document(self) -> Collection:
        next(self.events)
        next(self.events)
        root = self.collection(next(self.events), column=0)
        self.pass_gap(len(self.text))
        root.below += self.waiting_comments()
        return root

    def value(self, item: Item, event: Any) -> Written:
        """Reads the value of an item; comments between its key and a value in one piece go above the item."""
        self.pass_gap(_start(event))
        if isinstance(event, yaml.CollectionStartEvent):
            if item.key is None or event.flow_style:
                item.above += self.waiting_comments()
            value: Written = self.collection(event, _column(event))
            if event.flow_style:
                self.before = item
            return value
        item.above += self.waiting_comments()
        scalar = self.scalar(event)
        self.before = None if scalar.text.endswith("\n") else item
        return scalar

    def scalar(self, event: Any) -> WrittenScalar:
        self.refuse_anchor(event)
        start, end = _start(event), _end(event)
        text = self.text[start:end]
        if event.style in ("|", ">") and not _KEPT_BREAKS.match(text):
            text = _BLANK_END.sub("", text)
        self.end = max(self.end, start + len(text))
        return WrittenScalar(text, event.value, event.style or "")

    def collection(self, event: Any, column: int) -> Collection:
        self.refuse_anchor(event)
        found = Collection(isinstance(event, yaml.MappingStartEvent), bool(event.flow_style))
        if found.flow:
            self.before, self.end = None, max(self.end, _end(event))
        ending = yaml.MappingEndEvent if found.is_map else yaml.SequenceEndEvent
        while not isinstance(event := next(self.events), ending):
            found.items.append(self.item(event, found.is_map))
        self.pass_gap(_start(event))
        if found.flow:
            self.end = max(self.end, _end(event))
            found.below += self.waiting_comments()
        else:
            found.below += self.indented_comments(max(column, _column(event) + 1))
        return found

    def item(self, event: Any, of_map: bool) -> Item:
        item = Item(None, WrittenScalar("", "", ""))
        if of_map:
            self.pass_gap(_start(event))
            item.above += self.waiting_comments()
            item.key = self.scalar(event)
            self.before = item
            event = next(self.events)
        item.value = self.value(item, event)
        return item

    def pass_gap(self, start: int) -> None:
        """Gives the comments before the token at `start` to the item before them, or lets them wait."""
        gap = self.text[self.end : start]
        rest = _COMMENT.sub("", gap)
        if not _INDICATORS.fullmatch(rest):
            raise self.no_place(rest)
        for found in _COMMENT.finditer(gap):
            comment = found[0].rstrip()
            if self.before and "\n" not in gap[: found.start()]:
                self.before.behind.append(comment)
            else:
                at = self.end + found.start()
                self.waiting.append(_Comment(at - self.text.rfind("\n", 0, at) - 1, comment))
        self.end = max(self.end, start)

    def waiting_comments(self) -> list[str]:
        comments = [comment.text for comment in self.waiting]
        self.waiting.clear()
        return comments

    def indented_comments(self, column: int) -> list[str]:
        """The first of the waiting comments, as far as they stand at this column or further in."""
        count = next((n for n, comment in enumerate(self.waiting) if comment.column < column), len(self.waiting))
        comments = [comment.text for comment in self.waiting[:count]]
        del self.waiting[:count]
        return comments

    def refuse_anchor(self, event: Any) -> None:
        if event.anchor:
            raise self.no_place(f"&{event.anchor}")

    def no_place(self, rest: str) -> NotYaml:
        found = _FOREIGN.search(rest)
        mark = found[0] if found else rest
        at = self.text.index(mark, self.end)
        before = self.text[:at]
        position = Position(before.count("\n") + 1, at - before.rfind("\n"))
        shown = mark if mark.strip() else f"U+{ord(mark[0]):04X}"
        message = Message("mark-without-form", N_("'{mark}' has no canonical form"), N_("leave it out"), mark=shown)
        return NotYaml(message, position)


def _start(event: Any) -> int:
    return int(event.start_mark.index)


def _end(event: Any) -> int:
    return int(event.end_mark.index)


def _column(event: Any) -> int:
    return int(event.start_mark.column)
