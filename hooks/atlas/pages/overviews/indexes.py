"""The indexes: the records of each kind in a table, paged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial

from atlas.derive.computed.time_lists import stated_records
from atlas.languages.edition import Edition
from atlas.model.agreements import Agreement
from atlas.model.fields import FieldSpec, specification
from atlas.model.kinds import KINDS
from atlas.model.records import Record
from atlas.pages.facets.facet_words import FacetWords
from atlas.pages.overviews.views import IndexRow, IndexView
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import name_of, name_without_type
from atlas.pages.phrases.paging import Pager, in_pages, letters, numbered, page_description, page_title, pagers
from atlas.pages.phrases.views import FacetControl, KindNumber, Phrase
from atlas.pages.record.facts import column_lines
from atlas.pages.record.services import PageServices
from atlas.pages.rendering.overview import Overview
from atlas.pages.tables.tables import table_address
from atlas.records.derived_queries import TrackedCache

_MANY = 100_000


class IndexPages:
    """Makes the indexes of one edition."""

    def __init__(self, services: PageServices, facets: FacetWords) -> None:
        self._services = services
        self._facets = facets
        self._edition = services.edition
        self._atlas = services.atlas
        self._in_order = cache(self._sorted)  # an index is asked for page by page
        self._sort_keys: TrackedCache[tuple[Edition, str], tuple[str, str]] = TrackedCache(
            self._atlas.tracker, _MANY, "sort keys"
        )

    def all(self) -> Iterator[Overview]:
        """The indexes of all kinds."""
        for kind in KINDS:
            yield from self.of_kind(kind)

    def of_kind(self, kind: str) -> Iterator[Overview]:
        """The pages of the index of a kind."""
        records = self._in_order(kind)
        totals = len(records), len(stated_records(records)), len(self._atlas.by_kind[kind]) - len(records)
        parts = in_pages(records)
        labels = letters([(self._name(part[0]), self._name(part[-1])) for part in parts]) if records else numbered(1)
        for part, pager in zip(parts, pagers(f"{kind}/", labels), strict=True):
            plural = self._edition.gettext(KINDS[kind].PLURAL)
            title = page_title(plural, pager, self._edition)
            description = page_description(plural, pager, self._edition)
            view = partial(self._index, kind, title, part, pager, totals)
            files = partial(self._files, kind) if pager.number == 1 else tuple
            yield Overview(pager.address, title, description, "index.md", view, files)

    def _files(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """The table of all records of the kind, which is no language's, and those of its facets."""
        if self._services.is_first:
            yield from self._services.tables.of_kind(kind)
        yield from self._facets.files(kind)

    def _sorted(self, kind: str) -> list[Record]:
        return sorted(self._services.computed.listing.by_kind[kind], key=self._sort_key)

    def _sort_key(self, record: Record) -> tuple[str, str]:
        return self._sort_keys.get((self._edition, record.id), lambda: self._computed_sort_key(record))

    def _computed_sort_key(self, record: Record) -> tuple[str, str]:
        self._atlas.tracker.read("record", record.id)
        return self._edition.sort_key(self._name(record))

    def _name(self, record: Record) -> str:
        return name_of(record, self._atlas, self._edition).text

    def _index(
        self, kind: str, title: str, records: Sequence[Record], pager: Pager, totals: tuple[int, int, int]
    ) -> IndexView:
        """A page; `totals`: all records of the index, those that are not only planned, those that had not yet begun."""
        cls = KINDS[kind]
        total, stated, not_begun = totals
        specs = [spec for spec in specification(cls) if spec.name in cls.COLUMNS]
        headings = [self._edition.gettext(spec.label) for spec in specs]
        if cls is Agreement:
            headings.append(self._edition.gettext("Status"))
        return IndexView(
            kind=kind,
            title=title,
            headings=(self._edition.gettext("Name"), *headings),
            rows=tuple(self._row(record, specs) for record in records),
            total=stated,
            planned=total - stated,
            not_begun=not_begun,
            as_of=self._services.edition.day(self._services.computed.day),
            facets=FacetControl(
                (KindNumber(kind, self._edition.gettext(cls.PLURAL), total),), self._facets.fields(kind)
            ),
            pager=pager,
            table=table_address(kind),
        )

    def _row(self, record: Record, specs: Sequence[FieldSpec]) -> IndexRow:
        presenter = self._services.presenter.of_lists()
        return IndexRow(
            title=Phrase(name_without_type(record, self._atlas, self._edition), address_of(record)),
            standing=presenter.standing(record),
            cells=tuple(column_lines(record, spec, presenter, self._services.computed) for spec in specs),
            status=self._services.states.of(record) if isinstance(record, Agreement) else None,
        )
