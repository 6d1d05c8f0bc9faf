"""Walks a record down to its single values, with the path to each as it stands in YAML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from atlas.model.fields import Reference, specification
from atlas.model.records import Record
from atlas.model.shapes import Stated
from atlas.model.text import Text
from atlas.yaml_source import PathStep

Path = tuple[PathStep, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single value: where it stands, its declared type, and its language where it is a text."""

    path: Path
    type: Any
    value: Any
    language: str | None = None

    @property
    def reference(self) -> Reference | None:
        """To which kinds the value refers, or None where it is no reference."""
        return reference_in(self.type)


def leaves(record: Record) -> Iterator[Leaf]:
    """Every single value of `record`, in the order of its fields."""
    return _of_fields(record, ())


@cache
def reference_in(type_: Any) -> Reference | None:
    """The Reference that annotates a type, if any."""
    if get_origin(type_) is not Annotated:
        return None
    mark = get_args(type_)[1]
    return mark if isinstance(mark, Reference) else None


@cache
def bare(type_: Any) -> Any:
    """The type without `| None`."""
    if get_origin(type_) in (Union, UnionType):
        return next(argument for argument in get_args(type_) if argument is not NoneType)
    return type_


def _of_fields(owner: Any, path: Path) -> Iterator[Leaf]:
    for spec in specification(type(owner)):
        value = getattr(owner, spec.name)
        if value is not None and value != ():
            yield from _of_value(value, spec.type, (*path, spec.key))


def _of_value(value: Any, type_: Any, path: Path) -> Iterator[Leaf]:
    if isinstance(value, tuple):
        item = get_args(bare(type_))[0]
        for index, child in enumerate(value):
            yield from _of_value(child, item, (*path, index))
    elif isinstance(value, Stated):
        yield from _of_stated(value, bare(type_), path)
    elif isinstance(value, Text):
        for language, text in value.items():
            yield Leaf((*path, language), Text, text, language)
    elif is_dataclass(value) and hasattr(type(value), "__dataclass_fields__") and specification(type(value)):
        yield from _of_fields(value, path)
    else:
        yield Leaf(path, bare(type_), value)


def _of_stated(value: Stated[Any], type_: Any, path: Path) -> Iterator[Leaf]:
    yield from _of_value(value.value, get_args(type_)[0], (*path, "value"))
    for spec in specification(Stated):
        child = getattr(value, spec.name)
        if spec.name != "value" and child is not None and child != ():
            declared = tuple[type_, ...] if spec.name == "otherwise" else spec.type
            yield from _of_value(child, declared, (*path, spec.key))
