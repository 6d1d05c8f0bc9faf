"""The activity of each year: how many records of a group certainly, and how many possibly, fall in it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from atlas.derive.times.bars import Bar, Sureness

Years = tuple[int, int]
"""A first and a last year, both included."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Counts per year from `first` on; `possible` counts those that are certain too."""

    first: int
    certain: tuple[int, ...]
    possible: tuple[int, ...]

    @property
    def most(self) -> tuple[int, int]:
        """The first year with most records, and how many those are; the possible ones count."""
        number = max(self.possible)
        return self.first + self.possible.index(number), number


def activity(records: Iterable[Collection[Bar]], years: Years) -> Activity:
    """The activity of a range of years; of each record its bars are given, and it counts once in a year."""
    certain: Counter[int] = Counter()
    possible: Counter[int] = Counter()
    for bars in records:
        sure = list(_merged_years(span for bar in bars for span in _certain_years(bar)))
        _note_changes(sure, certain)
        _note_changes(_merged_years((*sure, *(span for bar in bars for span in _possible_years(bar)))), possible)
    numbers = range(years[0], years[1] + 1)
    return Activity(years[0], _running_totals(certain, numbers), _running_totals(possible, numbers))


def years_of(records: Iterable[Collection[Bar]]) -> Years | None:
    """The first and the last year of the bars of some records; None where no year is known."""
    bounds = [bar.bounds for bars in records for bar in bars]
    if not bounds:
        return None
    return min(first for first, _ in bounds).year, max(last for _, last in bounds).year


def _certain_years(bar: Bar) -> Iterator[Years]:
    """The years of its certain stretches, and the year in which all of it lies."""
    yield from (_years_between(one.first, one.last) for one in bar.stretches if one.sureness is Sureness.CERTAIN)
    first, last = bar.bounds
    bounded = all(len(one.known_ends) == 2 and one.sureness is Sureness.POSSIBLE for one in bar.stretches)
    if bounded and first.year == last.year:
        yield first.year, last.year


def _possible_years(bar: Bar) -> Iterator[Years]:
    yield from (_years_between(one.first, one.last) for one in bar.stretches if one.sureness is Sureness.POSSIBLE)


def _years_between(first: dt.date, last: dt.date) -> Years:
    return first.year, last.year


def _merged_years(spans: Iterable[Years]) -> Iterator[Years]:
    """The same years in order, none of them twice."""
    current: Years | None = None
    for first, last in sorted(spans):
        if current and first <= current[1] + 1:
            current = current[0], max(current[1], last)
        else:
            yield from (current,) if current else ()
            current = first, last
    yield from (current,) if current else ()


def _note_changes(spans: Iterable[Years], changes: Counter[int]) -> None:
    """Adds to `changes`, by year, by how much the number of records differs from that of the year before."""
    for first, last in spans:
        changes[first] += 1
        changes[last + 1] -= 1


def _running_totals(changes: Counter[int], years: range) -> tuple[int, ...]:
    before = sum(change for year, change in changes.items() if year < years.start)
    totals = accumulate((changes[year] for year in years), initial=before)
    return tuple(totals)[1:]
