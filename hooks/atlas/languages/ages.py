"""The age of a date in the words of a language."""

from __future__ import annotations

import datetime as dt
from functools import cache

from babel import Locale
from babel.dates import format_timedelta

from atlas.model.dates.partial_date import PartialDate

_DAYS_OF_YEAR, _DAYS_OF_MONTH = 365, 30  # as CLDR's words are asked for: whole units in, the same out


def ago(date_: PartialDate, day: dt.date, locale: Locale) -> str | None:
    """The age, `8 years ago`, in whole years or months since the last day that a date can mean; None below a month."""
    if not date_.latest or date_.latest > day:
        return None
    months = 12 * (day.year - date_.latest.year) + day.month - date_.latest.month - (day.day < date_.latest.day)
    if months < 1:
        return None
    return _in_words(_DAYS_OF_YEAR * (months // 12) if months >= 12 else _DAYS_OF_MONTH * months, locale)


@cache
def _in_words(days: int, locale: Locale) -> str:
    return format_timedelta(dt.timedelta(days=-days), threshold=1, add_direction=True, locale=locale)
