"""The example records that contributors copy: they hold, and they show every field of the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

import pytest

from atlas.incremental.checking import check_project
from atlas.model.fields import specification
from atlas.model.kinds import KINDS
from atlas.model.problems import Problem, report
from atlas.model.records import Record
from atlas.reading.loading import LoadedData

EXAMPLES = Path(__file__).parent / "examples"
FILES = sorted(EXAMPLES.rglob("*.yaml"))

Checked = tuple[LoadedData, list[Problem]]


@pytest.fixture(scope="module")
def examples() -> Checked:
    """The examples as read, and the problems in them."""
    reading, _, problems = check_project(EXAMPLES)
    return reading, problems


def test_examples_are_without_a_problem(examples: Checked) -> None:
    reading, problems = examples
    assert report(problems, len(reading.entries)) == f"no problems ({len(FILES)} files checked)"


def test_every_kind_has_an_example(examples: Checked) -> None:
    assert {type(entry.record) for entry in examples[0].entries} == {*KINDS.values()}


def test_every_field_is_shown_in_an_example_of_each_kind_or_shape_that_has_it(examples: Checked) -> None:
    shown = {field for entry in examples[0].entries for field in _shown(entry.record)}
    classes = {cls for cls, _ in shown}
    missing = {f"{cls.__name__}.{key}" for cls in classes for key in _own_keys(cls) if (cls, key) not in shown}
    assert missing == set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_example_begins_with_the_place_where_such_a_file_stands(file: Path) -> None:
    first = file.read_text("utf-8").partition("\n")[0]
    assert first.startswith(f"# {file.relative_to(EXAMPLES).as_posix()}: ")


def _shown(value: Any) -> Iterator[tuple[Any, str]]:
    """The fields that are given a value other than their default, with each class that has them."""
    if isinstance(value, tuple):
        for item in value:
            yield from _shown(item)
    elif is_dataclass(value):
        own: Any = type(value)
        for spec in specification(own):
            child = getattr(value, spec.name)
            if child != own.__dataclass_fields__[spec.name].default:
                yield from ((cls, spec.key) for cls in own.__mro__ if is_dataclass(cls))
                yield from _shown(child)


def _own_keys(cls: type) -> set[str]:
    """The fields that a class must show itself: those that all records, or its parent, have are shown anywhere."""
    parent: Any = Record if issubclass(cls, Record) and cls is not Record else cls.__base__
    inherited = specification(parent) if is_dataclass(parent) else ()
    return {spec.key for spec in specification(cls)} - {spec.key for spec in inherited}
