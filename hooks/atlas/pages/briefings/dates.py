"""The last and the next dates of a briefing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from atlas.derive.anniversaries.anniversaries import anniversary_sort_key
from atlas.derive.times.milestones import Milestone, latest_milestones, upcoming_milestones
from atlas.messages.message import N_
from atlas.model.agreements import Agreement
from atlas.model.records import Record
from atlas.pages.briefings.views import BriefDate
from atlas.pages.phrases.acts import act_with_standing, decided_words
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.anniversary_words import basis, years
from atlas.pages.phrases.names import actor_name, name_of
from atlas.pages.phrases.stated_dates import stated_date
from atlas.pages.phrases.views import Phrase
from atlas.pages.record.services import PageServices

_MOST = 6
_YEARS_AHEAD = 3
_TERM_ENDS = N_("end of the term")


class BriefDates:
    """Finds the dates of several records, in one language."""

    def __init__(self, services: PageServices) -> None:
        self._services = services
        self._edition = services.edition
        self._day = services.computed.day
        self._anniversaries = services.agendas.anniversaries

    def last(self, records: Iterable[Record]) -> tuple[BriefDate, ...]:
        """The latest events and acts, the newest first."""
        return tuple(map(self.happening, latest_milestones(records, self._day, _MOST)))

    def coming(self, records: Sequence[Record]) -> tuple[BriefDate, ...]:
        """Plans, the next anniversaries that are celebrated, and the ends of terms, the soonest first."""
        found = [*self._planned(records), *self._counted(records)]
        return tuple(date for _, date in sorted(found, key=lambda pair: pair[0])[:_MOST])

    def _planned(self, records: Iterable[Record]) -> Iterator[tuple[dt.date, BriefDate]]:
        for happening in upcoming_milestones(records, self._day):
            yield happening.date.value.earliest or self._day, self.happening(happening)

    def _counted(self, records: Iterable[Record]) -> Iterator[tuple[dt.date, BriefDate]]:
        agreements = [record for record in records if isinstance(record, Agreement)]
        found = (one for agreement in agreements for one in self._anniversaries.next_of(agreement))
        for one in sorted(found, key=anniversary_sort_key):
            if not one.lapsed:
                field, stated = one.beginning.field, one.beginning.stated
                words = years(one.count, field, False, self._edition)
                words += f" ({basis(field, stated, one.assumption, self._edition, within=True)})"
                yield one.first, BriefDate(self._edition.point(one.day.date), words, self._phrase(one.record))
        for agreement in agreements:
            if expiry := self._anniversaries.expiry(agreement, self._day.year + _YEARS_AHEAD):
                words = self._edition.gettext(_TERM_ENDS)
                yield expiry.first, BriefDate(self._edition.point(expiry.day.date), words, self._phrase(agreement))

    def happening(self, happening: Milestone) -> BriefDate:
        """A milestone with its date in words."""
        what = act_with_standing(happening.label, happening.standing, happening.date, self._edition, self._day)
        what = what[:1].lower() + what[1:]
        if act := happening.act:
            what += decided_words(act.act, act.note, self._edition)
        if happening.party:
            what = f"{actor_name(happening.party, self._services.atlas, self._edition).text}: {what}"
        return BriefDate(
            when=stated_date(happening.date, self._edition, happening.type),
            what=what,
            record=self._phrase(happening.record),
        )

    def _phrase(self, record: Record) -> Phrase:
        return Phrase(name_of(record, self._services.atlas, self._edition), address_of(record))
