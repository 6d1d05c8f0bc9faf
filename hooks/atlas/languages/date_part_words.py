"""One end of a date in the words of a language: October 2014, about 1987, since spring 2004."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from babel import Locale

from atlas.languages import cldr_dates
from atlas.model.dates.parts import Part, Precision, Season

SKELETONS = {Precision.YEAR: "y", Precision.MONTH: "yMMMM", Precision.DAY: "yMMMMd"}
_Kind = Precision | Season
_LEAP_YEAR = 2000  # stands in for a year that is not stated


class Messages(Protocol):
    """A gettext catalogue of one language."""

    def gettext(self, message: str, /) -> str:
        """The translation of an English message."""


@dataclass(frozen=True, slots=True)
class PartWords:
    """Writes parts of dates in the words of one language."""

    locale: Locale
    messages: Messages

    def by_itself(self, part: Part) -> str:
        """The part alone: `October 2014`, `about 1987`, `spring 2004 (uncertain)`."""
        gettext = self.messages.gettext
        words = self._plain(part)
        if part.approximate and part.precision is Precision.YEAR:
            words = gettext("about {year}").format(year=part.year)
        elif part.approximate:
            words = gettext("about {date}").format(date=words)
        return gettext("{date} (uncertain)").format(date=words) if part.uncertain else words

    def since(self, part: Part) -> str:
        """The start of an interval with an open end: `since October 2014`."""
        return self.since_phrase(part) or self.joined(self.by_itself(part), self.messages.gettext("no end stated"))

    def since_phrase(self, part: Part) -> str | None:
        """The beginning as a phrase: `since October 2014`; None where there is no form for it, as for centuries."""
        gettext = self.messages.gettext
        forms: Mapping[_Kind, str] = {
            Precision.DECADE: gettext("since the {decade}s"),
            Precision.YEAR: gettext("since {year}"),
            Season.SPRING: gettext("since spring {year}"),
            Season.SUMMER: gettext("since summer {year}"),
            Season.AUTUMN: gettext("since autumn {year}"),
            Season.WINTER: gettext("since winter {year}"),
            # Translators: {month} is as in a date (октября), in Finnish without its ending (lokakuu).
            Precision.MONTH: gettext("since {month} {year}"),
            Precision.DAY: gettext("since {date}"),
        }
        return self._filled(part, forms)

    def until(self, part: Part) -> str:
        """The end of an interval with an open start: `until October 2014`."""
        gettext = self.messages.gettext
        forms: Mapping[_Kind, str] = {
            Precision.DECADE: gettext("until the {decade}s"),
            Precision.YEAR: gettext("until {year}"),
            Season.SPRING: gettext("until spring {year}"),
            Season.SUMMER: gettext("until summer {year}"),
            Season.AUTUMN: gettext("until autumn {year}"),
            Season.WINTER: gettext("until winter {year}"),
            # Translators: {month} is as in a date (октября), in Finnish without its ending (lokakuu).
            Precision.MONTH: gettext("until {month} {year}"),
            Precision.DAY: gettext("until {date}"),
        }
        words = self._filled(part, forms)
        return words or self.joined(gettext("no start stated"), self.by_itself(part))

    def between(self, first: int, last: int) -> str:
        """A time within these years: `between 1900 and 1999`."""
        return self.messages.gettext("between {first} and {last}").format(first=first, last=last)

    def joined(self, first: str, last: str) -> str:
        """The words of two ends as a range."""
        return cldr_dates.joined(first, last, self.locale)

    def _plain(self, part: Part) -> str:
        if part.precision in SKELETONS:
            return self._calendar(part)
        if part.season:
            return self._season(part.season, part.year)
        if decade := _decade(part):
            return self.messages.gettext("{decade}s").format(decade=decade)
        first, last = (day.year for day in (part.earliest, part.latest) if day)
        return self.between(first, last)

    def _calendar(self, part: Part) -> str:
        if part.year is None and part.day is None:
            return cldr_dates.month_alone(part.month or 1, self.locale)
        skeleton = SKELETONS[part.precision] if part.year else "MMMMd"
        return cldr_dates.single(skeleton, first_day(part), self.locale)

    def _season(self, season: Season, year: int | None) -> str:
        gettext = self.messages.gettext
        forms = {
            Season.SPRING: gettext("spring {year}") if year else gettext("spring"),
            Season.SUMMER: gettext("summer {year}") if year else gettext("summer"),
            Season.AUTUMN: gettext("autumn {year}") if year else gettext("autumn"),
            Season.WINTER: gettext("winter {year}") if year else gettext("winter"),
        }
        return forms[season].format(year=year)

    def _filled(self, part: Part, forms: Mapping[_Kind, str]) -> str | None:
        """The form for this kind of part, filled in; None where there is none, as for centuries."""
        decade = _decade(part)
        if part.year is None and part.day is None and decade is None:
            return None
        form = forms[part.season or part.precision]
        month = cldr_dates.month_in_sentence(part.month or 1, self.locale)
        words = form.format(year=part.year, decade=decade, month=month, date=self._plain(part))
        return self._qualified(words, part)

    def _qualified(self, words: str, part: Part) -> str:
        gettext = self.messages.gettext
        if part.approximate and part.uncertain:
            return gettext("{date} (approximate and uncertain)").format(date=words)
        if part.approximate:
            return gettext("{date} (approximate)").format(date=words)
        return gettext("{date} (uncertain)").format(date=words) if part.uncertain else words


def first_day(part: Part) -> dt.date:
    """The first day of a day, month or year; in a leap year where no year is stated."""
    return dt.date(part.year or _LEAP_YEAR, part.month or 1, part.day or 1)


def _decade(part: Part) -> int | None:
    """The first year of a decade; None of 200X, for "the 2000s" are a century in some languages."""
    if part.precision is Precision.DECADE and part.earliest and part.earliest.year % 100:
        return part.earliest.year
    return None
