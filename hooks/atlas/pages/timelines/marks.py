"""Marks: the parts of bars as they are drawn on the scale of a timeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from atlas.derive.times.bars import Bar, Stretch, Sureness
from atlas.pages.timelines.scales import TimeScale, percent
from atlas.pages.timelines.views import BarMark

_LEAST_WIDTH = 0.9  # per cent: less cannot be seen on a small screen
_FADE_WIDTH = 9.0  # per cent, of an open end: enough to be seen, for nobody knows how long it is


class MarkBuilder:
    """Builds the marks on one scale; a stretch of which nothing is known since the last confirmation ends on `day`."""

    def __init__(self, scale: TimeScale, day: dt.date) -> None:
        self._scale = scale
        self._day = day

    def marks(self, bars: Iterable[Bar]) -> tuple[BarMark, ...]:
        """The marks of the bars of a row."""
        return tuple([mark for bar in bars for mark in self._bar_marks(bar) if mark])

    def _bar_marks(self, bar: Bar) -> list[BarMark | None]:
        marks = [self._stretch_mark(stretch, bar) for stretch in bar.stretches]
        if bar.confirmed:
            marks.append(BarMark("confirmed", percent(self._scale.end_of(bar.confirmed))))
        if bar.bounds[0].year < self._scale.first:
            marks.append(BarMark("earlier", "0", label=str(bar.bounds[0].year)))
        return marks

    def _stretch_mark(self, stretch: Stretch, bar: Bar) -> BarMark | None:
        """The mark of a stretch; None where it is too short to be seen, unless it is the only one of its bar."""
        if stretch.sureness is Sureness.OPEN:
            return self._open_mark(stretch)
        last = min(stretch.last, self._day) if _lasts_until_today(stretch) else stretch.last
        start, end = self._scale.start_of(stretch.first), self._scale.end_of(last)
        if end - start >= _LEAST_WIDTH:
            return _mark(stretch.sureness.value, start, end)
        if stretch.sureness is Sureness.POSSIBLE:
            return _mark(stretch.sureness.value, max(end - _LEAST_WIDTH, 0), end)
        if stretch.sureness is Sureness.CERTAIN and len(bar.stretches) == 1 and not bar.confirmed:
            return BarMark("day", percent((start + end) / 2))
        return None

    def _open_mark(self, stretch: Stretch) -> BarMark:
        if stretch.first == dt.date.min:
            end = self._scale.end_of(stretch.last)
            return _mark("open-before", max(end - _FADE_WIDTH, 0), end)
        start = self._scale.start_of(stretch.first)
        return _mark("open-after", start, min(start + _FADE_WIDTH, 100))


def _lasts_until_today(stretch: Stretch) -> bool:
    return stretch.last == dt.date.max and stretch.sureness is not Sureness.POSSIBLE


def _mark(css: str, start: float, end: float) -> BarMark:
    return BarMark(css, percent(start), percent(max(end - start, 0)))
