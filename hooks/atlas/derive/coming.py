"""The anniversaries and ends of terms of this year and the next ones, of all and by country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from atlas.derive.anniversaries import Anniversaries, Anniversary, in_order
from atlas.derive.computed import Computed
from atlas.derive.terms import Expiry
from atlas.model.agreements import Agreement

YEARS = 4
"""How many years, that of the atlas's day included."""


@dataclass(frozen=True, slots=True)
class Dates:
    """Anniversaries and ends of terms, each in order of time."""

    anniversaries: list[Anniversary] = field(default_factory=list)
    expiries: list[Expiry] = field(default_factory=list)


class Coming:
    """What comes, as on the day of an atlas; whoever asks has looked at all of it."""

    def __init__(self, computed: Computed, anniversaries: Anniversaries) -> None:
        self.years = range(computed.day.year, computed.day.year + YEARS)
        self._computed = computed
        self._anniversaries = anniversaries

    @property
    def all(self) -> Dates:
        """Those of all agreements."""
        self._computed.atlas.tracer.saw_all()
        return self._all

    @property
    def by_country(self) -> dict[str, Dates]:
        """Those of each country that has any, by its code."""
        self._computed.atlas.tracer.saw_all()
        return self._by_country

    @cached_property
    def _all(self) -> Dates:
        agreements = tuple(self._agreements())
        anniversaries = (found for agreement in agreements for found in self._anniversaries.of(agreement, self.years))
        expiries = (self._anniversaries.expiry(agreement, self.years[-1]) for agreement in agreements)
        coming = (expiry for expiry in expiries if expiry)
        return Dates(
            sorted(anniversaries, key=in_order), sorted(coming, key=lambda expiry: (expiry.first, expiry.record.id))
        )

    @cached_property
    def _by_country(self) -> dict[str, Dates]:
        countries = self._computed.countries
        found = defaultdict[str, Dates](Dates)
        for anniversary in self._all.anniversaries:
            for code in countries.get(anniversary.record.id, ()):
                found[code].anniversaries.append(anniversary)
        for expiry in self._all.expiries:
            for code in countries.get(expiry.record.id, ()):
                found[code].expiries.append(expiry)
        return {code: found[code] for code in sorted(found)}

    def _agreements(self) -> Iterator[Agreement]:
        return (record for record in self._computed.atlas.by_kind["agreements"] if isinstance(record, Agreement))
