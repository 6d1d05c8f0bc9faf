"""The last and the next dates of a briefing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from atlas.derive.anniversaries.anniversaries import in_order
from atlas.derive.anniversaries.milestones import Milestone, latest_milestones, milestones_to_come
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.fields import N_
from atlas.model.records import Record
from atlas.pages.briefings.views import BriefDate
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.anniversary_words import years
from atlas.pages.phrases.names import actor_name, name_of
from atlas.pages.phrases.views import Phrase
from atlas.pages.record.relations import Relations
from atlas.pages.timelines.words import TimeWords

_MOST = 6
_YEARS_AHEAD = 3
_TERM_ENDS = N_("end of the term")


class BriefDates:
    """Finds the dates of several records, in one language."""

    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        self._edition = relations.edition
        self._day = relations.computed.day
        self._words = TimeWords(relations.edition, relations.states)
        self._anniversaries = relations.agendas.anniversaries

    def last(self, records: Iterable[Record]) -> tuple[BriefDate, ...]:
        """What was done last, the newest first."""
        return tuple(map(self._happening, latest_milestones(records, self._day, _MOST)))

    def coming(self, records: Sequence[Record]) -> tuple[BriefDate, ...]:
        """What is planned, the next anniversaries that are celebrated, and the ends of terms, the soonest first."""
        found = [*self._planned(records), *self._counted(records)]
        return tuple(date for _, date in sorted(found, key=lambda pair: pair[0])[:_MOST])

    def _planned(self, records: Iterable[Record]) -> Iterator[tuple[dt.date, BriefDate]]:
        for happening in milestones_to_come(records, self._day):
            yield happening.date.value.earliest or self._day, self._happening(happening)

    def _counted(self, records: Iterable[Record]) -> Iterator[tuple[dt.date, BriefDate]]:
        agreements = [record for record in records if isinstance(record, Agreement)]
        found = (one for agreement in agreements for one in self._anniversaries.still_to_come(agreement))
        for one in sorted(found, key=in_order):
            if not one.lapsed:
                words = years(one.count, one.beginning.field, False, self._edition)
                yield one.first, BriefDate(self._edition.point(one.known.date), words, self._phrase(one.record))
        for agreement in agreements:
            if expiry := self._anniversaries.expiry(agreement, self._day.year + _YEARS_AHEAD):
                words = self._edition.gettext(_TERM_ENDS)
                yield expiry.first, BriefDate(self._edition.point(expiry.known.date), words, self._phrase(agreement))

    def _happening(self, happening: Milestone) -> BriefDate:
        labels = [happening.label]
        if happening.standing is not Standing.STATED:
            labels.append(happening.standing.label)
        what = ", ".join(map(self._edition.gettext, labels))
        if happening.by:
            what = f"{actor_name(happening.by, self._relations.atlas, self._edition).text}: {what}"
        return BriefDate(
            when=self._words.date(happening.date, point=happening.point),
            what=what,
            record=self._phrase(happening.record),
        )

    def _phrase(self, record: Record) -> Phrase:
        return Phrase(name_of(record, self._relations.atlas, self._edition), address_of(record))
