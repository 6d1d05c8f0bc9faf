"""The single values of a record as lines, `since: 1989`, in which a person corrects one and a program finds it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from atlas.model.dates.partial_date import PartialDate
from atlas.model.records import Record
from atlas.model.text import UNDETERMINED
from atlas.model.values import Coordinates
from atlas.records.walk import Leaf, Path, leaves

_UNSAID = frozenset({("basis", "stated"), ("standing", "stated"), ("bound", "exactly")})
"""Fields with the values that they have where they are left out."""


class ValueLine(NamedTuple):
    """A value as it stands in the file; `field` is the path to it, its steps joined by dots, counted from 1."""

    field: str
    value: str
    path: Path

    def __str__(self) -> str:
        return f"{self.field}: {self.value}"


def value_lines(record: Record) -> Iterator[ValueLine]:
    """Yields every single value of a record but its citations, in the order of the fields."""
    for leaf in leaves(record):
        text = _text(leaf.value)
        if text is not None and "sources" not in leaf.path and (leaf.path[-1], text) not in _UNSAID:
            yield ValueLine(_field(leaf), text, leaf.path)


def _field(leaf: Leaf) -> str:
    """The path as a person reads it: without the step to the value of a long form."""
    steps = [step for step in leaf.path if step not in ("value", UNDETERMINED)]
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in steps)


def _text(value: Any) -> str | None:
    """A value as it is written in one line; None where it takes several values."""
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, bool):
        return "true" if value else None
    if isinstance(value, Coordinates):
        return None
    return " ".join(str(value).split()) if isinstance(value, (str, int)) or hasattr(value, "as_tuple") else None
