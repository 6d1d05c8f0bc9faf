"""Bars become marks on a scale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from atlas.derive.bars.bars import Bar, Stretch, Sureness
from atlas.pages.timelines.scales import TimeScale, percent
from atlas.pages.timelines.views import BarMark

_THIN = 0.9  # per cent: less cannot be seen on a narrow screen
_FADE = 9.0  # how long what is open goes on: far enough to be seen, for nobody knows how far


class Pen:
    """Draws on one scale; what is not known since the last confirmation goes on until `day`."""

    def __init__(self, scale: TimeScale, day: dt.date) -> None:
        self._scale = scale
        self._day = day

    def marks(self, bars: Iterable[Bar]) -> tuple[BarMark, ...]:
        """The marks of a row."""
        return tuple([mark for bar in bars for mark in self._bar(bar) if mark])

    def _bar(self, bar: Bar) -> list[BarMark | None]:
        marks = [self._stretch(stretch, bar) for stretch in bar.stretches]
        if bar.confirmed:
            marks.append(BarMark("confirmed", percent(self._scale.after(bar.confirmed))))
        return marks

    def _stretch(self, stretch: Stretch, bar: Bar) -> BarMark | None:
        """None where it is too short to be seen, and no day of its own."""
        if stretch.sureness is Sureness.OPEN:
            return self._fading(stretch)
        last = min(stretch.last, self._day) if _goes_on(stretch) else stretch.last
        start, end = self._scale.before(stretch.first), self._scale.after(last)
        if end - start >= _THIN:
            return _mark(stretch.sureness.value, start, end)
        if stretch.sureness is Sureness.POSSIBLE:
            return _mark(stretch.sureness.value, max(end - _THIN, 0), end)
        if stretch.sureness is Sureness.CERTAIN and len(bar.stretches) == 1 and not bar.confirmed:
            return BarMark("day", percent((start + end) / 2))
        return None

    def _fading(self, stretch: Stretch) -> BarMark:
        if stretch.first == dt.date.min:
            end = self._scale.after(stretch.last)
            return _mark("open-before", max(end - _FADE, 0), end)
        start = self._scale.before(stretch.first)
        return _mark("open-after", start, min(start + _FADE, 100))


def _goes_on(stretch: Stretch) -> bool:
    return stretch.last == dt.date.max and stretch.sureness is not Sureness.POSSIBLE


def _mark(css: str, start: float, end: float) -> BarMark:
    return BarMark(css, percent(start), percent(max(end - start, 0)))
