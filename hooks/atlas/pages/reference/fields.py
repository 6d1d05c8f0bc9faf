"""The page of all fields: the kinds, what their fields are made of, and the words that may be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from functools import partial
from types import NoneType
from typing import Annotated, Any, TypeVar, get_args, get_origin

from atlas.languages.edition import Edition
from atlas.languages.message_extraction import first_line
from atlas.messages.message import N_
from atlas.model.fields import Choice, FieldSpec, Proof, specification
from atlas.model.kinds import KINDS
from atlas.model.records import Record
from atlas.model.settings import FIELDS
from atlas.model.shapes import Stated
from atlas.pages.reference.value_examples import example_of
from atlas.pages.reference.values import anchor_of, is_simple, title_of, value_of
from atlas.pages.reference.views import ChoiceView, FieldsView, FieldView, LimitView, SectionView
from atlas.pages.rendering.overview import Overview
from atlas.reading.values.limits import LIMITS

TITLE = N_("All fields")
_SHARED = N_("Fields of every record")
PROOFS = {
    Proof.STATEMENT: N_("A source with place and quote, in the record or in the entry."),
    Proof.OWN: N_("A source with place and quote in each entry."),
    Proof.GAZETTEER: N_("A source with the row, without a quote."),
    Proof.OURS: N_("Nothing: the value is ours."),
}
"""The requirement of each kind of proof."""


def fields_page(edition: Edition) -> Overview:
    """The page of all fields in one language."""
    return Overview(FIELDS, edition.gettext(TITLE), "", "fields.md", partial(_view, edition))


def _view(edition: Edition) -> FieldsView:
    shared = _section("every-record", Record, edition)
    classes = classes_of(KINDS.values()) - {*KINDS.values()}
    sort_key = partial(_sort_key, edition=edition)
    return FieldsView(
        title=edition.gettext(TITLE),
        proofs=tuple((proof.value, words) for proof, words in PROOFS.items()),
        kinds=tuple(_kind(kind, cls, edition) for kind, cls in KINDS.items()),
        shared=shared._replace(title=_SHARED, doc=""),
        shapes=tuple(sorted((_shape(cls, edition) for cls in classes if is_dataclass(cls)), key=sort_key)),
        choices=tuple(sorted((_choice(cls) for cls in classes if issubclass(cls, Choice)), key=sort_key)),
        limits=tuple(LimitView(edition.number(limit.number), limit.of) for limit in LIMITS),
    )


def _sort_key(section: SectionView | ChoiceView, edition: Edition) -> tuple[str, str]:
    return edition.sort_key(edition.gettext(section.title))


def _kind(kind: str, cls: type[Record], edition: Edition) -> SectionView:
    """The section of a kind, without the fields that every record may have."""
    shared = {spec.key for spec in specification(Record)}
    section = _section(kind, cls, edition)
    return section._replace(
        title=cls.PLURAL, fields=tuple(field for field in section.fields if field.key not in shared)
    )


def _section(key: str, cls: type, edition: Edition) -> SectionView:
    fields = tuple(_field(spec, edition, spec.proof.value) for spec in specification(cls))
    return SectionView(key, title_of(cls), _doc(cls), fields)


def _field(spec: FieldSpec, edition: Edition, proof: str = "") -> FieldView:
    label = edition.gettext(spec.label)
    return FieldView(
        key=spec.key,
        label="" if f"{label}." == edition.gettext(spec.doc) else label,
        doc=spec.doc,
        required=spec.required,
        value=value_of(spec.type),
        example="" if isinstance(spec.type, TypeVar) else example_of(spec, edition),
        proof=proof,
    )


def _shape(cls: Any, edition: Edition) -> SectionView:
    """The section of a shape, without the fields of the shape that it extends."""
    inherited = specification(cls.__base__) if is_dataclass(cls.__base__) else ()
    inline = next((spec for spec in specification(cls) if spec.name == getattr(cls, "INLINE", None)), None)
    own = (spec for spec in specification(cls) if spec not in (*inherited, inline))
    return SectionView(
        key=anchor_of(cls),
        title=title_of(cls),
        doc=_doc(cls),
        fields=tuple(_field(spec, edition) for spec in own),
        scalar_field="" if inherited else getattr(cls, "SCALAR_FIELD", ""),
        one_of=() if inherited else getattr(cls, "ONE_OF", ()),
        qualifiers=() if inherited else tuple(getattr(cls, "QUALIFIERS", {}).items()),
        parent=value_of(cls.__base__) if inherited else None,
        inline=value_of(inline.type) if inline else None,
    )


def _choice(cls: type[Choice]) -> ChoiceView:
    return ChoiceView(anchor_of(cls), title_of(cls), _doc(cls), tuple((str(word), word.label) for word in cls))


def classes_of(classes: Iterable[Any]) -> set[Any]:
    """The classes, and those that their fields are made of, at any depth."""
    found: set[Any] = set()
    waiting = [*classes]
    while waiting:
        cls = waiting.pop()
        if cls not in found:
            found.add(cls)
            waiting += [part for spec in specification(cls) for part in _parts(spec.type)] if is_dataclass(cls) else []
    return found


def _parts(type_: Any) -> Iterator[Any]:
    """The shapes and choices in a declared type; for a long value also `Stated`."""
    if is_simple(type_) or type_ in (..., NoneType):
        return
    if get_origin(type_) is Stated:
        yield Stated
    if get_origin(type_) and get_origin(type_) is not Annotated:
        for argument in get_args(type_):
            yield from _parts(argument)
    elif isinstance(type_, type):
        yield type_


def _doc(cls: type) -> str:
    return first_line(cls.__doc__ or "")
