"""Entries of calendars in one language; a title ends with the parts of its date that are not known."""

from __future__ import annotations

from functools import cache

from atlas.derive.anniversaries.agenda import Agendas
from atlas.derive.anniversaries.agenda_items import Item, Series, TermEnd
from atlas.derive.anniversaries.known_days import KnownDay
from atlas.derive.anniversaries.occurrences import MissingPart, Occurrence
from atlas.derive.status.states import State
from atlas.languages.edition import Edition
from atlas.model.choices import Standing
from atlas.model.records import Record
from atlas.pages.calendar.ical import AllDayEvents, EventTime
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.anniversary_words import basis, counted_from, years
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.presenter import Presenter
from atlas.records.derived_queries import TrackedCache

REMINDER = 90
"""The number of days from the reminder of the end of a term to that end."""

_MOST_NAMES = 5000  # in the cache


class CalendarEntries:
    """Writes the entries of one edition; an entry is the same, uid included, in each calendar that holds it."""

    def __init__(self, presenter: Presenter, agendas: Agendas, base: str, host: str) -> None:
        """Builds pages' addresses from `base`, the address of the language's root; the uids end with `host`."""
        self._agendas = agendas
        self._presenter = presenter
        self._atlas = presenter.atlas
        self._edition = presenter.edition
        self._base = base
        self._host = host
        self._names: TrackedCache[str, str] = TrackedCache(self._atlas.tracker, _MOST_NAMES)
        self._messages = {
            MissingPart.DAY: self._edition.gettext("%(title)s (day not known)"),
            MissingPart.START: self._edition.gettext("%(title)s (start not known)"),
            MissingPart.END: self._edition.gettext("%(title)s (end not known)"),
        }

    def of(self, item: Item) -> str:
        """The entries of anniversaries, of the end of a term or of an event, all on whole days."""
        if isinstance(item, Series):
            return self._anniversaries(item)
        return self._term_end(item) if isinstance(item, TermEnd) else self._occurrence(item)

    def _anniversaries(self, series: Series) -> str:
        beginning, name = series.beginning, self._name(series.beginning.record)
        common = AllDayEvents(
            revised=self._agendas.revised(beginning.record),
            description=self._with_state(
                basis(beginning.field, beginning.stated, series.assumption, self._edition), series.lapsed
            ),
            url=self._url(beginning.record),
            status="CANCELLED" if series.is_cancelled else None,
        )
        return common.events([self._anniversary(series, day, name) for day in series.days])

    def _anniversary(self, series: Series, day: KnownDay, name: str) -> EventTime:
        beginning, first = series.beginning, day.first
        count = day.year - beginning.day.year
        title = f"{_years_title(count, beginning.field, series.lapsed is not None, self._edition)} · {name}"
        return self._uid(beginning.record, f"{beginning.field}.{day.year}"), first, first, self._title_on(day, title)

    def _term_end(self, end: TermEnd) -> str:
        expiry = end.expiry
        title = self._edition.gettext("Term ends: %(name)s") % {"name": self._name(expiry.record)}
        common = AllDayEvents(
            revised=self._agendas.revised(expiry.record),
            description=self._with_state(counted_from(expiry.field, expiry.stated, self._edition), end.lapsed),
            url=self._url(expiry.record),
            status="CANCELLED" if end.is_cancelled else None,
            alarm_days=None if end.is_cancelled else REMINDER,
        )
        uid = self._uid(expiry.record, "term")
        return common.events([(uid, expiry.first, expiry.first, self._title_on(expiry.day, title))])

    def _occurrence(self, occurrence: Occurrence) -> str:
        event, date = occurrence.record, occurrence.stated.value
        title, kind = self._name(event), self._edition.gettext(event.kind.value.label)
        if event.standing is not Standing.STATED:
            title += f" ({self._presenter.standing(event)})"
        if occurrence.missing:
            title = self._title_without(occurrence.missing, title)
        common = AllDayEvents(
            revised=self._agendas.revised(event),
            description=f"{_capitalised(kind)}: {self._edition.date(date)}",
            url=self._url(event),
            status=None if event.standing is Standing.STATED else "TENTATIVE",
        )
        uid = self._uid(event, f"dates.{occurrence.number}")
        return common.events([(uid, occurrence.first, occurrence.last, title)])

    def _title_on(self, day: KnownDay, title: str) -> str:
        return title if day.day else self._title_without(MissingPart.DAY, title)

    def _name(self, record: Record) -> str:
        return self._names.get(record.id, lambda: name_of(record, self._atlas, self._edition).text)

    def _with_state(self, words: str, lapsed: State | None) -> str:
        """Words on a date, and what became of the agreement."""
        return f"{words}; {self._edition.gettext(lapsed.value)}" if lapsed else words

    def _title_without(self, part: MissingPart, title: str) -> str:
        return self._messages[part] % {"title": title}

    def _uid(self, record: Record, entry: str) -> str:
        """The uid of an entry; it stays the same when the record is renamed or a date is corrected."""
        return f"{record.formerly[0] if record.formerly else record.id}.{entry}@{self._host}"

    def _url(self, record: Record) -> str:
        return f"{self._base}{address_of(record)}"


@cache
def _years_title(count: int, field: str, lapsed: bool, edition: Edition) -> str:
    return _capitalised(years(count, field, lapsed, edition))


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
