"""The age of a date in the words of a language."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from babel import Locale
from babel.dates import format_timedelta

from atlas.model.dates.partial_date import PartialDate

_DAYS_OF_YEAR, _DAYS_OF_MONTH = 365, 30  # as CLDR's words are asked for: whole units in, the same out
_MONTHS = 12
_NUMBER = re.compile(r"\d+")


def ago(date_: PartialDate, day: dt.date, locale: Locale) -> str | None:
    """The age, `8 years ago`, in whole years or months; `3–4 years ago` of a year, whose day nobody knows.

    None below a month, and where it may be months or years.
    """
    if not date_.latest or date_.latest > day:
        return None
    least = _months(date_.latest, day)
    most = _months(date_.earliest, day) if date_.earliest else least
    if least < 1 or (least < _MONTHS <= most):
        return None
    unit, days = (_MONTHS, _DAYS_OF_YEAR) if least >= _MONTHS else (1, _DAYS_OF_MONTH)
    words = _in_words(days * (most // unit), locale)
    return words if least // unit == most // unit else _NUMBER.sub(rf"{least // unit}–\g<0>", words, count=1)


def _months(first: dt.date, last: dt.date) -> int:
    """Whole months between two days."""
    return _MONTHS * (last.year - first.year) + last.month - first.month - (last.day < first.day)


@cache
def _in_words(days: int, locale: Locale) -> str:
    return format_timedelta(dt.timedelta(days=-days), threshold=1, add_direction=True, locale=locale)
