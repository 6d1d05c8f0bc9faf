"""Dates as sources state them, in the words of one language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, get_args

from atlas.languages.edition import Edition
from atlas.messages.message import N_
from atlas.model.choices import Basis
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import FieldSpec, without_none
from atlas.model.shapes import Citation, Stated

_INFERRED, _DOUBTFUL = N_("inferred"), N_("doubtful")


def stated_date(stated: Stated[PartialDate], edition: Edition, type_: Any, *, within: bool = False) -> str:
    """A date of a field of a type, with remarks if it is inferred, doubtful or different in another source.

    `within` brackets the remarks have none.
    """
    return edition.say(stated.value, type_) + _remarks(stated, edition, type_, within=within)


def since(stated: Stated[PartialDate], edition: Edition, type_: Any) -> str:
    """A beginning as a phrase with its remarks: since 1989 (inferred); empty where the language has none for it."""
    words = edition.since(stated.value)
    return words and words + _remarks(stated, edition, type_, within=False)


def certainty_words(*, inferred: bool, doubtful: bool, edition: Edition, within: bool = False) -> str:
    """Words for a value that is not certain, behind it: ` (inferred; doubtful)`; `within` brackets without them."""
    words = "; ".join(edition.gettext(word) for word, holds in ((_INFERRED, inferred), (_DOUBTFUL, doubtful)) if holds)
    if not words:
        return ""
    return f", {words}" if within else f" ({words})"


def others_say(edition: Edition, *, several: bool) -> str:
    """Words before what another source says, or several of them."""
    return edition.ngettext("another source says", "other sources say", 2 if several else 1)


def are_several(citations: Iterable[Citation]) -> bool:
    """Tests if citations are of more than one source."""
    return len({citation.source_key for citation in citations}) > 1


def _remarks(stated: Stated[PartialDate], edition: Edition, type_: Any, *, within: bool) -> str:
    inferred, doubtful = stated.basis is Basis.INFERRED, stated.doubtful is not None
    words = certainty_words(inferred=inferred, doubtful=doubtful, edition=edition, within=within)
    for other in stated.otherwise:
        found = stated_date(other, edition, type_, within=within)
        words += "; " + others_say(edition, several=are_several(other.sources)) + f": {found}"
    return words


def dated_field(
    spec: FieldSpec, stated: Stated[PartialDate], edition: Edition, *, label: str = "", within: bool = False
) -> str:
    """A field that holds a date, with its label, or another `label`: `Since: 1989 (inferred)`."""
    type_ = get_args(without_none(spec.type))[0]
    return f"{label or edition.gettext(spec.label)}: {stated_date(stated, edition, type_, within=within)}"


def data_dates(newest_source: PartialDate | None, day: dt.date, edition: Edition) -> str:
    """Both dates, or the day alone where no source has a date; the day is never said to be that of the data."""
    if newest_source is None:
        return edition.gettext("statuses as of %(day)s") % {"day": edition.day(day)}
    message = edition.gettext("newest source in the atlas: %(date)s; statuses as of %(day)s")
    return message % {"date": edition.point(newest_source), "day": edition.day(day)}
