"""The parties of an agreement one after another: a party and those that took its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import combinations

from atlas.model.agreements import Agreement
from atlas.model.dates.partial_date import PartialDate
from atlas.model.parties import Party

_MOST_PARTIES = 8
"""More than these are never taken for two sides that have changed: each three of them would have to be compared."""

Line = tuple[Party, ...]
"""A party and those that took its place, one after the other: towns merge, and an agreement goes on."""


def are_bound_together(one: Party, other: Party) -> bool:
    """Tests if the times of two parties can share more than the year or day in which one gives way to the other."""
    return not (_gives_way(one, other) or _gives_way(other, one))


def binds_two_at_a_time(parties: Iterable[Party]) -> bool:
    """Tests if never more than two parties are bound at a time."""
    parties = tuple(parties)
    if len(parties) <= 2:
        return len(parties) == 2
    if len(parties) > _MOST_PARTIES or all(time_of(party) is None for party in parties):
        return False
    return not any(
        all(are_bound_together(a, b) for a, b in combinations(three, 2)) for three in combinations(parties, 3)
    )


def lines(agreement: Agreement) -> tuple[Line, ...]:
    """The parties in their order, successors behind those whose place they took."""
    found: list[list[Party]] = []
    for party in agreement.parties:
        line = next((line for line in found if time_of(party) and not any(_bound(party, line))), None)
        if line:
            line.append(party)
        else:
            found.append([party])
    return tuple(tuple(sorted(line, key=_first_day)) for line in found)


def _bound(party: Party, others: Iterable[Party]) -> Iterator[bool]:
    return (are_bound_together(party, other) for other in others)


def _gives_way(one: Party, other: Party) -> bool:
    before, after = time_of(one), time_of(other)
    if not before or not after or not before.end or not after.start:
        return False
    end, start = before.end.earliest, after.start.latest
    return end is not None and start is not None and end <= start and before.text != after.text


def _first_day(party: Party) -> dt.date:
    time = time_of(party)
    return time.extent.first_min if time else dt.date.min


def time_of(party: Party) -> PartialDate | None:
    """The time in which it is a party; None where none is stated."""
    return party.during.value if party.during else None
