"""Dates as bars: an event, the period of a project."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from atlas.derive.status.bounds import Bounds
from atlas.derive.times.bars import DAY, Bar, Stretch, Sureness, bar
from atlas.model.dates.partial_date import PartialDate
from atlas.model.dates.parts import Part
from atlas.model.shapes import Stated

_Edge = Bounds | None
"""The days within which something begins or ends; None where none is known."""


def date_bar(stated: Stated[PartialDate], *, point: bool) -> Bar | None:
    """The bar of a date; None where no year is known. With `point` the date means one day within it.

    A year stands for an unknown time within it. What sources say otherwise is possible too; of a doubtful date nothing
    is certain.
    """
    dates = [value.value for value in (stated, *stated.otherwise) if value.value.year_known]
    edges = [_edges(date, point) for date in dates]
    drawn = stretches_between(_hull(first for first, _ in edges), _hull(last for _, last in edges))
    return bar(map(_no_longer_certain, drawn) if stated.doubtful else drawn)


def stretches_between(first: Bounds | None, last: Bounds | None) -> Iterator[Stretch]:
    """The time from a day within `first` to a day within `last`; open where one of them is not known."""
    if first and last:
        yield from _between_known(first, last)
    elif first:
        yield from _possible_before(first)
        yield Stretch(first.latest, dt.date.max, Sureness.OPEN)
    elif last:
        yield Stretch(dt.date.min, last.earliest, Sureness.OPEN)
        yield from _possible_after(last)


def _between_known(first: Bounds, last: Bounds) -> Iterator[Stretch]:
    if first.latest > last.earliest:
        yield Stretch(first.earliest, last.latest, Sureness.POSSIBLE)
        return
    yield from _possible_before(first)
    yield Stretch(first.latest, last.earliest, Sureness.CERTAIN)
    yield from _possible_after(last)


def _possible_before(first: Bounds) -> Iterator[Stretch]:
    """The days before the last on which something may begin. The first day of the calendar has none before it."""
    if first.earliest < first.latest:
        yield Stretch(first.earliest, first.latest - DAY, Sureness.POSSIBLE)


def _possible_after(last: Bounds) -> Iterator[Stretch]:
    """The days after the first on which something may end. The last day of the calendar has none after it."""
    if last.earliest < last.latest:
        yield Stretch(last.earliest + DAY, last.latest, Sureness.POSSIBLE)


def _edges(date: PartialDate, point: bool) -> tuple[_Edge, _Edge]:
    """The days within which a date begins, and those within which it ends."""
    if point and date.start and date.end:
        whole = Bounds(date.point.first_min, date.point.last_max)
        return whole, whole
    return _edge(date.start), _edge(date.end)


def _edge(part: Part | None) -> _Edge:
    if part is None:
        return None
    point = PartialDate("", part, part).point
    return Bounds(point.first_min, point.last_max)


def _hull(edges: Iterable[_Edge]) -> _Edge:
    """The smallest bounds that hold all known edges."""
    known = [edge for edge in edges if edge]
    if not known:
        return None
    return Bounds(min(edge.earliest for edge in known), max(edge.latest for edge in known))


def _no_longer_certain(stretch: Stretch) -> Stretch:
    return replace(stretch, sureness=Sureness.POSSIBLE) if stretch.sureness is Sureness.CERTAIN else stretch
