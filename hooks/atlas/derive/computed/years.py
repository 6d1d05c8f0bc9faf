"""The agreements in force at any time in a year, by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from atlas.derive.status.in_force import InForce, Period

MOST = 100
"""The most years that are listed."""


@dataclass(frozen=True, slots=True)
class Year:
    """The ids of the agreements that are certainly, and possibly, in force in a year."""

    number: int
    certain: tuple[str, ...]
    possible: tuple[str, ...]


def agreements_by_year(last: int, by_id: Mapping[str, InForce]) -> tuple[Year, ...]:
    """The years from the first in which one is certainly in force to the last, at most MOST of them; oldest first."""
    certain = {id_: set(_certain_years(found)) for id_, found in by_id.items()}
    first = min((min(years) for years in certain.values() if years), default=last)
    shown = range(max(first, last - MOST + 1), last + 1)
    lists: dict[int, tuple[list[str], list[str]]] = {year: ([], []) for year in shown}
    for id_, found in by_id.items():
        for year in certain[id_].intersection(shown):
            lists[year][0].append(id_)
        for year in _years_of(found.possible, shown) - certain[id_]:
            lists[year][1].append(id_)
    years = tuple(Year(year, tuple(sure), tuple(open_)) for year, (sure, open_) in lists.items())
    return years if any(year.certain or year.possible for year in years) else ()


def _certain_years(found: InForce) -> Iterator[int]:
    """The years in which it is in force on a day that is known, or on some day that is not."""
    for period in found.certain:
        yield from range(period.first.year, period.last.year + 1)
    yield from (period.first.year for period in found.within if period.first.year == period.last.year)


def _years_of(periods: Iterable[Period], shown: range) -> set[int]:
    """The years that the periods touch, of those shown."""
    if not shown:
        return set()
    spans = ((max(one.first.year, shown[0]), min(one.last.year, shown[-1])) for one in periods)
    return {year for first, last in spans for year in range(first, last + 1)}
