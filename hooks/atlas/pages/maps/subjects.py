"""Subjects of maps: the places and relations that the map of a page shows, in any language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from atlas.derive.computed.computed import Computed
from atlas.derive.relations.parties import has_own_time, party_numbers_with
from atlas.derive.status.states import State
from atlas.derive.status.status import StatusOn
from atlas.maps.bonds import Bond, MapLink
from atlas.maps.plans import Plan
from atlas.maps.sphere import Vector, vector
from atlas.model.activities import Event, Project
from atlas.model.agreements import Agreement
from atlas.model.organisations import Organisation
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.model.shapes import Actor
from atlas.records.derived_queries import DerivedQuery, TrackedCache
from atlas.records.record_index import actor_key

_BONDS = {
    State.NOT_CONCLUDED: Bond.PLANNED,
    State.NOT_YET: Bond.PLANNED,
    State.IN_FORCE: Bond.IN_FORCE,
    State.LAST_CONFIRMED: Bond.CONFIRMED,
    State.CONFIRMED_LATER: Bond.CONFIRMED,
    State.SUSPENDED: Bond.SUSPENDED,
    State.SUSPENDED_BY_ONE: Bond.SUSPENDED,
    State.EXPIRED: Bond.ENDED,
    State.FOLLOWED: Bond.ENDED,
    State.ENDED: Bond.ENDED,
    State.ENDED_BY_ONE: Bond.ENDED,
    State.UNKNOWN: Bond.UNKNOWN,
}
_CACHE_SIZE = 16  # editions ask for the map of the same record one after the other
_MOST_PARTIES = 8
"""Between the parties of a larger agreement no lines are drawn: there would be one from each to each."""


def _bond(found: StatusOn) -> Bond:
    """The bond of a state; what is but possibly in force was so when last confirmed."""
    return Bond.CONFIRMED if found.possibly and found.state is State.IN_FORCE else _BONDS[found.state]


@dataclass(frozen=True)
class Subject:
    """Places by id, the links between them, and, as `own`, the places that the page is about.

    `unplaced` are keys of the places that belong on the map and have no coordinates.
    """

    points: dict[str, Vector]
    links: tuple[MapLink, ...]
    own: frozenset[str]
    unplaced: frozenset[str]

    @cached_property
    def plan(self) -> Plan:
        """The geometry of its map, computed once for all languages."""
        return Plan(self.points, self.links, self.own)


class Subjects:
    """Finds the subjects of the maps of an atlas, with the bonds as of the day of the build."""

    def __init__(self, computed: Computed) -> None:
        self.computed = computed
        self.atlas = computed.atlas
        self._cache: TrackedCache[str, Subject | None] = TrackedCache(self.atlas.tracker, _CACHE_SIZE)
        self._relations = DerivedQuery(
            self.atlas.tracker, "map of all relations", lambda _: self._of_relations(), _compared
        )

    def of_record(self, record: Record) -> Subject | None:
        """The subject of a record's map: its places and those of its partners; None where it has no place."""
        return self._cache.get(record.id, lambda: self._of_record(record))

    def _of_record(self, record: Record) -> Subject | None:
        if isinstance(record, PlaceRecord):
            inside = (link.record.id for link in self.atlas.links_to(record.id) if link.field == "region")
            own = self._with_coordinates((record.id,)) or self._with_coordinates(inside)
            return self._subject(own, (), self._links_of_party(record.id, own), self._unplaced_partners(record.id))
        if isinstance(record, Organisation):
            own = self._with_coordinates(seat.value for seat in record.seat)
            offices = self._with_coordinates(office.seat for office in record.offices if office.seat)
            links = self._links_of_party(record.id, own)
            return self._subject(own, offices, links, self._unplaced_partners(record.id))
        if isinstance(record, Agreement):
            unplaced = self._unplaced(record.parties)
            return self._subject((), self._places_of(record.parties), self._links_within(record), unplaced)
        if isinstance(record, Event):
            actors = (*record.visited, *record.organisers, *record.participants)
            places = self._with_coordinates(place.value for place in record.places)
            return self._subject(places, self._places_of(actors), ())
        if isinstance(record, Project):
            places = self._with_coordinates(place.value for place in record.places)
            return self._subject(places, self._places_of(record.partners), ())
        return None

    def of_country(self, records: Iterable[Record], code: str) -> Subject | None:
        """The subject of a country's map: its places and their partners; None where it has no place."""
        records = tuple(records)
        here = [record.id for record in records if isinstance(record, PlaceRecord) and record.country.value == code]
        own = self._with_coordinates(here)
        links = (link for place in own for link in self._links_of_party(place, (place,)))
        unplaced = self._unplaced(party for record in records for party in self._shown_parties(record))
        return self._subject(own, (), links, {*unplaced, *here} - {*own})

    def of_relations(self) -> Subject | None:
        """The subject of the map of all relations between places; None where there is none."""
        return self._relations.get()

    def _of_relations(self) -> Subject | None:
        agreements = [record for record in self.atlas.by_kind["agreements"] if isinstance(record, Agreement)]
        links = (link for agreement in agreements for link in self._links_within(agreement))
        parties = (party for agreement in agreements for party in self._shown_parties(agreement))
        return self._subject((), (), links, self._unplaced(parties))

    def _subject(
        self, own: Iterable[str], others: Iterable[str], links: Iterable[MapLink], unplaced: Iterable[str] = ()
    ) -> Subject | None:
        own, links = tuple(own), tuple(links)
        ends = (id_ for link in links for id_ in (link.first, link.second))
        points = {id_: self._point(id_) for id_ in (*own, *others, *ends)}
        return Subject(points, links, frozenset(own), frozenset(unplaced)) if points else None

    def _links_of_party(self, id_: str, places: Iterable[str]) -> Iterator[MapLink]:
        """Links from the places of a party to those of the other parties of its agreements."""
        places = tuple(places)
        for agreement, own, number in self._partners(id_):
            others = self._places_of((agreement.parties[number],))
            yield from self._links(agreement, (own, number), places, others)

    def _partners(self, id_: str) -> Iterator[tuple[Agreement, int, int]]:
        """The agreements of a party with its number, once for each number of another party."""
        for link in self.atlas.links_to(id_):
            agreement = link.record
            if isinstance(agreement, Agreement) and link.field == "parties" and len(link.path) == 3:
                own = int(link.path[1])
                yield from ((agreement, own, number) for number in party_numbers_with(agreement, own))

    def _links_within(self, agreement: Agreement) -> Iterator[MapLink]:
        """Links between the places of the parties of one agreement."""
        parties = [self._places_of((party,)) for party in agreement.parties]
        if len(parties) <= _MOST_PARTIES:
            for number, places in enumerate(parties):
                for other in party_numbers_with(agreement, number):
                    if other > number:
                        yield from self._links(agreement, (number, other), places, parties[other])

    def _links(
        self, agreement: Agreement, parties: tuple[int, int], places: Iterable[str], others: Iterable[str]
    ) -> Iterator[MapLink]:
        pairs = [(place, other) for place in places for other in others if place != other]
        if pairs and self._is_shown(agreement):
            in_time = parties if any(has_own_time(agreement, number) for number in parties) else ()
            bond = _bond(self.computed.agreements.status(agreement, in_time))
            yield from (MapLink(place, other, bond) for place, other in pairs)

    def _is_shown(self, agreement: Agreement) -> bool:
        return agreement.withdrawn is None and self.computed.listing.has_begun(agreement)

    def _shown_parties(self, record: Record) -> Iterable[Actor]:
        return record.parties if isinstance(record, Agreement) and self._is_shown(record) else ()

    def _unplaced_partners(self, id_: str) -> Iterator[str]:
        shown = ((agreement, number) for agreement, _, number in self._partners(id_) if self._is_shown(agreement))
        return self._unplaced(agreement.parties[number] for agreement, number in shown)

    def _unplaced(self, parties: Iterable[Actor]) -> Iterator[str]:
        """The places among the parties of which no coordinates are known, with towns that have no record, by keys."""
        for party in parties:
            place = self.atlas.get(party.id) if party.id else None
            if (party.text and party.country) or (isinstance(place, PlaceRecord) and not place.coordinates):
                yield actor_key(party) or ""

    def _places_of(self, actors: Iterable[Actor]) -> tuple[str, ...]:
        """The places among the actors and the seats of the organisations, where their coordinates are known."""
        ids: list[str] = []
        for actor in actors:
            record = self.atlas.get(actor.id) if actor.id else None
            if isinstance(record, Organisation):
                ids += (seat.value for seat in record.seat)
            elif isinstance(record, PlaceRecord):
                ids.append(record.id)
        return self._with_coordinates(ids)

    def _with_coordinates(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids of the places of which the coordinates are known, each once."""
        records = ((id_, self.atlas.get(id_)) for id_ in dict.fromkeys(ids))
        return tuple(id_ for id_, record in records if isinstance(record, PlaceRecord) and record.coordinates)

    def _point(self, id_: str) -> Vector:
        place = self.atlas[id_]
        assert isinstance(place, PlaceRecord)
        assert place.coordinates
        coordinates = place.coordinates.value
        return vector(float(coordinates.latitude), float(coordinates.longitude))


def _compared(subject: Subject | None) -> object:
    """All that pages read of a subject, in values that have fingerprints."""
    return (tuple(subject.points.items()), subject.links, sorted(subject.unplaced)) if subject else None
