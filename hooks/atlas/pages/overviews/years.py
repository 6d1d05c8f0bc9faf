"""The agreements of each year: an overview of the years, a page and a CSV file for each, and all periods as data.

Where a year's page shows but a part of its agreements, the pages of its decade show all.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from heapq import nsmallest
from itertools import groupby
from typing import NamedTuple

from atlas.derive.computed.totals import Totals
from atlas.derive.computed.years import Year, YearNumbers, year_numbers
from atlas.model.agreements import Agreement
from atlas.model.fields import specification
from atlas.model.settings import Settings
from atlas.pages.overviews.views import DecadeRow, DecadeView, IndexRow, YearRow, YearsView, YearView
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.paging import Pager, in_pages, letters, page_description, page_title, pagers
from atlas.pages.phrases.views import SHOWN, Phrase
from atlas.pages.record.facts import columns_of
from atlas.pages.record.services import PageServices
from atlas.pages.rendering.overview import Overview
from atlas.pages.tables.csv_lines import csv_line
from atlas.records.derived_queries import DerivedQuery, TrackedCache

ADDRESS = "agreements/in/"
PERIODS = f"{ADDRESS}periods.json"
_FEW = 50
"""The most agreements that a year's page shows of a list longer than SHOWN: there are many years."""
_ROWS = 5000


class DecadeYears(NamedTuple):
    """The years of a decade in which an agreement is certainly in force, so by an inferred date, possibly in force."""

    certain: list[int]
    inferred: list[int]
    possible: list[int]


