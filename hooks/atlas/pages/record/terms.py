"""The beginning of an agreement in a sentence; its term as it holds, with its history behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atlas.derive.computed.computed import Computed
from atlas.derive.status.terms import Term
from atlas.languages.edition import Edition, Words
from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Basis
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import FieldSpec, specification
from atlas.model.parties import Act
from atlas.model.shapes import Citation, Start, Stated
from atlas.pages.phrases.acts import date_label
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.stated_dates import dated_field, since
from atlas.pages.phrases.views import Fact, Line, Phrase

_DATE = next(spec for spec in specification(Act) if spec.name == "date")
_STARTS = ("since", "in_force", "signed")
_SPECS = {spec.name: spec for spec in specification(Agreement)}


def starts(
    agreement: Agreement, computed: Computed, parties: Sequence[int] = ()
) -> Iterator[tuple[str, Stated[PartialDate]]]:
    """The dates since when an agreement may be said to be, for some of its parties in their time, by their fields."""
    for name in _STARTS:
        if (stated := computed.agreements.date(agreement, name, parties)) and stated.value.year_known:
            yield name, stated


def since_words(agreement: Agreement, computed: Computed, edition: Edition, parties: Sequence[int] = ()) -> str:
    """The date since when the relation is, as a phrase; empty where another date is the first."""
    first = _first(agreement, computed, parties)
    return since(first[1], edition, Start) if first and first[0] == "since" else ""


def start_words(
    agreement: Agreement, computed: Computed, edition: Edition, parties: Sequence[int] = (), *, over: bool = False
) -> Iterator[str]:
    """The first date since when it is, with its label; of what is `over` that of its beginning."""
    if first := _first(agreement, computed, parties):
        name, stated = first
        label = date_label(_SPECS[name], stated, agreement.standing, edition, computed.day)
        if over and name == "since":
            label = edition.gettext("began")
        words = dated_field(_SPECS[name], stated, edition, label=label)
        yield words[:1].lower() + words[1:]


def _first(agreement: Agreement, computed: Computed, parties: Sequence[int]) -> tuple[str, Stated[PartialDate]] | None:
    """The first of these dates; of the same year rather a stated one than an inferred."""
    return min(starts(agreement, computed, parties), key=lambda start: _year_and_proof(start[1]), default=None)


def _year_and_proof(stated: Stated[PartialDate]) -> tuple[object, ...]:
    begin = stated.value.begin.earliest or stated.value.begin.latest
    return begin.year if begin else 9999, stated.basis is Basis.INFERRED, stated.value.sort_key


def renewed_term(term: Term, spec: FieldSpec, presenter: Presenter, inherited: tuple[Citation, ...]) -> Fact:
    """The term that holds, the one before its renewals, and the dates of these: each with what proves it."""
    line = presenter.line(term.stated, spec.type)
    history = tuple(_history(term, spec, presenter, inherited))
    return Fact(spec.key, presenter.edition.gettext(spec.label), (line._replace(details=history),))


def _history(term: Term, spec: FieldSpec, presenter: Presenter, inherited: tuple[Citation, ...]) -> Iterator[Fact]:
    gettext = presenter.edition.gettext
    if term.first:
        yield Fact("first", gettext("at first"), (presenter.line(term.first, spec.type, inherited),))
    yield Fact("renewed", gettext(ActKind.RENEWED.label), tuple(_renewals(term, presenter)))


def _renewals(term: Term, presenter: Presenter) -> Iterator[Line]:
    """The dates of the renewals; what several parties did at one time is said once."""
    lines = [_renewal(act, presenter) for act in term.renewals]
    by_words: dict[Line, list[Citation]] = {}
    for line in lines:
        by_words.setdefault(line._replace(citations=()), []).extend(line.citations)
    yield from (line._replace(citations=tuple(dict.fromkeys(cited))) for line, cited in by_words.items())


def _renewal(act: Act, presenter: Presenter) -> Line:
    """The date of a renewal."""
    if act.date:
        return presenter.line(act.date, _DATE.type, act.sources)
    return Line(head=Phrase(Words(presenter.edition.gettext("date not known"))), citations=act.sources)
