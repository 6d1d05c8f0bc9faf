"""The pages of countries, and the list of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from atlas.derive.computed.totals import Totals
from atlas.derive.relations.country_pairs import pair_of
from atlas.languages.edition import Words
from atlas.model.kinds import KINDS, kind_of
from atlas.model.parties import Party
from atlas.model.places import City
from atlas.model.records import Record
from atlas.model.sources import RelationCount, Source
from atlas.pages.lists.whole_lists import WholeLists
from atlas.pages.overviews.country_pairs import CountryPairPages
from atlas.pages.overviews.views import CountedPlaces, CountriesView, CountryView
from atlas.pages.phrases.addresses import country_address, country_pair_address
from atlas.pages.phrases.views import CountedLink, Phrase
from atlas.pages.record.lists import facet_control
from atlas.pages.record.see_also import see_also_country
from atlas.pages.record.services import PageServices
from atlas.pages.rendering.overview import Overview
from atlas.records.record_index import actor_key


class CountryPages:
    """Makes the pages of countries of one edition."""

    def __init__(self, services: PageServices, totals: Totals, whole_lists: WholeLists) -> None:
        self._services = services
        self._whole_lists = whole_lists
        self._edition = services.edition
        self._computed = services.computed
        self._totals = totals
        self._pairs = CountryPairPages(services)

    def all(self) -> Iterator[Overview]:
        """The list of countries, then each country with its whole lists."""
        calendars = self._services.calendars
        yield Overview("countries/", self._edition.gettext("Countries"), "", "countries.md", self._list)
        for code, records in self._computed.countries.by_code.items():
            view = partial(self._country, code, records)
            title, files = self._edition.country(code), partial(calendars.of_country, code, records)
            yield Overview(country_address(code), title, "", "country.md", view, files)
            yield from self._whole_lists.of_country(code, self._computed.listing.begun(records))
        yield from self._pairs.all()

    def links(self) -> tuple[CountedLink, ...]:
        """The countries by name, each with the number of its records."""
        links = [
            CountedLink(Phrase(Words(self._edition.country(code)), country_address(code)), number)
            for code, number in self._totals.countries
        ]
        return self._by_name(links)

    def _by_name(self, links: Iterable[CountedLink]) -> tuple[CountedLink, ...]:
        return tuple(sorted(links, key=lambda link: self._edition.sort_key(link.phrase.words.text)))

    def _links_to_pairs(self, code: str) -> tuple[CountedLink, ...]:
        """The countries with which one has agreements, by name, each with their number."""
        partners = self._computed.country_pairs.partners(code)
        return self._by_name(
            CountedLink(Phrase(Words(self._edition.country(other)), country_pair_address(pair_of(code, other))), number)
            for other, number in partners
        )

    def _counts(self, code: str) -> Iterator[CountedPlaces]:
        """The numbers of municipalities with relations as sources count them, each beside that of those entered."""
        for source in self._services.atlas.by_kind["sources"]:
            if isinstance(source, Source):
                yield from (self._counted(one, source) for one in source.counts if one.country == code)

    def _counted(self, counted: RelationCount, source: Source) -> CountedPlaces:
        values, edition = self._services.presenter.values, self._edition
        date = counted.as_of or source.state_of or source.published
        return CountedPlaces(
            country=Phrase(Words(edition.country(counted.with_)), country_address(counted.with_)),
            number=values.amount(counted.count, counted.bound),
            by=edition.words(counted.said_by) if counted.said_by else None,
            source=values.link(source.id),
            date=edition.point(date) if date else "",
            entered=self._entered(counted.country, counted.with_),
        )

    def _entered(self, code: str, other: str) -> int:
        """The number of towns of a country that are parties to agreements with another, with a record or without."""
        agreements = self._computed.country_pairs.by_codes.get(pair_of(code, other), ())
        parties = (party for agreement in agreements for party in agreement.parties)
        return len({actor_key(party) for party in parties if self._is_town_of(party, code)})

    def _is_town_of(self, party: Party, code: str) -> bool:
        record = self._services.atlas.get(party.id) if party.id else None
        return (isinstance(record, City) or bool(party.text)) and code in self._services.partners.codes(party)

    def _list(self) -> CountriesView:
        return CountriesView(Words(self._edition.gettext("Countries")), self.links())

    def _country(self, code: str, records: Sequence[Record]) -> CountryView:
        begun = self._computed.listing.begun(records)
        groups = {kind: [record for record in begun if kind_of(record) == kind] for kind in KINDS}
        listed = tuple(self._services.lists.of_country(code, kind, group) for kind, group in groups.items() if group)
        return CountryView(
            title=self._edition.country(code),
            see_also=see_also_country(code, begun, self._services),
            calendar=self._services.calendars.link_for_country(code),
            map=self._services.maps.of_country(code, begun),
            pairs=self._links_to_pairs(code),
            counts=tuple(self._counts(code)),
            lists=listed,
            not_begun=len(records) - len(begun),
            as_of=self._edition.day(self._computed.day),
            facets=facet_control(listed, country=code.lower()),
        )
