"""One end of a date, from a century down to a day: EDTF levels 0 and 1 without a slash."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from enum import Enum, IntEnum

from atlas.messages.message import N_, Fragment, Message, NotReadable
from atlas.parallel.pickling import fast_pickled

_SHAPE = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([?~%]?)", re.ASCII)
_MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)
_LEAP_YEAR = 2000
_YEAR_FIRST = N_("write the year, the month, the day: 2014-10-14")
NOT_A_DATE = Message(
    "not-a-date", N_("'{date}' is not a date"), N_("write a year, month or day: 2014, 2014-10, 2014-10-14")
)
STATES_NOTHING = Message("date-states-nothing", N_("'{date}' states nothing"), N_("leave the date out"))


class Precision(Enum):
    """The smallest unit that is stated."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    MONTH = "month"
    DAY = "day"


class Season(IntEnum):
    """The seasons by their EDTF numbers."""

    SPRING = 21
    SUMMER = 22
    AUTUMN = 23
    WINTER = 24


# Months of the northern seasons. A winter may be meant at either end of its year, which leaves the year.
_SEASONS = {
    Season.SPRING: (3, 5),
    Season.SUMMER: (6, 8),
    Season.AUTUMN: (9, 11),
    Season.WINTER: (1, 12),
}
_OF_UNKNOWN_DIGITS = {0: Precision.YEAR, 1: Precision.DECADE, 2: Precision.CENTURY, 4: Precision.YEAR}


@fast_pickled
@dataclass(frozen=True, slots=True)
class Part:
    """A day, month, season, year, decade or century.

    `year` is None for a decade, a century and where none is stated; without all three there are no bounds.
    `whole` is False where it stands for an unknown time within its bounds: a season, or digits written X.
    The bounds are those of what is written; `uncertain` (?) and `approximate` (~) do not move them.
    """

    year: int | None
    month: int | None
    day: int | None
    season: Season | None
    precision: Precision
    whole: bool
    uncertain: bool
    approximate: bool
    earliest: dt.date | None
    latest: dt.date | None

    @classmethod
    def parse(cls, text: str) -> Part:
        """Reads `2014-10`, `199X`, `XXXX-06-04`, `1987~`. Raises NotReadable."""
        found = _SHAPE.fullmatch(text)
        if found is None:
            raise NotReadable(NOT_A_DATE.with_values(date=text))
        years, month, day, mark = found.groups()
        _check_unknown(text, years, month, day)
        return cls._of(text, years, _number(month), _number(day), mark)

    @classmethod
    def _of(cls, text: str, years: str, month: int | None, day: int | None, mark: str) -> Part:
        first, last = _years(text, years)
        year = first if first == last else None
        season = Season(month) if month in _SEASONS and day is None else None
        _check_day(text, year, month, day, season)
        units = (Precision.DAY, day), (Precision.SEASON, season), (Precision.MONTH, month)
        precision = next((unit for unit, value in units if value), _OF_UNKNOWN_DIGITS[years.count("X")])
        bounds = _bounds(first, last, season, month, day) if first and last else (None, None)
        return cls(
            year=year,
            month=None if season else month,
            day=day,
            season=season,
            precision=precision,
            whole=season is None and "X" not in text.removeprefix("XXXX"),
            uncertain=mark in ("?", "%"),
            approximate=mark in ("~", "%"),
            earliest=bounds[0],
            latest=bounds[1],
        )


def _number(digits: str | None) -> int | None:
    return None if digits in (None, "XX") else int(digits)


def _years(text: str, years: str) -> tuple[int | None, int | None]:
    digits = years.rstrip("X")
    if not digits:
        return None, None
    if not int(digits):
        raise NotReadable(Message("year-out-of-range", N_("'{date}': years run from 0001 to 9999"), date=text))
    return int(years.replace("X", "0")), int(years.replace("X", "9"))


def _check_unknown(text: str, years: str, month: str | None, day: str | None) -> None:
    if month == "XX" and day not in (None, "XX"):
        hint = N_("write the month or leave the day out")
        raise NotReadable(
            Message("day-without-month", N_("'{date}' states a day of an unknown month"), hint, date=text)
        )
    if years == "XXXX" and month in (None, "XX"):
        raise NotReadable(STATES_NOTHING.with_values(date=text))
    if years != "XXXX" and "X" in years and month:
        hint = N_("write {years} or the year in full")
        raise NotReadable(
            Message(
                "month-without-year", N_("'{date}' states a month of an unknown year"), hint, date=text, years=years
            )
        )


def _check_day(text: str, year: int | None, month: int | None, day: int | None, season: Season | None) -> None:
    if month is None or season:
        return
    if not 1 <= month <= 12:
        number = f"{month:02}"
        raise NotReadable(
            Message("no-such-month", N_("'{date}' has no month {month}"), _YEAR_FIRST, date=text, month=number)
        )
    if day == 0:
        raise NotReadable(Message("day-zero", N_("'{date}' has no day 00"), date=text))
    days = monthrange(year or _LEAP_YEAR, month)[1]
    if day and day > days:
        raise NotReadable(
            Message(
                "no-such-day",
                N_("'{date}': {month} has {days} days"),
                date=text,
                month=_month(year, month),
                days=str(days) if year or month != 2 else Fragment(N_("28 or 29")),
            )
        )


def _month(year: int | None, month: int) -> Fragment:
    name = Fragment(_MONTHS[month - 1])
    return Fragment(N_("{month} {year}"), month=name, year=str(year)) if year else name


def _bounds(
    first: int, last: int, season: Season | None, month: int | None, day: int | None
) -> tuple[dt.date, dt.date]:
    from_month, to_month = _SEASONS[season] if season else (month or 1, month or 12)
    last_day = day or monthrange(last, to_month)[1]
    return dt.date(first, from_month, day or 1), dt.date(last, to_month, last_day)
