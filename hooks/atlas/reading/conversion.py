"""The conversion of YAML nodes to typed values: one converter per type of the model; every problem is noted."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from functools import cache, partial
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from atlas.messages.message import N_, Clause, Message
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Choice, FieldSpec, Reference, specification, written_fields
from atlas.model.shapes import Citation, InlineSource, Start, Stated
from atlas.model.text import ANY_LANGUAGE, Text
from atlas.model.values import Coordinates, Name, Quote
from atlas.reading.coordinates import meant_coordinates
from atlas.reading.lines.citations import NO_SOURCE, OF_PAGES, not_a_citation, two_sources
from atlas.reading.lines.shape_hints import (
    EACH_AN_ENTRY,
    LIST_WITHOUT_BRACKETS,
    NOT_A_MAP,
    WRITE,
    as_list,
    as_map,
    cut_by_comma,
    flow_list,
    flow_text,
    form_of,
    in_flow,
    in_marked_lines,
    is_empty,
    joined_entries,
    not_a_map,
    says_nothing,
    texts_in_list,
    two_ends,
    without_brackets,
)
from atlas.reading.lines.yaml_nodes import Mapping, Node, Scalar, Sequence
from atlas.reading.notes import BAD, Notes
from atlas.reading.unknown_fields import as_meant, meant_field, unknown_field
from atlas.reading.value_conversion import (
    NOT_ONE_VALUE,
    READERS,
    convert_choice,
    convert_coordinates,
    convert_quote,
    convert_scalar,
    convert_text,
    no_value,
)
from atlas.reading.values.codes import is_language

_MISSING = Message("missing-field", N_("'{field}' is missing"), "{meaning}")

_EMPTY_ENTRY = Message("empty-entry", N_("an entry without a value"), N_("write one, or delete the line"))

_MAP_FOR_LIST = Message("map-for-list", N_("a map where a list is expected"), WRITE)

_EACH_WITH_DASH = Message(
    "entry-in-parts",
    N_("one entry, of which each line begins with '-'"),
    N_("only the first line of an entry begins with '-': {meant}"),
)

_NOT_EXACTLY_ONE = Message(
    "not-exactly-one", N_("exactly one of {fields} is needed"), N_("it says who or what is meant")
)

_LIST_IN_LIST = Message("list-in-list", N_("a list within a list"), WRITE)

_OF_BEGINNING = get_args(Start)[1]

Converter = Callable[[Node, Notes], Any]


@cache
def converter(type_: Any) -> Converter:
    """Returns a function from a node to a value of `type_`, or to BAD where there is none, with a problem noted."""
    origin, arguments = get_origin(type_), get_args(type_)
    if type_ in READERS:
        return partial(convert_scalar, READERS[type_])
    if origin is Annotated:
        return _annotated_converter(arguments)
    if origin in (Union, UnionType):
        return converter(next(argument for argument in arguments if argument is not NoneType))
    if origin is tuple:
        convert = _convert_names if arguments[0] == Name else _convert_list
        return partial(convert, converter(arguments[0]))
    if origin is Stated:
        return partial(_convert_stated, arguments[0])
    if origin is MappingOf:
        return lambda node, notes: _convert_map(converter(arguments[0]), converter(arguments[1]), node, notes)
    if type_ is Text:
        return partial(convert_text, False)
    if type_ in (Quote, Coordinates):
        return convert_quote if type_ is Quote else convert_coordinates
    if issubclass(type_, Choice):
        return partial(convert_choice, {str(word): word for word in type_})
    return _convert_citation if type_ is Citation else partial(_convert_shape, type_)


def convert_fields(cls: type, node: Mapping, notes: Notes) -> dict[str, Any]:
    """The values of the fields of a record or shape in `node`, by field name; BAD for one that is unusable."""
    return _convert_entries(cls, _field_converters(cls), _required_fields(cls), node, notes)


FieldConverters = dict[str, tuple[str, Converter]]
"""The name and the converter of each field, by its key in YAML."""


@cache
def _field_converters(cls: Any) -> FieldConverters:
    return {spec.key: (spec.name, converter(spec.type)) for spec in written_fields(cls)}


@cache
def _stated_converters(type_: Any) -> FieldConverters:
    types = {"value": type_, "otherwise": tuple[Stated[type_], ...]}
    specs = specification(Stated)
    return {spec.key: (spec.name, converter(types.get(spec.name, spec.type))) for spec in specs}


@cache
def _required_fields(cls: Any) -> tuple[FieldSpec, ...]:
    return tuple(spec for spec in specification(cls) if spec.required)


def _convert_entries(
    cls: Any, fields: FieldConverters, required: tuple[FieldSpec, ...], node: Mapping, notes: Notes
) -> dict[str, Any]:
    if node.entries.keys() <= fields.keys():
        values = {
            fields[key][0]: no_value(key, name, notes) if is_empty(child) else fields[key][1](child, notes)
            for key, (name, child) in node.entries.items()
        }
    else:
        values = _convert_as_meant(cls, fields, node, notes)
        meant = {meant_field(cls, key) for key in node.entries.keys() - fields.keys()}
        values = {spec.name: BAD for spec in required if spec.key in meant} | values
    for spec in required:
        if spec.name not in values:
            missing = _MISSING.with_values(field=spec.key, meaning=Clause(spec.doc))
            values[spec.name] = notes.bad(node.mark, missing)
    return values


def _convert_as_meant(cls: Any, fields: FieldConverters, node: Mapping, notes: Notes) -> dict[str, Any]:
    """The values of a map that has other keys than those of the class."""
    values: dict[str, Any] = {}
    node, cut = as_meant(cls, node, notes)
    for key, (name, child) in node.entries.items():
        before = len(notes.problems)
        if found := fields.get(key):
            values[found[0]] = no_value(key, name, notes) if is_empty(child) else found[1](child, notes)
        else:
            notes.bad(name.mark, unknown_field(cls, key))
        if key in cut and len(notes.problems) == before:
            notes.bad(child.mark, cut_by_comma(key, child))
            values = {name: BAD if found and name == found[0] else value for name, value in values.items()}
    return values


def _annotated_converter(arguments: tuple[Any, ...]) -> Converter:
    base, mark = arguments
    if mark == _OF_BEGINNING:
        return partial(convert_scalar, PartialDate.parse_beginning)
    if isinstance(mark, Reference):
        return partial(convert_scalar, str)
    return partial(convert_text, mark == ANY_LANGUAGE) if base is Text else converter(base)


def _convert_list(item: Converter, node: Node, notes: Notes) -> Any:
    nodes: list[Node] = node.items if isinstance(node, Sequence) else [node]
    if type(node) is Scalar and (meant := without_brackets(node)):
        notes.dropped.add(node.mark)
        return notes.bad(node.mark, LIST_WITHOUT_BRACKETS.with_values(meant=meant))
    if type(node) is Mapping and (meant := as_list(node)):
        return notes.bad(node.mark, _MAP_FOR_LIST.with_values(meant=meant))
    before = len(notes.problems)
    values = [notes.bad(child.mark, _EMPTY_ENTRY) if says_nothing(child) else item(child, notes) for child in nodes]
    if not any(value is BAD for value in values):
        return tuple(values)
    if len(nodes) > 1 and all(value is BAD for value in values[1:]) and (joined := joined_entries(node)):
        del notes.problems[before:]
        notes.bad(node.mark, _EACH_WITH_DASH.with_values(meant=flow_text(joined)))
        nodes, values = [joined], [item(joined, notes)]
    elif all(value is BAD for value in values) and (inner := _in_inner_lists(item, nodes)):
        del notes.problems[before:]
        notes.bad(node.mark, _LIST_IN_LIST.with_values(meant=flow_text(Sequence(inner, node.mark))))
    notes.dropped |= {child.mark for child, value in zip(nodes, values, strict=True) if value is BAD}
    return tuple(value for value in values if value is not BAD)


def _convert_names(item: Converter, node: Node, notes: Notes) -> Any:
    """Names in a list, or a single one as it is printed: a comma stands between the parts of a name."""
    if not isinstance(node, Scalar):
        return _convert_list(item, node, notes)
    names = [name for name in re.split(r"\s*;\s*", node.text) if name]
    if len(names) > 1:
        return notes.bad(node.mark, LIST_WITHOUT_BRACKETS.with_values(meant=flow_list(map(in_flow, names))))
    return _convert_list(item, Sequence([node], node.mark), notes)


def _in_inner_lists(item: Converter, nodes: list[Node]) -> list[Node]:
    """The entries of lists that stand in place of entries, if each of them can be read as one."""
    inner = [child for node in nodes if isinstance(node, Sequence) for child in node.items]
    is_meant = all(isinstance(node, Sequence) for node in nodes)
    return inner if is_meant and not any(item(child, Notes("")) is BAD for child in inner) else []


def _convert_map(key_of: Converter, value: Converter, node: Node, notes: Notes) -> Any:
    if not isinstance(node, Mapping):
        return notes.bad(node.mark, NOT_A_MAP.with_values(form=form_of(node)))
    values = {key_of(name, notes): value(child, notes) for name, child in node.entries.values()}
    return {key: value for key, value in values.items() if key is not BAD and value is not BAD}


def _convert_stated(type_: Any, node: Node, notes: Notes) -> Any:
    if isinstance(node, Mapping) and _is_date(type_) and (meant := two_ends(node)):
        return notes.bad(node.mark, NOT_ONE_VALUE.with_hint(WRITE, form=form_of(node), meant=meant))
    if isinstance(node, Mapping) and ("value" in node.entries or (_is_scalar(type_) and not _is_unstated(type_, node))):
        fields, required = _stated_converters(type_), _required_fields(Stated)
        return _instance(Stated, _convert_entries(Stated, fields, required, node, notes))
    if isinstance(node, Sequence) and type_ is not Coordinates and len(node.items) > 1 and not as_map(node):
        if type_ is Text and (meant := texts_in_list(node)):
            return notes.bad(node.mark, NOT_ONE_VALUE.with_hint(WRITE, form=form_of(node), meant=meant))
        message = NOT_ONE_VALUE.with_hint(N_("what other sources say goes under 'otherwise'"), form=form_of(node))
        return notes.bad(node.mark, message)
    value = converter(type_)(node, notes)
    return BAD if value is BAD else _instance(Stated, {"value": value})


def _is_unstated(type_: Any, node: Mapping) -> bool:
    """Tests if a map holds a value by language, or coordinates by name, and nothing of a long value."""
    if type_ is Coordinates:
        return meant_coordinates(node) is not None
    return bool(node.entries) and all(map(is_language, node.entries))


def _is_date(type_: Any) -> bool:
    return type_ is PartialDate or (get_origin(type_) is Annotated and get_args(type_)[0] is PartialDate)


@cache
def _is_scalar(type_: Any) -> bool:
    if get_origin(type_) is Annotated:
        return _is_scalar(get_args(type_)[0])
    return type_ in READERS or (isinstance(type_, type) and issubclass(type_, Choice)) or type_ is Coordinates


def _convert_shape(cls: type, node: Node, notes: Notes) -> Any:
    field_of_scalar = getattr(cls, "SCALAR_FIELD", None)
    if isinstance(node, Scalar) and field_of_scalar == "id" and (meant := in_marked_lines(node)):
        return notes.bad(node.mark, LIST_WITHOUT_BRACKETS.with_hint(EACH_AN_ENTRY, meant=meant))
    if isinstance(node, Scalar) and field_of_scalar:
        node = Mapping({field_of_scalar: (node, node)}, node.mark)
    if not isinstance(node, Mapping):
        return notes.bad(node.mark, not_a_map(cls, node))
    if field_of_scalar and len(node.entries) == 1 and (only := as_list(node)):
        return notes.bad(node.mark, NOT_ONE_VALUE.with_hint(WRITE, form=form_of(node), meant=only[1:-1]))
    written = _alternatives(cls, node)
    if hasattr(cls, "ONE_OF") and len(written) != 1:
        return notes.bad(node.mark, _not_exactly_one(cls, written))
    values = convert_fields(cls, node, notes)
    return BAD if written - node.entries.keys() else _instance(cls, values)


def _alternatives(cls: Any, node: Mapping) -> set[str]:
    """The fields ONE_OF that are written, or else meant, without those that qualify another."""
    names = set(getattr(cls, "ONE_OF", ()))
    qualifiers: MappingOf[str, str] = getattr(cls, "QUALIFIERS", {})
    written = node.entries.keys() & names
    if names and written <= qualifiers.keys():
        written |= names & {meant_field(cls, name) for name in node.entries}
    return {key for key in written if qualifiers.get(key) not in written}


def _not_exactly_one(cls: Any, written: set[str]) -> Message:
    message = _NOT_EXACTLY_ONE.with_values(fields=tuple(cls.ONE_OF))
    qualifiers: MappingOf[str, str] = getattr(cls, "QUALIFIERS", {})
    qualifier = next((key for key in qualifiers if key in written), None)
    others = written - {qualifier}
    if qualifier is None or len(others) != 1:
        return message
    hint = N_("'{field}' stands beside '{beside}' only: leave it out, or write '{beside}' in place of '{other}'")
    return message.with_hint(hint, field=qualifier, beside=qualifiers[qualifier], other=min(others))


def _convert_citation(node: Node, notes: Notes) -> Any:
    """A citation; the fields of a source without a record stand among its own."""
    if not isinstance(node, Mapping):
        return notes.bad(node.mark, not_a_citation(node))
    fields = _field_converters(Citation)
    meant = {key if key in fields else meant_field(Citation, key) for key in node.entries}
    is_described = "id" not in meant and not meant.isdisjoint(OF_PAGES)
    required = _required_fields(InlineSource) if is_described else ()
    values = _convert_entries(Citation, fields, required, node, notes)
    if flaw := two_sources(node):
        return notes.bad(*flaw)
    if is_described:
        source = {spec.name: values.pop(spec.name) for spec in specification(InlineSource) if spec.name in values}
        values[Citation.INLINE] = _instance(InlineSource, source)
    elif "id" not in values:
        return BAD if "id" in meant else notes.bad(node.mark, NO_SOURCE)
    return BAD if values.get("id", values.get(Citation.INLINE)) is BAD else _instance(Citation, values)


def _instance(cls: Any, values: dict[str, Any]) -> Any:
    if any(values[spec.name] is BAD for spec in _required_fields(cls)):
        return BAD
    return cls(**{name: value for name, value in values.items() if value is not BAD})
