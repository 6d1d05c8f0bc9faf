"""The agreements of each decade: an overview of the decades, pages and a CSV file for each.

Years had pages of their own once: at their addresses stand their numbers and files, and the way to the decade.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial

from atlas.derive.computed.totals import Totals
from atlas.derive.computed.years import (
    DecadeNumbers,
    DecadeYears,
    Year,
    YearNumbers,
    by_decade,
    decade_of,
    year_numbers,
    years_by_agreement,
)
from atlas.languages.edition import Words
from atlas.model.settings import Settings
from atlas.pages.overviews.views import DecadeLink, DecadeRow, DecadeView, YearsView, YearView
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.paging import Pager, between, in_pages, letters, page_description, page_title, pagers
from atlas.pages.phrases.views import Phrase
from atlas.pages.record.services import PageServices
from atlas.pages.rendering.overview import Overview
from atlas.pages.tables.csv_lines import csv_file, csv_line
from atlas.records.derived_queries import DerivedQuery

ADDRESS = "agreements/in/"
MOST_YEARS = 100
"""The most years that had pages of their own."""


class YearPages:
    """Makes the pages on decades and years of one edition, and the CSV files that belong to them."""

    def __init__(self, services: PageServices, totals: Totals, settings: Settings) -> None:
        self.services = services
        self.totals = totals
        self.edition = services.edition
        self.computed = services.computed
        tracker, language = services.atlas.tracker, self.edition.language
        self._tables = DerivedQuery(tracker, f"table of a year in {language}", self._table, max_size=1)
        self._of_decades = DerivedQuery(tracker, f"table of a decade in {language}", self._decade_table, max_size=1)

    def all(self) -> Iterator[Overview]:
        """The overview, then the decades, oldest first; a view is given what it shows."""
        title = self.edition.gettext("Agreements by year")
        yield Overview(ADDRESS, title, "", "years.md", self._overview)
        decades = by_decade(self.computed.agreements.years)
        ends = [(decade, years[0].number, years[-1].number) for decade, years in decades.items()]
        for place, (decade, years) in enumerate(decades.items()):
            neighbours = (*ends[max(place - 1, 0) : place], *ends[place + 1 : place + 2])
            yield from self._decade_pages(decade, years, neighbours)

    def former(self) -> Iterator[Overview]:
        """The pages at the addresses that years had."""
        years = self.computed.agreements.years
        ends = {decade: (found[0].number, found[-1].number) for decade, found in by_decade(years).items()}
        for year in years[-MOST_YEARS:]:
            view = partial(self._year, year_numbers(year), ends.get(decade_of(year.number)))
            file = partial(self._csv_file, year.number)
            yield Overview(_address(year.number), self._title(year.number), "", "year.md", view, file)

    def _decade_pages(
        self, decade: int, years: Sequence[Year], neighbours: tuple[tuple[int, int, int], ...]
    ) -> Iterator[Overview]:
        """All agreements of a decade in the order of their names, each with the years in which it is in force."""
        found = years_by_agreement(years)
        parts = in_pages(self._in_order(found))
        labels = letters([(self._name(part[0]), self._name(part[-1])) for part in parts])
        name = self._decade_title(years[0].number, years[-1].number)
        numbers = tuple(map(year_numbers, years))
        for part, pager in zip(parts, pagers(decade_address(decade), labels), strict=True):
            title, description = page_title(name, pager, self.edition), page_description(name, pager, self.edition)
            rows = tuple((id_, *found[id_]) for id_ in part)
            view = partial(self._decade, title, rows, pager, len(found), numbers, neighbours)
            file = partial(self._decade_file, decade) if pager.number == 1 else tuple
            yield Overview(pager.address, title, description, "decade.md", view, file)

    def _decade(
        self,
        title: str,
        rows: Sequence[tuple[str, list[int], list[int], list[int], list[int]]],
        pager: Pager,
        total: int,
        years: tuple[YearNumbers, ...],
        neighbours: tuple[tuple[int, int, int], ...],
    ) -> DecadeView:
        return DecadeView(
            title=title,
            rows=tuple(self._decade_row(*row) for row in rows),
            total=total,
            years=years,
            neighbours=tuple(
                Phrase(Words(between(str(first), str(last))), decade_address(decade))
                for decade, first, last in neighbours
            ),
            csv=_decade_csv_address(decade_of(years[0].number)),
            pager=pager,
            as_of=self.edition.day(self.computed.day),
        )

    def _decade_row(self, id_: str, *years: list[int]) -> DecadeRow:
        record = self.services.atlas[id_]
        name = Phrase(name_of(record, self.services.atlas, self.edition), address_of(record))
        return DecadeRow(name, *map(in_stretches, years))

    @cached_property
    def _ordered(self) -> dict[str, int]:
        """The place of each agreement in the order of names."""
        agreements = self.computed.listing.by_kind["agreements"]
        names = ((self.edition.sort_key(self._name(record.id)), record.id) for record in agreements)
        return {id_: place for place, (_, id_) in enumerate(sorted(names))}

    def _name(self, id_: str) -> str:
        return name_of(self.services.atlas[id_], self.services.atlas, self.edition).text

    def _in_order(self, ids: Iterable[str]) -> list[str]:
        return sorted(ids, key=self._ordered.__getitem__)

    def _title(self, year: int) -> str:
        return self.edition.gettext("Agreements in force in %(year)s") % {"year": year}

    def _decade_title(self, first: int, last: int) -> str:
        values = {"first": first, "last": last}
        return self.edition.gettext("Agreements in force in %(first)s–%(last)s") % values

    def _overview(self) -> YearsView:
        return YearsView(
            title=self.edition.gettext("Agreements by year"),
            decades=tuple(map(_link, reversed(self.totals.decades))),
            as_of=self.edition.day(self.computed.day),
        )

    def _year(self, numbers: YearNumbers, decade: tuple[int, int] | None) -> YearView:
        """The page of a year; of its decade, if any agreement is in force in it, the first and last year are given."""
        words = self._decade_title(*decade) if decade else self.edition.gettext("Agreements by year")
        return YearView(
            title=self._title(numbers.number),
            numbers=numbers,
            csv=_csv_address(numbers.number),
            decade=Phrase(Words(words), decade_address(decade_of(numbers.number)) if decade else ADDRESS),
            as_of=self.edition.day(self.computed.day),
        )

    def _csv_file(self, year: int) -> Iterator[tuple[str, bytes]]:
        """The file of a year, which is no language's."""
        if self.services.is_first:
            yield _csv_address(year), csv_file(self._tables.get(str(year)))

    def _decade_file(self, decade: int) -> Iterator[tuple[str, bytes]]:
        """The file of a decade, which is no language's."""
        if self.services.is_first:
            yield _decade_csv_address(decade), csv_file(self._of_decades.get(str(decade)))

    def _table(self, number: str) -> str:
        return next((self._csv(year) for year in self.computed.agreements.years if str(year.number) == number), "")

    def _csv(self, year: Year) -> str:
        tables, inferred, suspended = self.services.tables, frozenset(year.inferred), frozenset(year.suspended)
        head = csv_line((*tables.first_columns(), "in_force", "by_inferred_date", "suspended_by_one"))
        certain = ((id_, "certainly,yes," if id_ in inferred else "certainly,no,") for id_ in sorted(year.certain))
        possible = ((id_, "possibly,,yes" if id_ in suspended else "possibly,,no") for id_ in sorted(year.possible))
        rows = (*certain, *possible)
        return head + "".join([f"{tables.first_cells(self.services.atlas[id_])},{words}\r\n" for id_, words in rows])

    def _decade_table(self, decade: str) -> str:
        """The table of a decade; the years of an agreement stand in a cell with spaces between them."""
        tables = self.services.tables
        head = csv_line((*tables.first_columns(), *(f"years_{name}" for name in DecadeYears._fields)))
        found = years_by_agreement(by_decade(self.computed.agreements.years).get(int(decade), ()))
        cells = ((id_, ",".join(" ".join(map(str, years)) for years in found[id_])) for id_ in sorted(found))
        return head + "".join([f"{tables.first_cells(self.services.atlas[id_])},{years}\r\n" for id_, years in cells])


def in_stretches(years: Sequence[int]) -> str:
    """Years in their order in words: 1990–1993, 1995."""
    stretches: list[list[int]] = []
    for year in years:
        if stretches and stretches[-1][-1] == year - 1:
            stretches[-1][1:] = [year]
        else:
            stretches.append([year])
    return ", ".join("–".join(map(str, stretch)) for stretch in stretches)


def _link(numbers: DecadeNumbers) -> DecadeLink:
    name = between(str(numbers.first), str(numbers.last))
    return DecadeLink(name, decade_address(decade_of(numbers.first)), numbers)


def decade_address(decade: int) -> str:
    """The first page of a decade."""
    return f"{ADDRESS}{decade:04}s/"


def _address(year: int) -> str:
    return f"{ADDRESS}{year:04}/"


def _csv_address(year: int) -> str:
    return f"{_address(year)}agreements-{year:04}.csv"


def _decade_csv_address(decade: int) -> str:
    return f"{decade_address(decade)}agreements-{decade:04}s.csv"
