"""The fields of a record as labelled facts: all that its page shows, or the few that a list shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import is_dataclass
from functools import cache
from typing import Any, get_args, get_origin

from atlas.derive.computed.computed import Computed
from atlas.derive.status.deciding_acts import deciding_acts
from atlas.derive.status.states import State
from atlas.derive.times.over import record_is_over
from atlas.derive.times.sort_keys import CourseStep, in_course
from atlas.languages.edition import Edition, Words
from atlas.model.agreements import Agreement
from atlas.model.choices import EventKind, OrganisationKind, Seen, SourceForm, Standing
from atlas.model.fields import FieldSpec, specification, without_none
from atlas.model.parties import Act
from atlas.model.records import Record
from atlas.model.shapes import Link, Stated, TopicLink
from atlas.model.sources import Source
from atlas.model.text import Text
from atlas.pages.phrases.acts import date_label, standing_words
from atlas.pages.phrases.names import actor_name, is_said
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.views import Fact, Line, Phrase
from atlas.pages.record.terms import renewed_term
from atlas.records.statements import supporting_citations

_SHOWN_ELSEWHERE = frozenset(
    (
        "title",
        "label",
        "other_names",
        "name_made",
        "descriptive",
        "summary",
        "standing",
        "sources",
        "formerly",
        "withdrawn",
        "open",
        "searched",
    )
)
_KINDS = ("kind", "type")
_OTHER = (EventKind.OTHER, OrganisationKind.OTHER, SourceForm.OTHER)
_TIME_OF_AGREEMENTS = ("signed", "since", "in_force", "ended")


def facts_of(record: Record, presenter: Presenter, computed: Computed, *, sections: bool) -> Iterator[Fact]:
    """The filled fields of a record: those of few words, or, as `sections`, those that are lists."""
    cls: Any = type(record)
    presenter = presenter.about(record)
    term = computed.agreements.term(record) if isinstance(record, Agreement) else None
    for spec in _shown(cls, sections=sections):
        value = getattr(record, spec.name)
        if term and term.renewals and term.field == spec.name:
            yield renewed_term(term, spec, presenter, supporting_citations(record, spec.key))
        elif value not in (None, (), False) and not (spec.name == "name" and _is_plain(value)):
            fact = presenter.fact(spec, value, supporting_citations(record, spec.key))
            yield Fact(fact.key, _label(spec, record, value, presenter), fact.lines, others=spec.key in record.open)
        elif isinstance(record, Source) and (words := _words_for_left_out(spec, record, presenter.edition)):
            yield Fact(spec.key, presenter.edition.gettext(spec.label), (Line(head=Phrase(Words(words))),))


def _words_for_left_out(spec: FieldSpec, source: Source, edition: Edition) -> str | None:
    """The words of a page for a field that a source leaves out, None where it says nothing."""
    if spec.name == "url":
        return edition.gettext("address not known")
    if spec.name == "seen" and source.document:
        return edition.gettext(Seen.DOCUMENT.label)
    return None


def columns_of(record: Record, presenter: Presenter, computed: Computed) -> Iterator[Fact]:
    """The few fields that tell a record from others of its kind, without notes and citations."""
    presenter = presenter.about(record)
    for spec in column_specs(type(record)):
        value = column_value(record, spec, computed)
        if value is not None and value != ():
            fact = presenter.fact(spec, value)
            yield Fact(fact.key, _label(spec, record, value, presenter), tuple(map(_without_notes, fact.lines)))


def telling_facts(facts: Iterable[Fact], record: Record, name: Words, standing: str | None) -> Iterator[Fact]:
    """The facts that say something beside the name and the standing of a record: no word stands there twice."""
    for fact in facts:
        if fact.key in _KINDS and (is_other(getattr(record, fact.key)) or _is_said(fact, name)):
            continue
        if standing and all(line.standing == standing for line in fact.lines):
            yield fact._replace(lines=tuple(line._replace(standing=None) for line in fact.lines))
        else:
            yield fact


def is_other(value: Any) -> bool:
    """Tests for a kind that is only said to be none of those that have a name."""
    return (value.value if isinstance(value, Stated) else value) in _OTHER


def _is_said(fact: Fact, name: Words) -> bool:
    """Tests for a kind or type with which the name ends."""
    head = fact.lines[0].head
    return bool(head and head.words.language == name.language and is_said(head.words.text, name.text))


def column_specs(cls: Any) -> tuple[FieldSpec, ...]:
    """The fields that tell a record from others of its kind."""
    return _specs(cls, cls.COLUMNS)


def column_value(record: Record, spec: FieldSpec, computed: Computed) -> Any:
    """The value of a field; of the term of an agreement the one that holds on the day."""
    if isinstance(record, Agreement) and spec.name in _TIME_OF_AGREEMENTS:
        return computed.agreements.date(record, spec.name)
    return getattr(record, spec.name)


def column_lines(record: Record, spec: FieldSpec, presenter: Presenter, computed: Computed) -> tuple[Line, ...]:
    """A field as the column of a table shows it; a date of an agreement that is not concluded has its standing."""
    value = column_value(record, spec, computed)
    if value is None or value == ():
        return ()
    lines = tuple(map(_without_notes, presenter.fact(spec, value).lines))
    return planned_lines(lines, record, presenter) if is_plan(record, spec.name) else lines


def is_plan(record: Record, field: str) -> bool:
    """Tests for a date of an agreement that is not concluded, which stands for what is not done."""
    is_time = isinstance(record, Agreement) and field in _TIME_OF_AGREEMENTS
    return is_time and record.standing is not Standing.STATED


def planned_lines(lines: Iterable[Line], record: Record, presenter: Presenter) -> tuple[Line, ...]:
    """The dates of an agreement that is not concluded with its standing, as its state is said."""
    over = record_is_over(record, presenter.atlas, presenter.day)
    words = standing_words(record.standing, presenter.edition, over=over)
    return tuple(line._replace(standing=words) for line in lines)


def _label(spec: FieldSpec, record: Record, value: Any, presenter: Presenter) -> str:
    """The label of a field; of a date for what is not done, what is planned for it."""
    if is_plan(record, spec.name):
        return date_label(spec, value, record.standing, presenter.edition, presenter.day)
    return presenter.edition.gettext(spec.label)


def times_of(
    agreement: Agreement, presenter: Presenter, computed: Computed, parties: Sequence[int] = ()
) -> Iterator[Fact]:
    """The dates since when and until when an agreement is, in order of time, with their citations.

    For some of its parties, by their numbers, in their time.
    """
    specs = _specs(Agreement, _TIME_OF_AGREEMENTS)
    dates = ((spec, computed.agreements.date(agreement, spec.name, parties)) for spec in specs)
    known = ((CourseStep(spec.name, stated.value), (spec, stated)) for spec, stated in dates if stated)
    for spec, stated in in_course(known):
        fact = presenter.fact(spec, stated, supporting_citations(agreement, spec.key))
        yield fact._replace(label=_label(spec, agreement, stated, presenter))


@cache
def _shown(cls: Any, *, sections: bool) -> tuple[FieldSpec, ...]:
    """The fields of the kind, then those that every record has."""
    common = {spec.name for spec in specification(Record)}
    ordered = sorted(specification(cls), key=lambda spec: spec.name in common)
    return tuple(spec for spec in ordered if spec.name not in _SHOWN_ELSEWHERE and _is_section(spec) is sections)


def _is_section(spec: FieldSpec) -> bool:
    """Decides if a field is a list of shapes, each a line of its own, and not a few words."""
    type_ = without_none(spec.type)
    if get_origin(type_) is not tuple:
        return False
    item = get_args(type_)[0]
    return isinstance(item, type) and is_dataclass(item) and item not in (Link, TopicLink)


@cache
def _specs(cls: Any, names: tuple[str, ...]) -> tuple[FieldSpec, ...]:
    return tuple(spec for spec in specification(cls) if spec.name in names)


def _is_plain(name: Stated[Text]) -> bool:
    """Tests for a name of which the title of the page says all: nothing proves, doubts or contradicts it."""
    return name == Stated(value=name.value, note=None, doubtful=None)


def _without_notes(line: Line) -> Line:
    return Line(head=line.head, inferred=line.inferred, doubtful=line.doubtful, standing=line.standing)


def last_acts(agreement: Agreement, state: State, day: dt.date, presenter: Presenter) -> Iterator[Fact]:
    """The acts behind the state of an agreement on a day, else the last ones, by party."""
    for party, act in deciding_acts(agreement, state, day):
        proof = party.sources or supporting_citations(agreement, "parties")
        yield Fact(
            "acts", actor_name(party, presenter.atlas, presenter.edition).text, (presenter.line(act, Act, proof),)
        )
