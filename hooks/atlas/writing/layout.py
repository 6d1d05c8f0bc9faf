"""The canonical layout of a YAML file: block style, two spaces deep; brackets stay where they fit on their line."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.writing.folding import INDENT, WIDTH, scalar_lines
from atlas.writing.syntax_tree import Collection, Item, Written, WrittenScalar, comments_in


def laid_out(root: Collection) -> str:
    """The text of a file with this tree."""
    return "".join(f"{line}\n" for line in _lines(root, ""))


def _lines(collection: Collection, indent: str) -> Iterator[str]:
    for item in collection.items:
        yield from _item_lines(item, indent)
    yield from (indent + comment for comment in collection.below)


def _item_lines(item: Item, indent: str) -> Iterator[str]:
    lines, above = _lines_below(item, indent)
    yield from (indent + comment for comment in (*item.above, *above))
    yield from lines


def _lines_below(item: Item, indent: str) -> tuple[list[str], list[str]]:
    """The lines of an item below the comments above it, and the comments that have no place behind it."""
    lead = indent + (f"{item.key.text}:" if item.key else "-")
    if isinstance(item.value, WrittenScalar):
        lines = scalar_lines(item.value, lead, indent)
        is_block = item.value.style in ("|", ">") or lines[0] == f"{lead} >-"
        return (lines, item.behind) if is_block else _with_comment(lines, item.behind)
    if not item.value.items:
        return _with_comment([f"{lead} {'{}' if item.value.is_map else '[]'}"], [*item.behind, *item.value.below])
    if flow := _flow_text(item.value):
        line = f"{lead} {flow}"
        if len(line) <= WIDTH:
            return _with_comment([line], item.behind)
    if item.key:
        first, above = _with_comment([lead], item.behind)
        return [*first, *_lines(item.value, indent + INDENT)], above
    return _lines_behind_dash(item.value, lead, indent, item.behind)


def _lines_behind_dash(value: Collection, lead: str, indent: str, behind: list[str]) -> tuple[list[str], list[str]]:
    """The lines of an item that is a map or list itself: its first line stands behind the dash."""
    first, above = _lines_below(value.items[0], indent + INDENT)
    rest = Collection(value.is_map, value.flow, value.items[1:], value.below)
    lines = [f"{lead} {first[0].lstrip(' ')}", *first[1:], *_lines(rest, indent + INDENT)]
    return lines, [*behind, *value.items[0].above, *above]


def _with_comment(lines: list[str], behind: list[str]) -> tuple[list[str], list[str]]:
    """The lines with a comment behind the last, if there is one and it fits; else it goes above them."""
    if len(behind) != 1 or len(lines[-1]) + len(behind[0]) + 1 > WIDTH:
        return lines, behind
    return [*lines[:-1], f"{lines[-1]} {behind[0]}"], []


def _flow_text(value: Written) -> str | None:
    """A value within brackets, or as part of it; None where it needs lines of its own."""
    if isinstance(value, WrittenScalar):
        return value.text if value.text and "\n" not in value.text else None
    parts = [_flow_part(item) for item in value.items]
    if not value.flow or None in parts or any(comments_in(value)):
        return None
    inner = ", ".join(part for part in parts if part)
    return f"{{{inner}}}" if value.is_map else f"[{inner}]"


def _flow_part(item: Item) -> str | None:
    text = _flow_text(item.value)
    return text if text is None or item.key is None else f"{item.key.text}: {text}"
