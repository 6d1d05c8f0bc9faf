"""Dates as bars: an event, the period of a project."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from atlas.derive.bars.bars import DAY, Bar, Stretch, Sureness, bar
from atlas.derive.status.course import Bounds
from atlas.model.dates.partial_date import PartialDate
from atlas.model.dates.parts import Part
from atlas.model.shapes import Stated

_Edge = Bounds | None
"""The days within which something begins or ends; None where none is known."""


def date_bar(stated: Stated[PartialDate], *, point: bool) -> Bar | None:
    """The time of a date; None where no year is known. `point`: it means one day within it.

    A year stands for an unknown time within it. What sources say otherwise is possible too; of a doubtful date nothing
    is certain.
    """
    values = [value.value for value in (stated, *stated.otherwise) if value.value.year_known]
    edges = [_edges(value, point) for value in values]
    found = between(_hull(first for first, _ in edges), _hull(last for _, last in edges))
    return bar(map(_doubted, found) if stated.doubtful else found)


def between(first: Bounds | None, last: Bounds | None) -> Iterator[Stretch]:
    """From a day within the one to a day within the other; open where one of them is not known."""
    if first and last:
        yield from _closed(first, last)
    elif first:
        yield from _possible(first.earliest, first.latest - DAY)
        yield Stretch(first.latest, dt.date.max, Sureness.OPEN)
    elif last:
        yield Stretch(dt.date.min, last.earliest, Sureness.OPEN)
        yield from _possible(last.earliest + DAY, last.latest)


def _closed(first: Bounds, last: Bounds) -> Iterator[Stretch]:
    if first.latest > last.earliest:
        yield Stretch(first.earliest, last.latest, Sureness.POSSIBLE)
        return
    yield from _possible(first.earliest, first.latest - DAY)
    yield Stretch(first.latest, last.earliest, Sureness.CERTAIN)
    yield from _possible(last.earliest + DAY, last.latest)


def _possible(first: dt.date, last: dt.date) -> Iterator[Stretch]:
    if first <= last:
        yield Stretch(first, last, Sureness.POSSIBLE)


def _edges(value: PartialDate, point: bool) -> tuple[_Edge, _Edge]:
    """Within which days it begins, and within which it ends."""
    if point and value.start and value.end:
        whole = Bounds(value.point.first_min, value.point.last_max)
        return whole, whole
    return _edge(value.start), _edge(value.end)


def _edge(part: Part | None) -> _Edge:
    if part is None:
        return None
    point = PartialDate("", part, part).point
    return Bounds(point.first_min, point.last_max)


def _hull(edges: Iterable[_Edge]) -> _Edge:
    known = [edge for edge in edges if edge]
    if not known:
        return None
    return Bounds(min(edge.earliest for edge in known), max(edge.latest for edge in known))


def _doubted(stretch: Stretch) -> Stretch:
    return replace(stretch, sureness=Sureness.POSSIBLE) if stretch.sureness is Sureness.CERTAIN else stretch
