"""The persons that a record names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from atlas.model.fields import specification
from atlas.model.records import Record
from atlas.model.shapes import Actor, Citation
from atlas.records.derived_queries import TrackedCache
from atlas.records.statements import supporting_citations
from atlas.records.store import Atlas

_CACHED_RECORDS = 50_000


@dataclass(frozen=True, slots=True)
class Person:
    """An actor with a person's name; `citations` prove the statement in which it stands."""

    actor: Actor
    record: Record
    citations: tuple[Citation, ...]


class People:
    """Finds the persons of the records of an atlas, once for all languages."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._persons: TrackedCache[str, tuple[Person, ...]] = TrackedCache(atlas.tracker, _CACHED_RECORDS)

    def of(self, record: Record) -> tuple[Person, ...]:
        """The persons that a record names, in the order of its fields."""
        return self._persons.get(record.id, lambda: self._find(record))

    def _find(self, record: Record) -> tuple[Person, ...]:
        self._atlas.tracker.read("record", record.id)
        return tuple(_persons_in(record))


def _persons_in(record: Record) -> Iterator[Person]:
    for spec in specification(type(record)):
        value = getattr(record, spec.name)
        if value:
            yield from _persons_within(value, record, supporting_citations(record, spec.key))


def _persons_within(value: Any, record: Record, citations: tuple[Citation, ...]) -> Iterator[Person]:
    if isinstance(value, tuple):
        for item in value:
            yield from _persons_within(item, record, citations)
        return
    citations = getattr(value, "sources", ()) or citations
    if isinstance(value, Actor) and value.person:
        yield Person(value, record, citations)
    for spec in specification(type(value)) if hasattr(value, "__dataclass_fields__") else ():
        yield from _persons_within(getattr(value, spec.name), record, citations)
