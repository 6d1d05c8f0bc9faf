"""The canonical form of a record's file: layout and order of keys; no value and no comment changes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from atlas.messages.message import N_, Message
from atlas.model.kinds import KINDS
from atlas.model.problems import Problem
from atlas.model.records import Record
from atlas.parallel.batches import map_batches
from atlas.reading.folders import File
from atlas.reading.lines.yaml_nodes import Mapping, Node, NotYaml, Position, Scalar, parse
from atlas.reading.loading import read_file
from atlas.writing.filling import filled
from atlas.writing.key_order import in_order
from atlas.writing.layout import laid_out
from atlas.writing.syntax_tree import comments_in, decoded, read_syntax_tree

_CHANGED = Message(
    "not-formatted",
    N_("the file cannot be formatted without a change of its values"),
    N_("it stays as it is; please report this with the file"),
)


class Formatting(NamedTuple):
    """A file with its canonical form: None where it has that already, or cannot be formatted for the `problem`."""

    file: File
    text: bytes | None
    problem: Problem | None = None


def format_files(root: Path, files: Sequence[File], geonames: str | None = None) -> list[Formatting]:
    """Formats these files below `root`, in their order; writes nothing.

    With the id of GeoNames as a source, what the gazetteer knows of cities is filled in.
    """

    def format_batch(batch: Sequence[File]) -> list[Formatting]:
        return [_format_file(root, file, geonames if file.kind == "cities" else None) for file in batch]

    return list(chain.from_iterable(map_batches(format_batch, files)))


def _format_file(root: Path, file: File, geonames: str | None) -> Formatting:
    try:
        data = (root / file.path).read_bytes()
        text = formatted(filled(data, geonames) if geonames else data, KINDS[file.kind])
    except OSError:
        return Formatting(file, None, read_file(root, file)[1][0])
    except NotYaml as error:
        return Formatting(file, None, Problem(file.path, error.mark.line, error.mark.column, error.message))
    return Formatting(file, None if text == data else text)


def formatted(data: bytes, kind: type[Record]) -> bytes:
    """The canonical form of a file of this kind. Raises NotYaml for one that is not read without flaws."""
    parsed = parse(data)
    if parsed.flaws:
        raise parsed.flaws[0]
    tree = read_syntax_tree(decoded(data))
    text = laid_out(in_order(tree, kind))
    if _values(parse(text.encode()).root) != _values(parsed.root) or _comments(text) != sorted(comments_in(tree)):
        raise NotYaml(_CHANGED, Position(1, 1))
    return text.encode()


def _comments(text: str) -> list[str]:
    return sorted(comments_in(read_syntax_tree(text)))


Values = str | list["Values"] | dict[str, "Values"]


def _values(node: Node) -> Values:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: _values(child) for key, (_, child) in node.entries.items()}
    return [_values(item) for item in node.items]
