"""How much there was in each year: of a group of records, how many certainly and how many possibly."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from atlas.derive.bars.bars import Bar, Sureness

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
    """The years of records, each given by its bars; a record counts once in a year."""
    certain: Counter[int] = Counter()
    possible: Counter[int] = Counter()
    for bars in records:
        sure = list(_merged(span for bar in bars for span in _certain(bar)))
        _count(sure, certain)
        _count(_merged((*sure, *(span for bar in bars for span in _possible(bar)))), possible)
    numbers = range(years[0], years[1] + 1)
    return Activity(years[0], _sums(certain, numbers), _sums(possible, numbers))


def years_of(records: Iterable[Collection[Bar]]) -> Years | None:
    """The first and the last year of them all, None where none is known."""
    bounds = [bar.bounds for bars in records for bar in bars]
    if not bounds:
        return None
    return min(first for first, _ in bounds).year, max(last for _, last in bounds).year


def _certain(bar: Bar) -> Iterator[Years]:
    """The years in which it certainly is: those of what is certain, and a year within which all of it lies."""
    yield from (_years(one.first, one.last) for one in bar.stretches if one.sureness is Sureness.CERTAIN)
    first, last = bar.bounds
    ends = all(len(one.known) == 2 and one.sureness is Sureness.POSSIBLE for one in bar.stretches)
    if ends and first.year == last.year:
        yield first.year, last.year


def _possible(bar: Bar) -> Iterator[Years]:
    yield from (_years(one.first, one.last) for one in bar.stretches if one.sureness is Sureness.POSSIBLE)


def _years(first: dt.date, last: dt.date) -> Years:
    return first.year, last.year


def _merged(spans: Iterable[Years]) -> Iterator[Years]:
    """The same years without any twice."""
    current: Years | None = None
    for first, last in sorted(spans):
        if current and first <= current[1] + 1:
            current = current[0], max(current[1], last)
        else:
            yield from (current,) if current else ()
            current = first, last
    yield from (current,) if current else ()


def _count(spans: Iterable[Years], changes: Counter[int]) -> None:
    """Notes where a record begins and ends to count."""
    for first, last in spans:
        changes[first] += 1
        changes[last + 1] -= 1


def _sums(changes: Counter[int], numbers: range) -> tuple[int, ...]:
    before = sum(change for year, change in changes.items() if year < numbers.start)
    found = accumulate((changes[year] for year in numbers), initial=before)
    return tuple(found)[1:]
