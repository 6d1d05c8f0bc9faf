"""Statements: each value that a source must prove, with the citations that do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from functools import cache
from typing import Any

from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import FieldSpec, Proof, specification
from atlas.model.parties import Act
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.model.shapes import Citation, Stated, TopicLink
from atlas.records.walk import Path, cached_for_last_record, is_left_out

_TIMES = ("during", "date", "period", "as_of", "until")
_DATES = frozenset(("signed", "since", "in_force"))
"""One of these dates of an agreement may be proven together with its parties."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One value of one field of a record.

    `own` is True where its citations stand in the value itself, `alone` where no others prove it.
    """

    record: Record
    path: Path
    spec: FieldSpec
    value: Any
    citations: tuple[Citation, ...]
    own: bool
    alone: bool


@cached_for_last_record
def statements(record: Record) -> list[Statement]:
    """The statements of a record, field by field; those inside another one follow it."""
    found: list[Statement] = []
    for spec in specification(type(record)):
        if spec.proof is not Proof.OURS and not is_left_out(getattr(record, spec.name)):
            inherited = supporting_citations(record, spec.key)
            values = tuple(values_of_field(record, spec))
            for path, value in values:
                own = getattr(value, "sources", ())
                alone = spec.proof is Proof.OWN or _proves_itself(value, among=len(values))
                if own or needs_proof(value):
                    citations = own or (() if alone else inherited)
                    found.append(Statement(record, path, spec, value, citations, bool(own), alone))
                _add_inner(record, path, spec, value, found, proven=bool(own) or alone)
    return found


def all_values(record: Record) -> Iterator[tuple[Path, FieldSpec, Any]]:
    """Every value of every field and of every shape inside it, citations left out."""
    return _values_in(record, ())


def values_of_field(record: Record, spec: FieldSpec) -> Iterator[tuple[Path, Any]]:
    """The values of a field, each with its path; none where it is left out."""
    value = getattr(record, spec.name)
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield (spec.key, index), item
    elif value is not None:
        yield (spec.key,), value


def supporting_citations(record: Record, key: str) -> tuple[Citation, ...]:
    """The record's own citations that prove the field `key`."""
    return tuple(citation for citation in record.sources if key in supported_fields(record, citation))


def supported_fields(record: Record, citation: Citation) -> tuple[str, ...]:
    """The fields that one of the record's own citations proves: those that it names; without names, if it is the only
    one, an agreement's parties and its date, or a place's gazetteer values.
    """
    return citation.supports or (_proven_without_names(record) if len(record.sources) == 1 else ())


def fields_to_support(record: Record) -> tuple[str, ...]:
    """The fields with a value that has no sources of its own: the record's own citations must prove them."""
    return tuple(spec.key for spec in _specs_to_support(record))


@cached_for_last_record
def _proven_without_names(record: Record) -> tuple[str, ...]:
    specs = _specs_to_support(record)
    if isinstance(record, PlaceRecord):
        return tuple(spec.key for spec in specs if spec.proof is Proof.GAZETTEER)
    if not isinstance(record, Agreement):
        return ()
    dates = [spec.key for spec in specs if spec.key in _DATES]
    parties = [spec.key for spec in specs if spec.key == "parties"]
    return (*parties, *(dates if len(dates) == 1 else ()))


@cached_for_last_record
def _specs_to_support(record: Record) -> list[FieldSpec]:
    """The fields of the kind, then those that every record has."""
    common = {spec.name for spec in specification(Record)}
    specs = sorted(specification(type(record)), key=lambda spec: spec.name in common)
    return [spec for spec in specs if spec.proof is not Proof.OURS and _has_value_to_support(record, spec)]


def _has_value_to_support(record: Record, spec: FieldSpec) -> bool:
    values = [value for _, value in values_of_field(record, spec) if needs_proof(value)]
    own = spec.proof is Proof.OWN
    return any(
        not getattr(value, "sources", ()) and not own and not _proves_itself(value, among=len(values))
        for value in values
    )


def needs_proof(value: Any) -> bool:
    """Returns False for a topic written as an id alone: that is our way of ordering, and needs no source."""
    return not (isinstance(value, TopicLink) and value.standing is Standing.STATED)


def _proves_itself(value: Any, among: int = 1) -> bool:
    """Tests if an entry is proven by its own sources only: it has a time or a standing, or is a date of several.

    The time may have the sources in place of the entry.
    """
    if getattr(value, "standing", Standing.STATED) is not Standing.STATED:
        return True
    if isinstance(value, Stated):
        return among > 1 and isinstance(value.value, PartialDate)
    times = (getattr(value, name, None) for name in _TIMES)
    return any(time and not time.sources for time in times)


def _add_inner(
    record: Record, path: Path, spec: FieldSpec, value: Any, found: list[Statement], *, proven: bool
) -> None:
    """Adds the statements inside of a value: those with citations of their own, contradicting values, and entries that
    prove themselves, unless what holds them is `proven` so. Acts have a rule of their own.
    """
    cls: Any = type(value)
    for name, key in _inner_fields(cls):
        child = getattr(value, name)
        if is_left_out(child):
            continue
        for inner_path, item in _items(child, (*path, key)):
            own = getattr(item, "sources", ())
            alone = not proven and not isinstance(item, Act) and _proves_itself(item)
            if own or alone or name == "otherwise":
                found.append(Statement(record, inner_path, spec, item, own, bool(own), alone))
            inner_proven = proven or bool(own) or alone or isinstance(item, Act)
            _add_inner(record, inner_path, spec, item, found, proven=inner_proven)


@cache
def _inner_fields(cls: Any) -> tuple[tuple[str, str], ...]:
    """The fields of a shape in which other statements may stand, by name and key."""
    return tuple((spec.name, spec.key) for spec in _inner_specs(cls) if spec.proof is not Proof.OURS)


@cache
def _inner_specs(cls: Any) -> tuple[FieldSpec, ...]:
    """The fields of a record or shape without its citations; none where `cls` is neither."""
    return tuple(spec for spec in specification(cls) if spec.name != "sources") if is_dataclass(cls) else ()


def _items(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, tuple):
        return (((*path, index), item) for index, item in enumerate(value))
    return iter(((path, value),))


def _values_in(owner: Any, path: Path) -> Iterator[tuple[Path, FieldSpec, Any]]:
    for spec, child_path, child in _children(owner, path):
        yield child_path, spec, child
        yield from _values_in(child, child_path)


def _children(value: Any, path: Path) -> Iterator[tuple[FieldSpec, Path, Any]]:
    cls: Any = type(value)
    for spec in _inner_specs(cls):
        child = getattr(value, spec.name)
        if child is None:
            continue
        if isinstance(child, tuple):
            for index, item in enumerate(child):
                yield spec, (*path, spec.key, index), item
        else:
            yield spec, (*path, spec.key), child
