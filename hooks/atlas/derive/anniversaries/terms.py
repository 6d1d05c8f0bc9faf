"""The last days of agreements' terms, where their year is certain."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from atlas.derive.anniversaries.known_days import KnownDay, known_end
from atlas.derive.status.terms import Term
from atlas.model.agreements import Agreement
from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Stated


@dataclass(frozen=True, slots=True)
class Expiry:
    """The last day of an agreement's term, as stated in `field`: `in_force`, or a `since` that has an end."""

    record: Agreement
    field: str
    stated: Stated[PartialDate]
    day: KnownDay

    @property
    def first(self) -> dt.date:
        """The earliest day that it may be."""
        return self.day.first


def end_of_term(agreement: Agreement, term: Term | None) -> Expiry | None:
    """The last day of its term; the ends of before its renewals are none."""
    day = known_end(term.stated.value) if term else None
    return Expiry(agreement, term.field, term.stated, day) if term and day else None
