"""JSON Schema 2020-12 of the records of a kind, made from the model: editors and forms check a file as it is typed.

It describes values as YAML 1.2 reads them, where an unquoted year is a number. What only the whole atlas can tell is
left to the check: whether there is such a record, a proof, such a day in a month.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Any, get_args, get_origin

from atlas.model.fields import Choice, FieldSpec, Reference, specification, without_none, written_fields
from atlas.model.kinds import KINDS
from atlas.model.shapes import Stated
from atlas.model.text import ANY_LANGUAGE, Text
from atlas.writing.folding import INDENT, WIDTH
from atlas.writing.json_values import (
    ID,
    VALUES,
    Schema,
    by_language,
    choice_of,
    definition_name,
    list_of,
    words_or,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LISTS_OF_FIELDS = ("supports", "open")
"""Fields whose values are names of fields of the record."""


def json_schema(kind: str, languages: Sequence[str]) -> Schema:
    """The schema of the files of a kind; `languages` are those of the site, which an editor offers."""
    cls = KINDS[kind]
    specs = specification(cls)
    builder = _Builder([spec.key for spec in specs], languages)
    root = builder.map_of(specs)
    definitions = {name: builder.definitions[name] for name in sorted(builder.definitions)}
    return {"$schema": DIALECT, "title": cls.LABEL, "description": _doc(cls), **root, "$defs": definitions}


def schema_text(kind: str, languages: Sequence[str]) -> str:
    """The schema as the text of a file."""
    return f"{_compact(json_schema(kind, languages), '', '')}\n"


def _compact(value: Any, lead: str, indent: str) -> str:
    """JSON in which a value stands in one line, if it fits behind its key."""
    line = json.dumps(value, ensure_ascii=False)
    if len(lead) + len(line) < WIDTH or not isinstance(value, (dict, list)) or not value:
        return line
    inner = indent + INDENT
    if isinstance(value, list):
        lines = _filled([json.dumps(one, ensure_ascii=False) for one in value], inner)
        return f"[\n{lines}\n{indent}]"
    keys = {key: f"{inner}{json.dumps(key)}: " for key in value}
    parts = [lead + _compact(value[key], lead, inner) for key, lead in keys.items()]
    return "{\n" + ",\n".join(parts) + f"\n{indent}}}"


def _filled(items: Sequence[str], indent: str) -> str:
    """The items of a list in lines that are as full as they can be."""
    lines = [indent]
    for item in items:
        if lines[-1] != indent and len(lines[-1]) + len(item) + 1 > WIDTH:
            lines[-1] = lines[-1].rstrip(" ")
            lines.append(indent)
        lines[-1] += f"{item}, "
    return "\n".join(lines).rstrip(", ")


class _Builder:
    """Builds the schemas of declared types; what has a name is defined once."""

    def __init__(self, fields: Sequence[str], languages: Sequence[str]) -> None:
        self.fields = fields
        self.languages = languages
        self.definitions: dict[str, Schema] = {}

    def map_of(self, specs: Sequence[FieldSpec], types: Mapping[str, Any] | None = None) -> Schema:
        """A map of these fields and no others; `types` are those that replace the declared ones."""
        fields = {spec.key: self.field(spec, (types or {}).get(spec.key, spec.type)) for spec in specs}
        required = [spec.key for spec in specs if spec.required]
        rest = {"required": required} if required else {}
        return {"type": "object", "properties": fields, **rest, "additionalProperties": False}

    def field(self, spec: FieldSpec, type_: Any) -> Schema:
        if spec.key in _LISTS_OF_FIELDS and get_origin(type_) is tuple:
            return {"description": spec.doc, **list_of({"enum": list(self.fields)})}
        return {"description": spec.doc, **self.of(type_)}

    def of(self, type_: Any) -> Schema:
        """The schema of a declared type."""
        type_ = without_none(type_)
        origin, arguments = get_origin(type_), get_args(type_)
        if type_ in VALUES:
            name, schema = VALUES[type_]
            return self.defined(name, lambda: schema)
        if origin is tuple:
            return list_of(self.of(arguments[0]))
        if origin is Stated:
            return self.long(arguments[0])
        if origin is Mapping:
            return by_language(self.of(arguments[1]), self.languages)
        if origin is Annotated:
            return self.annotated(*arguments)
        if type_ is Text:
            return self.defined("text", lambda: by_language(self.of(str), self.languages))
        if issubclass(type_, Choice):
            return self.defined(definition_name(type_), lambda: choice_of(type_))
        return self.defined(definition_name(type_), lambda: self.shape(type_))

    def annotated(self, type_: Any, mark: Any) -> Schema:
        if mark == ANY_LANGUAGE:
            return {"anyOf": [self.of(Text), self.of(str)]}
        if not isinstance(mark, Reference):
            return self.of(type_)
        id_ = self.defined("id", lambda: ID)
        return words_or(id_, mark.words) if mark.words else id_

    def long(self, type_: Any) -> Schema:
        """A value, or a map of it and what is to be said of it."""
        value = self.of(type_)
        name = f"long_{value['$ref'].rpartition('/')[2]}"
        return {"anyOf": [value, self.defined(name, lambda: self.long_map(type_))]}

    def long_map(self, type_: Any) -> Schema:
        types = {"value": type_, "otherwise": tuple[Stated[type_], ...]}
        return {"description": _doc(Stated), **self.map_of(specification(Stated), types)}

    def shape(self, cls: Any) -> Schema:
        specs = specification(cls)
        head = {"title": definition_name(cls).replace("_", " "), "description": _doc(cls)}
        if hasattr(cls, "INLINE"):
            return {**head, "anyOf": [*self.inline(cls)]}
        fields = {**self.map_of(specs), **_exactly_one(cls)}
        scalar = next((spec for spec in specs if spec.key == getattr(cls, "SCALAR_FIELD", None)), None)
        if scalar is None:
            return {**head, **fields}
        return {**head, "anyOf": [self.of(scalar.type), fields]}

    def inline(self, cls: Any) -> Iterator[Schema]:
        """Maps of a shape that names a record by its id, and of one with the fields of INLINE in place of the id."""
        own = [spec for spec in specification(cls) if spec.name != cls.INLINE]
        yield {**self.map_of(own), "required": ["id"]}
        yield self.map_of([spec for spec in written_fields(cls) if spec.key != "id"])

    def defined(self, name: str, make: Callable[[], Schema]) -> Schema:
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = make()
        return {"$ref": f"#/$defs/{name}"}


def _exactly_one(cls: Any) -> Schema:
    """The condition that exactly one of ONE_OF is written, without those that qualify it."""
    qualifiers: Mapping[str, str] = getattr(cls, "QUALIFIERS", {})
    ways = [
        {"required": [key], "not": {"required": [qualifiers[key]]}} if key in qualifiers else {"required": [key]}
        for key in getattr(cls, "ONE_OF", ())
    ]
    return {"oneOf": ways} if ways else {}


def _doc(cls: type) -> str:
    return (cls.__doc__ or "").splitlines()[0]
