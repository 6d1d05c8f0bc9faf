"""The history of an agreement: its dated acts, the ends before each, the number of parties bound; each sorted once."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from atlas.model.agreements import Agreement
from atlas.model.choices import ON_AN_AGREEMENT, ActKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.dates.spans import Answer, Span
from atlas.model.parties import Act, Party
from atlas.records.walk import Path

_GOING_ON = (ActKind.RENEWED, ActKind.SUSPENDED, ActKind.RESUMED)
"""The acts that presuppose that it is not over; a side may confirm, or end too, what the other has ended."""


@dataclass(frozen=True, slots=True)
class ActAtTime:
    """An act that took place at a known time, and its place in the record."""

    party: int
    index: int
    kind: ActKind
    date: PartialDate

    @property
    def path(self) -> Path:
        return "parties", self.party, "acts", self.index

    @property
    def when(self) -> Span:
        return self.date.point

    def is_after(self, other: Span) -> bool:
        """Tests if the act is surely later."""
        return other.before(self.when) is Answer.YES


class History:
    """The dated acts of an agreement, and the ends that they must not come after."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self.acts = tuple(dated_acts(agreement))
        self._own_ends: dict[int, list[ActAtTime]] = defaultdict(list)
        for act in sorted((act for act in self.acts if act.kind is ActKind.TERMINATED), key=_latest):
            self._own_ends[act.party].append(act)
        self._leavings = sorted((ends[0] for ends in self._own_ends.values()), key=_latest)
        left = {act.party: act.when.last_max for act in self._leavings}
        self._bound = BoundParties(agreement.parties, left)
        self._terms = _Terms(agreement)

    def ends_before(self, act: ActAtTime) -> Iterator[str]:
        """The ends, as written, that the act comes after."""
        ended = self._agreement.ended
        if ended and not ended.otherwise and act.is_after(ended.value.point):
            yield ended.value.text
        if (term := self._terms.before(act)) and act.is_after(_last_day(term)):
            yield term.text
        own = next((end for end in self._own_ends.get(act.party, ()) if end.index != act.index), None)
        if own and act.is_after(own.when):
            yield own.date.text
        last = self._last_to_leave(act) if act.kind in _GOING_ON else None
        if last and self._bound.number(act.when.first_min, act.when.last_max) < 2:
            yield last.date.text

    def _last_to_leave(self, act: ActAtTime) -> ActAtTime | None:
        """The last of the other parties' terminations before an act."""
        number = bisect_left(self._leavings, act.when.first_min, key=_latest)
        before = (self._leavings[index] for index in reversed(range(number)))
        return next((leaving for leaving in before if leaving.party != act.party), None)


class BoundParties:
    """Counts the parties of an agreement; `left` are the last days of those that end it, by their numbers."""

    def __init__(self, parties: Iterable[Party], left: Mapping[int, dt.date] | None = None) -> None:
        times = [(extent(party), party.size, number) for number, party in enumerate(parties)]
        lasts = {number: (left or {}).get(number, dt.date.max) for _, _, number in times}
        self._all = sum(size for _, size, _ in times)
        self._not_yet = _Sums((-time.first_min.toordinal(), size) for time, size, _ in times)
        self._no_more = _Sums(
            (max(time.first_min, min(time.last_max, lasts[number])).toordinal(), size) for time, size, number in times
        )
        self.last_to_join = max((time.first_min for time, _, _ in times), default=dt.date.min)
        """The day on which the last party joins, at the earliest."""

    def number(self, first: dt.date, last: dt.date) -> int:
        """The number of parties that may be bound on a day from `first` to `last`."""
        return self._all - self._no_more.below(first.toordinal()) - self._not_yet.below(-last.toordinal())


def extent(party: Party) -> Span:
    """The time in which it is a party; all time where none is stated."""
    if party.during and party.during.value.year_known:
        return party.during.value.extent
    return Span(dt.date.min, dt.date.min, dt.date.max, dt.date.max)


