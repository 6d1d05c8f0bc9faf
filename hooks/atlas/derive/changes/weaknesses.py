"""Weak places that come and go with a change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from atlas.derive.computed.quality import Weakness, weak_places
from atlas.model.records import Record
from atlas.records.store import Atlas

TEXTS = "missing-texts"
"""The list of weak places that are gaps of translation."""

ListedWeakness = tuple[str, Weakness]
"""A weak place with the name of its list."""


class WeaknessChanges(NamedTuple):
    """The weak places that come, and those that go."""

    new: tuple[ListedWeakness, ...]
    gone: tuple[ListedWeakness, ...]


def weakness_changes(
    pairs: Iterable[tuple[Record | None, Record | None]],
    atlases: tuple[Atlas, Atlas],
    renamed: Mapping[str, str],
    languages: Sequence[str],
    day: date,
) -> WeaknessChanges:
    """Compares the weak places of records before and after; those of one that has gone are not told."""
    new: list[ListedWeakness] = []
    gone: list[ListedWeakness] = []
    for old, now in pairs:
        if now is not None and now.withdrawn is None:
            found = _found(old, atlases[0], languages, day) if old else ()
            before = Counter((name, _renamed(weak, renamed)) for name, weak in found)
            after = Counter(_found(now, atlases[1], languages, day))
            new += (after - before).elements()
            gone += (before - after).elements()
    return WeaknessChanges(tuple(new), tuple(gone))


def _found(record: Record, atlas: Atlas, languages: Sequence[str], day: date) -> Iterator[ListedWeakness]:
    """The weak places of a record, one for each language and side that lacks.

    The age of a confirmation is none; that there is no confirmation is.
    """
    for name, weak in weak_places(record, atlas, languages, day):
        if name == TEXTS:
            yield from ((name, replace(weak, languages=(language,))) for language in weak.languages)
        elif weak.sides:
            yield from ((name, replace(weak, sides=(side,), looked_for=())) for side in weak.sides)
        elif name != "confirmations" or weak.date is None:
            yield name, weak


def _renamed(weak: Weakness, renamed: Mapping[str, str]) -> Weakness:
    id_, *sides = (renamed.get(one, one) for one in (weak.id, *weak.sides))
    return replace(weak, id=id_, sides=tuple(sides))
