"""The pages of countries, and the list of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from atlas.derive.computed.totals import Totals
from atlas.derive.relations.country_pairs import pair_of
from atlas.languages.edition import Words
from atlas.model.kinds import KINDS, kind_of
from atlas.model.records import Record
from atlas.pages.changes.log_pages import TITLE, country_changes_address
from atlas.pages.lists.whole_lists import WholeLists
from atlas.pages.overviews.anniversaries import address_of_country
from atlas.pages.overviews.country_pairs import CountryPairPages
from atlas.pages.overviews.place_counts import PlaceCounts
from atlas.pages.overviews.views import CountriesView, CountryView
from atlas.pages.phrases.addresses import country_address, country_pair_address
from atlas.pages.phrases.views import CountedLink, Phrase
from atlas.pages.record.lists import facet_control
from atlas.pages.record.see_also import see_also_country
from atlas.pages.record.services import PageServices
from atlas.pages.rendering.overview import Overview


class CountryPages:
    """Makes the pages of countries of one edition."""

    def __init__(
        self, services: PageServices, totals: Totals, whole_lists: WholeLists, *, with_changes: bool = False
    ) -> None:
        """`with_changes`: there are pages of the changes that concern each country."""
        self._services = services
        self._whole_lists = whole_lists
        self._edition = services.edition
        self._computed = services.computed
        self._totals = totals
        self._place_counts = PlaceCounts(services)
        self._pairs = CountryPairPages(services, self._place_counts)
        self._with_changes = with_changes

    def all(self) -> Iterator[Overview]:
        """The list of countries, then each country with its whole lists."""
        calendars = self._services.calendars
        yield Overview("countries/", self._edition.gettext("Countries"), "", "countries.md", self._list)
        for code, records in self._computed.countries.by_code.items():
            view = partial(self._country, code, records, self._with_changes)
            title, files = self._edition.country(code), partial(calendars.of_country, code, records)
            yield Overview(country_address(code), title, "", "country.md", view, files)
            yield from self._whole_lists.of_country(code, self._computed.listing.begun(records))
        yield from self._pairs.all()

    def reversed(self) -> Iterator[Overview]:
        """The pages at the addresses of pairs with the codes the other way round: they lead to those in order."""
        return self._pairs.reversed()

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

    def _list(self) -> CountriesView:
        return CountriesView(Words(self._edition.gettext("Countries")), self.links())

    def _country(self, code: str, records: Sequence[Record], with_changes: bool) -> CountryView:
        begun = self._computed.listing.begun(records)
        groups = {kind: [record for record in begun if kind_of(record) == kind] for kind in KINDS}
        listed = tuple(self._services.lists.of_country(code, kind, group) for kind, group in groups.items() if group)
        see_also = see_also_country(code, begun, self._services)
        if code in dict(self._services.agendas.upcoming.countries):
            see_also = *see_also, Phrase(Words(self._edition.gettext("Anniversaries")), address_of_country(code))
        if with_changes:
            see_also = *see_also, Phrase(Words(self._edition.gettext(TITLE)), country_changes_address(code))
        return CountryView(
            title=self._edition.country(code),
            see_also=see_also,
            calendar=self._services.calendars.link_for_country(code),
            map=self._services.maps.of_country(code, begun),
            pairs=self._links_to_pairs(code),
            counts=self._place_counts.of_country(code),
            lists=listed,
            not_begun=len(records) - len(begun),
            as_of=self._edition.day(self._computed.day),
            facets=facet_control(listed, country=code.lower()),
        )
