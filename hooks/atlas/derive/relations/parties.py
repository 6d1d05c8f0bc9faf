"""The parties of an agreement in their time: bound together, or one in the place of another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import combinations

from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Act, Party

_MOST_PARTIES = 8
"""More than these are never taken for two sides that have changed: each three of them would have to be compared."""

Line = tuple[Party, ...]
"""A party and those that took its place, one after the other: towns merge, and an agreement goes on."""


def party_numbers_with(agreement: Agreement, number: int) -> tuple[int, ...]:
    """The numbers of the parties that are bound at the same time as one; all others where no time is stated."""
    own = agreement.parties[number]
    return tuple(
        other for other, party in enumerate(agreement.parties) if other != number and are_bound_together(own, party)
    )


def are_bound_together(one: Party, other: Party) -> bool:
    """Tests if the times of two parties can share more than the year or day in which one gives way to the other."""
    return not (_gives_way(one, other) or _gives_way(other, one))


def has_left(agreement: Agreement, number: int, day: dt.date) -> bool:
    """Tests if a party's time is surely over by a day, or if it has left others that go on without it."""
    party = agreement.parties[number]
    others = (one for other, one in enumerate(agreement.parties) if other != number and not _is_over(one, day))
    goes_on = sum(one.size for one in others if not _has_terminated(one, day)) > 1
    return _is_over(party, day) or (goes_on and _has_terminated(party, day))


def has_own_time(agreement: Agreement, number: int) -> bool:
    """Tests if an agreement can stand otherwise for a party than for the others: it has a time, or left several."""
    party = agreement.parties[number]
    return party.during is not None or (len(agreement.parties) > 2 and any(_terminations(party)))


def _is_over(party: Party, day: dt.date) -> bool:
    time = _time(party)
    return time is not None and time.end is not None and time.extent.last_max < day


def _has_terminated(party: Party, day: dt.date) -> bool:
    return any(act.date and act.date.value.point.last_max < day for act in _terminations(party))


def _terminations(party: Party) -> Iterator[Act]:
    return (act for act in party.acts if act.act is ActKind.TERMINATED and act.standing is Standing.STATED)


def binds_two_at_a_time(parties: Iterable[Party]) -> bool:
    """Tests if never more than two parties are bound at a time."""
    parties = tuple(parties)
    if len(parties) <= 2:
        return len(parties) == 2
    if len(parties) > _MOST_PARTIES or all(_time(party) is None for party in parties):
        return False
    return not any(
        all(are_bound_together(a, b) for a, b in combinations(three, 2)) for three in combinations(parties, 3)
    )


def lines(agreement: Agreement) -> tuple[Line, ...]:
    """The parties in their order, successors behind those whose place they took."""
    found: list[list[Party]] = []
    for party in agreement.parties:
        line = next((line for line in found if _time(party) and not any(_bound(party, line))), None)
        if line:
            line.append(party)
        else:
            found.append([party])
    return tuple(tuple(sorted(line, key=_first_day)) for line in found)


def _bound(party: Party, others: Iterable[Party]) -> Iterator[bool]:
    return (are_bound_together(party, other) for other in others)


def _gives_way(one: Party, other: Party) -> bool:
    before, after = _time(one), _time(other)
    if not before or not after or not before.end or not after.start:
        return False
    end, start = before.end.earliest, after.start.latest
    return end is not None and start is not None and end <= start and before.text != after.text


def _first_day(party: Party) -> dt.date:
    time = _time(party)
    return time.extent.first_min if time else dt.date.min


def _time(party: Party) -> PartialDate | None:
    return party.during.value if party.during else None
