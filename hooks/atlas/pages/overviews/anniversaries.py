"""The pages of anniversaries: this year's and those of the next years, of all and by country."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from atlas.derive.anniversaries.upcoming import ShownAnniversaries, ShownDates, ShownYear
from atlas.languages.edition import Words
from atlas.pages.overviews.views import AnniversariesView, AnniversaryTable, AnniversaryYear
from atlas.pages.phrases.addresses import country_address
from atlas.pages.phrases.views import CountedLink, Phrase
from atlas.pages.record.anniversary_rows import AnniversaryRows
from atlas.pages.record.services import PageServices
from atlas.pages.record.views import AnniversaryRow
from atlas.pages.rendering.overview import Overview

ADDRESS = "anniversaries/"


class AnniversaryPages:
    """Makes the pages of anniversaries of one edition."""

    def __init__(self, services: PageServices) -> None:
        self.services = services
        self.rows = AnniversaryRows(services)
        self._edition = services.edition
        self._coming = services.agendas.upcoming

    def all(self) -> Iterator[Overview]:
        """The page of all, then one for each country that has any."""
        title = self._edition.gettext("Anniversaries")
        yield Overview(ADDRESS, title, "", "anniversaries.md", partial(self._of_all, title))
        for code, _ in self._coming.countries:
            country = self._edition.gettext("Anniversaries: %(country)s") % {"country": self._edition.country(code)}
            yield Overview(_address(code), country, "", "anniversaries.md", partial(self._of_country, country, code))

    def next(self) -> tuple[AnniversaryRow, ...]:
        """The next anniversaries that are celebrated."""
        return tuple(map(self.rows.row, self._coming.next))

    def _of_all(self, title: str) -> AnniversariesView:
        calendar = self.services.calendars.address_for_all()
        return self._view(title, self._coming.all, calendar, country=None, countries=self._ways())

    def _of_country(self, title: str, code: str) -> AnniversariesView:
        calendar = self.services.calendars.address_for_country(code)
        country = Phrase(Words(self._edition.country(code)), country_address(code))
        return self._view(title, self._coming.of_country(code), calendar, country=country, countries=())

    def _view(
        self,
        title: str,
        dates: ShownDates,
        calendar: str | None,
        country: Phrase | None,
        countries: tuple[CountedLink, ...],
    ) -> AnniversariesView:
        return AnniversariesView(
            title=title,
            as_of=self._edition.day(self.services.computed.day),
            calendar=calendar,
            years=tuple(map(self._year, dates.years)),
            lapsed=self._table(dates.lapsed),
            expiries=tuple(map(self.rows.expiry, dates.expiries)),
            expiries_total=dates.expiries_total,
            country=country,
            countries=countries,
        )

    def _year(self, year: ShownYear) -> AnniversaryYear:
        return AnniversaryYear(str(year.number), self._table(year.coming), self._table(year.passed))

    def _table(self, shown: ShownAnniversaries) -> AnniversaryTable:
        return AnniversaryTable(tuple(map(self.rows.row, shown.anniversaries)), shown.total)

    def _ways(self) -> tuple[CountedLink, ...]:
        ways = [
            CountedLink(Phrase(Words(self._edition.country(code)), _address(code)), number)
            for code, number in self._coming.countries
        ]
        return tuple(sorted(ways, key=lambda way: self._edition.sort_key(way.phrase.words.text)))


def _address(code: str) -> str:
    return f"{ADDRESS}{code.lower()}/"
