"""The site in one language: its words, names, dates and numbers, and the fallback for a missing text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_name
from babel.units import format_unit

from atlas.languages.catalogues import catalogue
from atlas.languages.cldr_dates import locale_of
from atlas.languages.collation import sort_key
from atlas.languages.country_names import SHORT_NAMES
from atlas.languages.date_words import say, say_point, say_since, say_start
from atlas.languages.language_names import in_language
from atlas.languages.punctuation import in_marks, with_apostrophes, with_dash
from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Day, End, Start
from atlas.model.text import UNDETERMINED, Text

_GROUPED_FROM_FIVE_DIGITS = frozenset(("ru",))
"""Languages that write a number of four digits without a space."""


class Words(NamedTuple):
    """Text to show; `language` is None where it is the page's own."""

    text: str
    language: str | None = None


class Edition:
    """One language of the site. Functions take it as an argument; nothing reads a global language."""

    def __init__(self, language: str, fallback: Sequence[str]) -> None:
        self.language = language
        self.order = (language, UNDETERMINED, *(other for other in fallback if other != language))
        self.locale = locale_of(language)
        self.script = _script(language)
        self.catalogue = catalogue(language)
        self.gettext: Callable[[str], str] = cache(self._message)
        self.ngettext = self.catalogue.ngettext
        self._language_names: dict[str, str] = {}
        self._dates: dict[str, str] = {}
        self._points: dict[str, str] = {}
        self._starts: dict[str, str] = {}

    def _message(self, message: str) -> str:
        return with_apostrophes(self.catalogue.gettext(message), self.language)

    def pgettext(self, context: str, message: str) -> str:
        """The message of the catalogues for a context."""
        return str(self.catalogue.pgettext(context, message))

    def words(self, text: Text) -> Words:
        """The text in this language, else in the first language of the fallback order that has it."""
        found, language = text.best(self.order)
        if language in (self.language, UNDETERMINED):
            return Words(with_apostrophes(found, self.language))
        return Words(found, language)

    def country(self, code: str) -> str:
        """The country's name."""
        return _country(code, self)

    def between(self, *names: str) -> str:
        """The names of what stands in a relation, with a dash between them."""
        return with_dash(names, self.language)

    def language_name(self, tag: str) -> str:
        """The language's name."""
        if tag not in self._language_names:
            self._language_names[tag] = self._language_name(tag)
        return self._language_names[tag]

    def in_language(self, tag: str) -> str:
        """The language's name, as a note on a text that is in it."""
        return in_language(self.language_name(tag), self.locale.language)

    def _language_name(self, tag: str) -> str:
        try:
            locale = Locale.parse(tag, sep="-")
            return self.locale.languages.get(str(locale)) or locale.get_display_name(self.locale) or tag
        except (UnknownLocaleError, ValueError):
            return str(self.locale.languages.get(tag.split("-")[0], tag))

    def date(self, date_: PartialDate) -> str:
        """The date in words, meant as its whole extent."""
        words = self._dates.get(date_.text)
        if words is None:
            words = self._dates[date_.text] = say(date_, self.language, self.catalogue)
        return words

    def point(self, date_: PartialDate) -> str:
        """The date in words, meant as one day within it."""
        words = self._points.get(date_.text)
        if words is None:
            words = self._points[date_.text] = say_point(date_, self.language, self.catalogue)
        return words

    def start(self, date_: PartialDate) -> str:
        """The date in words, meant as a beginning: that it goes on is not said again."""
        words = self._starts.get(date_.text)
        if words is None:
            words = self._starts[date_.text] = say_start(date_, self.language, self.catalogue)
        return words

    def since(self, date_: PartialDate) -> str:
        """The beginning as a phrase (`since 1989`); empty where the language has none for it."""
        return say_since(date_, self.language, self.catalogue)

    def say(self, date_: PartialDate, type_: Any) -> str:
        """The date in words, as a value of a field of this type."""
        if type_ in (Day, End):
            return self.point(date_)
        return self.start(date_) if type_ is Start else self.date(date_)

    def day(self, day: dt.date) -> str:
        """A calendar day in words."""
        return _day(day, self)

    def number(self, number: Decimal | int, unit: str | None = None) -> str:
        """The number with its unit; a currency code becomes the currency."""
        return _number(number, unit, self)

    def duration(self, duration: str) -> str:
        """A duration such as `30 min` in words."""
        number, unit = duration.split(" ")
        name = {"min": "duration-minute", "h": "duration-hour"}[unit]
        return str(format_unit(int(number), name, length="long", locale=self.locale))

    def file_size(self, size: int) -> str:
        """The size of a file in words: whole kilobytes, or megabytes with one digit (of 1000)."""
        unit, number = ("megabyte", round(size / 1e6, 1)) if size >= 1e6 else ("kilobyte", max(1, round(size / 1e3)))
        return str(format_unit(number, f"digital-{unit}", length="short", locale=self.locale))

    @property
    def quotation_marks(self) -> tuple[str, str]:
        """The marks around a quotation: “ and ”."""
        first, last = self.gettext("“%(quote)s”").split("%(quote)s")
        return first, last

    def quoted(self, text: str) -> str:
        """The text in quotation marks; such marks within it become the inner ones of the language."""
        return in_marks(text, self.quotation_marks, self.language)

    def sort_key(self, text: str) -> tuple[str, str]:
        """The key by which names are sorted in this language."""
        return sort_key(text, self.language)


@cache
def edition(language: str, fallback: tuple[str, ...]) -> Edition:
    """The edition of a language, created once."""
    return Edition(language, fallback)


@cache
def _country(code: str, edition: Edition) -> str:
    return SHORT_NAMES.get(edition.locale.language, {}).get(code) or str(edition.locale.territories.get(code, code))


@lru_cache(1 << 12)
def _day(day: dt.date, edition: Edition) -> str:
    return str(format_date(day, "long", locale=edition.locale))


@lru_cache(1 << 14)  # small numbers come again and again
def _number(number: Decimal | int, unit: str | None, edition: Edition) -> str:
    locale = edition.locale
    grouped = not -10_000 < number < 10_000 or locale.language not in _GROUPED_FROM_FIVE_DIGITS
    if unit and get_currency_name(unit, locale="en") != unit:
        exact = number % 1 != 0
        return str(
            format_currency(
                number, unit, locale=locale, format_type="name", currency_digits=exact, group_separator=grouped
            )
        )
    words = str(format_decimal(number, locale=locale, group_separator=grouped))
    return f"{words} {unit}" if unit else words


def _script(language: str) -> str:
    """The ISO 15924 code of the script in which CLDR expects the language."""
    likely = get_global("likely_subtags").get(language.replace("-", "_"), "")
    return next((part for part in likely.split("_") if len(part) == 4), "Latn")
