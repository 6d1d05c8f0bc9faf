"""The last days of agreements' terms, where their year is certain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from atlas.derive.anniversaries.known_days import KnownDay, known_end
from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Stated


@dataclass(frozen=True, slots=True)
class Expiry:
    """The last day of an agreement's term, as stated in `field`: `in_force`, `since`, or `until` of a renewal."""

    record: Agreement
    field: str
    stated: Stated[PartialDate]
    day: KnownDay

    @property
    def first(self) -> dt.date:
        """The earliest day that it may be."""
        return self.day.first


def end_of_term(agreement: Agreement, as_of: dt.date) -> Expiry | None:
    """The last day of its term; a renewal that took place by a day and carries `until` replaces it."""
    terms = tuple(_renewals(agreement, as_of)) or tuple(_own_term(agreement))
    expiries = [Expiry(agreement, field, stated, day) for field, stated in terms if (day := known_end(stated.value))]
    return max(expiries, key=lambda expiry: expiry.day.last, default=None)


def _renewals(agreement: Agreement, as_of: dt.date) -> Iterator[tuple[str, Stated[PartialDate]]]:
    for party in agreement.parties:
        for act in party.acts:
            renewed = act.act is ActKind.RENEWED and act.standing is Standing.STATED
            if renewed and act.until and _is_past(act.date, as_of):
                yield "until", act.until


def _own_term(agreement: Agreement) -> Iterator[tuple[str, Stated[PartialDate]]]:
    if agreement.in_force:
        yield "in_force", agreement.in_force
    elif agreement.since and agreement.since.value.is_interval and agreement.since.value.start:
        yield "since", agreement.since


def _is_past(stated: Stated[PartialDate] | None, day: dt.date) -> bool:
    """Tests for a date that can be the day or earlier; one that is not stated can."""
    earliest = stated.value.earliest if stated else None
    return earliest is None or earliest <= day
