"""The conversion of YAML nodes to typed values: one converter per type of the model; every problem is noted."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, partial
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Choice, FieldSpec, Reference, specification
from atlas.model.problems import Problem, did_you_mean, one_of
from atlas.model.shapes import Stated
from atlas.model.text import ANY_LANGUAGE, UNDETERMINED, Text
from atlas.model.values import (
    Address,
    Coordinates,
    Country,
    Duration,
    Language,
    Number,
    Place,
    read_address,
    read_count,
    read_duration,
    read_flag,
    read_number,
    read_place,
)
from atlas.reading.codes import read_country, read_language
from atlas.reading.yaml_nodes import Mapping, Node, Position, Scalar, Sequence

BAD: Any = object()
"""The result in place of a value that is unusable; its problem is noted, and it is left out."""


@dataclass(slots=True)
class Notes:
    """Collects the problems of one file."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    dropped: set[Position] = field(default_factory=set)
    """The positions of list entries that are left out."""

    def bad(self, mark: Position, message: str, hint: str | None = None) -> Any:
        """Notes a problem; returns BAD."""
        self.problems.append(Problem(self.path, mark.line, mark.column, message, hint))
        return BAD


Converter = Callable[[Node, Notes], Any]
_READERS: dict[Any, Callable[[str], Any]] = {
    str: str,
    int: read_count,
    bool: read_flag,
    Number: read_number,
    PartialDate: PartialDate.parse,
    Country: read_country,
    Language: read_language,
    Address: read_address,
    Place: read_place,
    Duration: read_duration,
}


@cache
def converter(type_: Any) -> Converter:
    """Returns a function from a node to a value of `type_`, or to BAD where there is none, with a problem noted."""
    origin, arguments = get_origin(type_), get_args(type_)
    if type_ in _READERS:
        return partial(_convert_scalar, _READERS[type_])
    if origin is Annotated:
        return _annotated_converter(arguments)
    if origin in (Union, UnionType):
        return converter(next(argument for argument in arguments if argument is not NoneType))
    if origin is tuple:
        return partial(_convert_list, converter(arguments[0]))
    if origin is Stated:
        return partial(_convert_stated, arguments[0])
    if origin is MappingOf:
        return lambda node, notes: _convert_map(converter(arguments[0]), converter(arguments[1]), node, notes)
    if type_ is Text:
        return partial(_convert_text, False)
    if type_ is Coordinates:
        return _convert_coordinates
    if issubclass(type_, Choice):
        return partial(_convert_choice, {str(word): word for word in type_})
    return partial(_convert_shape, type_)


def convert_fields(cls: type, node: Mapping, notes: Notes) -> dict[str, Any]:
    """The values of the fields of a record or shape in `node`, by field name; BAD for one that is unusable."""
    return _convert_entries(_field_converters(cls), _required_fields(cls), node, notes)


FieldConverters = dict[str, tuple[str, Converter]]
"""The name and the converter of each field, by its key in YAML."""


@cache
def _field_converters(cls: Any) -> FieldConverters:
    return {spec.key: (spec.name, converter(spec.type)) for spec in specification(cls)}


@cache
def _stated_converters(type_: Any) -> FieldConverters:
    types = {"value": type_, "otherwise": tuple[Stated[type_], ...]}
    specs = specification(Stated)
    return {spec.key: (spec.name, converter(types.get(spec.name, spec.type))) for spec in specs}


@cache
def _required_fields(cls: Any) -> tuple[FieldSpec, ...]:
    return tuple(spec for spec in specification(cls) if spec.required)


