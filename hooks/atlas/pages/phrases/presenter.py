"""Fields and shapes of the model as the lines that pages show; the declared type decides how."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from copy import copy
from dataclasses import is_dataclass
from decimal import Decimal
from typing import Any, get_args

from atlas.derive.times.over import is_over, record_is_over
from atlas.languages.edition import Edition, Words
from atlas.languages.punctuation import small_label
from atlas.model.choices import ActKind, Basis, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import FieldSpec, specification, without_none
from atlas.model.parties import Act, RelationList
from atlas.model.records import Record
from atlas.model.shapes import Actor, Citation, Figure, OtherName, Stated, Unnamed
from atlas.model.text import UNDETERMINED, Text
from atlas.model.values import Coordinates
from atlas.pages.phrases.acts import act_words, standing_words
from atlas.pages.phrases.details import (
    authorities,
    count,
    detail_fields,
    head_field,
    is_without_remarks,
    label_of,
    measure,
    original_name,
)
from atlas.pages.phrases.names import actor_name, in_letters_of
from atlas.pages.phrases.stated_dates import are_several
from atlas.pages.phrases.value_phrases import ValuePhrases
from atlas.pages.phrases.views import Fact, Line, Phrase
from atlas.records.store import Atlas

_SPEAKS_FOR_ITSELF = frozenset(("by", "country", "date", "kind", "office", "period", "role", "value"))


class Presenter:
    """Presents fields of records of one atlas in one edition; `values` says single values."""

    def __init__(self, atlas: Atlas, edition: Edition, day: dt.date) -> None:
        """Says as on a day what is planned."""
        self.atlas = atlas
        self.edition = edition
        self.day = day
        self.values = ValuePhrases(atlas, edition)
        self._about: Record | None = None
        self._of_lists = False

    def about(self, record: Record) -> Presenter:
        """The presenter of the parts of a record: where its time is over, plans are of the past too."""
        found = copy(self)
        found._about = record
        return found

    def of_lists(self) -> Presenter:
        """The presenter for lists that readers narrow by standing: there a plan is a plan, whatever its time."""
        found = copy(self)
        found._of_lists = True
        return found

    def standing(self, record: Record) -> str | None:
        """The standing of a record in words, None where it is simply stated."""
        if record.standing is Standing.STATED:
            return None
        over = not self._of_lists and record_is_over(record, self.atlas, self.day)
        return standing_words(record.standing, self.edition, over=over)

    def fact(self, spec: FieldSpec, value: Any, inherited: tuple[Citation, ...] = ()) -> Fact:
        """A field with its values; `inherited` proves those that have no sources of their own."""
        values = value if isinstance(value, tuple) else (value,)
        type_ = get_args(without_none(spec.type))[0] if isinstance(value, tuple) else spec.type
        lines = (self.line(item, type_, inherited) for item in values)
        role = self.edition.gettext(spec.inverse)
        shown = tuple(_without_role(line, role) for line in lines)
        if spec.name == "topics":
            shown = tuple(map(_within_sentence, shown))
        return Fact(spec.key, label_of(spec, shown, self.edition), shown)

    def line(self, value: Any, type_: Any, inherited: tuple[Citation, ...] = ()) -> Line:
        """One value of the declared type."""
        if isinstance(value, Stated):
            return self.stated(value, without_none(type_), inherited)
        if is_dataclass(value) and not isinstance(value, (PartialDate, Coordinates)):
            return self._shape(value, inherited)
        if isinstance(value, Text) and UNDETERMINED in value:
            return self._name(value[UNDETERMINED], inherited)
        return Line(head=self.values.phrase(value, without_none(type_)), citations=inherited)

    def _name(self, name: str, citations: tuple[Citation, ...]) -> Line:
        """A name that is written without a language, in the letters of the page; as printed beside it."""
        printed = original_name(name, self.edition)
        head = Phrase(Words(in_letters_of(name, self.edition)))
        return Line(head=head, details=(printed,) if printed else (), citations=citations)

    def stated(self, stated: Stated[Any], type_: Any, inherited: tuple[Citation, ...]) -> Line:
        """A long value: its value, with basis, note, doubts, and what other sources say."""
        inner = self.line(stated.value, get_args(type_)[0])
        return Line(
            head=inner.head,
            details=inner.details,
            citations=stated.sources or inherited,
            inferred=stated.basis is Basis.INFERRED,
            doubtful=stated.doubtful is not None,
            notes=tuple(map(self.edition.words, filter(None, (stated.note, stated.doubtful)))),
            counted=True,
            several=are_several(stated.sources),
            otherwise=tuple(self.stated(other, type_, ()) for other in stated.otherwise),
        )

    def _shape(self, value: Any, inherited: tuple[Citation, ...]) -> Line:
        """A shape: the field that names it as head, the others as labelled details."""
        head = head_field(value)
        standing = getattr(value, "standing", Standing.STATED)
        note = getattr(value, "note", None)
        return Line(
            head=self._head(value, head) if head else None,
            details=tuple(self._details(value, head)),
            parts=tuple(self.line(part, type(part)) for part in getattr(value, "parts", ())),
            citations=getattr(value, "sources", ()) or inherited,
            standing=None if standing is Standing.STATED else self._standing(value, standing),
            notes=(self.edition.words(note),) if note else (),
            otherwise=tuple(self.stated(one, Stated[ActKind], ()) for one in getattr(value, "otherwise", ())),
            others=getattr(value, "open", False),
            unbracketed=isinstance(value, Act),
        )

    def _standing(self, value: Any, standing: Standing) -> str:
        over = False if self._of_lists else is_over(value, self.day)
        if over is None:
            over = self._about is not None and record_is_over(self._about, self.atlas, self.day)
        return standing_words(standing, self.edition, over=over)

    def _head(self, value: Any, name: str) -> Phrase:
        if isinstance(value, Actor) and name not in ("id", "country"):
            return Phrase(actor_name(value, self.atlas, self.edition))
        if isinstance(value, Act):
            return Phrase(Words(act_words(value.act.label, value.standing, self.edition)))
        if isinstance(value, OtherName):
            return Phrase(Words(value.value, None if value.lang == self.edition.language else value.lang))
        spec = next(spec for spec in specification(type(value)) if spec.name == name)
        phrase = self.values.phrase(getattr(value, name), without_none(spec.type))
        if isinstance(value, Figure) and is_without_remarks(value.value):
            number = self.values.amount(value.value.value, value.bound, value.unit).text
            return phrase._replace(words=phrase.words._replace(text=f"{phrase.words.text}: {number}"))
        return phrase

    def _details(self, value: Any, head: str | None) -> Iterator[Fact]:
        """The amount first, if the head does not say it, then the fields in their order, then what a shape adds."""
        if (measured := measure(value)) and not (isinstance(value, Figure) and is_without_remarks(measured.stated)):
            line = self.stated(measured.stated, Stated[Decimal], ())
            phrase = Phrase(self.values.amount(measured.stated.value, measured.bound, measured.unit))
            spec = measured.spec
            label = "" if spec.name in _SPEAKS_FOR_ITSELF else self.edition.gettext(spec.label)
            yield Fact(spec.name, label, (line._replace(head=phrase),))
        for spec in detail_fields(value, head):
            fact = self.fact(spec, getattr(value, spec.name))
            label = "" if spec.name in _SPEAKS_FOR_ITSELF else fact.label
            if spec.name == "named" and isinstance(value, Actor) and value.person:
                label = self.edition.gettext("Body named in the source")
            yield Fact(fact.key, label, fact.lines)
        yield from filter(None, self._added(value))

    def _added(self, value: Any) -> Iterator[Fact | None]:
        if isinstance(value, Actor):
            if value.person:
                yield original_name(value.person, self.edition)
            if value.unnamed:
                yield count(value.unnamed, self.values, self.edition)
                yield self._origins(value.unnamed)
        if isinstance(value, RelationList):
            yield authorities(value, self.values, self.edition)

    def _origins(self, group: Unnamed) -> Fact | None:
        spec = next(spec for spec in specification(Unnamed) if spec.name == "from_")
        return self.fact(spec, group.from_) if group.from_ else None


def _without_role(line: Line, role: str) -> Line:
    """The line without its role where that says no more than the list in which it stands."""
    if not line.details:
        return line
    kept = tuple(fact for fact in line.details if fact.key != "role" or _text(fact) != role)
    return line if len(kept) == len(line.details) else line._replace(details=kept)


def _within_sentence(line: Line) -> Line:
    """The line with a name that begins with a small letter, as a common noun does within a sentence."""
    if not line.head:
        return line
    words = line.head.words
    return line._replace(head=line.head._replace(words=words._replace(text=small_label(words.text))))


def _text(fact: Fact) -> str | None:
    head = fact.lines[0].head
    return head.words.text if head else None
