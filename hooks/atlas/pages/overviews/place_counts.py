"""The numbers of municipalities with relations abroad as sources count them, each beside that of those entered."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from atlas.derive.relations.country_pairs import CountryPair, pair_of
from atlas.languages.edition import Words
from atlas.model.parties import Party
from atlas.model.places import City
from atlas.model.sources import RelationCount, Source
from atlas.pages.overviews.views import CountedPlaces
from atlas.pages.phrases.addresses import country_address
from atlas.pages.phrases.views import Phrase
from atlas.pages.record.services import PageServices
from atlas.records.record_index import actor_key


class PlaceCounts:
    """Finds what sources count, and counts the towns that are parties here, in one edition."""

    def __init__(self, services: PageServices) -> None:
        self._services = services

    def of_country(self, code: str) -> Iterator[CountedPlaces]:
        """The numbers of the municipalities of a country, with each other one that sources count."""
        return self._where(lambda one: one.country == code)

    def of_pair(self, pair: CountryPair) -> Iterator[CountedPlaces]:
        """The numbers of the municipalities of each of two countries that have relations with the other."""
        return self._where(lambda one: pair_of(one.country, one.with_) == pair)

    def _where(self, is_asked: Callable[[RelationCount], bool]) -> Iterator[CountedPlaces]:
        for source in self._services.atlas.by_kind["sources"]:
            if isinstance(source, Source):
                yield from (self._counted(one, source) for one in source.counts if is_asked(one))

    def _counted(self, counted: RelationCount, source: Source) -> CountedPlaces:
        values, edition = self._services.presenter.values, self._services.edition
        date = counted.as_of or source.state_of or source.published
        of, with_ = (
            Phrase(Words(edition.country(code)), country_address(code)) for code in (counted.country, counted.with_)
        )
        return CountedPlaces(
            of=of,
            country=with_,
            number=values.amount(counted.count, counted.bound),
            by=edition.words(counted.said_by) if counted.said_by else None,
            source=values.link(source.id),
            date=edition.point(date) if date else "",
            entered=self._entered(counted.country, counted.with_),
        )

    def _entered(self, code: str, other: str) -> int:
        """The number of towns of a country that are parties to agreements with another, with a record or without."""
        agreements = self._services.computed.country_pairs.by_codes.get(pair_of(code, other), ())
        parties = (party for agreement in agreements for party in agreement.parties)
        return len({actor_key(party) for party in parties if self._is_town_of(party, code)})

    def _is_town_of(self, party: Party, code: str) -> bool:
        record = self._services.atlas.get(party.id) if party.id else None
        return (isinstance(record, City) or bool(party.text)) and code in self._services.partners.codes(party)
