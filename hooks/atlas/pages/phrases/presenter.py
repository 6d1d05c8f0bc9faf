"""Values of the model become lines to show; the declared type decides how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from decimal import Decimal
from typing import Any, get_args

from atlas.languages.edition import Edition, Words
from atlas.languages.transliteration import in_latin_letters
from atlas.model.activities import Funding
from atlas.model.choices import Basis, Bound, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Choice, FieldSpec, specification
from atlas.model.places import CompleteList
from atlas.model.shapes import Actor, Citation, Day, Figure, OtherName, Stated, Unnamed
from atlas.model.text import Text
from atlas.model.values import PLACE_UNITS, Address, Coordinates, Country, Duration, Language, Place
from atlas.pages.phrases.addresses import address_of, country_address
from atlas.pages.phrases.names import actor_name, name_of
from atlas.pages.phrases.views import Fact, Line, Phrase
from atlas.records.store import Atlas
from atlas.records.walk import reference_in, without_none

_SPEAKS_FOR_ITSELF = frozenset(("role", "kind", "office"))
_RANGE = re.compile(r"(?<=[0-9]) ?[-–] ?(?=[0-9])")
_SAID_APART = frozenset(("sources", "standing", "basis", "note", "doubtful", "otherwise", "parts", "open"))


class Presenter:
    """Presents values of one atlas in one edition."""

    def __init__(self, atlas: Atlas, edition: Edition) -> None:
        self.atlas = atlas
        self.edition = edition
        self._places: dict[str, str] = {}

    def fact(self, spec: FieldSpec, value: Any, inherited: tuple[Citation, ...] = ()) -> Fact:
        """A field with its values; `inherited` proves those that have no sources of their own."""
        values = value if isinstance(value, tuple) else (value,)
        type_ = get_args(without_none(spec.type))[0] if isinstance(value, tuple) else spec.type
        lines = (self.line(item, type_, inherited) for item in values)
        role = self.edition.gettext(spec.inverse)
        return Fact(spec.key, self.edition.gettext(spec.label), tuple(_without_role(line, role) for line in lines))

    def line(self, value: Any, type_: Any, inherited: tuple[Citation, ...] = ()) -> Line:
        """One value of the declared type."""
        if isinstance(value, Stated):
            return self._stated(value, without_none(type_), inherited)
        if is_dataclass(value) and not isinstance(value, (PartialDate, Coordinates)):
            return self._shape(value, inherited)
        return Line(head=self.phrase(value, without_none(type_)), citations=inherited)

    def phrase(self, value: Any, type_: Any) -> Phrase:
        """A single value in words, with the page it leads to."""
        if reference_in(type_):
            return self.link(value)
        if type_ is Country:
            return Phrase(Words(self.edition.country(value)), country_address(value))
        if type_ is Address:
            return Phrase(Words(value), value)
        return Phrase(self._words(value, type_))

    def link(self, id_: str) -> Phrase:
        """A record by its id, or one of the words that may stand instead of an id."""
        record = self.atlas.get(id_)
        if record is None:
            return Phrase(Words(self.edition.gettext(id_)))
        return Phrase(name_of(record, self.atlas, self.edition), address_of(record))

    def amount(self, number: Decimal | int, bound: Bound, unit: str | None = None) -> Words:
        """A number with its bound and unit."""
        words = self.edition.number(number, unit)
        if bound is Bound.EXACTLY:
            return Words(words)
        return Words(f"{self.edition.gettext(bound.label)} {words}")

    def place(self, place: Place) -> str:
        """A place in a source: its unit translated, a range with a dash."""
        if place not in self._places:
            self._places[place] = ", ".join(self._place_part(*part.split(" ", 1)) for part in place.split(", "))
        return self._places[place]

    def _place_part(self, unit: str, number: str) -> str:
        one, several = PLACE_UNITS[unit.removesuffix("s")]
        dashed = _RANGE.sub("–", number)
        return f"{self.edition.gettext(one if dashed == number else several)} {dashed}"

    def _words(self, value: Any, type_: Any) -> Words:
        if isinstance(value, Text):
            return self.edition.words(value)
        if isinstance(value, PartialDate):
            return Words(self.edition.point(value) if type_ is Day else self.edition.date(value))
        if isinstance(value, Choice):
            return Words(self.edition.gettext(value.label))
        if isinstance(value, Coordinates):
            return Words(self._degrees(value))
        if isinstance(value, bool):
            return Words(self.edition.gettext("yes") if value else self.edition.gettext("no"))
        if isinstance(value, (int, Decimal)):
            return Words(self.edition.number(value))
        if type_ is Language:
            return Words(self.edition.language_name(value))
        if type_ is Duration:
            return Words(self.edition.duration(value))
        if type_ is Place:
            return Words(self.place(value))
        return Words(str(value))

    def _degrees(self, point: Coordinates) -> str:
        north = self.edition.gettext("N") if point.latitude >= 0 else self.edition.gettext("S")
        east = self.edition.gettext("E") if point.longitude >= 0 else self.edition.gettext("W")
        number = self.edition.number
        return f"{number(abs(point.latitude))}° {north}, {number(abs(point.longitude))}° {east}"

    def _stated(self, stated: Stated[Any], type_: Any, inherited: tuple[Citation, ...]) -> Line:
        inner = self.line(stated.value, get_args(type_)[0])
        return Line(
            head=inner.head,
            details=inner.details,
            citations=stated.sources or inherited,
            inferred=stated.basis is Basis.INFERRED,
            note=self.edition.words(stated.note) if stated.note else None,
            doubtful=self.edition.words(stated.doubtful) if stated.doubtful else None,
            otherwise=tuple(self._stated(other, type_, ()) for other in stated.otherwise),
        )

    def _shape(self, value: Any, inherited: tuple[Citation, ...]) -> Line:
        """A shape: the field that names it as head, the others as labelled details."""
        head = self._head(value)
        standing = getattr(value, "standing", Standing.STATED)
        note = getattr(value, "note", None)
        return Line(
            head=self._head_phrase(value, head) if head else None,
            details=tuple(self._details(value, head)),
            parts=tuple(self.line(part, type(part)) for part in getattr(value, "parts", ())),
            citations=getattr(value, "sources", ()) or inherited,
            standing=self.edition.gettext(standing.label) if standing is not Standing.STATED else None,
            note=self.edition.words(note) if note else None,
            others=getattr(value, "open", False),
        )

    def _head(self, value: Any) -> str | None:
        cls = type(value)
        names = getattr(cls, "ONE_OF", None) or (getattr(cls, "HEAD", None) or getattr(cls, "BARE", None),)
        return next((name for name in names if name and getattr(value, name) is not None), None)

    def _head_phrase(self, value: Any, name: str) -> Phrase:
        if isinstance(value, Actor) and not value.id and not value.country:
            return Phrase(actor_name(value, self.atlas, self.edition))
        if isinstance(value, OtherName):
            return Phrase(Words(value.value, None if value.lang == self.edition.language else value.lang))
        spec = next(spec for spec in specification(type(value)) if spec.name == name)
        return self.phrase(getattr(value, name), without_none(spec.type))

    def _details(self, value: Any, head: str | None) -> Iterator[Fact]:
        shown = {head, *_SAID_APART}
        if isinstance(value, OtherName):
            shown.add("lang")
        if isinstance(value, (Figure, Funding)):
            yield from self._measured(value)
            shown |= {"value", "amount", "bound", "unit", "currency"}
        for spec in specification(type(value)):
            child = getattr(value, spec.name)
            if spec.name not in shown and child is not None and child != ():
                fact = self.fact(spec, child)
                yield Fact(fact.key, "" if spec.name in _SPEAKS_FOR_ITSELF else fact.label, fact.lines)
        if isinstance(value, Actor) and value.person and (latin := self._latin(value.person)):
            yield Fact("latin", self.edition.gettext("our transliteration"), (Line(head=Phrase(Words(latin))),))
        if isinstance(value, Actor) and value.unnamed:
            yield from self._counted(value.unnamed)
        if isinstance(value, CompleteList):
            sources = dict.fromkeys(citation.id for citation in value.sources)
            lines = tuple(Line(head=self.link(id_)) for id_ in sources)
            yield Fact("according_to", self.edition.gettext("According to"), lines)

    def _latin(self, name: str) -> str | None:
        """A Russian name for readers of Latin letters, or None where it needs no other letters."""
        if self.edition.script != "Latn":
            return None
        latin = in_latin_letters(name, self.edition.language)
        return latin if latin != name else None

    def _measured(self, value: Figure | Funding) -> Iterator[Fact]:
        name = "value" if isinstance(value, Figure) else "amount"
        stated: Stated[Decimal] | None = getattr(value, name)
        if stated:
            bound = value.bound if isinstance(value, Figure) else Bound.EXACTLY
            unit = value.unit if isinstance(value, Figure) else value.currency
            line = self._stated(stated, Stated[Decimal], ())
            phrase = Phrase(self.amount(stated.value, bound, unit))
            label = next(spec.label for spec in specification(type(value)) if spec.name == name)
            yield Fact(name, self.edition.gettext(label), (line._replace(head=phrase),))

    def _counted(self, group: Unnamed) -> Iterator[Fact]:
        for spec in specification(Unnamed):
            if spec.name == "count" and group.count is not None:
                words = self.amount(group.count, group.bound)
                yield Fact(spec.key, self.edition.gettext(spec.label), (Line(head=Phrase(words)),))
            elif spec.name == "from_" and group.from_:
                yield self.fact(spec, group.from_)


def _without_role(line: Line, role: str) -> Line:
    """The line without its role where that says no more than the list in which it stands."""
    if not line.details:
        return line
    kept = tuple(fact for fact in line.details if fact.key != "role" or _text(fact) != role)
    return line if len(kept) == len(line.details) else line._replace(details=kept)


def _text(fact: Fact) -> str | None:
    head = fact.lines[0].head
    return head.words.text if head else None
