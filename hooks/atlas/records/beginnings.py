"""The dates at which agreements were signed and began, as their sources state them."""

from __future__ import annotations

from dataclasses import replace

from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Stated


def signings(agreement: Agreement) -> tuple[Stated[PartialDate], ...]:
    """The date of its signing; where none is stated, those at which its parties signed it, the earliest first."""
    if agreement.signed:
        return (agreement.signed,)
    acts = (act for party in agreement.parties for act in party.acts)
    signed = (act for act in acts if act.act is ActKind.SIGNED and act.standing is Standing.STATED)
    dates = (replace(act.date, sources=act.date.sources or act.sources) for act in signed if act.date)
    return tuple(sorted((date for date in dates if date.value.year_known), key=lambda date: date.value.sort_key))


def common_signing(agreement: Agreement) -> Stated[PartialDate] | None:
    """The date at which all that signed an agreement did so; None where none is known, or they did not at one time."""
    signed = signings(agreement)
    return signed[0] if len({date.value.text for date in signed}) == 1 else None


def own_beginning(agreement: Agreement) -> PartialDate | None:
    """The date of its signing, else of its beginning; None where none is known, or sources differ on it."""
    signed = signings(agreement)
    stated: Stated[PartialDate] | None = signed[0] if signed else agreement.in_force or agreement.since
    return None if not stated or stated.otherwise or not stated.value.year_known else stated.value.begin
