"""Details of shapes: the field that names a shape, the fields shown beside it, and the facts that some shapes add."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from atlas.languages.edition import Edition, Words
from atlas.messages.message import N_
from atlas.model.activities import Funding
from atlas.model.choices import Basis, Bound
from atlas.model.fields import FieldSpec, specification
from atlas.model.parties import RelationList
from atlas.model.shapes import Figure, OtherName, Stated, Unnamed
from atlas.pages.phrases.names import in_letters_of
from atlas.pages.phrases.value_phrases import ValuePhrases
from atlas.pages.phrases.views import Fact, Line, Phrase

_SAID_ELSEWHERE = frozenset(("sources", "standing", "basis", "note", "doubtful", "otherwise", "parts", "open"))
_OF_ITS_OWN_SECTION = frozenset(("searched", "unlisted"))
_PARTS_OF_AN_AMOUNT = frozenset(("value", "amount", "bound", "unit", "currency"))


_OF_ONE = {
    "Agreements": N_("Agreement"),
    "Destinations": N_("Destination"),
    "Events": N_("Event"),
    "Organisers": N_("Organiser"),
    "Partners": N_("Partner"),
    "Places": N_("Place"),
    "Projects": N_("Project"),
    "Topics": N_("Topic"),
}
"""Labels of fields that hold several records, and their labels where they hold one."""


class Measure(NamedTuple):
    """The amount of a figure or of funding, with the field that holds it."""

    spec: FieldSpec
    stated: Stated[Decimal]
    bound: Bound
    unit: str | None


def head_field(value: Any) -> str | None:
    """The name of the field that names a shape, None where no such field is filled."""
    cls = type(value)
    names = getattr(cls, "ONE_OF", None) or (getattr(cls, "HEAD", None) or getattr(cls, "SCALAR_FIELD", None),)
    return next((name for name in names if name and getattr(value, name) is not None), None)


def detail_fields(value: Any, head: str | None) -> Iterator[FieldSpec]:
    """The filled fields of a shape that are shown as labelled details."""
    hidden = {head, *_SAID_ELSEWHERE, *_OF_ITS_OWN_SECTION}
    if isinstance(value, OtherName):
        hidden.add("lang")
    if isinstance(value, (Figure, Funding)):
        hidden |= _PARTS_OF_AN_AMOUNT
    for spec in specification(type(value)):
        if spec.name not in hidden and getattr(value, spec.name) not in (None, ()):
            yield spec


def label_of(spec: FieldSpec, lines: Sequence[Line], edition: Edition) -> str:
    """The label of a field above its values: in the singular where that is one record."""
    is_one = len(lines) == 1 and lines[0].head and lines[0].head.address and not lines[0].others
    return edition.gettext(_OF_ONE.get(spec.label, spec.label) if is_one else spec.label)


def measure(value: Any) -> Measure | None:
    """The amount of a figure or of funding, None where there is none or for other shapes."""
    if not isinstance(value, (Figure, Funding)):
        return None
    name = "value" if isinstance(value, Figure) else "amount"
    stated: Stated[Decimal] | None = getattr(value, name)
    if stated is None:
        return None
    spec = next(spec for spec in specification(type(value)) if spec.name == name)
    if isinstance(value, Figure):
        return Measure(spec, stated, value.bound, value.unit)
    return Measure(spec, stated, Bound.EXACTLY, value.currency)


def is_without_remarks(stated: Stated[Any]) -> bool:
    """Tests for a value of which nothing is said but what it is."""
    said = stated.sources or stated.note or stated.doubtful or stated.otherwise
    return stated.basis is Basis.STATED and not said


def original_name(name: str, edition: Edition) -> Fact | None:
    """A person's name as the source spells it, None where it is shown so."""
    if in_letters_of(name, edition) == name:
        return None
    return Fact("original", edition.gettext("in the source"), (Line(head=Phrase(Words(name))),))


def count(group: Unnamed, values: ValuePhrases, edition: Edition) -> Fact | None:
    """The number of an unnamed group, None where it is not stated."""
    if group.count is None:
        return None
    spec = next(spec for spec in specification(Unnamed) if spec.name == "count")
    words = values.amount(group.count, group.bound)
    return Fact(spec.key, edition.gettext(spec.label), (Line(head=Phrase(words)),))


def authorities(listing: RelationList, values: ValuePhrases, edition: Edition) -> Fact:
    """The sources that say that a list is complete."""
    sources = {citation.source_key: citation for citation in reversed(listing.sources)}
    lines = tuple(Line(head=values.titled(citation)) for citation in reversed(sources.values()))
    return Fact("according_to", edition.gettext("According to"), lines)
