"""The pages of anniversaries: this year's and those of the next years, of all and by country."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from atlas.derive.anniversaries.upcoming import LAPSED, SHOWN, ShownAnniversaries, ShownDates, ShownYear
from atlas.languages.edition import Words
from atlas.pages.overviews.views import AnniversariesView, AnniversaryListView, AnniversaryTable, AnniversaryYear
from atlas.pages.phrases.addresses import country_address, list_address
from atlas.pages.phrases.paging import Pager, numbered, page_description, page_title, pagers
from atlas.pages.phrases.views import SHOWN as PAGE
from atlas.pages.phrases.views import CalendarLink, CountedLink, Phrase
from atlas.pages.record.anniversary_rows import AnniversaryRows
from atlas.pages.record.services import PageServices
from atlas.pages.record.views import AnniversaryRow
from atlas.pages.rendering.overview import Overview
from atlas.pages.tables.anniversaries import anniversaries_table, terms_table
from atlas.pages.tables.csv_lines import csv_file

ADDRESS = "anniversaries/"
TERMS = "terms"
"""The name of the list of ends of terms, in its address."""
_OPEN = 2
"""The number of years whose anniversaries to come stand open, that of the day included."""


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
        yield from self._whole_lists("", title, self._coming.all)
        for code, _ in self._coming.countries:
            country = self._edition.gettext("Anniversaries: %(country)s") % {"country": self._edition.country(code)}
            yield Overview(
                address_of_country(code), country, "", "anniversaries.md", partial(self._of_country, country, code)
            )
            yield from self._whole_lists(code, country, self._coming.of_country(code))

    def _whole_lists(self, code: str, title: str, dates: ShownDates) -> Iterator[Overview]:
        """The pages of the lists of which the page of all, or of a country, shows but a part."""
        for year in dates.years:
            if max(year.coming.total, year.passed.total) > SHOWN:
                name = str(year.number)
                yield from self._pages(code, name, f"{title}: {name}", year.coming.total + year.passed.total)
        if dates.lapsed.total > SHOWN:
            label = self._edition.gettext("Ended or suspended")
            yield from self._pages(code, LAPSED, f"{title}: {label}", dates.lapsed.total)
        if dates.expiries_total > SHOWN:
            label = self._edition.gettext("Terms that end")
            yield from self._pages(code, TERMS, f"{title}: {label}", dates.expiries_total)

    def _pages(self, code: str, section: str, name: str, total: int) -> Iterator[Overview]:
        for pager in pagers(_list_address(code, section), numbered(-(-total // PAGE))):
            title = page_title(name, pager, self._edition)
            description = page_description(name, pager, self._edition)
            view = partial(self._whole_list, code, section, title, pager, total)
            files = partial(self._table_file, code, section, total) if pager.number == 1 else tuple
            yield Overview(pager.address, title, description, "anniversary_list.md", view, files)

    def _whole_list(self, code: str, section: str, title: str, pager: Pager, total: int) -> AnniversaryListView:
        first = (pager.number - 1) * PAGE
        found = () if section == TERMS else self._coming.part(code, section, first, PAGE)
        ends = self._coming.part_of_terms(code, first, PAGE) if section == TERMS else ()
        return AnniversaryListView(
            title=title,
            subject=Phrase(
                Words(self._edition.gettext("Anniversaries")), address_of_country(code) if code else ADDRESS
            ),
            rows=tuple(map(self.rows.row, found)),
            expiries=tuple(map(self.rows.expiry, ends)),
            total=total,
            as_of=self._edition.day(self.services.computed.day),
            table=_table_address(code, section),
            pager=pager,
        )

    def _table_file(self, code: str, section: str, total: int) -> Iterator[tuple[str, bytes]]:
        """The file of a whole list, which is no language's."""
        if not self.services.is_first:
            return
        if section == TERMS:
            text = terms_table(self._coming.part_of_terms(code, 0, total), self.services.tables)
        else:
            text = anniversaries_table(self._coming.part(code, section, 0, total), self.services.tables)
        yield _table_address(code, section), csv_file(text)

    def next(self) -> tuple[AnniversaryRow, ...]:
        """The next anniversaries that are celebrated."""
        return tuple(map(self.rows.row, self._coming.next))

    def _of_all(self, title: str) -> AnniversariesView:
        calendar = self.services.calendars.link_for_all()
        return self._view(title, self._coming.all, "", calendar, country=None, countries=self._ways())

    def _of_country(self, title: str, code: str) -> AnniversariesView:
        calendar = self.services.calendars.link_for_country(code)
        country = Phrase(Words(self._edition.country(code)), country_address(code))
        return self._view(title, self._coming.of_country(code), code, calendar, country=country, countries=())

    def _view(
        self,
        title: str,
        dates: ShownDates,
        code: str,
        calendar: CalendarLink | None,
        country: Phrase | None,
        countries: tuple[CountedLink, ...],
    ) -> AnniversariesView:
        return AnniversariesView(
            title=title,
            as_of=self._edition.day(self.services.computed.day),
            calendar=calendar,
            ways=tuple(self._within(dates)),
            years=tuple(self._year(year, code) for year in dates.years),
            lapsed=self._table(dates.lapsed, _list_address(code, LAPSED)),
            expiries=tuple(map(self.rows.expiry, dates.expiries)),
            expiries_total=dates.expiries_total,
            terms=_list_address(code, TERMS),
            country=country,
            countries=countries,
        )

    def _year(self, year: ShownYear, code: str) -> AnniversaryYear:
        name = str(year.number)
        whole = _list_address(code, name)
        is_open = year.number < self.services.computed.day.year + _OPEN
        return AnniversaryYear(name, is_open, self._table(year.coming, whole), self._table(year.passed, whole))

    def _within(self, dates: ShownDates) -> Iterator[Phrase]:
        """Links to the sections of a page, each with the number of what stands in it."""
        gettext = self._edition.gettext
        for year in dates.years:
            yield self._section(str(year.number), year.coming.total + year.passed.total, f"in-{year.number}")
        if dates.expiries_total:
            yield self._section(gettext("Terms that end"), dates.expiries_total, TERMS)
        if dates.lapsed.total:
            yield self._section(gettext("Ended or suspended"), dates.lapsed.total, LAPSED)

    def _section(self, label: str, number: int, anchor: str) -> Phrase:
        return Phrase(Words(f"{label}: {self._edition.number(number)}"), f"#{anchor}")

    def _table(self, shown: ShownAnniversaries, whole: str) -> AnniversaryTable:
        return AnniversaryTable(tuple(map(self.rows.row, shown.anniversaries)), shown.total, whole)

    def _ways(self) -> tuple[CountedLink, ...]:
        ways = [
            CountedLink(Phrase(Words(self._edition.country(code)), address_of_country(code)), number)
            for code, number in self._coming.countries
            if number
        ]
        return tuple(sorted(ways, key=lambda way: self._edition.sort_key(way.phrase.words.text)))


def _list_address(code: str, section: str) -> str:
    return list_address(address_of_country(code) if code else ADDRESS, section)


def _table_address(code: str, section: str) -> str:
    return f"{_list_address(code, section)}{code.lower() or 'anniversaries'}-{section}.csv"


def address_of_country(code: str) -> str:
    """The address of the page of a country's anniversaries."""
    return f"{ADDRESS}{code.lower()}/"
