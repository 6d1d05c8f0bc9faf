"""The time at which something is, as a bar of a timeline: stretches of days, each with what is known of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

DAY = dt.timedelta(1)


class Sureness(Enum):
    """What is known of the days of a stretch."""

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
    def known(self) -> tuple[dt.date, ...]:
        """Those of its two ends that are days."""
        return tuple(day for day in (self.first, self.last) if dt.date.min < day < dt.date.max)


@dataclass(frozen=True, slots=True)
class Bar:
    """Its stretches in order; `confirmed`: the day, or the last possible one, of the last confirmation."""

    stretches: tuple[Stretch, ...]
    confirmed: dt.date | None = None

    @property
    def bounds(self) -> tuple[dt.date, dt.date]:
        """The first and the last day on which a stretch begins or ends."""
        days = [day for stretch in self.stretches for day in stretch.known]
        return min(days), max(days)


def bar(stretches: Iterable[Stretch], confirmed: dt.date | None = None) -> Bar | None:
    """Neighbours that are equally sure become one; None where no end of any is known."""
    found: list[Stretch] = []
    for one in stretches:
        if found and found[-1].sureness is one.sureness and found[-1].last + DAY >= one.first:
            found[-1] = Stretch(found[-1].first, max(found[-1].last, one.last), one.sureness)
        else:
            found.append(one)
    return Bar(tuple(map(_closed, found)), confirmed) if any(one.known for one in found) else None


def _closed(stretch: Stretch) -> Stretch:
    """What is open between two known days is only possible."""
    if stretch.sureness is Sureness.OPEN and len(stretch.known) == 2:
        return Stretch(stretch.first, stretch.last, Sureness.POSSIBLE)
    return stretch
