"""The pages of changes in facts: the latest, those of each month, and those that concern each country."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, islice

from jinja2 import Environment

from atlas.derive.changes.log import ChangeNumber
from atlas.derive.changes.subjects import ChangeSubjects
from atlas.languages.edition import Edition, Words, edition
from atlas.messages.message import N_
from atlas.model.dates.partial_date import PartialDate
from atlas.model.settings import Settings
from atlas.pages.changes.atom import atom_feed, feed_address
from atlas.pages.changes.feeds import MOST_ENTRIES, ChangeFeeds
from atlas.pages.changes.items import ChangeItems
from atlas.pages.changes.month_files import MonthFiles, month_address
from atlas.pages.changes.views import ChangeDay, ChangeItem, LoggedChangesView
from atlas.pages.phrases.paging import Pager, in_pages, numbered, page_description, page_title, pagers
from atlas.pages.phrases.views import CountedLink, Phrase
from atlas.pages.record.services import PageServices
from atlas.pages.rendering.context import RenderContext
from atlas.pages.rendering.overview import Overview

ADDRESS = "changes/"
TITLE = N_("Changes to the data")
LATEST = 30
"""The number of changes on the page of the latest."""
ON_PAGE = 100
"""The number of changes on a page of a month or of a country."""
TEMPLATE = "logged_changes.md"


class ChangePages:
    """Makes the pages of one edition."""

    def __init__(
        self, services: PageServices, subjects: ChangeSubjects, settings: Settings, environment: Environment
    ) -> None:
        self._services = services
        self._edition = services.edition
        self._settings = settings
        self._subjects = subjects
        self._log = subjects.log
        self._feeds = ChangeFeeds(services.presenter, subjects, settings, environment)

    def all(self) -> Iterator[Overview]:
        """The latest changes, then the months, newest first, then the countries."""
        title, followed = self._edition.gettext(TITLE), self._subjects.of_facts[:MOST_ENTRIES]
        latest = tuple(islice(self._log.newest_first(), LATEST))
        counts = tuple((month, len(numbers)) for month, numbers in self._log.months.items())
        of_countries = tuple((code, len(found)) for code, found in self._subjects.by_country.items() if found)
        view = partial(self._latest, title, latest, self._log.tip(latest), counts, of_countries)
        file = partial(self._feeds.file, title, ADDRESS, "", followed, self._log.tip(followed))
        yield Overview(ADDRESS, title, "", TEMPLATE, view, file)
        for month, numbers in self._log.months.items():
            yield from self._month_pages(month, numbers)
        for code, numbers in self._subjects.by_country.items():
            yield self._country_page(code, numbers)

    def latest(self, most: int) -> tuple[tuple[ChangeNumber, ...], str]:
        """The latest changes that say something new of the world, and the last commit of them."""
        numbers = self._subjects.of_facts[:most]
        return numbers, self._log.tip(numbers)

    def items(self, numbers: Sequence[ChangeNumber], address: str) -> tuple[ChangeItem, ...]:
        """Changes as they are told on the page at an address."""
        context = RenderContext(address, self._services.presenter)
        return tuple(ChangeItems(self._services.presenter, self._subjects, context).items(numbers))

    def _month_pages(self, month: str, numbers: Sequence[ChangeNumber]) -> Iterator[Overview]:
        log, parts = self._log, in_pages(numbers, ON_PAGE)
        name = f"{self._edition.gettext(TITLE)}: {self._month_name(month)}"
        for part, pager in zip(parts, pagers(_month_address(month), numbered(len(parts))), strict=True):
            title, description = page_title(name, pager, self._edition), page_description(name, pager, self._edition)
            view = partial(self._month, title, month, tuple(part), log.tip(part), pager, len(numbers))
            whole = pager.number == 1 and self._services.is_first
            file = partial(self._file, month, tuple(numbers), log.tip(numbers)) if whole else tuple
            yield Overview(pager.address, title, description, TEMPLATE, view, file)

    def _country_page(self, code: str, numbers: Sequence[ChangeNumber]) -> Overview:
        log, shown = self._log, tuple(numbers[:ON_PAGE])
        title = f"{self._edition.gettext(TITLE)}: {self._edition.country(code)}"
        followed = tuple(filter(self._subjects.is_of_facts, numbers))[:MOST_ENTRIES]
        address = country_changes_address(code)
        view = partial(self._country, title, code, shown, log.tip(shown), len(numbers))
        file = partial(self._feeds.file, title, address, code, followed, log.tip(followed))
        return Overview(address, title, "", TEMPLATE, view, file)

    def _places(self, days: Sequence[ChangeDay]) -> tuple[tuple[str, str], ...]:
        """The places that changes concern, by name."""
        ids = {id_ for day in days for item in day.items for id_ in item.places}
        names = ((id_, self._services.presenter.values.link(id_).words.text) for id_ in ids)
        return tuple(sorted(names, key=lambda one: (self._edition.sort_key(one[1]), one[0])))

    def _latest(
        self,
        title: str,
        numbers: Sequence[ChangeNumber],
        tip: str,
        months: Sequence[tuple[str, int]],
        countries: Sequence[tuple[str, int]],
    ) -> LoggedChangesView:
        links = (
            CountedLink(Phrase(Words(self._edition.country(code)), country_changes_address(code)), number)
            for code, number in countries
        )
        days = self._days(numbers, ADDRESS)
        return LoggedChangesView(
            title=title,
            days=days,
            places=self._places(days),
            total=sum(number for _, number in months),
            shown=len(numbers),
            feed=feed_address(self._edition.language),
            months=tuple(
                CountedLink(Phrase(Words(self._month_name(month)), _month_address(month)), number)
                for month, number in months
            ),
            countries=tuple(sorted(links, key=lambda link: self._edition.sort_key(link.phrase.words.text))),
        )

    def _month(
        self, title: str, month: str, numbers: Sequence[ChangeNumber], tip: str, pager: Pager, total: int
    ) -> LoggedChangesView:
        days = self._days(numbers, pager.address)
        return LoggedChangesView(
            title, days, total, len(numbers), file=month_address(month), pager=pager, places=self._places(days)
        )

    def _country(
        self, title: str, code: str, numbers: Sequence[ChangeNumber], tip: str, total: int
    ) -> LoggedChangesView:
        days = self._days(numbers, country_changes_address(code))
        feed = feed_address(self._edition.language, code)
        return LoggedChangesView(title, days, total, len(numbers), feed, places=self._places(days))

    def _days(self, numbers: Sequence[ChangeNumber], address: str) -> tuple[ChangeDay, ...]:
        found = groupby(self.items(numbers, address), key=lambda item: item.day)
        return tuple(ChangeDay(f"d-{day}", self._edition.day(day), tuple(items)) for day, items in found)

    def _file(self, month: str, numbers: Sequence[ChangeNumber], tip: str) -> Iterator[tuple[str, bytes]]:
        editions = [edition(language, self._settings.fallback) for language in self._settings.languages]
        return MonthFiles(self._subjects, editions).file(month, numbers, tip)

    def _month_name(self, month: str) -> str:
        return self._edition.date(PartialDate.parse(month))


def country_changes_address(code: str) -> str:
    """The page of the changes that concern a country."""
    return f"{ADDRESS}countries/{code.lower()}/"


def _month_address(month: str) -> str:
    return f"{ADDRESS}{month}/"


class UnknownChanges:
    """Makes the page of the latest changes where the history is not known: it says so, and its feed is empty."""

    def __init__(self, settings: Settings, edition: Edition) -> None:
        self._settings = settings
        self._edition = edition

    def page(self) -> Overview:
        """The page with its feed."""
        return Overview(ADDRESS, self._edition.gettext(TITLE), "", TEMPLATE, self._view, self._feed)

    def _view(self) -> LoggedChangesView:
        return LoggedChangesView(self._edition.gettext(TITLE), (), 0, 0, known=False)

    def _feed(self) -> Iterator[tuple[str, bytes]]:
        content = atom_feed(self._edition.gettext(TITLE), ADDRESS, "", (), self._settings, self._edition)
        yield feed_address(self._edition.language), content
