"""The agreements of each year: an overview of the years, a page and a CSV file for each, and all periods as data."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from heapq import nsmallest
from io import StringIO

from atlas.derive.computed.totals import Totals
from atlas.derive.computed.years import Year, YearNumbers, year_numbers
from atlas.derive.status.course import Confirmation
from atlas.messages.message import N_
from atlas.model.agreements import Agreement
from atlas.model.choices import Basis
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import specification
from atlas.model.settings import Settings
from atlas.model.shapes import Stated
from atlas.pages.overviews.views import IndexRow, YearRow, YearsView, YearView
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.views import SHOWN, Phrase
from atlas.pages.record.facts import columns_of
from atlas.pages.record.services import PageServices
from atlas.pages.rendering.overview import Overview
from atlas.records.derived_queries import DerivedQuery, TrackedCache

ADDRESS = "agreements/in/"
PERIODS = f"{ADDRESS}periods.json"
_FEW = 50
"""The most agreements that a year's page shows of a list longer than SHOWN: there are many years."""
_MOST_ROWS = 2000
_ROWS = 5000
_DATES = ("signed", "since", "in_force", "ended")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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
        self._cells: dict[str, tuple[str, str]] = {}  # for tables alone, whose lookups nobody notes
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
            csv_rows=min(numbers.certain + numbers.possible, _MOST_ROWS),
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
        yield f"{self._root}{_csv_address(year)}", self._tables.get(str(year)).encode()

    def _table(self, number: str) -> str:
        return next((self._csv(year) for year in self.computed.agreements.years if str(year.number) == number), "")

    def _csv(self, year: Year) -> str:
        rows = [*self._certain_rows(year), *self._possible_rows(year)][:_MOST_ROWS]
        specs = {spec.name: spec.label for spec in specification(Agreement)}
        dates = (specs[name] for name in _DATES)
        answer = N_("In force in this year"), N_("By an inferred date")
        labels = ("Name", *answer, specs["type"], *dates, N_("Inferred dates"), "Last confirmed")
        head = _line(("id", *map(self.edition.gettext, labels)))
        for id_ in {id_ for id_, _ in rows} - self._cells.keys():
            self._cells[id_] = self._cells_of(id_)
        cells = ((self._cells[id_], words) for id_, words in rows)
        return head + "".join(f"{before},{words},{behind}" for (before, behind), words in cells)

    def _certain_rows(self, year: Year) -> Iterator[tuple[str, str]]:
        """The ids with the cells that say "certainly", and if that rests on an inferred date."""
        gettext, inferred = self.edition.gettext, frozenset(year.inferred)
        certainly, by_inference = gettext("certainly"), (gettext("no"), gettext("yes"))
        return ((id_, f"{certainly},{by_inference[id_ in inferred]}") for id_ in self._in_order(year.certain))

    def _possible_rows(self, year: Year) -> Iterator[tuple[str, str]]:
        """The ids with the cells that say "possibly", whatever that rests on."""
        words = self.edition.gettext("possibly") + ","
        return ((id_, words) for id_ in self._in_order(year.possible))

    def _cells_of(self, id_: str) -> tuple[str, str]:
        """The cells of an agreement before and behind those that differ from year to year."""
        return _line((id_, self._name(id_))).rstrip("\r\n"), _line(self._facts(id_))

    def _facts(self, id_: str) -> Iterator[str]:
        agreement = self.services.atlas[id_]
        assert isinstance(agreement, Agreement)
        yield self.edition.gettext(agreement.type.value.label)
        for name in _DATES:
            stated = self.computed.agreements.date(agreement, name)
            yield stated.value.text if stated else ""
        yield "; ".join(self.edition.gettext(label) for label in _inferred_dates(agreement))
        confirmed: Confirmation | None = self.computed.agreements.status(agreement).confirmation
        yield confirmed.date.text if confirmed else ""

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


def _inferred_dates(agreement: Agreement) -> Iterator[str]:
    """The labels of the dates that no source states but that follow from one."""
    for spec in specification(Agreement):
        stated: Stated[PartialDate] | None = getattr(agreement, spec.name) if spec.name in _DATES else None
        if stated and stated.basis is Basis.INFERRED:
            yield spec.label


def _address(year: int) -> str:
    return f"{ADDRESS}{year:04}/"


def _csv_address(year: int) -> str:
    return f"{_address(year)}agreements-{year:04}.csv"


def _line(cells: Iterable[str]) -> str:
    """A line as of RFC 4180; what a spreadsheet would take for a formula is marked as text."""
    text = StringIO()
    csv.writer(text).writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return text.getvalue()
