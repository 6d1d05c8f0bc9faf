"""Entries of calendars in the words of a language; each ends with what is not known of its day."""

from __future__ import annotations

import datetime as dt
from functools import cache

from atlas.derive.anniversaries.agenda import Item, Series
from atlas.derive.anniversaries.known_days import KnownDay
from atlas.derive.anniversaries.occurrences import Lacking, Occurrence
from atlas.derive.anniversaries.revised import revised
from atlas.derive.anniversaries.terms import Expiry
from atlas.languages.edition import Edition
from atlas.model.agreements import Agreement
from atlas.model.choices import Basis, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import specification
from atlas.model.records import Record
from atlas.model.shapes import Act, Stated
from atlas.pages.calendar.ical import AllDay, Time
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.anniversary_words import years
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.presenter import Presenter
from atlas.records.derived_queries import TrackedCache
from atlas.records.statements import supporting

REMINDER = 90
"""How many days before the end of a term its reminder comes."""

_NAMES = 5000
_LABELS = {spec.name: spec.label for cls in (Act, Agreement) for spec in specification(cls)}


class CalendarEntries:
    """Makes the entries of one edition; the same entry, uid included, in each calendar in which it stands."""

    def __init__(self, presenter: Presenter, base: str, host: str) -> None:
        """`base` is the address of the language's root, `host` that which the uids end with."""
        self._presenter = presenter
        self._atlas = presenter.atlas
        self._edition = presenter.edition
        self._base = base
        self._host = host
        self._names: TrackedCache[str, str] = TrackedCache(self._atlas.tracker, _NAMES)
        self._messages = {
            Lacking.DAY: self._edition.gettext("%(title)s (day not known)"),
            Lacking.START: self._edition.gettext("%(title)s (start not known)"),
            Lacking.END: self._edition.gettext("%(title)s (end not known)"),
        }

    def of(self, item: Item) -> str:
        """Anniversaries, the end of a term or an event, as entries on whole days."""
        if isinstance(item, Series):
            return self._anniversaries(item)
        return self._expiry(item) if isinstance(item, Expiry) else self._occurrence(item)

    def _anniversaries(self, series: Series) -> str:
        beginning, name = series.beginning, self._name(series.beginning.record)
        description = self._counted_from(beginning.field, beginning.stated)
        if series.lapsed:
            description += f"; {self._edition.gettext(series.lapsed.value)}"
        common = AllDay(
            stamp=self._stamp(beginning.record, beginning.field, beginning.stated),
            description=description,
            url=self._url(beginning.record),
        )
        return common.events([self._anniversary(series, day, name) for day in series.days])

    def _anniversary(self, series: Series, day: KnownDay, name: str) -> Time:
        beginning, first = series.beginning, day.first
        count = day.year - beginning.known.year
        title = f"{_years(count, beginning.field, series.lapsed is not None, self._edition)} · {name}"
        return self._uid(beginning.record, f"{beginning.field}.{day.year}"), first, first, self._dated(title, day)

    def _expiry(self, expiry: Expiry) -> str:
        title = self._edition.gettext("Term ends: %(name)s") % {"name": self._name(expiry.record)}
        common = AllDay(
            stamp=self._stamp(expiry.record, expiry.field, expiry.stated),
            description=self._counted_from(expiry.field, expiry.stated),
            url=self._url(expiry.record),
            alarm_days=REMINDER,
        )
        uid = self._uid(expiry.record, "term")
        return common.events([(uid, expiry.first, expiry.first, self._dated(title, expiry.known))])

    def _occurrence(self, occurrence: Occurrence) -> str:
        event, date = occurrence.record, occurrence.stated.value
        title, kind = self._name(event), self._edition.gettext(event.kind.value.label)
        if event.standing is not Standing.STATED:
            title += f" ({self._edition.gettext(event.standing.label)})"
        if occurrence.lacking:
            title = self._lacking(title, occurrence.lacking)
        common = AllDay(
            stamp=self._stamp(event, "dates", occurrence.stated),
            description=f"{_capitalised(kind)}: {self._edition.date(date)}",
            url=self._url(event),
            tentative=event.standing is not Standing.STATED,
        )
        uid = self._uid(event, str(date).replace("/", "_"))
        return common.events([(uid, occurrence.first, occurrence.last, title)])

    def _dated(self, title: str, day: KnownDay) -> str:
        return title if day.day else self._lacking(title, Lacking.DAY)

    def _name(self, record: Record) -> str:
        return self._names.get(record.id, lambda: name_of(record, self._atlas, self._edition).text)

    def _counted_from(self, field: str, stated: Stated[PartialDate]) -> str:
        say, gettext = self._edition.point if field == "signed" else self._edition.date, self._edition.gettext
        text = f"{gettext(_LABELS[field])}: {say(stated.value)}"
        if stated.basis is Basis.INFERRED:
            text += " (" + gettext("inferred") + ")"
        if stated.doubtful:
            text += " (" + gettext("doubtful") + ")"
        for other in stated.otherwise:
            text += "; " + gettext("another source says") + f": {say(other.value)}"
        return text

    def _lacking(self, title: str, lacking: Lacking) -> str:
        return self._messages[lacking] % {"title": title}

    def _uid(self, record: Record, entry: str) -> str:
        """Stays the same when the record is renamed."""
        return f"{record.formerly[0] if record.formerly else record.id}.{entry}@{self._host}"

    def _url(self, record: Record) -> str:
        return f"{self._base}{address_of(record)}"

    def _stamp(self, record: Record, field: str, stated: Stated[PartialDate]) -> dt.date:
        return revised(stated.sources or supporting(record, field), self._atlas)


@cache
def _years(count: int, field: str, lapsed: bool, edition: Edition) -> str:
    return _capitalised(years(count, field, lapsed, edition))


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
