"""Anniversaries of agreements, counted from dates of which the year is certain, and the ends of terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from atlas.derive.anniversaries.known_days import KnownDay, known_point, known_start
from atlas.derive.anniversaries.terms import Expiry, end_of_term
from atlas.derive.computed.computed import Computed
from atlas.derive.status.states import State
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Stated
from atlas.records.derived_queries import TrackedCache

OVER = frozenset((State.EXPIRED, State.FOLLOWED, State.ENDED, State.ENDED_BY_ONE))
_MANY = 50_000
_LAPSED = OVER | {State.SUSPENDED, State.SUSPENDED_BY_ONE}


@dataclass(frozen=True, slots=True)
class Beginning:
    """A date of an agreement from which years are counted: of the field `since`, `signed` or `in_force`."""

    record: Agreement
    field: str
    stated: Stated[PartialDate]
    known: KnownDay


@dataclass(frozen=True, slots=True)
class Anniversary:
    """An anniversary in one year; `lapsed`: the state for which it is counted and not celebrated."""

    beginning: Beginning
    known: KnownDay
    lapsed: State | None

    @property
    def record(self) -> Agreement:
        """Whose anniversary it is."""
        return self.beginning.record

    @property
    def first(self) -> dt.date:
        """The earliest day that it may be."""
        return self.known.first

    @property
    def count(self) -> int:
        """How many years it is since the beginning."""
        return self.known.year - self.beginning.known.year

    @property
    def is_round(self) -> bool:
        """Whether it is one that is marked more than others."""
        return is_round(self.count)


@dataclass(frozen=True, slots=True)
class Counting:
    """How the years of one agreement are counted; `lapsed`: what ended or suspended it on the day of the atlas."""

    beginnings: tuple[Beginning, ...]
    lapsed: State | None
    expiry: Expiry | None

    def lapsed_at(self, known: KnownDay) -> State | None:
        """For what an anniversary on a day is not celebrated, or None: it is."""
        if self.lapsed or not self.expiry:
            return self.lapsed
        return State.EXPIRED if self.expiry.known.last < known.first else None


def is_round(count: int) -> bool:
    """5, 10, 25, 50, 75, 100 and every further quarter of a century."""
    return count in (5, 10) or (count > 0 and count % 25 == 0)


def next_round(count: int) -> int:
    """The first round number of years after this one."""
    return next(number for number in range(count + 1, count + 26) if is_round(number))


class Anniversaries:
    """The anniversaries of one atlas, as on a day: who is suspended or has ended is what is so on that day."""

    def __init__(self, computed: Computed) -> None:
        self.day = computed.day
        self._computed = computed
        self._countings: TrackedCache[str, Counting] = TrackedCache(computed.atlas.tracker, _MANY)

    def counting(self, agreement: Agreement) -> Counting:
        """How the years of an agreement are counted."""
        return self._countings.get(agreement.id, lambda: self._counting(agreement))

    def of(self, agreement: Agreement, years: range) -> Iterator[Anniversary]:
        """Those of an agreement in these years, in order of the years; none where it was not concluded."""
        counting = self.counting(agreement)
        for year in years:
            for beginning in counting.beginnings:
                if year > beginning.known.year:
                    known = beginning.known.in_year(year)
                    yield Anniversary(beginning, known, counting.lapsed_at(known))

    def still_to_come(self, agreement: Agreement) -> tuple[Anniversary, ...]:
        """For each beginning the next anniversary: one of which the day may have passed counts as to come."""
        found: dict[str, Anniversary] = {}
        for anniversary in self.of(agreement, range(self.day.year, self.day.year + 2)):
            if anniversary.known.last >= self.day:
                found.setdefault(anniversary.beginning.field, anniversary)
        return tuple(sorted(found.values(), key=in_order))

    def expiry(self, agreement: Agreement, last_year: int) -> Expiry | None:
        """The end of an agreement's term, where that is still to come, not after `last_year`."""
        counting = self.counting(agreement)
        expiry = counting.expiry
        if expiry is None or expiry.known.last < self.day or expiry.known.year > last_year:
            return None
        return None if counting.lapsed in OVER else expiry

    def _counting(self, agreement: Agreement) -> Counting:
        if agreement.standing is not Standing.STATED or agreement.withdrawn is not None:
            return Counting((), None, None)
        if not self._computed.has_begun(agreement):
            return Counting((), None, None)
        counted_from, expiry = beginnings(agreement), end_of_term(agreement, self.day)
        if not counted_from and not expiry:
            return Counting((), None, None)
        status = self._computed.status(agreement)
        lapsed = status.state in _LAPSED and not status.possibly
        return Counting(counted_from, status.state if lapsed else None, expiry)


def in_order(anniversary: Anniversary) -> tuple[dt.date, bool, int, str]:
    """A sort key: by time; of those at one time the round ones first, then by age."""
    return anniversary.first, not anniversary.is_round, -anniversary.count, anniversary.record.id


def beginnings(agreement: Agreement) -> tuple[Beginning, ...]:
    """`since` and `signed`, of which one that may be the same day only once, as closely as known; else `in_force`."""
    since, signed = _beginning(agreement, "since"), _beginning(agreement, "signed")
    if since and signed and _may_be_one(since.known, signed.known):
        return (max(since, signed, key=lambda found: _closeness(found.known)),)
    found = tuple(beginning for beginning in (since, signed) if beginning)
    in_force = None if found else _beginning(agreement, "in_force")
    return (in_force,) if in_force else found


def _beginning(agreement: Agreement, field: str) -> Beginning | None:
    stated: Stated[PartialDate] | None = getattr(agreement, field)
    if stated is None:
        return None
    known = known_point(stated.value) if field == "signed" else known_start(stated.value)
    return Beginning(agreement, field, stated, known) if known else None


def _may_be_one(one: KnownDay, other: KnownDay) -> bool:
    return one.first <= other.last and other.first <= one.last


def _closeness(known: KnownDay) -> int:
    return (known.last - known.first).days * -1
