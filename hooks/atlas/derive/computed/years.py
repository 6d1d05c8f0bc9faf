"""The agreements in force at any time in a year, by year and decade."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import NamedTuple

from atlas.derive.status.in_force import InForce, Period


@dataclass(frozen=True, slots=True)
class Year:
    """The ids of the agreements that are certainly, and possibly, in force in a year.

    `inferred` are the certain ones that are so by an inferred date only, `suspended` the possible ones that one side
    has suspended before. `unknown` counts those of which no date so early is known.
    """

    number: int
    certain: tuple[str, ...]
    inferred: tuple[str, ...]
    possible: tuple[str, ...]
    suspended: tuple[str, ...]
    unknown: int


class YearNumbers(NamedTuple):
    """The numbers of the agreements of a year, as in Year."""

    number: int
    certain: int
    inferred: int
    possible: int
    suspended: int
    unknown: int


def year_numbers(year: Year) -> YearNumbers:
    """The numbers of a year."""
    return YearNumbers(
        number=year.number,
        certain=len(year.certain),
        inferred=len(year.inferred),
        possible=len(year.possible),
        suspended=len(year.suspended),
        unknown=year.unknown,
    )


def agreements_by_year(last: int, by_id: Mapping[str, InForce]) -> tuple[Year, ...]:
    """The years from the first in which one is certainly in force to the last, oldest first."""
    stated = {id_: set(_stated_years(found)) for id_, found in by_id.items()}
    certain = {id_: stated[id_] | set(_years_of(found.inferred)) for id_, found in by_id.items()}
    first = min((min(years) for years in certain.values() if years), default=last)
    shown = range(first, last + 1)
    years = {year: _Lists() for year in shown}
    for id_, found in by_id.items():
        for year in certain[id_].intersection(shown):
            years[year].certain.append(id_)
            if year not in stated[id_]:
                years[year].inferred.append(id_)
        for year in _years_within((*found.possible, *found.suspended), shown) - certain[id_]:
            years[year].possible.append(id_)
            if found.is_suspended_at(Period.year(year)):
                years[year].suspended.append(id_)
    unknown_until = sorted(period.last for found in by_id.values() for period in found.unknown)
    listed = tuple(_year(number, lists, unknown_until) for number, lists in years.items())
    return listed if any(year.certain or year.possible for year in listed) else ()


class DecadeYears(NamedTuple):
    """The years of a decade in which an agreement is certainly in force, so by an inferred date, possibly in force, and
    of these suspended by one side.
    """

    certain: list[int]
    inferred: list[int]
    possible: list[int]
    suspended: list[int]


class DecadeNumbers(NamedTuple):
    """The numbers of the agreements of a decade: those certainly in force in any of its years, and possibly only."""

    first: int
    last: int
    certain: int
    possible: int


def decade_of(year: int) -> int:
    """The first year of the decade of a year."""
    return year // 10 * 10


def by_decade(years: Iterable[Year]) -> dict[int, tuple[Year, ...]]:
    """The years of each decade in which any agreement is in force, by the first year that it has or would have."""
    decades = ((decade, tuple(found)) for decade, found in groupby(years, lambda year: decade_of(year.number)))
    return {decade: found for decade, found in decades if any(year.certain or year.possible for year in found)}


def years_by_agreement(years: Iterable[Year]) -> dict[str, DecadeYears]:
    """The years of each agreement that is in force in any of them, by its id."""
    found: dict[str, DecadeYears] = defaultdict(lambda: DecadeYears([], [], [], []))
    for year in years:
        for place, ids in enumerate((year.certain, year.inferred, year.possible, year.suspended)):
            for id_ in ids:
                found[id_][place].append(year.number)
    return dict(found)


def decade_numbers(years: Sequence[Year]) -> DecadeNumbers:
    """The numbers of a decade, of its years."""
    found = years_by_agreement(years).values()
    certain = sum(bool(one.certain) for one in found)
    return DecadeNumbers(years[0].number, years[-1].number, certain, len(found) - certain)


@dataclass(frozen=True, slots=True)
class _Lists:
    certain: list[str] = field(default_factory=list)
    inferred: list[str] = field(default_factory=list)
    possible: list[str] = field(default_factory=list)
    suspended: list[str] = field(default_factory=list)


def _year(number: int, lists: _Lists, unknown_until: Sequence[date]) -> Year:
    """A year; `unknown_until` are, in order, the last days of the times of which nothing is known."""
    unknown = len(unknown_until) - bisect_left(unknown_until, date(number, 12, 31))
    return Year(
        number=number,
        certain=tuple(lists.certain),
        inferred=tuple(lists.inferred),
        possible=tuple(lists.possible),
        suspended=tuple(lists.suspended),
        unknown=unknown,
    )


def _stated_years(found: InForce) -> Iterator[int]:
    """The years in which it is in force, by stated dates, on a day that is known, or on some day that is not."""
    yield from _years_of(found.certain)
    yield from (period.first.year for period in found.within if period.first.year == period.last.year)


def _years_of(periods: Iterable[Period]) -> Iterator[int]:
    for period in periods:
        yield from range(period.first.year, period.last.year + 1)


def _years_within(periods: Iterable[Period], shown: range) -> set[int]:
    """The years that the periods touch, of those shown."""
    if not shown:
        return set()
    spans = ((max(one.first.year, shown[0]), min(one.last.year, shown[-1])) for one in periods)
    return {year for first, last in spans for year in range(first, last + 1)}
