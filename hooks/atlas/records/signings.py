"""The dates at which an agreement was signed."""

from __future__ import annotations

from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Stated


def signings(agreement: Agreement) -> tuple[Stated[PartialDate], ...]:
    """The date of its signing; where none is stated, those at which its parties signed it, the earliest first."""
    if agreement.signed:
        return (agreement.signed,)
    acts = (act for party in agreement.parties for act in party.acts)
    signed = (act.date for act in acts if act.act is ActKind.SIGNED and act.standing is Standing.STATED)
    known = (date for date in signed if date and date.value.year_known)
    return tuple(sorted(known, key=lambda date: date.value.sort_key))
