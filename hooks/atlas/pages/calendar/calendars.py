"""Calendars to subscribe to, in one language: of records, of countries, of all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from atlas.derive.anniversaries.agenda import ONLY_ROUND_ABOVE, AgendaExtent, Agendas
from atlas.derive.anniversaries.agenda_items import Item
from atlas.model.kinds import kind_of
from atlas.model.records import Record
from atlas.model.settings import Settings
from atlas.pages.calendar.entries import CalendarEntries
from atlas.pages.calendar.ical import calendar_file
from atlas.pages.phrases.addresses import address_of, country_address
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.views import CalendarLink

OF_ALL = "all"
"""The name of the calendar of the whole atlas."""
_ADDRESS = re.compile(r"calendar/(?P<language>[^/]+)/(?P<name>.+)\.ics")


def page_of_calendar(file: str) -> tuple[str, str] | None:
    """The language and the address of the page that a calendar file belongs to; None for other files."""
    match = _ADDRESS.fullmatch(file)
    return (match["language"], f"{match['name']}/") if match else None


class Calendars:
    """Writes the calendars of one edition. Addresses are relative to the site's root."""

    def __init__(self, presenter: Presenter, agendas: Agendas, settings: Settings) -> None:
        self._agendas = agendas
        self._presenter = presenter
        self._edition = presenter.edition
        self._site_name, _ = settings.name.best(settings.languages)
        self._title = self._edition.words(settings.name).text
        self._base = settings.site_url + settings.root(self._edition.language)
        host = urlsplit(settings.site_url).hostname or "localhost"
        self._entries = CalendarEntries(presenter, agendas, self._base, host)

    def address(self, name: str) -> str:
        """The address of a calendar; `name` is `all`, or a page's address such as `cities/aasund`."""
        return f"calendar/{self._edition.language}/{name.rstrip('/')}.ics"

    def link_for(self, record: Record) -> CalendarLink | None:
        """The link to a record's calendar, or None where there is none or it holds no date."""
        if not self._agendas.has_calendar(record):
            return None
        return self._link(address_of(record), self._agendas.extent_of_record(record))

    def link_for_country(self, code: str) -> CalendarLink | None:
        """The link to a country's calendar, or None where it holds no date."""
        return self._link(country_address(code), self._agendas.extent_of_country(code))

    def link_for_all(self) -> CalendarLink | None:
        """The link to the whole atlas's calendar, or None where it holds no date."""
        return self._link(OF_ALL, self._agendas.extent_of_all())

    def _link(self, name: str, extent: AgendaExtent) -> CalendarLink | None:
        if not extent.has_dates:
            return None
        return CalendarLink(self.address(name), ONLY_ROUND_ABOVE if extent.only_round else 0, extent.left_out)

    def of_record(self, record: Record) -> Iterator[tuple[str, bytes]]:
        """The address and content of a record's calendar, at all its addresses; nothing where it has none."""
        if self._agendas.has_calendar(record):
            name = name_of(record, self._presenter.atlas, self._edition).text
            content = self._calendar(name, address_of(record), self._agendas.of_record(record))
            for id_ in (record.id, *record.formerly):
                yield self.address(f"{kind_of(record)}/{id_}"), content

    def of_country(self, code: str, records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
        """The address and content of the calendar of a country's records."""
        items, address = self._agendas.of_country(code, records), country_address(code)
        yield self.address(address), self._calendar(self._edition.country(code), address, items)

    def of_all(self) -> Iterator[tuple[str, bytes]]:
        """The address and content of the whole atlas's calendar."""
        yield self.address(OF_ALL), self._calendar(self._title, "anniversaries/", self._agendas.of_all())

    def _calendar(self, name: str, address: str, items: Iterable[Item]) -> bytes:
        title = self._edition.gettext("%(name)s: anniversaries and dates") % {"name": name}
        return calendar_file(title, self._site_name, self._base + address, map(self._entries.of, items))
