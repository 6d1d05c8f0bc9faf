"""The whole lists of records and of countries, where their pages show but a part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from atlas.derive.times.sort_keys import first_year
from atlas.languages.edition import Words
from atlas.messages.message import N_
from atlas.model.kinds import KINDS, kind_of
from atlas.model.records import Record
from atlas.model.sources import Source
from atlas.pages.lists.views import WholeListView
from atlas.pages.phrases.addresses import address_of, country_address, list_address
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.paging import (
    Pager,
    in_pages,
    letters,
    numbered,
    page_description,
    page_title,
    pagers,
    year_labels,
)
from atlas.pages.phrases.views import SHOWN, Phrase
from atlas.pages.record.lists import Found
from atlas.pages.record.services import PageServices
from atlas.pages.record.supports import SUPPORTS, citations_of, sorted_citations, supported, supports_table
from atlas.pages.rendering.overview import Overview
from atlas.pages.tables.csv_lines import csv_file
from atlas.pages.timelines.timelines import MOST_ROWS, TIMELINE
from atlas.records.record_index import Backlink

T = TypeVar("T")
_SUPPORTS = N_("What it supports")
_TIMELINE = N_("Timeline")
_TEMPLATE = "whole_list.md"


class WholeLists:
    """Makes the pages of whole lists of one edition. Each is given what it shows."""

    def __init__(self, services: PageServices) -> None:
        self._services = services
        self._edition = services.edition

    def of_record(self, record: Record) -> Iterator[Overview]:
        """The pages of the lists of which the page of a record shows but a part."""
        many = len(self._services.atlas.links_to(record.id))
        subject = Phrase(name_of(record, self._services.atlas, self._edition), address_of(record))
        if many > SHOWN:
            for kind, found in self._services.lists.found_naming(record):
                yield from self._records(subject, record.id, kind, found)
            if isinstance(record, Source):
                yield from self._statements(subject, record)
        if many > MOST_ROWS:
            yield from self._timeline(subject, record)

    def of_country(self, code: str, records: Sequence[Record]) -> Iterator[Overview]:
        """The pages of the lists of which the page of a country shows but a part; `records` are those listed."""
        subject = Phrase(Words(self._edition.country(code)), country_address(code))
        for kind in KINDS:
            of_kind = [record for record in records if kind_of(record) == kind]
            if len(of_kind) > SHOWN:
                found = self._services.lists.found_in_country(code, of_kind)
                yield from self._records(subject, code.lower(), kind, found, country=code)

    def _records(
        self, subject: Phrase, id_: str, kind: str, found: Sequence[Found], country: str = ""
    ) -> Iterator[Overview]:
        if len(found) <= SHOWN:
            return
        parts = in_pages(found)
        address, label = list_address(subject.address or "", kind), self._edition.gettext(KINDS[kind].PLURAL)
        table = f"{address}{id_}-{kind}.csv"
        files = partial(self._table, table, kind, tuple(record for record, _ in found))
        make = partial(self._record_page, subject, len(found), table, country)
        yield from self._pages(subject, label, address, self._labels(parts), parts, make, files)

    def _statements(self, subject: Phrase, source: Source) -> Iterator[Overview]:
        links = citations_of(source, self._services.atlas)
        if len(links) <= SHOWN:
            return
        parts = in_pages(sorted_citations(source, self._services.presenter))
        address, label = list_address(subject.address or "", SUPPORTS), self._edition.gettext(_SUPPORTS)
        table = f"{address}{source.id}-{SUPPORTS}.csv"
        files = partial(self._statements_table, table, tuple(links))
        make = partial(self._statement_page, subject, source, len(links), table)
        yield from self._pages(subject, label, address, numbered(len(parts)), parts, make, files)

    def _timeline(self, subject: Phrase, record: Record) -> Iterator[Overview]:
        if not self._services.timelines.is_cut(record):
            return
        records = self._services.timelines.records_of(record)
        parts = in_pages(records)
        address, label = list_address(subject.address or "", TIMELINE), self._edition.gettext(_TIMELINE)
        make = partial(self._timeline_page, subject, len(records))
        yield from self._pages(subject, label, address, self._services.timelines.labels(parts), parts, make, tuple)

    def _pages(
        self,
        subject: Phrase,
        label: str,
        address: str,
        labels: Sequence[str],
        parts: Sequence[Sequence[T]],
        make: Callable[..., WholeListView],
        files: Callable[[], Iterable[tuple[str, bytes]]],
    ) -> Iterator[Overview]:
        name = f"{subject.words.text}: {label}"
        for part, pager in zip(parts, pagers(address, labels), strict=True):
            title = page_title(name, pager, self._edition)
            description = page_description(name, pager, self._edition)
            own = files if pager.number == 1 else tuple
            yield Overview(pager.address, title, description, _TEMPLATE, partial(make, title, pager, tuple(part)), own)

    def _record_page(
        self, subject: Phrase, total: int, table: str, country: str, title: str, pager: Pager, found: Sequence[Found]
    ) -> WholeListView:
        lists = self._services.lists
        items = lists.items_in_country(country, found) if country else lists.items(found)
        return self._view(title, subject, pager, total)._replace(items=items, table=table)

    def _statement_page(
        self,
        subject: Phrase,
        source: Source,
        total: int,
        table: str,
        title: str,
        pager: Pager,
        links: Sequence[Backlink],
    ) -> WholeListView:
        statements = tuple(supported(link, source, self._services.presenter) for link in links)
        return self._view(title, subject, pager, total)._replace(statements=statements, table=table)

    def _timeline_page(
        self, subject: Phrase, total: int, title: str, pager: Pager, records: Sequence[Record]
    ) -> WholeListView:
        timeline = self._services.timelines.of_list(records, subject.words.text)
        return self._view(title, subject, pager, total)._replace(timeline=timeline)

    def _view(self, title: str, subject: Phrase, pager: Pager, total: int) -> WholeListView:
        day = self._edition.day(self._services.computed.day)
        return WholeListView(title, subject, (), (), None, total, "", day, pager)

    def _table(self, address: str, kind: str, records: Sequence[Record]) -> Iterator[tuple[str, bytes]]:
        """The file of a list, which is no language's."""
        if self._services.is_first:
            yield from self._services.tables.of_list(address, kind, records)

    def _statements_table(self, address: str, links: Sequence[Backlink]) -> Iterator[tuple[str, bytes]]:
        if self._services.is_first:
            yield address, csv_file(supports_table(links, self._services.settings.site_url))

    def _labels(self, parts: Sequence[Sequence[Found]]) -> list[str]:
        """The labels of the pages: years where the records have dates, else letters of their names."""
        if first_year(parts[0][0][0]) is None:
            return letters([(self._name(part[0][0]), self._name(part[-1][0])) for part in parts])
        return year_labels((first_year(record) for record, _ in part) for part in parts)

    def _name(self, record: Record) -> str:
        return name_of(record, self._services.atlas, self._edition).text
