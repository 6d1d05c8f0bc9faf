"""Circles of records, each of which names the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from atlas.model.records import Record
from atlas.model.shapes import Link, Stated

CHAINS = ("region", "broader", "perhaps", "follows", "part_of", "under")
"""The fields by which records form chains that end: each is named in one direction only."""


def chained(record: Record, field: str) -> tuple[str, ...]:
    """The ids that the record names in a field of CHAINS."""
    value = getattr(record, field, None)
    if isinstance(value, tuple):
        return tuple(link.id for link in value if isinstance(link, Link) and link.id)
    value = value.value if isinstance(value, Stated) else value
    return (value,) if isinstance(value, str) else ()


def circles(chains: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Circles of two or more ids, given those that each names; each begins with its first id, and no two share one.

    One search from each id into the depth, in linear time. Where circles share an id, one of them is found.
    """
    done: set[str] = set()
    found: set[str] = set()
    for start in sorted(chains):
        if start in done:
            continue
        done.add(start)
        way, places = [start], {start: 0}
        ahead = [iter(chains[start])]
        while way:
            here = next(ahead[-1], None)
            if here is None:
                ahead.pop()
                del places[way.pop()]
            elif here in places:
                circle = way[places[here] :]
                if len(circle) > 1 and found.isdisjoint(circle):
                    found.update(circle)
                    first = circle.index(min(circle))
                    yield (*circle[first:], *circle[:first])
            elif here not in done:
                done.add(here)
                places[here] = len(way)
                way.append(here)
                ahead.append(iter(chains.get(here, ())))
