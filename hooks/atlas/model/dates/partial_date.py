"""Dates as sources state them, never padded: EDTF levels 0 and 1, and days without a year."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from atlas.messages.message import N_, Message, NotReadable
from atlas.model.dates.hints import NOT_KNOWN, candidates, with_digits
from atlas.model.dates.parts import NOT_A_DATE, STATES_NOTHING, Part, Precision
from atlas.model.dates.spans import Span
from atlas.parallel.pickling import fast_pickled

_THREE_DIGITS = re.compile(r"(?:AD )?[1-9]\d{2}\.?")
_FOUR_DIGITS = N_("check the year: it has four digits, as 1994 or 0836")
_A_LETTER = N_("write {meant}: '{letter}' ({character}) is a letter")
# By how many days "about" and "perhaps" may be wrong: one unit to either side.
_SLACK = {
    Precision.CENTURY: 36525,
    Precision.DECADE: 3653,
    Precision.YEAR: 366,
    Precision.SEASON: 92,
    Precision.MONTH: 31,
    Precision.DAY: 1,
}


@fast_pickled
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date or interval. Of a date that is no interval, `start` and `end` are the same part.

    `text` says all of it; where only parts of a date are meant, it is empty.
    `open_end`: written `2017/..`, it goes on; `2017/` leaves `end` None too, but the end is only unknown.
    """

    text: str
    start: Part | None
    end: Part | None
    is_interval: bool = False
    open_start: bool = False
    open_end: bool = False

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Reads EDTF. Raises NotReadable, with the dates that the text may have meant as hint."""
        return cls._parse(text, of_beginning=False)

    @classmethod
    def parse_beginning(cls, text: str) -> PartialDate:
        """Reads EDTF in a field that means "since" by itself. Raises NotReadable, with a hint as `parse` does."""
        return cls._parse(text, of_beginning=True)

    @classmethod
    def _parse(cls, text: str, of_beginning: bool) -> PartialDate:
        try:
            return cls._read(text)
        except NotReadable as error:
            if text.strip().casefold() in NOT_KNOWN:
                raise NotReadable(STATES_NOTHING.with_values(date=text)) from None
            if (found := with_digits(text)) and cls._is_date(found[0]):
                message = error.message.with_hint(_A_LETTER, meant=found[0], letter=found[1], character=_code(found[1]))
                raise NotReadable(message) from None
            if _THREE_DIGITS.fullmatch(text.strip()):
                raise NotReadable(NOT_A_DATE.with_hint(_FOUR_DIGITS, date=text)) from None
            meant = dict.fromkeys(found for found in candidates(text, of_beginning) if cls._is_date(found))
            raise NotReadable(_with_meant(error.message, list(meant))) from None

    @classmethod
    def _is_date(cls, text: str) -> bool:
        try:
            cls._read(text)
        except NotReadable:
            return False
        return True

    @classmethod
    def _read(cls, text: str) -> PartialDate:
        start, slash, end = text.partition("/")
        if not slash:
            part = Part.parse(text)
            return cls(text, part, part)
        if "/" in end:
            raise NotReadable(NOT_A_DATE.with_values(date=text))
        first, last = _end(start), _end(end)
        _check_order(text, first, last)
        return cls(text, first, last, is_interval=True, open_start=start == "..", open_end=end == "..")

    @classmethod
    def spanning(cls, first: PartialDate | None, last: PartialDate | None) -> PartialDate:
        """The interval from the start of one date to the end of another; without the one it is open, without the other
        its end is not known.
        """
        begin = first.text.partition("/")[0] if first else ".."
        end = last.text.rpartition("/")[2] if last and last.end else ""
        start = first.start if first else None
        return cls(f"{begin}/{end}", start, last.end if last else None, is_interval=True, open_start=begin == "..")

    def __str__(self) -> str:
        return self.text

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that are stated: the only one, or the two ends of an interval, or the one of them that is known."""
        ends = (self.start, self.end) if self.is_interval else (self.start,)
        return tuple(part for part in ends if part)

    @property
    def begin(self) -> PartialDate:
        """The date of its start alone; itself where it has none."""
        return PartialDate(self.text.partition("/")[0], self.start, self.start) if self.start else self

    @property
    def finish(self) -> PartialDate:
        """The date of its end alone; itself where it has none."""
        return PartialDate(self.text.rpartition("/")[2], self.end, self.end) if self.end else self

    @property
    def earliest(self) -> dt.date | None:
        """The first day it can mean as written; None: no bound, or not known."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> dt.date | None:
        """The last day it can mean as written; None: no bound, or not known."""
        return self.end.latest if self.end else None

    @property
    def year_known(self) -> bool:
        """Returns True where a year, decade or century is stated; else there are no bounds."""
        return self.earliest is not None or self.latest is not None

    @property
    def sort_key(self) -> tuple[int, int, int, str]:
        """A total order: by the first bound there is, shorter before longer; dates without a year last."""
        first, last = self.earliest or self.latest, self.latest or dt.date.max
        if first:
            return 0, first.toordinal(), last.toordinal(), self.text
        return 1, _day_of_any_year(self.parts[0]), _day_of_any_year(self.parts[-1]), self.text

    @property
    def point(self) -> Span:
        """The span meant in a point field (signed, founded, an act's date): one unknown day within the date."""
        earliest, latest = self._first()[0], self._last()[1]
        return Span(earliest, latest, earliest, latest)

    @property
    def extent(self) -> Span:
        """The span meant in any other field: all days of the date. `2007/2009` includes both whole years.

        An end that is not `whole` is unknown within its bounds; `?` and `~` may be wrong by one unit more.
        What is open (`..`) goes on for ever: for how long that is proven is for confirmations to say.
        """
        (first_min, first_max), (last_min, last_max) = self._first(), self._last()
        return Span(first_min, min(first_max, last_max), max(last_min, first_min), last_max)

    def _first(self) -> tuple[dt.date, dt.date]:
        if self.start is None or self.start.earliest is None or self.start.latest is None:
            return dt.date.min, dt.date.min if self.open_start else dt.date.max
        limit = self.start.earliest if self.start.whole else self.start.latest
        return _widened(self.start, self.start.earliest, limit)

    def _last(self) -> tuple[dt.date, dt.date]:
        if self.end is None or self.end.earliest is None or self.end.latest is None:
            return dt.date.max if self.open_end else dt.date.min, dt.date.max
        limit = self.end.latest if self.end.whole else self.end.earliest
        return _widened(self.end, limit, self.end.latest)


def _with_meant(message: Message, meant: list[str]) -> Message:
    match meant:
        case [date]:
            return message.with_hint(N_("write {meant}"), meant=date)
        case [date, other, *_]:
            return message.with_hint(N_("write {meant} or {other}"), meant=date, other=other)
        case _:
            return message


def _code(letter: str) -> str:
    return f"U+{ord(letter):04X}"


def _end(text: str) -> Part | None:
    return None if text in ("", "..") else Part.parse(text)


def _check_order(text: str, start: Part | None, end: Part | None) -> None:
    if start is None and end is None:
        raise NotReadable(STATES_NOTHING.with_values(date=text))
    if start is None or end is None:
        return
    if (start.earliest is None) != (end.earliest is None):
        raise NotReadable(Message("year-at-one-end", N_("'{date}' states the year at one end only"), date=text))
    if _reversed(start, end):
        hint = N_("the earlier date stands first")
        raise NotReadable(Message("date-ends-before-start", N_("'{date}' ends before it starts"), hint, date=text))


def _reversed(start: Part, end: Part) -> bool:
    if start.earliest and end.latest:
        return end.latest < start.earliest
    if start.month is None or end.month is None:
        return False
    backwards = (end.month, end.day or 31) < (start.month, start.day or 1)
    over_new_year = 0 < (end.month - start.month) % 12 < 6
    return backwards and not over_new_year


def _day_of_any_year(part: Part) -> int:
    return 100 * (part.month or part.season or 0) + (part.day or 0)


def _widened(part: Part, low: dt.date, high: dt.date) -> tuple[dt.date, dt.date]:
    if not (part.uncertain or part.approximate):
        return low, high
    days = _SLACK[part.precision]
    first = max(low.toordinal() - days, dt.date.min.toordinal())
    last = min(high.toordinal() + days, dt.date.max.toordinal())
    return dt.date.fromordinal(first), dt.date.fromordinal(last)
