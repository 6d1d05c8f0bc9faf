"""The overviews: every page that is no record's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from atlas.derive.changes.log import ChangeNumber
from atlas.derive.computed.totals import Totals
from atlas.languages.edition import Words
from atlas.model.kinds import KINDS
from atlas.model.settings import Settings
from atlas.pages.briefings.briefings import Briefings
from atlas.pages.changes.log_pages import ChangePages, UnknownChanges
from atlas.pages.downloads.downloads import DownloadPages
from atlas.pages.downloads.published_files import PublishedFiles
from atlas.pages.facets.facet_tables import FacetTables
from atlas.pages.facets.facet_words import FacetWords
from atlas.pages.forms.forms import Forms
from atlas.pages.lists.whole_lists import WholeLists
from atlas.pages.overviews.anniversaries import AnniversaryPages
from atlas.pages.overviews.countries import CountryPages
from atlas.pages.overviews.home import home_view
from atlas.pages.overviews.indexes import IndexPages
from atlas.pages.overviews.quality import QualityPages
from atlas.pages.overviews.search import search_view
from atlas.pages.overviews.status_page import status_page
from atlas.pages.overviews.timelines import TimelinePages
from atlas.pages.overviews.translations import TranslationPages
from atlas.pages.overviews.views import HomeView, SearchView
from atlas.pages.overviews.years import YearPages
from atlas.pages.phrases.views import CountedLink, Phrase
from atlas.pages.record.services import PageServices
from atlas.pages.reference.checks import checks_page
from atlas.pages.reference.fields import fields_page
from atlas.pages.rendering.overview import Overview

_LATEST = 5
"""The number of changes on the home page."""


class Overviews:
    """Makes the overviews of one edition."""

    def __init__(
        self,
        services: PageServices,
        totals: Totals,
        settings: Settings,
        facets: FacetTables,
        published: PublishedFiles,
        changes: ChangePages | None = None,
    ) -> None:
        """Without `changes` the history of the data is not known."""
        self._services = services
        self._totals = totals
        self._edition = services.edition
        self._settings = settings
        self._changes = changes
        self.indexes = IndexPages(services, FacetWords(services, facets))
        self.years = YearPages(services, totals, settings)
        self.whole_lists = WholeLists(services)
        self._countries = CountryPages(services, totals, self.whole_lists, with_changes=changes is not None)
        self._anniversaries = AnniversaryPages(services)
        self._downloads = DownloadPages(services, published, settings)

    def all(self) -> Iterator[Overview]:
        """Every overview of the site."""
        yield self._home()
        yield from self.indexes.all()
        yield from self._countries.all()
        yield from self.years.all()
        yield status_page(self._edition)
        yield fields_page(self._edition)
        yield checks_page(self._edition)
        yield from TimelinePages(self._services, self._totals).all()
        yield from Briefings(self._services).all()
        yield from self._anniversaries.all()
        yield from QualityPages(self._services, self._totals, self._settings).all()
        yield from TranslationPages(self._services, self._totals, self._settings).all()
        yield from self._downloads.all()
        yield from Forms(self._services, self._settings).all()
        yield from self._pages_of_changes()
        yield Overview("search/", self._edition.gettext("Search"), "", "search.md", self._search_view)

    def former(self) -> Iterator[Overview]:
        """The pages at addresses that others had, or may be looked for at: they lead to where these stand."""
        yield from self.years.former()
        yield from self._countries.reversed()

    def _pages_of_changes(self) -> Iterator[Overview]:
        if self._settings.changes:
            yield from self._changes.all() if self._changes else (UnknownChanges(self._settings, self._edition).page(),)

    def _home(self) -> Overview:
        name = self._edition.words(self._settings.name).text
        tagline = self._edition.words(self._settings.tagline).text
        changes, tip = self._changes.latest(_LATEST) if self._changes else ((), "")
        view = partial(self._home_view, changes, tip)
        return Overview("", name, tagline, "home.md", view, self._services.calendars.of_all)

    def _home_view(self, changes: Sequence[ChangeNumber], tip: str) -> HomeView:
        """`changes` are the latest, `tip` is the last commit of them."""
        return home_view(
            self._services,
            self._totals,
            self._settings,
            countries=self._countries.links(),
            anniversaries=self._anniversaries.next(),
            changes=self._changes.items(changes, "") if self._changes and changes else (),
        )

    def _search_view(self) -> SearchView:
        return search_view(self._edition, self._settings, self._kind_links())

    def _kind_links(self) -> tuple[CountedLink, ...]:
        """The kinds in their order, each with the numbers of its listed records."""
        return tuple(
            CountedLink(
                Phrase(Words(self._edition.gettext(KINDS[of.kind].PLURAL)), f"{of.kind}/"), of.stated, of.planned
            )
            for of in self._totals.kinds
        )
