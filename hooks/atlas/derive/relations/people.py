"""The persons that a record names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from atlas.model.fields import specification
from atlas.model.records import Record
from atlas.model.shapes import Actor, Citation
from atlas.records.statements import supporting


@dataclass(frozen=True, slots=True)
class Person:
    """An actor with a person's name; `citations` prove the statement in which it stands."""

    actor: Actor
    record: Record
    citations: tuple[Citation, ...]


def people(record: Record) -> Iterator[Person]:
    """In the order of the fields."""
    for spec in specification(type(record)):
        value = getattr(record, spec.name)
        if value:
            yield from _within(value, record, supporting(record, spec.key))


def _within(value: Any, record: Record, citations: tuple[Citation, ...]) -> Iterator[Person]:
    if isinstance(value, tuple):
        for item in value:
            yield from _within(item, record, citations)
        return
    citations = getattr(value, "sources", ()) or citations
    if isinstance(value, Actor) and value.person:
        yield Person(value, record, citations)
    for spec in specification(type(value)) if hasattr(value, "__dataclass_fields__") else ():
        yield from _within(getattr(value, spec.name), record, citations)
