"""A date in the words of a language: 4–5 June, year not stated; since 2017; between 2007 and 2009."""

from __future__ import annotations

from atlas.languages import cldr_dates
from atlas.languages.date_part_words import SKELETONS, Messages, PartWords, first_day
from atlas.model.dates.partial_date import PartialDate
from atlas.model.dates.parts import Part

# CLDR's thin and narrow spaces lack in many fonts: an ordinary space, and the no-break space, stand for them.
_SPACES = {0x2009: " ", 0x202F: "\N{NO-BREAK SPACE}"}


def say(date: PartialDate, language: str, messages: Messages) -> str:
    """The date as an extent, in plain text: an interval is all its days (`2007–2009`, `since 2017`)."""
    return _with_missing_year(date, _extent(date, PartWords(cldr_dates.locale_of(language), messages)), messages)


def say_point(date: PartialDate, language: str, messages: Messages) -> str:
    """The date in a point field, in plain text: an interval is one day of it (`between 2007 and 2009`)."""
    return _with_missing_year(date, _point(date, PartWords(cldr_dates.locale_of(language), messages)), messages)


def say_start(date: PartialDate, language: str, messages: Messages) -> str:
    """The date as a beginning, in plain text: that it goes on is not said; an end is (`1989, until 1995`)."""
    return _with_missing_year(date, _start(date, PartWords(cldr_dates.locale_of(language), messages)), messages)


def say_since(date: PartialDate, language: str, messages: Messages) -> str:
    """A beginning as a phrase, in plain text (`since 1989`); empty where it is no single date of a known year."""
    first = date.start
    is_single = first is not None and (not date.is_interval or date.open_end) and date.year_known
    if first is None or not is_single or first.approximate or first.uncertain:
        return ""
    words = PartWords(cldr_dates.locale_of(language), messages).since_phrase(first)
    return (words or "").translate(_SPACES)


def _with_missing_year(date: PartialDate, words: str, messages: Messages) -> str:
    if not date.year_known:
        words = messages.gettext("{date}, year not stated").format(date=words)
    return words.translate(_SPACES)


def _extent(date: PartialDate, words: PartWords) -> str:
    first, last = date.parts[0], date.parts[-1]
    if date.start and date.end:
        return _range(first, last, words) if date.is_interval else words.by_itself(first)
    if date.start:
        began, unknown = words.since_phrase(first) or words.by_itself(first), words.messages.gettext("end not known")
        return words.since(first) if date.open_end else f"{began}, {unknown}"
    until, unknown = words.until(last), words.messages.gettext("start not known")
    return until if date.open_start else f"{until}, {unknown}"


def _point(date: PartialDate, words: PartWords) -> str:
    gettext = words.messages.gettext
    first, last = date.parts[0], date.parts[-1]
    if date.start is None:
        return gettext("{date} or earlier").format(date=words.by_itself(last))
    if date.end is None:
        return gettext("{date} or later").format(date=words.by_itself(first))
    if first == last:
        return words.by_itself(first)
    if first.year and last.year and _skeleton(first, last) == "y":
        return words.between(first.year, last.year)
    return gettext("{dates}, exact date not known").format(dates=_range(first, last, words))


def _start(date: PartialDate, words: PartWords) -> str:
    if date.start is None:
        return _point(date, words)
    first, unknown = words.by_itself(date.start), words.messages.gettext("end not known")
    if not date.is_interval or date.open_end:
        return first
    if date.end is None:
        return f"{first}, {unknown}"
    has_form = date.year_known and (date.end.season or date.end.precision in SKELETONS)
    return f"{first}, {words.until(date.end)}" if has_form else _range(date.start, date.end, words)


def _range(first: Part, last: Part, words: PartWords) -> str:
    if skeleton := _skeleton(first, last):
        return cldr_dates.interval(skeleton, first_day(first), first_day(last), words.locale)
    return words.joined(words.by_itself(first), words.by_itself(last))


def _skeleton(first: Part, last: Part) -> str | None:
    """The skeleton of a range that CLDR can write; None where the two ends are written one by one."""
    qualified = any(part.uncertain or part.approximate for part in (first, last))
    if qualified or first.precision is not last.precision:
        return None
    if first.year is None:
        return "MMMMd" if first.day else None
    return SKELETONS.get(first.precision)
