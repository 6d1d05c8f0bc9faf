"""A record of every kind with every field of the model filled, its texts given by the test."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Choice, Reference, specification
from atlas.model.kinds import KINDS
from atlas.model.records import Record
from atlas.model.shapes import Citation, Stated
from atlas.model.text import Text
from atlas.model.values import Address, Coordinates, Country, Duration, Language, Number, Place, Quote
from atlas.reading.folders import File
from atlas.reading.loading import read_record
from atlas.records.store import Atlas

DEEPEST = 2
PLAIN: dict[Any, Any] = {
    int: 3,
    bool: "true",
    Number: "682000000.5",
    PartialDate: "2014-10",
    Country: "NO",
    Language: "sv",
    Duration: "30 min",
    Coordinates: ["67.01", "14.02"],
}
"""Values that are no text of the contributor's."""


class Filler:
    """Fills fields; each text is made by `text` from a number that is its own."""

    def __init__(self, text: Callable[[int], str]) -> None:
        self.text = text
        self.number = 0

    def record(self, kind: str) -> dict[str, Any]:
        """The fields of a record; what is fixed by rules on ids and addresses stays harmless."""
        values = {spec.key: self.value(spec.type, 0) for spec in specification(KINDS[kind])}
        fields = {key: value for key, value in values.items() if value is not None and key != "withdrawn"}
        own = [key for key in fields if key not in ("sources", "open", "formerly")]
        for number, citation in enumerate(fields["sources"]):
            citation["supports"] = own[number::2]
        lists = [spec.key for spec in specification(KINDS[kind]) if get_origin(_bare(spec.type)) is tuple]
        return {**fields, "open": [key for key in lists if key in own], "formerly": [f"old-{kind}"]}

    def value(self, type_: Any, depth: int) -> Any:
        """A value of the type, or None where the model goes on without end."""
        origin, arguments = get_origin(type_), get_args(type_)
        if origin is Annotated and isinstance(arguments[1], Reference):
            return f"the-{arguments[1].kinds[0]}"
        if origin is Annotated:
            return self.value(arguments[0], depth)
        if origin in (Union, UnionType):
            return self.value(_bare(type_), depth)
        if origin is tuple:
            return list(self.entries(arguments[0], depth)) or None
        if origin is Mapping:
            return {language: self.value(arguments[1], depth) for language in ("en", "fi")}
        if origin is Stated:
            return self.shape(Stated, depth, {"value": arguments[0], "otherwise": tuple[type_, ...]})
        return self.single(type_, depth)

    def single(self, type_: Any, depth: int) -> Any:
        """A value of a type that is no list and has no alternatives."""
        if type_ in PLAIN:
            return PLAIN[type_]
        if type_ is Text:
            return {"en": self.next(), "sv": self.next()}
        if type_ is Place:
            return f"page {self.word()}"
        if type_ is Address:
            return f"https://aasund.example/{self.word()}"
        if type_ in (str, Quote):
            return self.next()
        return str(next(iter(type_))) if issubclass(type_, Choice) else self.shape(type_, depth, {})

    def entries(self, type_: Any, depth: int) -> Iterator[Any]:
        """The entries of a list: one, or one for each way in which a shape can be written."""
        if type_ is Citation:
            yield from self.citations(depth)
            return
        ways = getattr(type_, "ONE_OF", ())
        for way in ways or [None]:
            entry = self.value(type_, depth + 1)
            if way and entry and way in entry:
                allowed = {
                    way,
                    *(key for key, qualified in getattr(type_, "QUALIFIERS", {}).items() if qualified == way),
                }
                yield {key: value for key, value in entry.items() if key in allowed or key not in ways}
            elif entry is not None and not way:
                yield entry

    def citations(self, depth: int) -> Iterator[dict[str, Any]]:
        """A citation of a source with a record, and one of a source that is described in it."""
        entry = self.value(Citation, depth + 1) or {}
        source = entry.pop(Citation.INLINE, None)
        if entry:
            yield entry
        if source:
            yield {key: value for key, value in entry.items() if key != "id"} | source

    def shape(self, cls: Any, depth: int, types: Mapping[str, Any]) -> dict[str, Any] | None:
        """A map of the shape's fields."""
        if depth > DEEPEST:
            return None
        fields = {spec.key: self.value(types.get(spec.name, spec.type), depth + 1) for spec in specification(cls)}
        if any(spec.required and fields[spec.key] is None for spec in specification(cls)):
            return None
        return {key: value for key, value in fields.items() if value is not None and key != "supports"} or None

    def word(self) -> str:
        """The next text without spaces and commas."""
        return "".join(self.next().split()).replace(",", "")

    def next(self) -> str:
        """The next text."""
        self.number += 1
        return self.text(self.number)


def filled_atlas(text: Callable[[int], str]) -> Atlas:
    """An atlas of one record of every kind."""
    filler = Filler(text)
    return Atlas([_read(kind, filler.record(kind)) for kind in KINDS])


def _read(kind: str, fields: Mapping[str, Any]) -> Record:
    entry, problems = read_record(File("", kind, f"the-{kind}"), json.dumps(fields).encode())
    assert problems == []
    assert entry.record is not None
    return entry.record


def _bare(type_: Any) -> Any:
    if get_origin(type_) not in (Union, UnionType):
        return type_
    return next(argument for argument in get_args(type_) if argument is not NoneType)
