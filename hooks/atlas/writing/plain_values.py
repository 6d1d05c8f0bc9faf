"""Records and their values as plain values of JSON, as a file of data/ may hold them, the same for every language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import specification
from atlas.model.records import Record
from atlas.model.shapes import Citation
from atlas.model.values import Coordinates
from atlas.records.walk import is_left_out


def plain_record(record: Record) -> dict[str, Any]:
    """The fields of a record by their keys, valid by the JSON Schema of its kind; what was left out is left out."""
    return _fields(record, with_sources=True)


def plain_value(value: Any, *, with_sources: bool = False) -> Any:
    """A value as a file of data/ holds it: a date as written, a text by language; its citations only if asked for."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, Coordinates):
        return [plain_number(value.latitude), plain_number(value.longitude)]
    if isinstance(value, tuple):
        return [plain_value(one, with_sources=with_sources) for one in value]
    if isinstance(value, Mapping):
        return {str(key): plain_value(one, with_sources=with_sources) for key, one in value.items()}
    return _shape(value, with_sources=with_sources) if is_dataclass(value) else value


def plain_citation(citation: Citation) -> dict[str, Any]:
    """A citation: the id of its source or the address of the page, the place, the quote, the time that it tells of."""
    found = {"at": citation.at, "quote": citation.quote, "as_of": citation.as_of}
    source = {"id" if citation.id else "url": citation.source_key}
    return {**source, **{key: plain_value(value) for key, value in found.items() if value}}


def plain_number(number: Decimal) -> int | float | str:
    """A number of JSON; its digits as text where a floating-point number would be another one."""
    if number == number.to_integral_value():
        return int(number)
    return float(number) if Decimal(repr(float(number))) == number else str(number)


def _shape(value: Any, *, with_sources: bool) -> Any:
    """A map of the fields; the value of SCALAR_FIELD alone where nothing else is stated."""
    found = _fields(value, with_sources=with_sources)
    scalar = getattr(type(value), "SCALAR_FIELD", "")
    return found[scalar] if list(found) == [scalar] else found


def _fields(value: Any, *, with_sources: bool) -> dict[str, Any]:
    cls: Any = type(value)
    inline = getattr(cls, "INLINE", None)
    found: dict[str, Any] = {}
    for name, key, default in _declared(cls):
        child = getattr(value, name)
        if (
            (name == "sources" and not with_sources)
            or is_left_out(child)
            or (default is not MISSING and child == default)
        ):
            continue
        if name == inline:
            found |= _fields(child, with_sources=with_sources)
        else:
            found[key] = plain_value(child, with_sources=with_sources)
    return found


@cache
def _declared(cls: Any) -> tuple[tuple[str, str, Any], ...]:
    """The declared fields of a record or shape: name, key, default."""
    defaults = {field.name: field.default for field in fields(cls)}
    return tuple((spec.name, spec.key, defaults[spec.name]) for spec in specification(cls))
