"""Single values of the model in the words of one language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from atlas.languages.edition import Edition, Words
from atlas.model.choices import Bound
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Choice, reference_in
from atlas.model.shapes import Citation
from atlas.model.text import Text
from atlas.model.values import PLACE_UNITS, Address, Coordinates, Country, Duration, Language, Place
from atlas.pages.phrases.addresses import address_of, country_address
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.views import Phrase
from atlas.records.store import Atlas

_RANGE = re.compile(r"(?<=[0-9]) ?[-–] ?(?=[0-9])")


class ValuePhrases:
    """Says values in one edition; the declared type decides how."""

    def __init__(self, atlas: Atlas, edition: Edition) -> None:
        self._atlas = atlas
        self._edition = edition
        self._places: dict[str, str] = {}

    def phrase(self, value: Any, type_: Any) -> Phrase:
        """A single value in words, with the page it leads to."""
        if reference_in(type_):
            return self.link(value)
        if type_ is Country:
            return Phrase(Words(self._edition.country(value)), country_address(value))
        if type_ is Address:
            return Phrase(Words(value), value)
        return Phrase(self._words(value, type_))

    def link(self, id_: str) -> Phrase:
        """A record by its id, or one of the words that may stand instead of an id."""
        record = self._atlas.get(id_)
        if record is None:
            return Phrase(Words(self._edition.gettext(id_)))
        return Phrase(name_of(record, self._atlas, self._edition), address_of(record))

    def source(self, citation: Citation) -> Phrase:
        """The source of a citation: the page of its record, or else the web page itself."""
        if citation.source:
            return Phrase(self._edition.words(citation.source.title), citation.source.url)
        return self.link(citation.id or "")

    def titled(self, citation: Citation) -> Phrase:
        """The same with its title in quotation marks, as it stands among other words."""
        phrase = self.source(citation)
        return phrase._replace(words=phrase.words._replace(text=self._edition.quoted(phrase.words.text)))

    def amount(self, number: Decimal | int, bound: Bound, unit: str | None = None) -> Words:
        """A number with its bound and unit."""
        words = self._edition.number(number, unit)
        if bound is Bound.EXACTLY:
            return Words(words)
        return Words(f"{self._edition.gettext(bound.label)} {words}")

    def place(self, place: Place) -> str:
        """A place in a source: its unit translated and said once for several numbers, a range with a dash."""
        if place not in self._places:
            parts = [part.split(" ", 1) for part in place.split(", ")]
            runs = groupby(parts, key=lambda part: part[0].removesuffix("s"))
            self._places[place] = ", ".join(self._place_part(unit, [number for _, number in run]) for unit, run in runs)
        return self._places[place]

    def _place_part(self, unit: str, numbers: Sequence[str]) -> str:
        one, several = PLACE_UNITS[unit]
        *others, last = [_RANGE.sub("–", number) for number in numbers]
        label = self._edition.gettext(several if others or last != numbers[-1] else one)
        if not others:
            return f"{label} {last}"
        both = self._edition.gettext("{one} and {other}").format(one=", ".join(others), other=last)
        return f"{label} {both}"

    def _words(self, value: Any, type_: Any) -> Words:
        if isinstance(value, Text):
            return self._edition.words(value)
        return Words(self._text(value, type_))

    def _text(self, value: Any, type_: Any) -> str:
        edition = self._edition
        if isinstance(value, PartialDate):
            return edition.say(value, type_)
        if isinstance(value, Choice):
            return edition.gettext(value.label)
        if isinstance(value, Coordinates):
            return self._degrees(value)
        if isinstance(value, bool):
            return edition.gettext("by us") if value else edition.gettext("no")
        if isinstance(value, (int, Decimal)):
            return edition.number(value)
        if type_ is Language:
            return edition.language_name(value)
        if type_ is Duration:
            return edition.duration(value)
        return self.place(value) if type_ is Place else str(value)

    def _degrees(self, point: Coordinates) -> str:
        north = self._edition.gettext("N") if point.latitude >= 0 else self._edition.gettext("S")
        east = self._edition.gettext("E") if point.longitude >= 0 else self._edition.gettext("W")
        number = self._edition.number
        return f"{number(abs(point.latitude))}° {north}, {number(abs(point.longitude))}° {east}"
