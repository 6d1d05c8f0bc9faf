"""Anniversaries of agreements, counted from dates of which the year is certain, and the ends of terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from atlas.derive.anniversaries.known_days import KnownDay, known_point, known_start
from atlas.derive.anniversaries.terms import Expiry, end_of_term
from atlas.derive.computed.agreement_statuses import AgreementStatuses
from atlas.derive.computed.computed import Computed
from atlas.derive.status.ends import days_of_end
from atlas.derive.status.states import OVER, State
from atlas.derive.status.status import StatusOn, status_of
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Stated
from atlas.records.derived_queries import TrackedCache

_CACHED_AGREEMENTS = 50_000
_LAPSED = OVER | {State.SUSPENDED, State.SUSPENDED_BY_ONE}


@dataclass(frozen=True, slots=True)
class Beginning:
    """A date of an agreement from which years are counted: of the field `since`, `signed` or `in_force`."""

    record: Agreement
    field: str
    stated: Stated[PartialDate]
    day: KnownDay


@dataclass(frozen=True, slots=True)
class Assumption:
    """The assumption that an agreement goes on: since its last confirmation, if there is any.

    `possibly` is the state in which it is not celebrated, where its dates leave that open.
    """

    confirmed: PartialDate | None
    possibly: State | None = None

    @property
    def compared(self) -> object:
        """The values compared to find out if words on it change."""
        return self.confirmed and self.confirmed.text, self.possibly


@dataclass(frozen=True, slots=True)
class Anniversary:
    """An anniversary in one year; `lapsed` is the state of an agreement whose anniversary is only counted.

    `assumption`: none where it is only counted, or where the agreement is known to be in force.
    """

    beginning: Beginning
    day: KnownDay
    lapsed: State | None
    assumption: Assumption | None

    @property
    def record(self) -> Agreement:
        """The agreement."""
        return self.beginning.record

    @property
    def first(self) -> dt.date:
        """The earliest day that it may be."""
        return self.day.first

    @property
    def count(self) -> int:
        """The number of years since the beginning."""
        return self.day.year - self.beginning.day.year

    @property
    def is_round(self) -> bool:
        """Tests for a number of years that is marked more than others."""
        return is_round(self.count)


@dataclass(frozen=True, slots=True)
class Lifespan:
    """The dates that anniversaries of one agreement are counted from, and the end of its term.

    `lapsed` is its state on the day of the atlas where it has ended or is suspended; `after` that of the days after
    `last`, the day by which it is over. Before `first_end` it is not over. `assumption`: as on the day of the atlas.
    """

    beginnings: tuple[Beginning, ...] = ()
    lapsed: State | None = None
    expiry: Expiry | None = None
    first_end: dt.date = dt.date.max
    last: dt.date = dt.date.max
    after: State | None = None
    assumption: Assumption | None = None

    def lapsed_at(self, day: KnownDay) -> State | None:
        """The state for which an anniversary on a day is not celebrated; None where it is."""
        return self.after if self.lapsed not in OVER and self.last < day.first else self.lapsed


def is_round(count: int) -> bool:
    """Tests for 5, 10, 25, 50, 75, 100 and every further quarter of a century."""
    return count in (5, 10) or (count > 0 and count % 25 == 0)


def next_round(count: int) -> int:
    """The first round number of years after this one."""
    return next(number for number in range(count + 1, count + 26) if is_round(number))


class Anniversaries:
    """Finds the anniversaries of one atlas; agreements have ended or are suspended as on its day."""

    def __init__(self, computed: Computed) -> None:
        self.day = computed.day
        self._computed = computed
        self._lifespans: TrackedCache[tuple[str | int, ...], Lifespan] = TrackedCache(
            computed.atlas.tracker, _CACHED_AGREEMENTS
        )

    def lifespan(self, agreement: Agreement, parties: Sequence[int] = ()) -> Lifespan:
        """The lifespan of an agreement; without any date where it was not concluded or is withdrawn.

        For some of its parties, by their numbers, in their time.
        """
        return self._lifespans.get((agreement.id, *parties), lambda: self._lifespan(agreement, parties))

    def of(self, agreement: Agreement, years: range, parties: Sequence[int] = ()) -> Iterator[Anniversary]:
        """The anniversaries of an agreement in these years, in order of the years; for parties as above."""
        lifespan = self.lifespan(agreement, parties)
        for year in years:
            for beginning in lifespan.beginnings:
                if year > beginning.day.year:
                    day = beginning.day.in_year(year)
                    lapsed = lifespan.lapsed_at(day)
                    yield Anniversary(beginning, day, lapsed, None if lapsed else lifespan.assumption)

    def next_of(self, agreement: Agreement, parties: Sequence[int] = ()) -> tuple[Anniversary, ...]:
        """The next anniversary of each beginning; one whose exact day is not known may have passed already.

        For parties as above.
        """
        by_field: dict[str, Anniversary] = {}
        for anniversary in self.of(agreement, range(self.day.year, self.day.year + 2), parties):
            if anniversary.day.last >= self.day:
                by_field.setdefault(anniversary.beginning.field, anniversary)
        return tuple(sorted(by_field.values(), key=anniversary_sort_key))

    def expiry(self, agreement: Agreement, last_year: int) -> Expiry | None:
        """The end of an agreement's term, where that is still to come, not after `last_year`."""
        lifespan = self.lifespan(agreement)
        expiry = lifespan.expiry
        if expiry is None or expiry.day.last < self.day or expiry.day.year > last_year:
            return None
        return None if lifespan.lapsed in OVER else expiry

    def _lifespan(self, agreement: Agreement, parties: Sequence[int]) -> Lifespan:
        if agreement.standing is not Standing.STATED or agreement.withdrawn is not None:
            return Lifespan()
        if not self._computed.listing.has_begun(agreement):
            return Lifespan()
        agreements = self._computed.agreements
        counted_from = beginnings(agreement, agreements, parties)
        expiry = end_of_term(agreement, agreements.term(agreement))
        if not counted_from and not expiry:
            return Lifespan()
        status = agreements.status(agreement, parties)
        if status.state is State.NOT_YET:  # a relation of long ago, of which no agreement is signed yet
            counted_from = tuple(one for one in counted_from if one.field != "since")
        lapsed = status.state if status.state in _LAPSED and not status.possibly else None
        course = agreements.course(agreement, parties)
        first_end, last = days_of_end(course)
        after = status_of(course, last + dt.timedelta(days=1)).state if last < dt.date.max else None
        if last < self.day:  # it may have ended before it began, for all that the dates say
            lapsed = lapsed or after
        assumption = None if lapsed else _assumption(status)
        return Lifespan(counted_from, lapsed, expiry, first_end, last, after, assumption)


