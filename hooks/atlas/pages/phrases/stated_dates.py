"""Dates as sources state them, in the words of one language."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

from atlas.languages.edition import Edition
from atlas.model.choices import Basis
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import FieldSpec, without_none
from atlas.model.shapes import Stated


def stated_date(stated: Stated[PartialDate], edition: Edition, type_: Any) -> str:
    """A date of a field of a type, with remarks if it is inferred, doubtful or different in another source."""
    return edition.say(stated.value, type_) + _remarks(stated, edition, type_)


def since(stated: Stated[PartialDate], edition: Edition, type_: Any) -> str:
    """A beginning as a phrase with its remarks: since 1989 (inferred); empty where the language has none for it."""
    words = edition.since(stated.value)
    return words and words + _remarks(stated, edition, type_)


def _remarks(stated: Stated[PartialDate], edition: Edition, type_: Any) -> str:
    gettext, words = edition.gettext, ""
    if stated.basis is Basis.INFERRED:
        words += " (" + gettext("inferred") + ")"
    if stated.doubtful:
        words += " (" + gettext("doubtful") + ")"
    for other in stated.otherwise:
        words += "; " + gettext("another source says") + ": " + stated_date(other, edition, type_)
    return words


def dated_field(spec: FieldSpec, stated: Stated[PartialDate], edition: Edition) -> str:
    """A field that holds a date, with its label: `Since: 1989 (inferred)`."""
    type_ = get_args(without_none(spec.type))[0]
    return f"{edition.gettext(spec.label)}: {stated_date(stated, edition, type_)}"


def data_dates(newest_source: PartialDate | None, day: dt.date, edition: Edition) -> str:
    """Both dates, or the day alone where no source has a date; the day is never said to be that of the data."""
    if newest_source is None:
        return edition.gettext("statuses as of %(day)s") % {"day": edition.day(day)}
    message = edition.gettext("newest source: %(date)s; statuses as of %(day)s")
    return message % {"date": edition.point(newest_source), "day": edition.day(day)}
