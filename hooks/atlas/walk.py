"""Walks a record down to its single values, with the path to each as it stands in YAML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import is_dataclass
from functools import cache, partial, wraps
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from atlas.model.fields import Reference, specification
from atlas.model.records import Record
from atlas.model.shapes import Stated
from atlas.model.text import Text
from atlas.yaml_source import PathStep

T = TypeVar("T")
Path = tuple[PathStep, ...]


class Leaf(NamedTuple):
    """A single value: where it stands, its declared type, its language if it is a text, to what it may refer."""

    path: Path
    type: Any
    value: Any
    language: str | None = None
    reference: Reference | None = None


def of_last_record(function: Callable[[Record], T]) -> Callable[[Record], T]:
    """Remembers the result for the last record: rules and pages ask for the same one several times in a row."""
    last: list[Any] = [None, None]

    @wraps(function)
    def remembered(record: Record) -> T:
        if last[0] is not record:
            last[:] = record, function(record)
        result: T = last[1]
        return result

    return remembered


@of_last_record
def leaves(record: Record) -> list[Leaf]:
    """Every single value of `record`, in the order of its fields."""
    found: list[Leaf] = []
    _of_fields(type(record), record, (), found)
    return found


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


Walk = Callable[[Any, Path, list[Leaf]], None]


@cache
def _walk(type_: Any) -> Walk:
    """How a value of a type is walked; leaves are added to the list."""
    plain = bare(type_)
    origin = get_origin(plain)
    if origin is tuple:
        return partial(_of_items, _walk(get_args(plain)[0]))
    if origin is Stated:
        return partial(_of_stated, plain)
    base = get_args(plain)[0] if origin is Annotated else plain
    if base is Text:
        return _of_text
    if isinstance(base, type) and is_dataclass(base) and specification(base):
        return partial(_of_fields, base)
    return partial(_of_leaf, plain, reference_in(plain))


@cache
def _field_walks(cls: Any) -> tuple[tuple[str, str, Walk], ...]:
    return tuple((spec.name, spec.key, _walk(spec.type)) for spec in specification(cls))


@cache
def _stated_walks(type_: Any) -> tuple[tuple[str, str, Walk], ...]:
    own = {"value": get_args(type_)[0], "otherwise": tuple[type_, ...]}
    return tuple((spec.name, spec.key, _walk(own.get(spec.name, spec.type))) for spec in specification(Stated))


def _of_fields(cls: Any, value: Any, path: Path, found: list[Leaf]) -> None:
    for name, key, walk in _field_walks(cls):
        child = getattr(value, name)
        if child is not None and child != ():
            walk(child, (*path, key), found)


def _of_stated(type_: Any, value: Any, path: Path, found: list[Leaf]) -> None:
    for name, key, walk in _stated_walks(type_):
        child = getattr(value, name)
        if child is not None and child != ():
            walk(child, (*path, key), found)


def _of_items(walk: Walk, value: Any, path: Path, found: list[Leaf]) -> None:
    for index, child in enumerate(value):
        walk(child, (*path, index), found)


def _of_text(value: Any, path: Path, found: list[Leaf]) -> None:
    for language, text in value.items():
        found.append(Leaf((*path, language), Text, text, language))


def _of_leaf(type_: Any, reference: Reference | None, value: Any, path: Path, found: list[Leaf]) -> None:
    found.append(Leaf(path, type_, value, None, reference))
