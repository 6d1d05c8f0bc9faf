"""The numbers of municipalities with relations abroad as sources count them, each beside that of those entered."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.derive.relations.country_pairs import CountryPair, pair_of
from atlas.languages.edition import Words
from atlas.model.parties import Party
from atlas.model.places import City
from atlas.model.sources import RelationCount, Source
from atlas.pages.overviews.views import CountedPlaces
from atlas.pages.phrases.addresses import country_address
from atlas.pages.phrases.views import Phrase
from atlas.pages.record.services import PageServices
from atlas.records.derived_queries import DerivedQuery
from atlas.records.record_index import actor_key

Found = tuple[Source, int, int]
"""A source, the place of a number among its counts, and the number of the towns that are entered."""


class PlaceCounts:
    """Finds what sources count, and counts the towns that are parties here, in one edition."""

    def __init__(self, services: PageServices) -> None:
        self._services = services
        name = f"counted places in {services.edition.language}"
        self._found = DerivedQuery(services.atlas.tracker, name, lambda of: tuple(self._find(of)))

    def of_country(self, code: str) -> tuple[CountedPlaces, ...]:
        """The numbers of the municipalities of a country, with each other one that sources count."""
        return tuple(map(self._counted, self._found.get(code)))

    def of_pair(self, pair: CountryPair) -> tuple[CountedPlaces, ...]:
        """The numbers of the municipalities of each of two countries that have relations with the other."""
        return tuple(map(self._counted, self._found.get(" ".join(pair))))

    def _find(self, of: str) -> Iterator[Found]:
        """The numbers of a country, or of a pair of them, by their codes."""
        sources = (one for one in self._services.atlas.by_kind["sources"] if isinstance(one, Source))
        for source in sources:
            for place, one in enumerate(source.counts):
                if of in (one.country, " ".join(pair_of(one.country, one.with_))):
                    yield source, place, self._entered(one)

    def _counted(self, found: Found) -> CountedPlaces:
        source, place, entered = found
        counted, values, edition = source.counts[place], self._services.presenter.values, self._services.edition
        date = counted.as_of or source.state_of or source.published
        return CountedPlaces(
            of=self._link(counted.country),
            country=self._link(counted.with_),
            number=values.amount(counted.count, counted.bound),
            by=edition.words(counted.said_by) if counted.said_by else None,
            source=values.link(source.id),
            date=edition.point(date) if date else "",
            entered=entered,
        )

    def _link(self, code: str) -> Phrase:
        return Phrase(Words(self._services.edition.country(code)), country_address(code))

    def _entered(self, counted: RelationCount) -> int:
        """The number of towns of a country that are parties to agreements with another, with a record or without."""
        pair = pair_of(counted.country, counted.with_)
        agreements = self._services.computed.country_pairs.by_codes.get(pair, ())
        parties = (party for agreement in agreements for party in agreement.parties)
        return len({actor_key(party) for party in parties if self._is_town_of(party, counted.country)})

    def _is_town_of(self, party: Party, code: str) -> bool:
        record = self._services.atlas.get(party.id) if party.id else None
        return (isinstance(record, City) or bool(party.text)) and code in self._services.partners.codes(party)