class YearPages:
    """Makes the pages on years of one edition, and the CSV and JSON files that belong to them."""

    def __init__(self, services: PageServices, totals: Totals, settings: Settings) -> None:
        self.services = services
        self.totals = totals
        self.edition = services.edition
        self._root = settings.root(self.edition.language)
        self.computed = services.computed
        self._rows: TrackedCache[str, IndexRow] = TrackedCache(
            services.atlas.tracker, _ROWS
        )  # an agreement stands in many years
        tracker, language = services.atlas.tracker, self.edition.language
        self._tables = DerivedQuery(tracker, f"table of a year in {language}", self._table, max_size=1)
        self._periods = DerivedQuery(tracker, f"periods in {language}", lambda _: self._all_periods())

    def all(self) -> Iterator[Overview]:
        """The overview, then the years, oldest first; a year's view is given what it shows."""
        years = self.computed.agreements.years
        title = self.edition.gettext("Agreements by year")
        yield Overview(ADDRESS, title, "", "years.md", self._overview, self._periods_file)
        for index, year in enumerate(years):
            neighbours = tuple(
                other.number for other in (*years[max(index - 1, 0) : index], *years[index + 1 : index + 2])
            )
            certain, possible = self._first(year.certain), self._first(year.possible)
            by_inference = frozenset(year.inferred)
            inferred = tuple(id_ for id_ in certain if id_ in by_inference)
            view = partial(self._year, year_numbers(year), certain, inferred, possible, neighbours)
            file = partial(self._csv_file, year.number)
            yield Overview(_address(year.number), self._title(year.number), "", "year.md", view, file)
        for decade, of_decade in groupby(years, lambda year: year.number // 10 * 10):
            yield from self._decade_pages(decade, list(of_decade))

    def _decade_pages(self, decade: int, years: Sequence[Year]) -> Iterator[Overview]:
        """All agreements of a decade in the order of their names, where the page of one of its years shows but a part.

        Each page is given the years in which its agreements are in force.
        """
        if not any(map(is_cut, years)):
            return
        found: dict[str, DecadeYears] = defaultdict(lambda: DecadeYears([], [], []))
        for year in years:
            for years_of, ids in zip(range(3), (year.certain, year.inferred, year.possible), strict=True):
                for id_ in ids:
                    found[id_][years_of].append(year.number)
        parts = in_pages(self._in_order(found))
        labels = letters([(self._name(part[0]), self._name(part[-1])) for part in parts])
        name = self.edition.gettext("Agreements in force from %(first)s to %(last)s") % {
            "first": years[0].number,
            "last": years[-1].number,
        }
        for part, pager in zip(parts, pagers(decade_address(decade), labels), strict=True):
            title, description = page_title(name, pager, self.edition), page_description(name, pager, self.edition)
            rows = tuple((id_, *found[id_]) for id_ in part)
            view = partial(self._decade, title, rows, pager, len(found), tuple(year.number for year in years))
            yield Overview(pager.address, title, description, "decade.md", view)

    def _decade(
        self,
        title: str,
        rows: Sequence[tuple[str, list[int], list[int], list[int]]],
        pager: Pager,
        total: int,
        years: Sequence[int],
    ) -> DecadeView:
        return DecadeView(
            title=title,
            rows=tuple(self._decade_row(*row) for row in rows),
            total=total,
            years=tuple((str(year), _address(year)) for year in years),
            pager=pager,
            as_of=self.edition.day(self.computed.day),
        )

    def _decade_row(self, id_: str, certain: list[int], inferred: list[int], possible: list[int]) -> DecadeRow:
        record = self.services.atlas[id_]
        name = Phrase(name_of(record, self.services.atlas, self.edition), address_of(record))
        return DecadeRow(name, *map(in_stretches, (certain, inferred, possible)))

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

    def _overview(self) -> YearsView:
        return YearsView(
            title=self.edition.gettext("Agreements by year"),
            years=tuple(
                YearRow(str(numbers.number), _address(numbers.number), numbers)
                for numbers in reversed(self.totals.years)
            ),
            as_of=self.edition.day(self.computed.day),
        )

    def _year(
        self,
        numbers: YearNumbers,
        certain: tuple[str, ...],
        inferred: tuple[str, ...],
        possible: tuple[str, ...],
        neighbours: tuple[int, ...],
    ) -> YearView:
        """The page of a year; its agreements are given as ids, the `inferred` ones among the certain."""
        labels = [spec.label for spec in specification(Agreement) if spec.name in Agreement.COLUMNS]
        year, remark = numbers.number, self.edition.gettext("by an inferred date")
        rows = {id_: self._rows.get(id_, partial(self._row, id_)) for id_ in (*certain, *possible)}
        return YearView(
            title=self._title(year),
            headings=tuple(map(self.edition.gettext, ("Name", *labels))),
            certain=tuple(rows[id_]._replace(remark=remark if id_ in inferred else "") for id_ in certain),
            possible=tuple(rows[id_] for id_ in possible),
            numbers=numbers,
            csv=_csv_address(year),
            csv_rows=numbers.certain + numbers.possible,
            decade=decade_address(year // 10 * 10) if len(rows) < numbers.certain + numbers.possible else None,
            neighbours=tuple((str(other), _address(other)) for other in neighbours),
            as_of=self.edition.day(self.computed.day),
        )

    def _first(self, ids: Sequence[str]) -> tuple[str, ...]:
        """The agreements that a page shows, in the order of their names."""
        return tuple(nsmallest(SHOWN if len(ids) <= SHOWN else _FEW, ids, key=self._ordered.__getitem__))

    def _row(self, id_: str) -> IndexRow:
        record = self.services.atlas[id_]
        facts = {fact.key: fact.lines for fact in columns_of(record, self.services.presenter, self.computed)}
        keys = [spec.key for spec in specification(Agreement) if spec.name in Agreement.COLUMNS]
        title = Phrase(name_of(record, self.services.atlas, self.edition), address_of(record))
        return IndexRow(title, None, tuple(facts.get(key, ()) for key in keys), None)

    def _csv_file(self, year: int) -> Iterator[tuple[str, bytes]]:
        """The file of a year, which is no language's."""
        if self.services.is_first:
            yield _csv_address(year), self._tables.get(str(year)).encode()

    def _table(self, number: str) -> str:
        return next((self._csv(year) for year in self.computed.agreements.years if str(year.number) == number), "")

    def _csv(self, year: Year) -> str:
        tables, inferred = self.services.tables, frozenset(year.inferred)
        head = csv_line((*tables.first_columns(), "in_force", "by_inferred_date"))
        certain = ((id_, "certainly,yes" if id_ in inferred else "certainly,no") for id_ in sorted(year.certain))
        rows = (*certain, *((id_, "possibly,") for id_ in sorted(year.possible)))
        return head + "".join([f"{tables.first_cells(self.services.atlas[id_])},{words}\r\n" for id_, words in rows])

    def _periods_file(self) -> Iterator[tuple[str, bytes]]:
        """The file with the periods of all agreements, where pages show only a part of them."""
        if text := self._periods.get():
            yield f"{self._root}{PERIODS}", text.encode()

    def _all_periods(self) -> str:
        """Entries that as_of.js lists where a page shows only a part: name, address, countries, periods."""
        if len(self._ordered) <= SHOWN:
            return ""
        return json.dumps([self._entry(id_) for id_ in self._ordered], ensure_ascii=False, separators=(",", ":"))

    def _entry(self, id_: str) -> dict[str, str]:
        agreement = self.services.atlas[id_]
        assert isinstance(agreement, Agreement)
        found = self.computed.agreements.in_force(agreement)
        return {
            "name": self._name(id_),
            "address": address_of(agreement),
            "countries": " ".join(self.computed.countries.codes.get(id_, ())).lower(),
            "certain": " ".join(map(str, found.certain)),
            "inferred": " ".join(map(str, found.inferred)),
            "possible": " ".join(map(str, found.possible)),
            "within": " ".join(map(str, found.within)),
            "unknown": " ".join(map(str, found.unknown)),
        }


def is_cut(year: Year) -> bool:
    """Tests if the page of a year shows but a part of its agreements."""
    return max(len(year.certain), len(year.possible)) > SHOWN


def in_stretches(years: Sequence[int]) -> str:
    """Years in their order in words: 1990–1993, 1995."""
    stretches: list[list[int]] = []
    for year in years:
        if stretches and stretches[-1][-1] == year - 1:
            stretches[-1][1:] = [year]
        else:
            stretches.append([year])
    return ", ".join("–".join(map(str, stretch)) for stretch in stretches)


def decade_address(decade: int) -> str:
    """The first page of a decade."""
    return f"{ADDRESS}{decade:04}s/"


def _address(year: int) -> str:
    return f"{ADDRESS}{year:04}/"


def _csv_address(year: int) -> str:
    return f"{_address(year)}agreements-{year:04}.csv"
