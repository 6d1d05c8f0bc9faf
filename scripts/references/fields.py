"""The data model for the field reference: kinds, shapes and listed words, with types in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Choice, FieldSpec, Proof, Reference, specification
from atlas.model.kinds import KINDS
from atlas.model.records import Record
from atlas.model.shapes import Day, End, Start, Stated
from atlas.model.text import Text
from atlas.model.values import Address, Coordinates, Country, Duration, Language, Name, Number, Place, Quote

_WORDS: dict[Any, str] = {
    str: "words",
    int: "whole number",
    bool: "`true`",
    Number: "number",
    Text: "[text](#text-and-languages)",
    Name: "[text](#text-and-languages), or plain words",
    PartialDate: "[date](#dates)",
    Day: "[date](#dates), one day",
    Start: "[date](#dates) of a beginning",
    End: "[date](#dates) of an end",
    Country: "country code",
    Language: "language tag",
    Address: "web address",
    Quote: "words",
    Place: "[place](#how-to-cite)",
    Duration: "duration: `30 min`",
    Coordinates: "`[north, east]`",
    Mapping: "`language: word`",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A table of fields: those of a kind, of all kinds, or of a shape."""

    title: str
    doc: str
    fields: tuple[FieldSpec, ...]
    scalar_field: str | None = None
    one_of: tuple[str, ...] = ()
    qualifiers: tuple[tuple[str, str], ...] = ()
    inline: str | None = None
    parent: str | None = None


def kinds() -> Iterator[Section]:
    """Yields the nine kinds, each with the fields that only it has."""
    common = {spec.key for spec in specification(Record)}
    for kind, cls in KINDS.items():
        yield Section(kind, _doc(cls), tuple(spec for spec in specification(cls) if spec.key not in common))


def common() -> Section:
    """Returns the fields that every record may have."""
    return Section("Every record", "", specification(Record))


def shapes() -> list[Section]:
    """Returns the shapes that fields are made of, in the order of their names."""
    found = _classes(KINDS.values()) - {*KINDS.values()}
    return sorted((_shape(cls) for cls in found if is_dataclass(cls)), key=lambda section: section.title)


def choices() -> list[tuple[str, str, list[str]]]:
    """Returns the listed words: title, meaning, the words in their order."""
    found = [cls for cls in _classes(KINDS.values()) if issubclass(cls, Choice)]
    return sorted((_title(cls), _doc(cls), [str(word) for word in cls]) for cls in found)


def proofs() -> list[tuple[str, str]]:
    """Returns the kinds of proof, each with its requirement."""
    return [(proof.name.lower(), proof.value) for proof in Proof]


def value_words(type_: Any) -> str:
    """Describes a declared type for the person who writes the value."""
    origin, arguments = get_origin(type_), get_args(type_)
    if type_ in _WORDS:
        return _WORDS[type_]
    if origin in (Union, UnionType):
        return value_words(_type_if_present(type_))
    if origin is tuple:
        return f"list: {value_words(arguments[0])}"
    if origin is Stated:
        return f"{value_words(arguments[0])}, [long](#long-value)"
    if origin is Mapping:
        return f"{_WORDS[Mapping]}, {value_words(arguments[1])}"
    if origin is Annotated:
        return _reference_words(arguments[1])
    if isinstance(type_, TypeVar):
        return "what the field holds"
    anchor = "listed-words" if issubclass(type_, Choice) else _title(type_).lower().replace(" ", "-")
    return f"[{_title(type_).lower()}](#{anchor})"


def _shape(cls: Any) -> Section:
    """Returns the section of a shape, without the fields of the shape that it extends."""
    inherited = specification(cls.__base__) if is_dataclass(cls.__base__) else ()
    inline = next((spec for spec in specification(cls) if spec.name == getattr(cls, "INLINE", None)), None)
    return Section(
        title=_title(cls),
        doc=_doc(cls),
        fields=tuple(spec for spec in specification(cls) if spec not in (*inherited, inline)),
        scalar_field=getattr(cls, "SCALAR_FIELD", None),
        one_of=getattr(cls, "ONE_OF", ()),
        qualifiers=tuple(getattr(cls, "QUALIFIERS", {}).items()),
        inline=value_words(inline.type) if inline else None,
        parent=_title(cls.__base__).lower() if inherited else None,
    )


def _reference_words(reference: Reference) -> str:
    words = "".join(f", or `{word}`" for word in reference.words)
    return f"id ({', '.join(reference.kinds)}){words}"


def _classes(classes: Iterable[Any]) -> set[Any]:
    """Returns the classes and those that their fields are made of, at any depth."""
    found: set[Any] = set()
    waiting = [*classes]
    while waiting:
        cls = waiting.pop()
        if cls not in found:
            found.add(cls)
            waiting += [part for spec in specification(cls) for part in _parts(spec.type)] if is_dataclass(cls) else []
    return found


def _parts(type_: Any) -> Iterator[Any]:
    """Yields the shapes and choices in a declared type, for a long value also `Stated`."""
    if type_ in _WORDS or isinstance(type_, TypeVar) or type_ in (..., NoneType):
        return
    if get_origin(type_) is Stated:
        yield Stated
    if get_origin(type_) and get_origin(type_) is not Annotated:
        for argument in get_args(type_):
            yield from _parts(argument)
    elif isinstance(type_, type):
        yield type_


def _type_if_present(type_: Any) -> Any:
    return next(argument for argument in get_args(type_) if argument is not NoneType)


def _title(cls: type) -> str:
    return "Long value" if cls is Stated else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).capitalize()


def _doc(cls: type) -> str:
    return (cls.__doc__ or "").splitlines()[0]
