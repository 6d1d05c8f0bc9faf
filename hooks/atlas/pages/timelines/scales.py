"""The scale of a timeline: its years, its ticks, and the positions of days on it, in per cent of the width."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from atlas.derive.times.bars import Bar
from atlas.pages.timelines.views import Tick

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_MOST_TICKS = 7  # so many years can be read side by side on a screen of 360 pixels
_LAST_LABEL = 91  # per cent: further to the right a label has no room
_GAP = 4  # times as long as all that comes after it: that would have less than a fifth of the width
_LEAST_YEARS = 10
_MARGIN = 12  # one year is added for so many where a bar has no known beginning, or one outside the scale


def scale_of(bars: Iterable[Bar], day: dt.date) -> TimeScale:
    """The scale of the years of the bars and of `day`; a few days of long before the others lie outside it."""
    bars = tuple(bars)
    days = [day, *(end for bar in bars for end in bar.bounds)]
    first, last = _first_year(days), max(days).year
    if first > min(days).year or any(bar.stretches[0].first == dt.date.min for bar in bars):
        first -= 1 + (last - first) // _MARGIN
    return TimeScale(first, last)


def _first_year(days: Iterable[dt.date]) -> int:
    """The year of the first day without a gap after it that would leave too little room for all others."""
    years = sorted({day.year for day in days})
    last = years[-1]
    for year, following in reversed(tuple(pairwise(years))):
        if following - year > _GAP * (last - following) and last - following >= _LEAST_YEARS:
            return following
    return years[0]


class TimeScale:
    """Whole years, at least two, from the beginning of `first` to the end of `last`."""

    def __init__(self, first: int, last: int) -> None:
        self.first = max(min(first, last - 1), 1)
        self.last = last
        self._start = dt.date(self.first, 1, 1).toordinal()
        self._length = dt.date(self.last, 12, 31).toordinal() + 1 - self._start

    def start_of(self, day: dt.date) -> float:
        """The position of the beginning of a day, in per cent of the width, never outside it."""
        return self._share(day.toordinal())

    def end_of(self, day: dt.date) -> float:
        """The position of the end of a day, in per cent of the width, never outside it."""
        return self._share(day.toordinal() + 1)

    def ticks(self) -> tuple[Tick, ...]:
        """Ticks at round years, at equal distances."""
        return _ticks(self.first, self.last)

    def _share(self, ordinal: int) -> float:
        return min(max(100 * (ordinal - self._start) / self._length, 0.0), 100.0)


@lru_cache(1 << 10)  # few timelines have a scale of their own
def _ticks(first: int, last: int) -> tuple[Tick, ...]:
    step = next((step for step in _STEPS if (last + 1 - first) / step <= _MOST_TICKS), _STEPS[-1])
    start = max(-(-first // step) * step, step if first > 1 else 1)
    positions = ((year, TimeScale(first, last).start_of(dt.date(year, 1, 1))) for year in range(start, last + 1, step))
    return tuple(Tick(percent(x), str(year) if x < _LAST_LABEL else "") for year, x in positions)


def percent(share: float) -> str:
    """A share in per cent, with at most two decimals."""
    return f"{share:.2f}".rstrip("0").rstrip(".")
