"""The conversion of YAML nodes to typed values: one converter per type of the model; every problem is noted."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from functools import cache, partial
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from atlas.messages.message import N_, Clause, Fragment, Message, NotReadable
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Choice, FieldSpec, Reference, specification
from atlas.model.problems import ONE_OF, did_you_mean, with_suggestion
from atlas.model.shapes import Citation, InlineSource, Stated
from atlas.model.text import ANY_LANGUAGE, UNDETERMINED, Text
from atlas.model.values import (
    Address,
    Coordinates,
    Country,
    Duration,
    Language,
    Number,
    Place,
    Quote,
    read_address,
    read_count,
    read_degrees,
    read_duration,
    read_flag,
    read_number,
    read_place,
)
from atlas.reading.citations import flaws_of_source
from atlas.reading.codes import read_country, read_language
from atlas.reading.notes import BAD, Notes
from atlas.reading.yaml_nodes import Mapping, Node, Scalar, Sequence

_MISSING = Message("missing-field", N_("'{field}' is missing"), "{meaning}")
_NO_VALUE = Message("no-value", N_("'{field}' has no value"))
_EMPTY_ENTRY = Message("empty-entry", N_("an entry without a value"), N_("write one, or delete the line"))
_NOT_A_MAP = Message("not-a-map", N_("{form} where 'key: value' lines are expected"))
_NOT_ONE_VALUE = Message("not-one-value", N_("{form} where one value is expected"), N_("write one value"))
_CUT = Message(
    "cut-by-comment",
    N_("the text ends before '{comment}', which is a comment"),
    N_("a text that holds ' #' goes in quotes: '{text} {comment}'; a comment goes on a line of its own"),
)
_NUMBER_SIGNS = tuple(f"#{digit}" for digit in range(10))
_FORMS: dict[type, Fragment] = {
    Scalar: Fragment(N_("a value")),
    Sequence: Fragment(N_("a list")),
    Mapping: Fragment(N_("a map")),
}


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
    if type_ in (Quote, Coordinates):
        return _convert_quote if type_ is Quote else _convert_coordinates
    if issubclass(type_, Choice):
        return partial(_convert_choice, {str(word): word for word in type_})
    return _convert_citation if type_ is Citation else partial(_convert_shape, type_)


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
def _citation_converters() -> FieldConverters:
    """The converters of the fields of a citation and of a source that is described in it."""
    own = {key: found for key, found in _field_converters(Citation).items() if key != Citation.INLINE}
    return own | _field_converters(InlineSource)


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
            unknown = Message("unknown-field", N_("unknown field '{field}'"), field=key)
            notes.bad(name.mark, with_suggestion(unknown, key, sorted(fields)))
    for spec in required:
        if spec.name not in values:
            missing = _MISSING.with_values(field=spec.key, meaning=Clause(spec.doc))
            values[spec.name] = notes.bad(node.mark, missing)
    return values


def _no_value(key: str, name: Scalar, notes: Notes) -> Any:
    return notes.bad(name.mark, _NO_VALUE.with_hint(N_("write one, or leave the line out"), field=key))


def _is_empty(node: Node) -> bool:
    if isinstance(node, Scalar):
        return not node.text.strip()
    return not (node.items if isinstance(node, Sequence) else node.entries)


def _convert_scalar(read: Callable[[str], Any], node: Node, notes: Notes) -> Any:
    if not isinstance(node, Scalar):
        return notes.bad(node.mark, _NOT_ONE_VALUE.with_values(form=_form(node)))
    try:
        return read(node.text)
    except NotReadable as error:
        return notes.bad(node.mark, error.message)


def _convert_choice(words: MappingOf[str, Choice], node: Node, notes: Notes) -> Any:
    if isinstance(node, Scalar) and node.text in words:
        return words[node.text]
    if not isinstance(node, Scalar):
        message = Message("not-a-word", N_("{form} where a word is expected"), ONE_OF, form=_form(node))
        return notes.bad(node.mark, message.with_values(words=tuple(words)))
    message = Message("unknown-word", N_("'{word}' is not known here"), ONE_OF, word=node.text, words=tuple(words))
    if near := did_you_mean(node.text, words):
        message = message.with_hint(N_("did you mean '{near}'? expected one of {words}"), near=near)
    return notes.bad(node.mark, message)


def _annotated_converter(arguments: tuple[Any, ...]) -> Converter:
    base, mark = arguments
    if isinstance(mark, Reference):
        return partial(_convert_scalar, str)
    return partial(_convert_text, mark == ANY_LANGUAGE) if base is Text else converter(base)


def _convert_text(any_language: bool, node: Node, notes: Notes) -> Any:
    if isinstance(node, Scalar):
        if any_language:
            return Text({UNDETERMINED: node.text})
        hint = N_("write {en: {text}}")
        message = Message("text-without-language", N_("a text without its language"), hint, text=_short(node.text))
        return notes.bad(node.mark, message)
    if isinstance(node, Sequence):
        message = Message("list-for-text", N_("a list where a text by language is expected"), N_("write {en: ...}"))
        return notes.bad(node.mark, message)
    values = {key: _convert_text_in(key, name, child, notes) for key, (name, child) in node.entries.items()}
    return BAD if any(value is BAD for value in values.values()) else Text(values)


def _convert_text_in(key: str, name: Scalar, node: Node, notes: Notes) -> Any:
    language = _convert_scalar(read_language, name, notes)
    if _is_empty(node):
        return notes.bad(name.mark, _NO_VALUE.with_hint(N_("write one, or leave the language out"), field=key))
    _warn_of_comment(node, notes, starts=_NUMBER_SIGNS)
    text = _convert_scalar(str, node, notes)
    return BAD if language is BAD else text


def _convert_quote(node: Node, notes: Notes) -> Any:
    _warn_of_comment(node, notes, starts=("#",))
    return _convert_scalar(str, node, notes)


def _warn_of_comment(node: Node, notes: Notes, starts: tuple[str, ...]) -> None:
    """Warns of a comment with one of these starts, which may have been meant as a part of the text."""
    if isinstance(node, Scalar) and node.comment.startswith(starts):
        notes.warn(node.mark, _CUT.with_values(text=_short(node.text), comment=_short(node.comment)))


def _convert_list(item: Converter, node: Node, notes: Notes) -> Any:
    nodes = node.items if isinstance(node, Sequence) else [node]
    values = [notes.bad(child.mark, _EMPTY_ENTRY) if _is_empty(child) else item(child, notes) for child in nodes]
    if not any(value is BAD for value in values):
        return tuple(values)
    notes.dropped |= {child.mark for child, value in zip(nodes, values, strict=True) if value is BAD}
    return tuple(value for value in values if value is not BAD)


def _convert_map(key_of: Converter, value: Converter, node: Node, notes: Notes) -> Any:
    if not isinstance(node, Mapping):
        return notes.bad(node.mark, _NOT_A_MAP.with_values(form=_form(node)))
    values = {key_of(name, notes): value(child, notes) for name, child in node.entries.values()}
    return {key: value for key, value in values.items() if key is not BAD and value is not BAD}


def _convert_stated(type_: Any, node: Node, notes: Notes) -> Any:
    if isinstance(node, Mapping) and ("value" in node.entries or _is_scalar(type_)):
        return _instance(Stated, _convert_entries(_stated_converters(type_), _required_fields(Stated), node, notes))
    if isinstance(node, Sequence) and type_ is not Coordinates:
        message = _NOT_ONE_VALUE.with_hint(N_("what other sources say goes under 'otherwise'"), form=_form(node))
        return notes.bad(node.mark, message)
    value = converter(type_)(node, notes)
    return BAD if value is BAD else _instance(Stated, {"value": value})


@cache
def _is_scalar(type_: Any) -> bool:
    if get_origin(type_) is Annotated:
        return _is_scalar(get_args(type_)[0])
    return type_ in _READERS or (isinstance(type_, type) and issubclass(type_, Choice)) or type_ is Coordinates


def _convert_coordinates(node: Node, notes: Notes) -> Any:
    if not isinstance(node, Sequence) or len(node.items) != 2:
        message = Message(
            "not-two-numbers", N_("coordinates are two numbers"), N_("write [degrees north, degrees east]")
        )
        return notes.bad(node.mark, message)
    degrees = [_convert_scalar(read_degrees, item, notes) for item in node.items]
    return BAD if BAD in degrees else Coordinates(*degrees)


def _convert_shape(cls: type, node: Node, notes: Notes) -> Any:
    field_of_scalar = getattr(cls, "SCALAR_FIELD", None)
    if isinstance(node, Scalar) and field_of_scalar:
        node = Mapping({field_of_scalar: (node, node)}, node.mark)
    if not isinstance(node, Mapping):
        return _not_a_shape(cls, node, notes)
    one_of_ = getattr(cls, "ONE_OF", ())
    if one_of_ and len(_alternatives(cls, node)) != 1:
        hint = N_("it says who or what is meant")
        return notes.bad(
            node.mark, Message("not-exactly-one", N_("exactly one of {fields} is needed"), hint, fields=tuple(one_of_))
        )
    return _instance(cls, convert_fields(cls, node, notes))


def _not_a_shape(cls: type, node: Node, notes: Notes) -> Any:
    keys = tuple(spec.key for spec in specification(cls) if spec.name != getattr(cls, "INLINE", None))[:4]
    return notes.bad(node.mark, _NOT_A_MAP.with_hint(N_("for example {fields}"), form=_form(node), fields=keys))


def _alternatives(cls: Any, node: Mapping) -> set[str]:
    """The fields ONE_OF that are written, without those that qualify another."""
    written = node.entries.keys() & set(cls.ONE_OF)
    qualifiers: MappingOf[str, str] = getattr(cls, "QUALIFIERS", {})
    return {key for key in written if qualifiers.get(key) not in written}


def _convert_citation(node: Node, notes: Notes) -> Any:
    """A citation; the fields of a source without a record stand among its own."""
    if not isinstance(node, Mapping):
        return _not_a_shape(Citation, node, notes)
    flaws = tuple(flaws_of_source(node))
    for mark, message in flaws:
        notes.bad(mark, message)
    if flaws:
        return BAD
    inline = _field_converters(InlineSource)
    is_inline = not node.entries.keys().isdisjoint(inline)
    required = _required_fields(InlineSource) if is_inline else ()
    values = _convert_entries(_citation_converters(), required, node, notes)
    if is_inline:
        source = {name: values.pop(name) for name, _ in inline.values() if name in values}
        values[Citation.INLINE] = _instance(InlineSource, source)
    is_unusable = any(values.get(name) is BAD for name in ("id", Citation.INLINE))
    return BAD if is_unusable else _instance(Citation, values)


def _instance(cls: Any, values: dict[str, Any]) -> Any:
    if any(values[spec.name] is BAD for spec in _required_fields(cls)):
        return BAD
    return cls(**{name: value for name, value in values.items() if value is not BAD})


def _form(node: Node) -> Fragment:
    return _FORMS[type(node)]


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
