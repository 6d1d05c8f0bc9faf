"""The view of one record's page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from functools import cache
from typing import Any, get_args, get_origin

from atlas.derive.anniversaries.agenda import KINDS_WITH_AGENDA
from atlas.languages.edition import Words
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.fields import FieldSpec, specification
from atlas.model.kinds import kind_of
from atlas.model.records import Record
from atlas.model.shapes import Citation, Link, Stated, TopicLink
from atlas.model.sources import Source
from atlas.model.text import UNDETERMINED
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import name_made, name_of
from atlas.pages.phrases.views import SHOWN, Asked, Fact, Line, NotKnown, Phrase, Supported
from atlas.pages.record.anniversary_rows import AnniversaryRows
from atlas.pages.record.relations import Relations
from atlas.pages.record.views import RecordView, Withdrawal
from atlas.pages.record.ways import ways_from
from atlas.records.record_index import Backlink
from atlas.records.statements import supporting
from atlas.records.walk import without_none

_SHOWN_APART = frozenset(
    (
        "name",
        "title",
        "label",
        "other_names",
        "name_made",
        "summary",
        "standing",
        "sources",
        "formerly",
        "withdrawn",
        "open",
    )
)


def record_view(record: Record, relations: Relations) -> RecordView:
    """Everything that the page of `record` shows."""
    presenter, edition = relations.presenter, relations.edition
    partners = relations.partners(record)
    groups = relations.groups(record, without_partners=bool(partners))
    citing = [link for link in relations.atlas.links_to(record.id) if "sources" in link.path]
    rows, dated = AnniversaryRows(relations), kind_of(record) in KINDS_WITH_AGENDA
    return RecordView(
        kind=kind_of(record),
        kind_label=edition.gettext(record.LABEL),
        title=name_of(record, presenter.atlas, edition),
        ways=ways_from(record, relations),
        made=name_made(record, edition),
        other_names=_other_names(record, relations),
        standing=edition.gettext(record.standing.label) if record.standing is not Standing.STATED else None,
        withdrawn=_withdrawal(record, relations),
        summary=edition.words(record.summary) if record.summary else None,
        status=relations.states.of(record) if isinstance(record, Agreement) else None,
        facts=tuple(facts_of(record, relations, sections=False)),
        partners=partners,
        sections=tuple(facts_of(record, relations, sections=True)),
        groups=groups,
        supports=tuple(_supported(record, citing[:SHOWN], relations)) if isinstance(record, Source) else (),
        supports_total=len(citing),
        not_begun=not relations.computed.has_begun(record),
        later=relations.later(record),
        states=any(relation.status for group in groups for relation in group.relations),
        asked=Asked(),
        anniversaries=rows.of_record(record) if dated else (),
        expiries=rows.expiries_of(record) if dated else (),
        calendar=relations.calendars.address_for(record),
        not_known=_not_known(record, relations),
        as_of=edition.day(relations.computed.day),
        map=relations.maps.of_record(record),
        timeline=relations.timelines.of_record(record),
    )


def facts_of(record: Record, relations: Relations, *, sections: bool) -> Iterator[Fact]:
    """Its fields of few words, or, as `sections`, those that are lists."""
    cls: Any = type(record)
    for spec in _shown(cls, sections=sections):
        value = getattr(record, spec.name)
        if value not in (None, (), False):
            fact = relations.presenter.fact(spec, value, supporting(record, spec.key))
            yield Fact(fact.key, fact.label, fact.lines, others=spec.key in record.open)
        elif isinstance(record, Source) and spec.name == "url" and not sections:
            unknown_address = Words(relations.edition.gettext("address not known"))
            yield Fact("url", relations.edition.gettext(spec.label), (Line(head=Phrase(unknown_address)),))


@cache
def _shown(cls: Any, *, sections: bool) -> tuple[FieldSpec, ...]:
    """The fields of the kind, then those that every record has."""
    common = {spec.name for spec in specification(Record)}
    ordered = sorted(specification(cls), key=lambda spec: spec.name in common)
    return tuple(spec for spec in ordered if spec.name not in _SHOWN_APART and _is_section(spec) is sections)


def _is_section(spec: FieldSpec) -> bool:
    """Whether a field is a list of shapes, each a line of its own, and not a few words."""
    type_ = without_none(spec.type)
    if get_origin(type_) is not tuple:
        return False
    item = get_args(type_)[0]
    return isinstance(item, type) and is_dataclass(item) and item not in (Link, TopicLink)


def _other_names(record: Record, relations: Relations) -> tuple[Line, ...]:
    """The names it has in other languages, those that are not ours, then the other names."""
    edition = relations.edition
    shown = name_of(record, relations.atlas, edition)
    named: Stated[Any] | None = getattr(record, "name", None)
    made = record.name_made or {}
    by_text: dict[str, str] = {}
    for language, text in (named.value if named and record.NAMED else {}).items():
        if text != shown.text and language != UNDETERMINED and language not in made:
            by_text.setdefault(text, language)
    translated = [Line(head=Phrase(Words(text, language))) for text, language in by_text.items()]
    others = [relations.presenter.line(other, type(other)) for other in record.other_names]
    return (*translated, *others)


def _not_known(record: Record, relations: Relations) -> NotKnown | None:
    found = relations.computed.unknown(record)
    if not (found.sides or found.last or found.undated or found.fields or found.twin_towns):
        return None
    return NotKnown(
        sides=tuple(relations.presenter.link(id_) for id_ in found.sides),
        last=relations.edition.point(found.last) if found.last else None,
        undated=found.undated,
        fields=tuple(relations.edition.gettext(spec.label) for spec in found.fields),
        twin_towns=found.twin_towns,
    )


def _withdrawal(record: Record, relations: Relations) -> Withdrawal | None:
    if record.withdrawn is None:
        return None
    edition = relations.edition
    return Withdrawal(edition.point(record.withdrawn.date), edition.words(record.withdrawn.reason))


def _supported(source: Source, links: Iterable[Backlink], relations: Relations) -> Iterator[Supported]:
    for link in links:
        yield _supported_by(_at(link.record, link.path[:-1]), link, source, relations)


def _supported_by(citation: Citation, link: Backlink, source: Source, relations: Relations) -> Supported:
    presenter, edition = relations.presenter, relations.edition
    cls: Any = type(link.record)
    labels = _labels(cls)
    fields = citation.supports or (link.field,)
    language = source.language[0] if len(source.language) == 1 else UNDETERMINED
    return Supported(
        record=Phrase(name_of(link.record, presenter.atlas, edition), address_of(link.record)),
        field=", ".join(edition.gettext(labels[field]) for field in fields),
        place=presenter.place(citation.at) if citation.at else None,
        quote=Words(citation.quote, language) if citation.quote else None,
    )


@cache
def _labels(cls: Any) -> dict[str, str]:
    return {spec.key: spec.label for spec in specification(cls)}


def _at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, f"{step}_" if step in _KEYWORDS else step)
    return value


_KEYWORDS = frozenset(("from", "for", "with"))
