"""The replacement of one value in a file: every other character stays, and whatever is written stays one value."""

from __future__ import annotations

import json
from collections.abc import Sequence

import yaml

from atlas.reading.lines.yaml_nodes import Mapping, Node, NotYaml, PathStep, Scalar, parse
from atlas.reading.lines.yaml_nodes import Sequence as List


def replaced(text: str, path: Sequence[PathStep], value: str) -> str | None:
    """The text of a file with this value at the path, which may lead through the long form of a value.

    None where the file has no single value there, or none that could be told apart from the rest once it is written.
    """
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    node = _scalar_at(root, path)
    if node is None:
        return None
    start, end = node.start_mark.index, node.end_mark.index
    wanted = _with(parse(text.encode()).root, path, value)
    tail = "\n" if text[start:end].endswith("\n") else ""
    for written in (value, json.dumps(value, ensure_ascii=False)):
        changed = f"{text[:start]}{written}{tail}{text[end:]}"
        if _values_of(changed) == _values(wanted):
            return changed
    return None


def _scalar_at(node: yaml.Node | None, path: Sequence[PathStep]) -> yaml.ScalarNode | None:
    """The node of a value; steps that the file leaves out in short forms are passed over."""
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), node)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
    return node if isinstance(node, yaml.ScalarNode) else None


def _with(node: Node, path: Sequence[PathStep], value: str) -> Node:
    """The tree as it is read, with the value at the path."""
    if isinstance(node, Scalar):
        return Scalar(value, node.mark)
    if not path:
        return node
    step, rest = path[0], path[1:]
    if isinstance(node, Mapping):
        if step not in node.entries:
            return _with(node, rest, value)
        entries = {
            key: (name, _with(child, rest, value) if key == step else child)
            for key, (name, child) in node.entries.items()
        }
        return Mapping(entries, node.mark)
    return List(
        [_with(child, rest, value) if place == step else child for place, child in enumerate(node.items)], node.mark
    )


def _values_of(text: str) -> object:
    try:
        return _values(parse(text.encode()).root)
    except NotYaml:
        return None


def _values(node: Node) -> object:
    """The values of a tree, without their places in the file."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: _values(child) for key, (_, child) in node.entries.items()}
    return [_values(child) for child in node.items]