def _convert_entries(
    fields: FieldConverters, required: tuple[FieldSpec, ...], node: Mapping, notes: Notes
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, (name, child) in node.entries.items():
        if found := fields.get(key):
            values[found[0]] = _no_value(key, name, notes) if _is_empty(child) else found[1](child, notes)
        else:
            near = did_you_mean(key, fields)
            hint = f"did you mean '{near}'?" if near else one_of(sorted(fields))
            notes.bad(name.mark, f"unknown field '{key}'", hint)
    for spec in required:
        if spec.name not in values:
            values[spec.name] = notes.bad(node.mark, f"'{spec.key}' is missing", _hint_from_doc(spec))
    return values


def _no_value(key: str, name: Scalar, notes: Notes) -> Any:
    return notes.bad(name.mark, f"'{key}' has no value", "write one, or leave the line out")


def _hint_from_doc(spec: FieldSpec) -> str:
    return spec.doc[0].lower() + spec.doc[1:].rstrip(".") if not spec.doc[:2].isupper() else spec.doc.rstrip(".")


def _is_empty(node: Node) -> bool:
    if isinstance(node, Scalar):
        return not node.text.strip()
    return not (node.items if isinstance(node, Sequence) else node.entries)


def _convert_scalar(read: Callable[[str], Any], node: Node, notes: Notes) -> Any:
    if not isinstance(node, Scalar):
        return notes.bad(node.mark, f"a {_form(node)} where one value is expected", "write one value")
    try:
        return read(node.text)
    except ValueError as error:
        message, *hint = error.args
        return notes.bad(node.mark, message, hint[0] if hint else None)


def _convert_choice(words: MappingOf[str, Choice], node: Node, notes: Notes) -> Any:
    if isinstance(node, Scalar) and node.text in words:
        return words[node.text]
    if not isinstance(node, Scalar):
        return notes.bad(node.mark, f"a {_form(node)} where a word is expected", one_of(list(words)))
    near = did_you_mean(node.text, words)
    return notes.bad(
        node.mark,
        f"'{node.text}' is not known here",
        (f"did you mean '{near}'? " if near else "") + one_of(list(words)),
    )


def _annotated_converter(arguments: tuple[Any, ...]) -> Converter:
    base, mark = arguments
    if isinstance(mark, Reference):
        return partial(_convert_scalar, str)
    return partial(_convert_text, mark == ANY_LANGUAGE) if base is Text else converter(base)


def _convert_text(any_language: bool, node: Node, notes: Notes) -> Any:
    if isinstance(node, Scalar):
        if any_language:
            return Text({UNDETERMINED: node.text})
        return notes.bad(node.mark, "a text without its language", f"write {{en: {_short(node.text)}}}")
    if isinstance(node, Sequence):
        return notes.bad(node.mark, "a list where a text by language is expected", "write {en: ...}")
    values = {key: _convert_text_in(key, name, child, notes) for key, (name, child) in node.entries.items()}
    return BAD if any(value is BAD for value in values.values()) else Text(values)


def _convert_text_in(key: str, name: Scalar, node: Node, notes: Notes) -> Any:
    language = _convert_scalar(read_language, name, notes)
    if _is_empty(node):
        return notes.bad(name.mark, f"'{key}' has no value", "write one, or leave the language out")
    text = _convert_scalar(str, node, notes)
    return BAD if language is BAD else text


def _convert_list(item: Converter, node: Node, notes: Notes) -> Any:
    nodes = node.items if isinstance(node, Sequence) else [node]
    values = [
        notes.bad(child.mark, "an entry without a value", "write one, or delete the line")
        if _is_empty(child)
        else item(child, notes)
        for child in nodes
    ]
    if not any(value is BAD for value in values):
        return tuple(values)
    notes.dropped |= {child.mark for child, value in zip(nodes, values, strict=True) if value is BAD}
    return tuple(value for value in values if value is not BAD)


def _convert_map(key_of: Converter, value: Converter, node: Node, notes: Notes) -> Any:
    if not isinstance(node, Mapping):
        return notes.bad(node.mark, f"a {_form(node)} where 'key: value' lines are expected", None)
    values = {key_of(name, notes): value(child, notes) for name, child in node.entries.values()}
    return {key: value for key, value in values.items() if key is not BAD and value is not BAD}


def _convert_stated(type_: Any, node: Node, notes: Notes) -> Any:
    if isinstance(node, Mapping) and ("value" in node.entries or _is_scalar(type_)):
        return _instance(Stated, _convert_entries(_stated_converters(type_), _required_fields(Stated), node, notes))
    if isinstance(node, Sequence) and type_ is not Coordinates:
        return notes.bad(
            node.mark, "a list where one value is expected", "what other sources say goes under 'otherwise'"
        )
    value = converter(type_)(node, notes)
    return BAD if value is BAD else _instance(Stated, {"value": value})


@cache
def _is_scalar(type_: Any) -> bool:
    if get_origin(type_) is Annotated:
        return _is_scalar(get_args(type_)[0])
    return type_ in _READERS or (isinstance(type_, type) and issubclass(type_, Choice)) or type_ is Coordinates


def _convert_coordinates(node: Node, notes: Notes) -> Any:
    if not isinstance(node, Sequence) or len(node.items) != 2:
        return notes.bad(node.mark, "coordinates are two numbers", "write [degrees north, degrees east]")
    degrees = [_convert_scalar(_read_degrees, item, notes) for item in node.items]
    return BAD if BAD in degrees else Coordinates(*degrees)


def _read_degrees(text: str) -> Decimal:
    try:
        return read_number(text)
    except ValueError:
        raise ValueError(f"'{text}' is not a number of degrees", "write for example 67.01") from None


def _convert_shape(cls: type, node: Node, notes: Notes) -> Any:
    field_of_scalar = getattr(cls, "SCALAR_FIELD", None)
    if isinstance(node, Scalar) and field_of_scalar:
        node = Mapping({field_of_scalar: (node, node)}, node.mark)
    if not isinstance(node, Mapping):
        keys = ", ".join(spec.key for spec in specification(cls)[:4])
        return notes.bad(node.mark, f"a {_form(node)} where 'key: value' lines are expected", f"for example {keys}")
    one_of_ = getattr(cls, "ONE_OF", ())
    if one_of_ and len(node.entries.keys() & set(one_of_)) != 1:
        return notes.bad(node.mark, f"exactly one of {', '.join(one_of_)} is needed", "it says who or what is meant")
    return _instance(cls, convert_fields(cls, node, notes))


def _instance(cls: Any, values: dict[str, Any]) -> Any:
    if any(values[spec.name] is BAD for spec in _required_fields(cls)):
        return BAD
    return cls(**{name: value for name, value in values.items() if value is not BAD})


def _form(node: Node) -> str:
    return {Scalar: "value", Sequence: "list", Mapping: "map"}[type(node)]


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
