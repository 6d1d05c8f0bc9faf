"""The example records that contributors copy: they hold, and they show every field of the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

import pytest
from atlas.checking import checked
from atlas.model import KINDS
from atlas.model.fields import specification
from atlas.model.records import Record
from atlas.problems import report

EXAMPLES = Path(__file__).parent / "examples"
FILES = sorted(EXAMPLES.rglob("*.yaml"))

Field = tuple[type, str]


def test_examples_are_without_a_problem() -> None:
    reading, _, problems = checked(EXAMPLES)
    assert report(problems, len(reading.entries)) == f"no problems ({len(FILES)} files checked)"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_is_shown_in_an_example_of_that_kind(kind: str) -> None:
    common = {spec.key for spec in specification(Record)}
    own = {spec.key for spec in specification(KINDS[kind])} - common
    shown = {key for cls, key in _shown() if cls is KINDS[kind]}
    assert own <= shown


def test_every_field_of_a_shape_and_every_common_field_is_shown_in_an_example() -> None:
    shown = _shown()
    classes = {cls for cls, _ in shown} - {*KINDS.values()}
    assert {(cls, spec.key) for cls in classes for spec in specification(cls)} == shown - _of_kinds(shown)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_example_begins_with_the_place_where_such_a_file_stands(file: Path) -> None:
    first = file.read_text("utf-8").partition("\n")[0]
    assert first.startswith(f"# {file.relative_to(EXAMPLES).as_posix()}: ")


def _shown() -> set[Field]:
    """The fields that have a value of their own somewhere in the examples, by the classes that have them."""
    reading, _, _ = checked(EXAMPLES)
    return {field for entry in reading.entries for field in _fields(entry.record)}


def _fields(value: Any) -> Iterator[Field]:
    if isinstance(value, tuple):
        for item in value:
            yield from _fields(item)
    elif is_dataclass(value) and not isinstance(value, type):
        cls = type(value)
        for spec in specification(cls):
            child = getattr(value, spec.name)
            if child != cls.__dataclass_fields__[spec.name].default:
                yield from ((parent, spec.key) for parent in cls.__mro__ if _declares(parent, spec.name))
                yield from _fields(child)


def _declares(cls: type, name: str) -> bool:
    return is_dataclass(cls) and name in cls.__dataclass_fields__


def _of_kinds(fields: set[Field]) -> set[Field]:
    return {(cls, key) for cls, key in fields if cls in KINDS.values()}
