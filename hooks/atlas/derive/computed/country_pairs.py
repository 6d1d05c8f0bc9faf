"""The agreements of each two countries on a day, by state and in the order of time."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from atlas.derive.computed.agreement_statuses import AgreementStatuses
from atlas.derive.computed.listing import Listing
from atlas.derive.computed.times import Times
from atlas.derive.relations.country_pairs import CountryPair, agreements_by_countries
from atlas.derive.status.states import STATES, State, state_name
from atlas.model.agreements import Agreement
from atlas.records.derived_queries import DerivedQuery
from atlas.records.store import Atlas


class StateGroup(NamedTuple):
    """The agreements in one state; `possibly` where dates that are not exact leave another open."""

    state: State
    possibly: bool
    agreements: tuple[Agreement, ...]

    @property
    def name(self) -> str:
        """The language-neutral name of the state."""
        return state_name(self.state, possibly=self.possibly)


class CountryPairs:
    """Answers which agreements two countries of an atlas have together."""

    def __init__(self, atlas: Atlas, listing: Listing, statuses: AgreementStatuses, times: Times) -> None:
        self._atlas = atlas
        self._listing = listing
        self._statuses = statuses
        self._times = times
        self._partners = DerivedQuery(atlas.tracker, "countries with agreements together", self._partners_of)

    @property
    def by_codes(self) -> dict[CountryPair, tuple[Agreement, ...]]:
        """The agreements of each two countries that have any, by their codes in order."""
        self._atlas.tracker.read_all()
        return self._by_codes

    def partners(self, code: str) -> tuple[tuple[str, int], ...]:
        """The codes of the countries with which one has agreements, each with their number."""
        return self._partners.get(code)

    def by_state(self, pair: CountryPair) -> tuple[StateGroup, ...]:
        """The agreements of two countries: by state in the order of lists, then by time."""
        groups: dict[tuple[State, bool], list[Agreement]] = defaultdict(list)
        for agreement in self._times.in_order(self.by_codes[pair]):
            assert isinstance(agreement, Agreement)
            found = self._statuses.status(agreement)
            groups[found.state, found.possibly].append(agreement)
        return tuple(StateGroup(*key, tuple(groups[key])) for key in STATES if key in groups)

    @cached_property
    def _by_codes(self) -> dict[CountryPair, tuple[Agreement, ...]]:
        listed = (record for record in self._listing.by_kind["agreements"] if isinstance(record, Agreement))
        return agreements_by_countries((one for one in listed if one.withdrawn is None), self._atlas)

    def _partners_of(self, code: str) -> tuple[tuple[str, int], ...]:
        found = {pair: len(agreements) for pair, agreements in self.by_codes.items() if code in pair}
        return tuple((one if other == code else other, number) for (one, other), number in found.items())
