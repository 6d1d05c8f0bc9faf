"""Examples of values, made from their types: what is invented in them is the same as in the example records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar, get_args, get_origin

from atlas.languages.edition import Edition
from atlas.model.choices import Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Choice, FieldSpec, Proof, Reference, specification, without_none
from atlas.model.shapes import Citation, Day, End, Link, Start, Stated
from atlas.model.text import Text
from atlas.model.values import Address, Coordinates, Country, Duration, Language, Name, Number, Place, Quote

CITED = "sources: […]"
"""The mark for the sources of an entry that needs some of its own."""
_SIMPLE: dict[Any, str] = {
    str: "A 12",
    int: "3",
    bool: "true",
    Number: "120",
    PartialDate: "2017/2019",
    Day: "2014-06-04",
    Start: "1989",
    End: "2024",
    Country: "NO",
    Language: "nb",
    Address: "https://aasund.example/",
    Quote: "Testograd 1989",
    Place: "paragraph 2",
    Duration: "30 min",
    Coordinates: "[67.01, 14.02]",
}
_OF_FIELD: dict[tuple[str, Any], str] = {
    ("acronym", str): "CLEAN",
    ("currency", str): "EUR",
    ("document", str): "gazetteer.txt",
    ("formerly", str): "aasund-by",
    ("geonames", str): "632370",
    ("iso", str): "NO-18",
    ("licence", str): "CC BY 4.0",
    ("named", str): "Aasund kommune",
    ("open", str): "participants",
    ("person", str): "N. N.",
    ("supports", str): "since",
    ("time", str): "12.00-14.30",
    ("unit", str): "EUR",
    ("value", str): "Aasundby",
    ("wikidata", str): "Q1754",
    ("year", Day): "2014",
    ("agreements", Link): "aasund-testograd",
    ("establishes", Link): "nordvik-chamber",
    ("events", Link): "aasund-days-2014",
    ("follows", Link): "aasund-testograd",
    ("member_of", Link): "nordvik-chamber",
    ("part_of", Link): "clean-harbours",
    ("programme", Link): "clean-harbours",
    ("projects", Link): "clean-harbours",
    ("under", Link): "aasund-testograd",
}
"""Values of single fields of a type."""
_IDS = {
    "cities": "aasund",
    "regions": "nordvik",
    "organisations": "nordvik-chamber",
    "agreements": "aasund-testograd",
    "projects": "clean-harbours",
    "events": "aasund-days-2014",
    "works": "harbour-film",
    "sources": "aasund-page",
    "topics": "festivals",
}


def example_of(spec: FieldSpec, edition: Edition) -> str:
    """The line of a field, as it may stand in a file."""
    own = spec.proof is Proof.OWN
    return f"{spec.key}: {_of_field(spec, edition, own)}"


def _of_field(spec: FieldSpec, edition: Edition, own: bool = False) -> str:
    many, type_ = _single(spec.type)
    value = _OF_FIELD.get((spec.key, type_)) or _of_type(type_, edition, own)
    return f"[{value}]" if many else value


def _single(type_: Any) -> tuple[bool, Any]:
    """Tests if there may be several values; and the type of one, without what can be said of it."""
    type_ = without_none(type_)
    many = get_origin(type_) is tuple
    if many:
        type_ = get_args(type_)[0]
    return many, get_args(type_)[0] if get_origin(type_) is Stated else type_


def _of_type(type_: Any, edition: Edition, own: bool = False) -> str:
    if type_ in _SIMPLE:
        return f"{{value: {_SIMPLE[type_]}, {CITED}}}" if own else _SIMPLE[type_]
    if type_ in (Text, Name):
        return f"{{{edition.language}: …}}"
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is Mapping:
        return f"{{{edition.language}: {_of_type(arguments[1], edition)}}}"
    if origin is Annotated:
        return _record_id(arguments[1])
    if isinstance(type_, TypeVar):
        return "…"
    return _listed_word(type_) if issubclass(type_, Choice) else _of_shape(type_, edition, own)


def _of_shape(cls: Any, edition: Edition, own: bool) -> str:
    """A plain value where the shape has one, else the fields that it needs."""
    specs = {spec.key: spec for spec in specification(cls)}
    scalar = getattr(cls, "SCALAR_FIELD", None)
    if scalar and not own:
        return _of_field(specs[scalar], edition)
    first = getattr(cls, "ONE_OF", ())[:1]
    needed = [spec for key, spec in specs.items() if spec.required or key in first] or list(specs.values())[:1]
    if cls is Citation:
        needed = [specs[key] for key in ("id", "at", "quote")]
    fields = [f"{spec.key}: {_of_field(spec, edition)}" for spec in needed]
    cited = [CITED] if own and "sources" in specs and "sources" not in (spec.key for spec in needed) else []
    return f"{{{', '.join((*fields, *cited))}}}"


def _listed_word(cls: type[Choice]) -> str:
    return str(Standing.PLANNED if cls is Standing else next(iter(cls)))


def _record_id(mark: Reference) -> str:
    return _IDS.get(mark.kinds[0], "…")
