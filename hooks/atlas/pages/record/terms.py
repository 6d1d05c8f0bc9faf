"""The term of an agreement as it holds, with its history behind it."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.derive.status.terms import Term
from atlas.languages.edition import Words
from atlas.model.choices import ActKind
from atlas.model.fields import FieldSpec, specification
from atlas.model.parties import Act
from atlas.model.shapes import Citation
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.views import Fact, Line, Phrase

_DATE = next(spec for spec in specification(Act) if spec.name == "date")


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
