"""The tables of records: of each kind, of a list, of a year. A row is made once for all tables in which it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atlas.derive.computed.computed import Computed
from atlas.languages.edition import edition
from atlas.model.agreements import Agreement
from atlas.model.kinds import KINDS, kind_of
from atlas.model.records import Record
from atlas.model.settings import Settings
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.states import name as state_name
from atlas.pages.tables.columns import columns, date_cells, date_fields, source_cell, stated_dates, value_cells
from atlas.pages.tables.csv_lines import csv_file, csv_line
from atlas.records.derived_queries import DerivedQuery, TrackedCache

_ROWS = 20_000
_STATUS = ("status", "status_on", "status_by_inferred_date")
_CONFIRMED = ("last_confirmed", "last_confirmed_earliest", "last_confirmed_latest")


def table_address(kind: str) -> str:
    """The file of all records of a kind, from the site's root."""
    return f"data/{kind}.csv"


def columns_of_kind(kind: str, languages: Iterable[str]) -> tuple[str, ...]:
    """The names of the columns in the table of a kind."""
    status = (*_STATUS, *_CONFIRMED) if KINDS[kind] is Agreement else ()
    return (*_first_columns(languages), "standing", *columns(kind), *status, "sources")


def _first_columns(languages: Iterable[str]) -> tuple[str, ...]:
    return ("id", *(f"name_{language}" for language in languages), "countries", "address")


class RecordTables:
    """Makes tables of records. They are no language's: names stand in all, everything else as in the records."""

    def __init__(self, computed: Computed, settings: Settings) -> None:
        self._computed = computed
        self._atlas = computed.atlas
        self._settings = settings
        self._editions = tuple(edition(language, settings.fallback) for language in settings.languages)
        tracker = computed.atlas.tracker
        self._rows: TrackedCache[str, tuple[str, str]] = TrackedCache(tracker, _ROWS)
        self._countries = DerivedQuery(tracker, "countries of a record", self._countries_of, max_size=_ROWS)
        self._tables = DerivedQuery(tracker, "table of a kind", self._table, max_size=1)

    def of_kind(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """The file of all listed records of a kind."""
        yield table_address(kind), csv_file(self._tables.get(kind))

    def of_list(self, address: str, kind: str, records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
        """The file at an address with the records of a list, which are of one kind, in their order."""
        yield address, csv_file(self._lines(kind, records))

    def countries(self, record: Record) -> tuple[str, ...]:
        """The codes of the countries to which a record belongs."""
        return self._countries.get(record.id)

    def first_columns(self) -> tuple[str, ...]:
        """The names of the first columns of every table, which tell records from each other."""
        return _first_columns(self._settings.languages)

    def first_cells(self, record: Record) -> str:
        """The first cells of the row of a record, without the end of the line."""
        return self._row(record)[0]

    def _table(self, kind: str) -> str:
        return self._lines(kind, self._computed.listing.by_kind[kind])

    def _lines(self, kind: str, records: Iterable[Record]) -> str:
        rows = map(self._row, records)
        return self._head(kind) + "".join([f"{first},{others}" for first, others in rows])

    def _head(self, kind: str) -> str:
        return csv_line(columns_of_kind(kind, self._settings.languages))

    def _row(self, record: Record) -> tuple[str, str]:
        return self._rows.get(record.id, lambda: self._computed_row(record))

    def _computed_row(self, record: Record) -> tuple[str, str]:
        self._atlas.tracker.read("record", record.id)
        return csv_line(self._first_cells(record)).rstrip("\r\n"), csv_line(self._other_cells(record))

    def _first_cells(self, record: Record) -> Iterator[str]:
        yield record.id
        yield from (name_of(record, self._atlas, edition).text for edition in self._editions)
        yield " ".join(self.countries(record))
        yield f"{self._settings.site_url}{address_of(record)}"

    def _other_cells(self, record: Record) -> Iterator[str]:
        kind = kind_of(record)
        yield str(record.standing.value)
        yield from value_cells(kind, record)
        for field in date_fields(kind):
            yield from date_cells(stated_dates(self._date(record, field)))
        if isinstance(record, Agreement):
            yield from self._status_cells(record)
        yield source_cell(record)

    def _date(self, record: Record, field: str) -> object:
        """The value of a field of dates; of the term of an agreement the one that holds on the day."""
        if isinstance(record, Agreement):
            return self._computed.agreements.date(record, field)
        return getattr(record, field)

    def _status_cells(self, agreement: Agreement) -> Iterator[str]:
        found = self._computed.agreements.status(agreement)
        yield state_name(found)
        yield self._computed.day.isoformat()
        yield "yes" if found.inferred else "no"
        confirmed = stated_dates(found.confirmation.date) if found.confirmation else ()
        yield from list(date_cells(confirmed))[: len(_CONFIRMED)]

    def _countries_of(self, id_: str) -> tuple[str, ...]:
        return self._computed.countries.codes.get(id_, ())
