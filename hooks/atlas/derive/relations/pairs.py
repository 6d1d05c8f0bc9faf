"""The relations of two places: the agreements that bind them, and the records that name both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import combinations, product

from atlas.derive.times.record_bars import DATED_KINDS
from atlas.model.agreements import Agreement
from atlas.model.kinds import kind_of
from atlas.model.parties import Party
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.model.shapes import Actor
from atlas.records.derived_queries import TrackedCache
from atlas.records.party_lines import are_bound_together, binds_two_at_a_time
from atlas.records.store import Atlas
from atlas.records.walk import leaves

_MOST_PLACES = 8
"""A record that names more places than this counts as a relation of no two of them."""
_CACHED_RECORDS = 5000
_CACHED_PAIRS = 50_000

Pair = tuple[str, str]
"""The ids of two places, in their order."""


class PairRelations:
    """Finds the relations of pairs of places in one atlas, among the records that `is_listed` lets into lists."""

    def __init__(self, atlas: Atlas, is_listed: Callable[[Record], bool]) -> None:
        self._atlas = atlas
        self._is_listed = is_listed
        self._naming: TrackedCache[str, dict[str, Record]] = TrackedCache(atlas.tracker, _CACHED_RECORDS)
        self._has_briefing: TrackedCache[Pair, bool] = TrackedCache(atlas.tracker, _CACHED_PAIRS)

    def agreements(self, pair: Pair) -> tuple[Agreement, ...]:
        """The agreements of two parties that bind a pair."""
        fewest = min(map(self._records_naming, pair), key=len)
        return tuple(
            record for record in fewest.values() if isinstance(record, Agreement) and pair in self.pairs_of(record)
        )

    def other_records(self, pair: Pair) -> tuple[Record, ...]:
        """The projects, events and works that name both, or one of the agreements that bind them."""
        one, other = map(self._records_naming, pair)
        both = {id_: record for id_, record in min(one, other, key=len).items() if id_ in one and id_ in other}
        found = {id_: record for id_, record in both.items() if len(named_places(record, self._atlas)) <= _MOST_PLACES}
        for agreement in self.agreements(pair):
            found |= self._records_naming(agreement.id)
        return tuple(record for _, record in sorted(found.items()) if not isinstance(record, Agreement))

    def has_briefing(self, pair: Pair) -> bool:
        """Tests for more than one relation: a briefing about a single agreement would only repeat it."""
        return self._has_briefing.get(pair, lambda: len(self.agreements(pair)) + len(self.other_records(pair)) > 1)

    @property
    def briefing_pairs(self) -> tuple[Pair, ...]:
        """All pairs that are bound by an agreement and have a briefing."""
        self._atlas.tracker.read_all()
        return self._briefing_pairs

    @cached_property
    def _briefing_pairs(self) -> tuple[Pair, ...]:
        agreements = (record for record in self._atlas.by_kind["agreements"] if self._is_listed(record))
        found = {pair for record in agreements if isinstance(record, Agreement) for pair in self.pairs_of(record)}
        return tuple(filter(self.has_briefing, sorted(found)))

    def pairs_of(self, agreement: Agreement) -> tuple[Pair, ...]:
        """The pairs of places that an agreement binds; none unless it binds two parties at a time."""
        if not binds_two_at_a_time(agreement.parties):
            return ()
        together = ((a, b) for a, b in combinations(agreement.parties, 2) if are_bound_together(a, b))
        pairs = (pair for a, b in together for pair in product(self._places_of_party(a), self._places_of_party(b)))
        return tuple(dict.fromkeys(_ordered_pair(one, other) for one, other in pairs if one != other))

    def agreements_among(self, places: Iterable[str]) -> tuple[Agreement, ...]:
        """The agreements that bind any two of a few places, each once; none of many places."""
        ordered = sorted(places)
        pairs = combinations(ordered, 2) if len(ordered) <= _MOST_PLACES else ()
        found = (agreement for pair in pairs for agreement in self.agreements(pair))
        return tuple({agreement.id: agreement for agreement in found}.values())

    def _places_of_party(self, party: Party) -> tuple[str, ...]:
        return _places_of_party(party, self._atlas)

    def _records_naming(self, id_: str) -> dict[str, Record]:
        return self._naming.get(id_, lambda: {record.id: record for record in self._listed_naming(id_)})

    def _listed_naming(self, id_: str) -> Iterator[Record]:
        for link in self._atlas.links_to(id_):
            record = link.record
            cited = "sources" in link.path
            if kind_of(record) in DATED_KINDS and not cited and record.withdrawn is None and self._is_listed(record):
                yield record


def named_places(record: Record, atlas: Atlas) -> tuple[str, ...]:
    """The places that a record names."""
    return _only_places((leaf.value for leaf in leaves(record) if leaf.reference and "sources" not in leaf.path), atlas)


def _only_places(ids: Iterable[str], atlas: Atlas) -> tuple[str, ...]:
    return tuple(id_ for id_ in dict.fromkeys(ids) if isinstance(atlas.get(id_), PlaceRecord))


def _ordered_pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _places_of_party(party: Party, atlas: Atlas) -> tuple[str, ...]:
    """The place that is a party; else the places on whose behalf it acts."""
    own = _only_places((party.id,) if party.id else (), atlas)
    return own or _only_places((id_ for actor in party.on_behalf_of for id_ in _actor_ids(actor)), atlas)


def _actor_ids(actor: Actor) -> Iterator[str]:
    """The id of an actor, and the ids of those from whom an unnamed group comes."""
    for one in (actor, *(actor.unnamed.from_ if actor.unnamed else ())):
        if one.id:
            yield one.id
