"""Dates as sources state them, in the words of one language."""

from __future__ import annotations

from atlas.languages.edition import Edition
from atlas.model.choices import Basis
from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Stated


def stated_date(stated: Stated[PartialDate], edition: Edition, *, point: bool) -> str:
    """A date with remarks if it is inferred, doubtful or different in another source; `point`: one day within it."""
    gettext = edition.gettext
    words = edition.point(stated.value) if point else edition.date(stated.value)
    if stated.basis is Basis.INFERRED:
        words += " (" + gettext("inferred") + ")"
    if stated.doubtful:
        words += " (" + gettext("doubtful") + ")"
    for other in stated.otherwise:
        words += "; " + gettext("another source says") + ": " + stated_date(other, edition, point=point)
    return words
