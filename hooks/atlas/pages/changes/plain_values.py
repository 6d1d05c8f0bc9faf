"""Values of records as the plain values of JSON, the same for readers of every language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import specification
from atlas.model.shapes import Citation
from atlas.model.values import Coordinates
from atlas.records.walk import is_left_out


def plain_value(value: Any) -> Any:
    """A value as a file of data/ holds it, without its citations: a date as written, a text by language."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Coordinates):
        return [plain_value(value.latitude), plain_value(value.longitude)]
    if isinstance(value, tuple):
        return [plain_value(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): plain_value(one) for key, one in value.items()}
    return _plain_shape(value) if is_dataclass(value) else value


def plain_citation(citation: Citation) -> dict[str, Any]:
    """A citation: the id of its source or the address of the page, the place, the quote, the time that it tells of."""
    found = {"at": citation.at, "quote": citation.quote, "as_of": citation.as_of}
    source = {"id" if citation.id else "url": citation.source_key}
    return {**source, **{key: plain_value(value) for key, value in found.items() if value}}


def _plain_shape(value: Any) -> Any:
    """The fields of a shape that differ from their defaults; the value alone of one that holds nothing else."""
    defaults = {field.name: field.default for field in fields(value)}
    found = {
        spec.key: plain_value(child)
        for spec in specification(type(value))
        if spec.name != "sources" and not _is_default(child := getattr(value, spec.name), defaults[spec.name])
    }
    scalar = getattr(type(value), "SCALAR_FIELD", "")
    return found[scalar] if list(found) == [scalar] else found


def _is_default(value: Any, default: Any) -> bool:
    return is_left_out(value) or (default is not MISSING and value == default)
