"""Anniversaries in words: 50 years; 10 years since signing; would have marked 20 years; what they stand on."""

from __future__ import annotations

from functools import cache

from atlas.derive.anniversaries.anniversaries import Assumption
from atlas.languages.edition import Edition
from atlas.languages.punctuation import small_label
from atlas.model.agreements import Agreement
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import specification
from atlas.model.shapes import Stated
from atlas.pages.phrases.stated_dates import dated_field
from atlas.pages.phrases.states import state_label

_SPECS = {spec.name: spec for spec in specification(Agreement)}


def counted_from(field: str, stated: Stated[PartialDate], edition: Edition) -> str:
    """The date of a field with its label, and with remarks if it is inferred, doubtful or different elsewhere."""
    return dated_field(_SPECS[field], stated, edition)


def basis(
    field: str, stated: Stated[PartialDate], assumption: Assumption | None, edition: Edition, *, within: bool = False
) -> str:
    """All that an anniversary stands on: the date that it is counted from, and what is assumed.

    `within` brackets it begins with a small letter.
    """
    words = dated_field(_SPECS[field], stated, edition, within=within)
    words = small_label(words) if within else words
    return f"{words}; {assumed(assumption, edition)}" if assumption else words


def assumed(assumption: Assumption, edition: Edition) -> str:
    """Last confirmed: 14 December 2017; assumed to continue."""
    gettext, date = edition.gettext, assumption.confirmed
    confirmed = gettext("last confirmed: %(date)s") % {"date": edition.point(date)} if date else ""
    clauses = [confirmed or gettext("never confirmed"), gettext("assumed to continue")]
    if assumption.possibly:
        clauses.insert(0, state_label(assumption.possibly, True, edition))
    return "; ".join(clauses)


@cache
def years(count: int, field: str, lapsed: bool, edition: Edition) -> str:
    """The number of years since the date in a field of an agreement; of a lapsed one, "would have marked"."""
    message = _lapsed(count, field, edition) if lapsed else _celebrated(count, field, edition)
    return message % {"number": edition.number(count)}


def _celebrated(count: int, field: str, edition: Edition) -> str:
    ngettext = edition.ngettext
    if field == "signed":
        return ngettext("%(number)s year since signing", "%(number)s years since signing", count)
    if field == "in_force":
        return ngettext("%(number)s year since it came into force", "%(number)s years since it came into force", count)
    return ngettext("%(number)s year", "%(number)s years", count)


def _lapsed(count: int, field: str, edition: Edition) -> str:
    ngettext = edition.ngettext
    if field == "signed":
        return ngettext(
            "would have marked %(number)s year since signing", "would have marked %(number)s years since signing", count
        )
    if field == "in_force":
        return ngettext(
            "would have marked %(number)s year since it came into force",
            "would have marked %(number)s years since it came into force",
            count,
        )
    return ngettext("would have marked %(number)s year", "would have marked %(number)s years", count)
