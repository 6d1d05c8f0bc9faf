"""Calendar dates and ranges of them as CLDR writes them in a language, names of months in full.

The functions are pure and cache their results: a large site says the same dates on many pages.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton, parse_pattern

# Where CLDR has no interval with the long name of a month: that with the short name, made long.
_SHORTER = {"yMMMMd": "yMMMd", "MMMMd": "MMMd"}
_SHORT_NAME = re.compile(r"(?<![ML])(MMM|LLL)(?![ML])")


@cache
def locale_of(language: str) -> Locale:
    """The CLDR locale of a BCP 47 tag; `en` alone is British. Raises babel.UnknownLocaleError."""
    return Locale.parse("en-GB" if language == "en" else language, sep="-")


@cache
def single(skeleton: str, day: dt.date, locale: Locale) -> str:
    """One date in the fields of the skeleton: y, yMMMM, yMMMMd or MMMMd."""
    if skeleton == "yMMMMd":
        return format_date(day, "long", locale)
    return format_skeleton(skeleton, day, locale=locale)


@cache
def interval(skeleton: str, first: dt.date, last: dt.date, locale: Locale) -> str:
    """The range of two dates; fields that they share stand once where the language has a pattern for that."""
    if first == last:
        return single(skeleton, first, locale)
    patterns = _interval_patterns(skeleton, first, last, locale)
    if patterns is None:
        return joined(single(skeleton, first, locale), single(skeleton, last, locale), locale)
    start, end = (parse_pattern(pattern) for pattern in patterns)
    return start.apply(first, locale) + end.apply(last, locale)


def month_alone(month: int, locale: Locale) -> str:
    """The name of a month by itself: `октябрь`, `lokakuu`."""
    # Babel 2.18 gives these to other languages that have none of their own (python-babel/babel#1234):
    # they are read only where CLDR writes months so. With that bug fixed, read them always.
    distinguished = "LLLL" in locale.datetime_skeletons["yMMMM"].pattern
    return str(locale.months["stand-alone" if distinguished else "format"]["wide"][month])


@cache
def month_in_sentence(month: int, locale: Locale) -> str:
    """The name of a month after a word like "since": as in a date (`октября`).

    Where a language makes that by an ending (`lokakuu-ta`), without it: the message has its own (`lokakuu-sta`).
    """
    in_date: Mapping[int, str] = locale.months["format"]["wide"]
    alone = {number: month_alone(number, locale) for number in in_date}
    by_ending = all(
        len(name) > len(alone[number]) and name.startswith(alone[number]) for number, name in in_date.items()
    )
    return alone[month] if by_ending else in_date[month]


def joined(first: str, last: str, locale: Locale) -> str:
    """Two texts with the language's mark of a range between them, spaced where one of them has a space."""
    pattern: str = locale.interval_formats.get(None, "{0} – {1}")
    if pattern == "{0}–{1}" and " " in first + last:
        pattern = "{0} – {1}"
    return pattern.replace("{0}", first).replace("{1}", last)


def _interval_patterns(skeleton: str, first: dt.date, last: dt.date, locale: Locale) -> list[str] | None:
    formats = locale.interval_formats.get(skeleton) or _intervals_with_long_months(skeleton, locale)
    fields = ("y", first.year != last.year), ("M", first.month != last.month), ("d", first.day != last.day)
    return next((formats[field] for field, differs in fields if differs and field in formats), None)


def _intervals_with_long_months(skeleton: str, locale: Locale) -> dict[str, list[str]]:
    """The patterns for short names of months with long ones; none where the language writes the two differently."""
    short = _SHORTER.get(skeleton, "")
    single_short = locale.datetime_skeletons.get(short)
    single_long = locale.date_formats["long"] if skeleton == "yMMMMd" else locale.datetime_skeletons[skeleton]
    if single_short is None or _with_long_month(single_short.pattern) != single_long.pattern:
        return {}
    formats = locale.interval_formats.get(short, {})
    return {field: [_with_long_month(pattern) for pattern in patterns] for field, patterns in formats.items()}


def _with_long_month(pattern: str) -> str:
    return _SHORT_NAME.sub(lambda name: name[1] + name[1][0], pattern)
