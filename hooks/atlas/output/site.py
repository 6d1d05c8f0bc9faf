"""The whole site: every page of every language, made from an atlas when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from atlas.derive.anniversaries.agenda import Agendas
from atlas.derive.changes.former_ids import FormerIds
from atlas.derive.changes.log import ChangeLog
from atlas.derive.changes.subjects import ChangeSubjects
from atlas.derive.computed.computed import Computed
from atlas.derive.computed.totals import Totals
from atlas.exports.dataset import Dataset
from atlas.exports.distributions import distributions
from atlas.exports.documents.documents import Documents
from atlas.exports.documents.statement_rows import History
from atlas.history.log import CACHE, read_log
from atlas.incremental.checked_data import CheckedData
from atlas.incremental.checking import load_checked_data
from atlas.languages.edition import edition
from atlas.model.kinds import KINDS
from atlas.model.problems import Problem, ProblemsFound, Severity, report
from atlas.model.records import Record
from atlas.model.settings import Settings
from atlas.output.layouts import Section, section_of
from atlas.output.menu import MenuEntry, menu
from atlas.pages.downloads.acts import ADDRESS as ACTS
from atlas.pages.downloads.published_files import PublishedFile, PublishedFiles
from atlas.pages.facets.facet_tables import FacetTables
from atlas.pages.maps.subjects import Subjects
from atlas.pages.overviews.years import ADDRESS as YEARS
from atlas.pages.overviews.years import decade_address
from atlas.pages.phrases.addresses import address_of, country_pair_address, list_address
from atlas.pages.phrases.paging import page_address
from atlas.pages.publishing.page import Page
from atlas.pages.publishing.publisher import Publisher
from atlas.pages.tables.tables import RecordTables
from atlas.records.store import Atlas
from atlas.search.tables import SearchTables, is_named

T = TypeVar("T")
_BATCH_SIZE = 32
"""The number of records, or overviews, whose pages are written at a time."""

Translations = tuple[Page, ...]
"""The pages that stand at one address, one in each language."""


class Site:
    """An atlas with the settings of its site."""

    def __init__(
        self,
        atlas: Atlas,
        settings: Settings,
        problems: tuple[Problem, ...] = (),
        checked_data: CheckedData | None = None,
        log: ChangeLog | None = None,
    ) -> None:
        """`problems` are warnings, which do not stop the build. `checked_data` holds the files of the atlas.

        `log` holds the changes of the data; without one its history is not known.
        Raises ValueError where the settings name a format of downloads that there is not.
        """
        self.atlas = atlas
        self.settings = settings
        self.problems = problems
        self.checked_data = checked_data or CheckedData({}, atlas)
        self.log = log
        self._computed = Computed(atlas, settings.languages, settings.as_of)
        shared = Subjects(self._computed), Agendas(self._computed, settings.calendars), Totals(self._computed)
        self._tables = RecordTables(self._computed, settings)
        self.published = PublishedFiles(_declared(settings), atlas.tracker)
        facets = FacetTables(self._computed)
        former_ids = FormerIds(atlas)
        changes = ChangeSubjects(log, self._computed, former_ids) if log and settings.changes else None
        arguments = *shared, self._tables, facets, self.published, settings
        self._publishers: dict[str, Publisher] = {
            language: Publisher(*arguments, language, lambda: self._publishers, changes)
            for language in settings.languages
        }

    @cached_property
    def _overviews(self) -> tuple[Translations, ...]:
        """The pages that are no record's."""
        self._computed.gaps.begin()
        return tuple(zip(*(publisher.overviews() for publisher in self._publishers.values()), strict=True))

    @cached_property
    def _former(self) -> tuple[Translations, ...]:
        """The pages at addresses that such pages had."""
        return tuple(zip(*(publisher.former_pages() for publisher in self._publishers.values()), strict=True))

    @cached_property
    def _batches(self) -> tuple[Sequence[Translations | Record], ...]:
        return (*_batched((*self._overviews, *self._former)), *_batched(self.atlas.records))

    def pages(self, language: str) -> Iterator[Page]:
        """The generated pages of one language, each made only when its html() is asked for."""
        number = self.settings.languages.index(language)
        for batch in self.batches():
            yield from (translations[number] for translations in self.translations(batch))

    def page_at(self, language: str, address: str) -> Page | None:
        """The page of a record, of a former address of one, of an index, a decade or a year; None for all others."""
        return self._publishers[language].page_at(address)

    def sections(self, language: str) -> frozenset[Section]:
        """The sections to which the pages of a language belong, now or when more records are added."""
        overviews = (page for translations in self._overviews for page in translations if page.language == language)
        records = (Section(language, kind, 2, edited=True) for kind in KINDS)
        more_of_index = (Section(language, kind, 3, edited=False) for kind in KINDS)
        first = (list_address(of, "1989") for of in ("anniversaries/", "anniversaries/no/"))
        lists_ = (*first, decade_address(1980), country_pair_address(("NO", "RU")), ACTS)
        paged = (YEARS, *(one for list_ in lists_ for one in (list_, page_address(list_, 2))))
        lists = (section_of(language, address, None) for address in paged)
        shown = (section_of(language, page.address, page.edit_path) for page in overviews)
        return frozenset((*shown, *records, *more_of_index, *lists))

    def addresses(self) -> tuple[str, ...]:
        """The address of every page, former ones left out, sorted; the same in each language."""
        overviews = (translations[0].address for translations in self._overviews)
        first, records = next(iter(self._publishers.values())), self.atlas.records
        lists = (address for record in records for address in first.list_addresses(record))
        return tuple(sorted((*overviews, *map(address_of, records), *lists)))

    def search_tables(self, searched: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """The files with which the search page finds names; `searched` are the addresses in the order of its index."""
        editions = [publisher.edition for publisher in self._publishers.values()]
        titles = {
            translations[0].address: [page.title for page in translations]
            for translations in self._overviews
            if is_named(translations[0].address)
        }
        return SearchTables(self._computed, editions, searched).files(titles)

    def documents(self) -> Documents:
        """Makes the records as JSON, with their statements and derived values."""
        return Documents(self._computed, self._tables, self.settings, self._days_seen)

    def _days_seen(self, id_: str) -> History:
        """The days of the statements of a record, as far as the history is known."""
        return self.log.days_of(self.atlas[id_]) if self.log else {}

    def dataset(self, folder: Path) -> Dataset:
        """The data of which downloads are made; `folder` holds the documents."""
        return Dataset(folder, self._computed, self._tables, self.settings)

    def batches(self) -> range:
        """The numbers of the batches in which the pages are written."""
        return range(len(self._batches))

    def translations(self, batch: int) -> Iterator[Translations]:
        """The pages of a batch, all languages of an address together: they share what is computed for it."""
        for item in self._batches[batch]:
            if isinstance(item, Record):
                pages = (publisher.record_pages((item,)) for publisher in self._publishers.values())
                yield from zip(*pages, strict=True)
            else:
                yield item

    def navigation(self, language: str) -> tuple[MenuEntry, ...]:
        """The menu: labels and addresses below the language's root."""
        return menu(self.gettext(language))

    def gettext(self, language: str) -> Callable[[str], str]:
        """Translates the words of the interface."""
        return edition(language, self.settings.fallback).gettext


def _declared(settings: Settings) -> Iterator[PublishedFile]:
    for one in distributions(settings.exports):
        yield PublishedFile(one.address, one.format, one.media_type, one.of, one.title)


def read_site(root: Path, settings: Settings, cache: Path | None = None, today: date | None = None) -> Site:
    """Reads and checks `root`/data; `cache` is the file that keeps the checked data from build to build,
    `today` the day of the check. The log of changes, where the settings ask for one, is kept beside it.

    Raises ProblemsFound, with the whole report, where it has errors.
    """
    checked_data, problems = load_checked_data(root, cache, today)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ProblemsFound(report(problems, len(checked_data.files)))
    log = read_log(root, checked_data.entries, cache and cache.with_name(CACHE.name)) if settings.changes else None
    return Site(checked_data.atlas, settings, tuple(problems), checked_data, log)


def _batched(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + _BATCH_SIZE] for start in range(0, len(items), _BATCH_SIZE))
