"""The anniversaries and ends of terms of this year and the next ones, of all and by country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from atlas.derive.anniversaries.anniversaries import Anniversaries, Anniversary, Beginning, anniversary_sort_key
from atlas.derive.anniversaries.terms import Expiry
from atlas.derive.computed.computed import Computed
from atlas.model.agreements import Agreement
from atlas.records.derived_queries import DerivedQuery

YEARS = 4
"""The number of years, that of the atlas's day included."""
SHOWN = 50
"""The most anniversaries of one year that are shown, the round ones first; and the most ends of terms."""
LAPSED = "lapsed"
"""The name of the anniversaries that are counted, not celebrated."""
_NEXT = 5


@dataclass(frozen=True, slots=True)
class DateLists:
    """Anniversaries and ends of terms, each in order of time."""

    anniversaries: list[Anniversary] = field(default_factory=list)
    expiries: list[Expiry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ShownAnniversaries:
    """The anniversaries of a list that are shown, in order of time; `total` counts those too that are not."""

    anniversaries: tuple[Anniversary, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ShownYear:
    """The celebrated anniversaries of a year: those to come, and those whose last possible day has passed."""

    number: int
    coming: ShownAnniversaries
    passed: ShownAnniversaries


@dataclass(frozen=True, slots=True)
class ShownDates:
    """The years that have anniversaries, those that are only counted, and the first ends of terms of a total."""

    years: tuple[ShownYear, ...]
    lapsed: ShownAnniversaries
    expiries: tuple[Expiry, ...]
    expiries_total: int


class UpcomingDates:
    """Finds the dates to come, as on the day of an atlas; each result is a derived query of its own."""

    def __init__(self, computed: Computed, anniversaries: Anniversaries) -> None:
        self.years = range(computed.day.year, computed.day.year + YEARS)
        self._computed = computed
        self._anniversaries = anniversaries
        tracker = computed.atlas.tracker
        self._shown = DerivedQuery(tracker, "dates to come", self._shown_dates, _compared_dates)
        self._next = DerivedQuery(
            tracker, "next anniversaries", lambda _: tuple(self._celebrated()), _compared_anniversaries
        )
        self._parts = DerivedQuery(tracker, "part of anniversaries", self._part, _compared_anniversaries)
        self._terms = DerivedQuery(tracker, "part of ends of terms", self._part_of_terms, _compared_expiries)
        self._numbers = DerivedQuery(tracker, "numbers of anniversaries", lambda _: self._counts_by_country())

    @property
    def all(self) -> ShownDates:
        """The dates of all agreements."""
        return self._shown.get()

    def of_country(self, code: str) -> ShownDates:
        """The dates of the agreements of a country."""
        return self._shown.get(code)

    def part(self, code: str, section: str, first: int, size: int) -> tuple[Anniversary, ...]:
        """The anniversaries of a country, or of all for the empty code, from the first on: of a year or LAPSED."""
        return self._parts.get(f"{code} {section} {first} {size}")

    def part_of_terms(self, code: str, first: int, size: int) -> tuple[Expiry, ...]:
        """The ends of terms of a country, or of all for the empty code, from the first on."""
        return self._terms.get(f"{code} {first} {size}")

    @property
    def next(self) -> tuple[Anniversary, ...]:
        """The next anniversaries that are celebrated."""
        return self._next.get()

    @property
    def countries(self) -> tuple[tuple[str, int], ...]:
        """The codes of the countries that have any dates, each with the number of those to come or celebrated.

        That is 0 where all its relations are over.
        """
        return self._numbers.get()

    def _shown_dates(self, code: str) -> ShownDates:
        """The dates of a country, or of all for the empty code."""
        dates = self._by_country.get(code, DateLists()) if code else self._all
        celebrated = [one for one in dates.anniversaries if not one.lapsed]
        years = (self._shown_year(year, celebrated) for year in self.years)
        return ShownDates(
            years=tuple(year for year in years if year.coming.total or year.passed.total),
            lapsed=_shown(_once_each(one for one in dates.anniversaries if one.lapsed)),
            expiries=tuple(dates.expiries[:SHOWN]),
            expiries_total=len(dates.expiries),
        )

    def _part(self, of: str) -> tuple[Anniversary, ...]:
        code, section, first, size = of.split(" ")
        found = (self._by_country.get(code, DateLists()) if code else self._all).anniversaries
        if section == LAPSED:
            whole = sorted(_once_each(one for one in found if one.lapsed), key=anniversary_sort_key)
        else:
            whole = [one for one in found if not one.lapsed and one.day.year == int(section)]
        return tuple(whole[int(first) : int(first) + int(size)])

    def _part_of_terms(self, of: str) -> tuple[Expiry, ...]:
        code, first, size = of.split(" ")
        found = (self._by_country.get(code, DateLists()) if code else self._all).expiries
        return tuple(found[int(first) : int(first) + int(size)])

    def _shown_year(self, year: int, celebrated: Iterable[Anniversary]) -> ShownYear:
        of_year = [one for one in celebrated if one.day.year == year]
        coming, passed = (_shown(one for one in of_year if self._is_coming(one) is so) for so in (True, False))
        return ShownYear(year, coming, passed)

    def _is_coming(self, anniversary: Anniversary) -> bool:
        """Tests if it may still be today or later; of a year or month that is not over, it may."""
        return anniversary.day.last >= self._computed.day

    def _celebrated(self) -> list[Anniversary]:
        """Round ones first, whatever their year; in order of time."""
        to_come = [one for one in self._all.anniversaries if self._is_coming(one) and not one.lapsed]
        first = sorted(to_come, key=lambda one: not one.is_round)[:_NEXT]
        return sorted(first, key=anniversary_sort_key)

    def _counts_by_country(self) -> tuple[tuple[str, int], ...]:
        return tuple((code, _number(dates)) for code, dates in self._by_country.items())

    @cached_property
    def _all(self) -> DateLists:
        agreements = tuple(self._agreements())
        anniversaries = (found for agreement in agreements for found in self._anniversaries.of(agreement, self.years))
        expiries = (self._anniversaries.expiry(agreement, self.years[-1]) for agreement in agreements)
        coming = (expiry for expiry in expiries if expiry)
        return DateLists(
            sorted(anniversaries, key=anniversary_sort_key),
            sorted(coming, key=lambda expiry: (expiry.first, expiry.record.id)),
        )

    @cached_property
    def _by_country(self) -> dict[str, DateLists]:
        countries = self._computed.countries.codes
        found = defaultdict[str, DateLists](DateLists)
        for anniversary in self._all.anniversaries:
            for code in countries.get(anniversary.record.id, ()):
                found[code].anniversaries.append(anniversary)
        for expiry in self._all.expiries:
            for code in countries.get(expiry.record.id, ()):
                found[code].expiries.append(expiry)
        return {code: found[code] for code in sorted(found)}

    def _agreements(self) -> Iterator[Agreement]:
        return (record for record in self._computed.atlas.by_kind["agreements"] if isinstance(record, Agreement))


def _number(dates: DateLists) -> int:
    """The number of anniversaries that are celebrated, and of ends of terms."""
    return sum(not one.lapsed for one in dates.anniversaries) + len(dates.expiries)


def _once_each(anniversaries: Iterable[Anniversary]) -> Iterator[Anniversary]:
    """Of each beginning the first round anniversary, else the first: what is over needs no row for each year."""
    found: dict[Beginning, Anniversary] = {}
    for one in sorted(anniversaries, key=lambda one: not one.is_round):
        found.setdefault(one.beginning, one)
    return iter(found.values())


def _shown(anniversaries: Iterable[Anniversary]) -> ShownAnniversaries:
    """As many as are shown, the round ones first, in order of time."""
    found = list(anniversaries)
    shown = sorted(found, key=lambda one: not one.is_round)[:SHOWN]
    return ShownAnniversaries(tuple(sorted(shown, key=anniversary_sort_key)), len(found))


def _compared_dates(dates: ShownDates) -> object:
    """The values compared to find out if pages that show the dates change; all else follows from the records."""
    years = [(year.number, _compared_shown(year.coming), _compared_shown(year.passed)) for year in dates.years]
    return years, _compared_shown(dates.lapsed), _compared_expiries(dates.expiries), dates.expiries_total


def _compared_expiries(expiries: Iterable[Expiry]) -> object:
    return [(one.record, one.field, one.day) for one in expiries]


def _compared_shown(shown: ShownAnniversaries) -> object:
    return _compared_anniversaries(shown.anniversaries), shown.total


def _compared_anniversaries(anniversaries: Iterable[Anniversary]) -> object:
    return [
        (
            *(one.record, one.beginning.field, one.beginning.stated.value.text, one.day, one.lapsed),
            one.assumption and one.assumption.compared,
        )
        for one in anniversaries
    ]