class _Terms:
    """The term of an agreement as renewals move it; as `derive.status.terms` has it, of dates that are certain.

    `tests/test_terms.py` compares both.
    """

    def __init__(self, agreement: Agreement) -> None:
        stated = agreement.stated_term
        self._first = stated.value if stated and stated.value.end and not stated.otherwise else None
        self._renewals = sorted(_renewals(agreement), key=_first_day)
        self._found: dict[tuple[int, Path | None], PartialDate | None] = {}

    def before(self, act: ActAtTime) -> PartialDate | None:
        """The term as it stood before an act: without what it gives itself, or surely later renewals do.

        None where it had no end, or sources differ on it.
        """
        if self._first is None:
            return None
        number = bisect_right(self._renewals, act.when.last_max, key=_first_day)
        key = number, act.path if act.kind is ActKind.RENEWED else None
        if key not in self._found:
            past = self._renewals[:number]
            self._found[key] = _moved(self._first, [one for one in past if one.path != key[1]])
        return self._found[key]


@dataclass(frozen=True, slots=True)
class _Renewal:
    """A renewal that took place, its first and last possible day, and the new end of the term, if it gives one."""

    path: Path
    first: dt.date
    last: dt.date
    until: PartialDate | None


def _renewals(agreement: Agreement) -> Iterator[_Renewal]:
    for number, index, act in acts_of(agreement):
        if act.act is ActKind.RENEWED and act.standing is Standing.STATED:
            when = act.date.value.point if act.date and act.date.value.year_known else None
            until = act.until.value if act.until and act.until.value.end else None
            first, last = (when.first_min, when.last_max) if when else (dt.date.min, dt.date.max)
            yield _Renewal(("parties", number, "acts", index), first, last, until)


def _moved(term: PartialDate, past: Iterable[_Renewal]) -> PartialDate | None:
    """The term after renewals: of each party its last one counts, and of those the latest end."""
    by_party: dict[object, list[_Renewal]] = defaultdict(list)
    last_open, last_moved = dt.date.min, dt.date.min
    for renewal in past:
        if renewal.until:
            by_party[renewal.path[1]].append(renewal)
            last_moved = max(last_moved, renewal.first)
        else:
            last_open = max(last_open, renewal.last)
    if last_open > dt.date.min and last_open >= last_moved:
        return None
    ends = (renewal.until for of_party in by_party.values() for renewal in _last_ones(of_party) if renewal.until)
    return max(ends, key=_last, default=term)


def _last_ones(renewals: Sequence[_Renewal]) -> Iterator[_Renewal]:
    """The renewals of a party that are not surely before another."""
    latest = max(_first_day(renewal) for renewal in renewals)
    return (renewal for renewal in renewals if renewal.last >= latest)


class _Sums:
    """Sizes by a key, and the sum of those below one."""

    def __init__(self, sizes: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(sizes)
        self._keys = [key for key, _ in ordered]
        self._sums = [0, *accumulate(size for _, size in ordered)]

    def below(self, key: int) -> int:
        return self._sums[bisect_left(self._keys, key)]


def acts_of(agreement: Agreement) -> Iterator[tuple[int, int, Act]]:
    """The acts on an agreement, each with the number of its party and its own."""
    for number, party in enumerate(agreement.parties):
        for index, act in enumerate(party.acts):
            yield number, index, act


def dated_acts(agreement: Agreement) -> Iterator[ActAtTime]:
    """The acts on an agreement that took place at a known time."""
    for number, index, act in acts_of(agreement):
        took_place = act.standing is Standing.STATED and act.act in ON_AN_AGREEMENT
        if took_place and act.date and act.date.value.year_known:
            yield ActAtTime(number, index, act.act, act.date.value)


def _latest(act: ActAtTime) -> dt.date:
    return act.when.last_max


def _first_day(renewal: _Renewal) -> dt.date:
    return renewal.first


def _last(term: PartialDate) -> dt.date:
    return term.extent.last_max


def _last_day(term: PartialDate) -> Span:
    last = term.extent
    return Span(last.last_min, last.last_max, last.last_min, last.last_max)
