"""All pages of one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any

from atlas.derive.anniversaries.agenda import Agendas
from atlas.derive.changes.subjects import ChangeSubjects
from atlas.derive.computed.totals import Totals
from atlas.languages.edition import edition
from atlas.languages.punctuation import as_sentence
from atlas.model.kinds import KINDS, path_of
from atlas.model.records import Record
from atlas.model.settings import Settings
from atlas.model.text import Text
from atlas.pages.bibliography.citing import how_to_cite
from atlas.pages.bibliography.entry import BibliographicEntry
from atlas.pages.calendar.calendars import Calendars
from atlas.pages.changes.log_pages import ChangePages
from atlas.pages.downloads.downloads import ADDRESS as DATA
from atlas.pages.downloads.published_files import PublishedFiles
from atlas.pages.embedding.embeds import Embeds
from atlas.pages.facets.facet_tables import FacetTables
from atlas.pages.maps.record_maps import Maps
from atlas.pages.maps.subjects import Subjects
from atlas.pages.overviews.overviews import Overviews
from atlas.pages.phrases.addresses import LISTS, address_of
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.stated_dates import data_dates
from atlas.pages.publishing.environment import environment
from atlas.pages.publishing.page import Page
from atlas.pages.publishing.structured_data import StructuredData
from atlas.pages.publishing.summaries import description, heading
from atlas.pages.record.record_view import record_view
from atlas.pages.record.services import PageServices
from atlas.pages.record.views import RecordView
from atlas.pages.rendering.overview import Overview
from atlas.pages.tables.tables import RecordTables


class Publisher:
    """Makes the pages of one edition."""

    def __init__(
        self,
        subjects: Subjects,
        agendas: Agendas,
        totals: Totals,
        tables: RecordTables,
        facets: FacetTables,
        published: PublishedFiles,
        settings: Settings,
        language: str,
        editions: Callable[[], Mapping[str, Publisher]],
        changes: ChangeSubjects | None = None,
    ) -> None:
        """`editions` are all publishers, by language. Without `changes` the history of the data is not known."""
        self.atlas = subjects.atlas
        self.settings = settings
        self.edition = edition(language, settings.fallback)
        self.presenter = Presenter(self.atlas, self.edition, agendas.computed.day)
        maps, calendars = Maps(self.presenter, subjects), Calendars(self.presenter, agendas, settings)
        self.services = PageServices(self.presenter, agendas, maps, calendars, tables, settings)
        self._structured = StructuredData(self.presenter, settings)
        self._totals = totals
        self._changes = changes
        self._embeds = Embeds(
            self.services, lambda: {one: publisher.services.partners for one, publisher in editions().items()}
        )
        self.environment = environment(self.edition)
        pages = ChangePages(self.services, changes, settings, self.environment) if changes else None
        self._overviews = Overviews(self.services, totals, settings, facets, published, pages)
        self._tagline, _ = settings.tagline.best((language, *settings.fallback))

    def overviews(self) -> Iterator[Page]:
        """Every page that is no record's."""
        return map(self._overview, self._overviews.all())

    def former_pages(self) -> Iterator[Page]:
        """The pages at addresses that pages which are no record's had once."""
        return map(self._overview, self._overviews.former())

    def record_pages(self, records: Iterable[Record]) -> Iterator[Page]:
        """The pages of records, each followed by those of its whole lists and those at its former addresses."""
        for record in records:
            yield self._record_page(record)
            yield from map(self._overview, self._overviews.whole_lists.of_record(record))
            for old in record.formerly:
                yield self._moved_page(record, old)

    def page_at(self, address: str) -> Page | None:
        """The page of a record, its lists, a former address of one, an index or a year; None for all others."""
        kind, _, rest = address.removeprefix(LISTS).partition("/")
        if kind not in KINDS:
            return None
        pages = chain(
            self.record_pages(self.atlas.holders_of(rest.partition("/")[0])),
            map(self._overview, self._overviews.indexes.of_kind(kind)),
            map(self._overview, self._overviews.years.all() if kind == "agreements" else ()),
            self.former_pages() if kind == "agreements" else (),
        )
        return next((page for page in pages if page.address == address), None)

    def list_addresses(self, record: Record) -> tuple[str, ...]:
        """The addresses of the pages of a record's whole lists."""
        return tuple(overview.address for overview in self._overviews.whole_lists.of_record(record))

    def _overview(self, overview: Overview) -> Page:
        return self._page(
            overview.address,
            overview.title,
            overview.description,
            overview.template,
            overview.view,
            files=overview.files,
            subject="" if overview.address == DATA else None,
            cited=overview.cited,
        )

    def _record_page(self, record: Record) -> Page:
        title, told = name_of(record, self.atlas, self.edition).text, description(record, self.services)
        return self._page(
            address_of(record),
            title,
            told,
            "record.md",
            partial(self._record_view, record),
            edit_path=path_of(record),
            heading=heading(record, self.services),
            aliases=_aliases(record),
            files=partial(self._files, record),
            subject=record.id,
            structured_data=partial(self._structured.of_record, record, title, told),
        )

    def _files(self, record: Record) -> Iterator[tuple[str, bytes]]:
        """The files that belong to the page of a record: its calendar, its partners for other sites."""
        yield from self.services.calendars.of_record(record)
        if self.settings.embeds:
            yield from self._embeds.of_record(record)

    def _record_view(self, record: Record) -> RecordView:
        return record_view(record, self.services)

    def _moved_page(self, record: Record, old: str) -> Page:
        address = address_of(record)
        title = name_of(record, self.atlas, self.edition)
        old_address = f"{address.split('/')[0]}/{old}/"
        view = partial(self.presenter.values.link, record.id)
        return self._page(old_address, title.text, "", "moved.md", view, path_of(record), cited=address)

    def _page(
        self,
        address: str,
        title: str,
        description: str,
        template: str,
        view: Callable[[], Any],
        edit_path: str | None = None,
        heading: str = "",
        aliases: tuple[str, ...] = (),
        files: Callable[[], Iterable[tuple[str, bytes]]] = tuple,
        subject: str | None = None,
        structured_data: Callable[[], str] | None = None,
        cited: str = "",
    ) -> Page:
        """A page; where it only leads to another, that at the address `cited` is to be cited."""
        description = description or f"{as_sentence(title)} {self._tagline}"
        return Page(
            address=address,
            language=self.edition.language,
            title=title,
            heading=heading or title,
            description=description,
            template=template,
            view=view,
            presenter=self.presenter,
            environment=self.environment,
            data_dates=self._data_dates,
            edit_path=edit_path,
            aliases=aliases,
            above="../" if self.settings.root(self.edition.language) else "",
            files=files,
            citing=partial(self._citing, cited or address, title, subject),
            structured_data=structured_data or partial(self._structured.of_page, address, title, description),
        )

    def _citing(self, address: str, title: str, subject: str | None) -> str:
        """Says how to cite a page; `subject` is the id of its record, "" of a page that stands for all data."""
        settings = self.settings
        entry = BibliographicEntry(
            title=title,
            container=self.edition.words(settings.name).text,
            address=f"{settings.site_url}{settings.root(self.edition.language)}{address}",
            language=self.edition.language,
            day=self.services.computed.day,
            dates=self._data_dates(),
            version=self._changes.version(subject) if self._changes and subject is not None else "",
            dataset=subject == "",
        )
        return how_to_cite(entry, self.edition)

    def _data_dates(self) -> str:
        return data_dates(self._totals.newest_source, self.services.computed.day, self.edition)


def _aliases(record: Record) -> tuple[str, ...]:
    name = getattr(record, "name", None)
    names = name.value.values() if name and isinstance(name.value, Text) else ()
    return tuple(dict.fromkeys((*names, *(other.value for other in record.other_names))))
