"""The indexes: the records of each kind in a table, paged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial

from atlas.derive.computed.time_lists import stated_records
from atlas.languages.edition import Edition
from atlas.model.agreements import Agreement
from atlas.model.fields import specification
from atlas.model.kinds import KINDS
from atlas.model.records import Record
from atlas.pages.overviews.views import IndexRow, IndexView
from atlas.pages.overviews.years import PERIODS
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.views import SHOWN, AsOfControl, Phrase
from atlas.pages.record.facts import columns_of, standing_of
from atlas.pages.record.services import PageServices
from atlas.pages.rendering.overview import Overview
from atlas.records.derived_queries import TrackedCache

_MANY = 100_000


class IndexPages:
    """Makes the indexes of one edition."""

    def __init__(self, services: PageServices) -> None:
        self._services = services
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
        stated = len(stated_records(records))
        title = self._edition.gettext(KINDS[kind].PLURAL)
        chunks = [records[start : start + SHOWN] for start in range(0, len(records), SHOWN)] or [[]]
        for number, chunk in enumerate(chunks, 1):
            not_begun = len(self._atlas.by_kind[kind]) - len(records)
            view = partial(self._index, kind, chunk, number, len(chunks), (len(records), stated), not_begun)
            yield Overview(_index_address(kind, number), title, "", "index.md", view)

    def _sorted(self, kind: str) -> list[Record]:
        return sorted(self._services.computed.listing.by_kind[kind], key=self._sort_key)

    def _sort_key(self, record: Record) -> tuple[str, str]:
        return self._sort_keys.get((self._edition, record.id), lambda: self._computed_sort_key(record))

    def _computed_sort_key(self, record: Record) -> tuple[str, str]:
        self._atlas.tracker.read("record", record.id)
        return self._edition.sort_key(name_of(record, self._atlas, self._edition).text)

    def _index(
        self, kind: str, records: Sequence[Record], number: int, count: int, totals: tuple[int, int], not_begun: int
    ) -> IndexView:
        """A page; `totals` are the numbers of all records of the index, and of those that are not only planned."""
        cls = KINDS[kind]
        total, stated = totals
        specs = [spec for spec in specification(cls) if spec.name in cls.COLUMNS]
        headings = [self._edition.gettext(spec.label) for spec in specs]
        if cls is Agreement:
            headings.append(self._edition.gettext("Status"))
        return IndexView(
            kind=kind,
            title=self._edition.gettext(cls.PLURAL),
            headings=(self._edition.gettext("Name"), *headings),
            rows=tuple(self._row(record, [spec.key for spec in specs]) for record in records),
            total=stated,
            planned=total - stated,
            not_begun=not_begun,
            as_of=self._services.edition.day(self._services.computed.day),
            asked=as_of_control(total) if cls is Agreement else None,
            number=number,
            pages=tuple((page, _index_address(kind, page)) for page in range(1, count + 1)),
        )

    def _row(self, record: Record, keys: Sequence[str]) -> IndexRow:
        services = self._services
        facts = {fact.key: fact.lines for fact in columns_of(record, services.presenter, services.computed)}
        return IndexRow(
            title=Phrase(name_of(record, self._atlas, self._edition), address_of(record)),
            standing=standing_of(record, self._edition),
            cells=tuple(facts.get(key, ()) for key in keys),
            status=self._services.states.of(record, dated=True) if isinstance(record, Agreement) else None,
        )


def as_of_control(number: int, country: str = "") -> AsOfControl:
    """The control for a day: where a page shows but a part of so many agreements, a script loads the periods of all."""
    return AsOfControl(PERIODS, country.lower()) if number > SHOWN else AsOfControl()


def _index_address(kind: str, number: int) -> str:
    return f"{kind}/" if number == 1 else f"{kind}/page/{number}/"
