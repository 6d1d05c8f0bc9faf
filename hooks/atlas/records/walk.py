"""The walk through a record down to its single values, with the path to each as it stands in YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import is_dataclass
from functools import cache, partial, wraps
from operator import attrgetter
from typing import Annotated, Any, NamedTuple, TypeVar, get_args, get_origin

from atlas.model.fields import Reference, reference_in, specification, without_none
from atlas.model.records import Record
from atlas.model.shapes import Stated
from atlas.model.text import Text
from atlas.reading.lines.yaml_nodes import PathStep

T = TypeVar("T")
Path = tuple[PathStep, ...]


class Leaf(NamedTuple):
    """A single value: its path, its declared type, its language if it is a text, and to what it may refer."""

    path: Path
    type: Any
    value: Any
    language: str | None = None
    reference: Reference | None = None


def cached_for_last_record(function: Callable[[Record], T]) -> Callable[[Record], T]:
    """Caches the result for the last record: rules and pages ask for the same one several times in a row."""
    last: list[Any] = [None, None]

    @wraps(function)
    def cached(record: Record) -> T:
        if last[0] is not record:
            last[:] = record, function(record)
        result: T = last[1]
        return result

    return cached


@cache
def values_getter(cls: Any) -> Callable[[Any], Iterable[Any]]:
    """Returns a function from a record or shape to the values of all its declared fields, in their order."""
    names = [spec.name for spec in specification(cls)]
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


def is_left_out(value: Any) -> bool:
    """Returns True where a field has no value. Without `==`, which is slow for shapes: it would run for most fields."""
    return value is None or (type(value) is tuple and not value)


def owners(record: Record, path: Path) -> Iterator[Any]:
    """The record and the shapes in it that hold the value at a path, from the outermost inwards."""
    value: Any = record
    yield value
    for step in path[:-1]:
        value = value[step] if isinstance(step, int) else getattr(value, step if hasattr(value, step) else f"{step}_")
        if not isinstance(value, tuple):
            yield value


@cached_for_last_record
def leaves(record: Record) -> list[Leaf]:
    """Every single value of `record`, in the order of its fields."""
    found: list[Leaf] = []
    _walk_fields(type(record), record, (), found)
    return found


Walk = Callable[[Any, Path, list[Leaf]], None]
"""A function of a value and its path that adds the leaves in it to a list."""


@cache
def _walk_for(type_: Any) -> Walk:
    """Returns the walk through a value of this type."""
    plain = without_none(type_)
    origin = get_origin(plain)
    if origin is tuple:
        return partial(_walk_items, _walk_for(get_args(plain)[0]))
    if origin is Stated:
        return partial(_walk_stated, plain)
    base = get_args(plain)[0] if origin is Annotated else plain
    if base is Text:
        return _walk_text
    if isinstance(base, type) and is_dataclass(base) and specification(base):
        return partial(_walk_fields, base)
    return partial(_walk_leaf, plain, reference_in(plain))


Walks = tuple[Callable[[Any], Iterable[Any]], tuple[tuple[str, Walk], ...]]
"""The getter of the values of all fields, and the key of each field with its walk."""


@cache
def _field_walks(cls: Any) -> Walks:
    return values_getter(cls), tuple((spec.key, _walk_for(spec.type)) for spec in specification(cls))


@cache
def _stated_walks(type_: Any) -> Walks:
    own = {"value": get_args(type_)[0], "otherwise": tuple[type_, ...]}
    walks = tuple((spec.key, _walk_for(own.get(spec.name, spec.type))) for spec in specification(Stated))
    return values_getter(Stated), walks


def _walk_fields(cls: Any, value: Any, path: Path, found: list[Leaf]) -> None:
    _walk_children(_field_walks(cls), value, path, found)


def _walk_stated(type_: Any, value: Any, path: Path, found: list[Leaf]) -> None:
    _walk_children(_stated_walks(type_), value, path, found)


def _walk_children(walks: Walks, value: Any, path: Path, found: list[Leaf]) -> None:
    get, of_fields = walks
    for child, (key, walk) in zip(get(value), of_fields, strict=True):
        if not is_left_out(child):
            walk(child, (*path, key), found)


def _walk_items(walk: Walk, value: Any, path: Path, found: list[Leaf]) -> None:
    for index, child in enumerate(value):
        walk(child, (*path, index), found)


def _walk_text(value: Any, path: Path, found: list[Leaf]) -> None:
    for language, text in value.items():
        found.append(Leaf((*path, language), Text, text, language))


def _walk_leaf(type_: Any, reference: Reference | None, value: Any, path: Path, found: list[Leaf]) -> None:
    found.append(Leaf(path, type_, value, None, reference))
