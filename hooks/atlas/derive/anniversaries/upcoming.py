"""The anniversaries and ends of terms of this year and the next ones, of all and by country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from atlas.derive.anniversaries.anniversaries import Anniversaries, Anniversary, in_order
from atlas.derive.anniversaries.terms import Expiry
from atlas.derive.computed.computed import Computed
from atlas.model.agreements import Agreement
from atlas.records.derived_queries import DerivedQuery

YEARS = 4
"""How many years, that of the atlas's day included."""
SHOWN = 50
"""How many anniversaries of one year are told, the round ones first; and how many ends of terms."""
_NEXT = 5


@dataclass(frozen=True, slots=True)
class DatesFound:
    """Anniversaries and ends of terms, each in order of time."""

    anniversaries: list[Anniversary] = field(default_factory=list)
    expiries: list[Expiry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class YearShown:
    """The anniversaries of a year that are told, in order of time; `total` with those that are not."""

    number: int
    anniversaries: tuple[Anniversary, ...]
    total: int


@dataclass(frozen=True, slots=True)
class DatesShown:
    """What is told of dates: the years that have anniversaries, and the first ends of terms."""

    years: tuple[YearShown, ...]
    expiries: tuple[Expiry, ...]
    expiries_total: int


class UpcomingDates:
    """What comes, as on the day of an atlas; each answer is a lookup of its own."""

    def __init__(self, computed: Computed, anniversaries: Anniversaries) -> None:
        self.years = range(computed.day.year, computed.day.year + YEARS)
        self._computed = computed
        self._anniversaries = anniversaries
        tracker = computed.atlas.tracker
        self._told = DerivedQuery(tracker, "dates to come", self._told_of, _of_told)
        self._next = DerivedQuery(tracker, "next anniversaries", lambda _: tuple(self._celebrated()), _of_anniversaries)
        self._numbers = DerivedQuery(tracker, "numbers of anniversaries", lambda _: self._of_countries())

    @property
    def all(self) -> DatesShown:
        """What is told of all agreements."""
        return self._told.get()

    def of_country(self, code: str) -> DatesShown:
        """What is told of the agreements of a country."""
        return self._told.get(code)

    @property
    def next(self) -> tuple[Anniversary, ...]:
        """The next anniversaries that are celebrated."""
        return self._next.get()

    @property
    def countries(self) -> tuple[tuple[str, int], ...]:
        """The codes of the countries that have any dates, each with the number of its anniversaries."""
        return self._numbers.get()

    def _told_of(self, code: str) -> DatesShown:
        dates = self._by_country.get(code, DatesFound()) if code else self._all
        years = (self._of_year(year, dates.anniversaries) for year in self.years)
        shown = tuple(dates.expiries[:SHOWN])
        return DatesShown(tuple(year for year in years if year.total), shown, len(dates.expiries))

    def _of_year(self, year: int, found: Iterable[Anniversary]) -> YearShown:
        of_year = [anniversary for anniversary in found if anniversary.known.year == year]
        shown = sorted(of_year, key=lambda one: (one.lapsed is not None, not one.is_round))[:SHOWN]
        return YearShown(year, tuple(sorted(shown, key=in_order)), len(of_year))

    def _celebrated(self) -> Iterator[Anniversary]:
        day = self._computed.day
        to_come = (one for one in self._all.anniversaries if one.known.last >= day and not one.lapsed)
        return islice(to_come, _NEXT)

    def _of_countries(self) -> tuple[tuple[str, int], ...]:
        return tuple((code, len(dates.anniversaries)) for code, dates in self._by_country.items())

    @cached_property
    def _all(self) -> DatesFound:
        agreements = tuple(self._agreements())
        anniversaries = (found for agreement in agreements for found in self._anniversaries.of(agreement, self.years))
        expiries = (self._anniversaries.expiry(agreement, self.years[-1]) for agreement in agreements)
        coming = (expiry for expiry in expiries if expiry)
        return DatesFound(
            sorted(anniversaries, key=in_order), sorted(coming, key=lambda expiry: (expiry.first, expiry.record.id))
        )

    @cached_property
    def _by_country(self) -> dict[str, DatesFound]:
        countries = self._computed.countries
        found = defaultdict[str, DatesFound](DatesFound)
        for anniversary in self._all.anniversaries:
            for code in countries.get(anniversary.record.id, ()):
                found[code].anniversaries.append(anniversary)
        for expiry in self._all.expiries:
            for code in countries.get(expiry.record.id, ()):
                found[code].expiries.append(expiry)
        return {code: found[code] for code in sorted(found)}

    def _agreements(self) -> Iterator[Agreement]:
        return (record for record in self._computed.atlas.by_kind["agreements"] if isinstance(record, Agreement))


def _of_told(told: DatesShown) -> object:
    """What tells these dates from others: their records tell the rest."""
    years = [(year.number, year.total, _of_anniversaries(year.anniversaries)) for year in told.years]
    return years, [(one.record, one.field, one.known) for one in told.expiries], told.expiries_total


def _of_anniversaries(found: Iterable[Anniversary]) -> object:
    return [(one.record, one.beginning.field, one.known, one.lapsed) for one in found]