def _assumption(status: StatusOn) -> Assumption | None:
    if status.state in (State.IN_FORCE, State.NOT_YET) and not status.possibly:
        return None
    confirmed = status.confirmation.date if status.confirmation else None
    return Assumption(confirmed, status.state if status.state in _LAPSED else None)


def anniversary_sort_key(anniversary: Anniversary) -> tuple[dt.date, bool, int, str]:
    """A sort key: by time; of those at one time the round ones first, then by age."""
    return anniversary.first, not anniversary.is_round, -anniversary.count, anniversary.record.id


def beginnings(
    agreement: Agreement, agreements: AgreementStatuses, parties: Sequence[int] = ()
) -> tuple[Beginning, ...]:
    """The dates `since` and `signed`; only the closer known of them where they may be the same day; else `in_force`.

    Of parties that signed it each for itself, the date counts if it is the same.
    """
    since, signed, in_force = (
        _beginning(agreement, field, agreements.date(agreement, field, parties))
        for field in ("since", "signed", "in_force")
    )
    if since and signed and _may_be_same(since.day, signed.day):
        return (max(since, signed, key=lambda beginning: _precision(beginning.day)),)
    found = tuple(beginning for beginning in (since, signed) if beginning)
    return found or ((in_force,) if in_force else ())


def _beginning(agreement: Agreement, field: str, stated: Stated[PartialDate] | None) -> Beginning | None:
    if stated is None:
        return None
    day = known_point(stated.value) if field == "signed" else known_start(stated.value)
    return Beginning(agreement, field, stated, day) if day else None


def _may_be_same(one: KnownDay, other: KnownDay) -> bool:
    return one.first <= other.last and other.first <= one.last


def _precision(day: KnownDay) -> int:
    """Minus the number of days from the earliest to the latest that it may be."""
    return (day.last - day.first).days * -1
