"""The time at which something is, as a bar of a timeline: stretches of days, each with what is known of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

DAY = dt.timedelta(1)


class Sureness(Enum):
    """The sureness with which something is on the days of a stretch."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    """It begins, ends or takes place within them."""
    OPEN = "open"
    """It began before, or may have gone on: how long is not known."""
    UNCONFIRMED = "unconfirmed"
    """It was in force when last confirmed, and nothing is known since."""
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `first` to `last`, both included; `date.min` and `date.max` stand for "no bound"."""

    first: dt.date
    last: dt.date
    sureness: Sureness

    @property
    def known_ends(self) -> tuple[dt.date, ...]:
        """Its two ends without those that stand for "no bound"."""
        return tuple(day for day in (self.first, self.last) if dt.date.min < day < dt.date.max)


@dataclass(frozen=True, slots=True)
class Bar:
    """Stretches in order; `confirmed`: the day, or the last possible one, of the last confirmation."""

    stretches: tuple[Stretch, ...]
    confirmed: dt.date | None = None

    @property
    def bounds(self) -> tuple[dt.date, dt.date]:
        """The first and the last day on which a stretch begins or ends."""
        days = [day for stretch in self.stretches for day in stretch.known_ends]
        return min(days), max(days)


def bar(stretches: Iterable[Stretch], confirmed: dt.date | None = None) -> Bar | None:
    """The bar of stretches in order; neighbours of equal sureness become one. None where no end of any is known."""
    joined: list[Stretch] = []
    for one in stretches:
        if joined and joined[-1].sureness is one.sureness and one.first - joined[-1].last <= DAY:
            joined[-1] = Stretch(joined[-1].first, max(joined[-1].last, one.last), one.sureness)
        else:
            joined.append(one)
    return Bar(tuple(map(_bounded, joined)), confirmed) if any(one.known_ends for one in joined) else None


def known_length(bars: Iterable[Bar], day: dt.date) -> int:
    """The number of days until `day` of which bars say that something is, as far as both ends are known or past."""
    known = (stretch for one in bars for stretch in one.stretches if stretch.sureness in _KNOWN)
    return sum(max((min(one.last, day) - one.first).days + 1, 0) for one in known if one.first > dt.date.min)


_KNOWN = (Sureness.CERTAIN, Sureness.UNCONFIRMED, Sureness.SUSPENDED)


def _bounded(stretch: Stretch) -> Stretch:
    """Turns an open stretch between two known days into a possible one."""
    if stretch.sureness is Sureness.OPEN and len(stretch.known_ends) == 2:
        return Stretch(stretch.first, stretch.last, Sureness.POSSIBLE)
    return stretch
