"""The words in the rows of timelines: dates, states, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atlas.derive.times.over import record_is_over
from atlas.derive.times.sort_keys import CourseStep, in_course
from atlas.languages.edition import Edition
from atlas.model.activities import Event, Project, Work
from atlas.model.agreements import Agreement
from atlas.model.choices import EventKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import specification
from atlas.model.records import Record
from atlas.model.shapes import Day
from atlas.pages.phrases.acts import date_label, standing_words
from atlas.pages.phrases.stated_dates import dated_field, stated_date
from atlas.pages.phrases.states import States

_DATES = tuple(spec for spec in specification(Agreement) if spec.name in ("signed", "since", "in_force", "ended"))


class TimeWords:
    """Puts the times of records into the words of one edition."""

    def __init__(self, edition: Edition, states: States) -> None:
        self.edition = edition
        self._states = states

    def when(self, record: Record, parties: Sequence[int] = ()) -> str:
        """The dates of a record; of an agreement its state too, for some of its parties in their time."""
        if isinstance(record, Agreement):
            dates = self._agreement_dates(record, parties)
            return "; ".join(_within_sentence((*dates, self._state(record, parties))))
        if isinstance(record, Event):
            return ", ".join(stated_date(date, self.edition, PartialDate) for date in record.dates)
        if isinstance(record, Project):
            return stated_date(record.period, self.edition, PartialDate) if record.period else ""
        if isinstance(record, Work):
            return ", ".join(stated_date(date, self.edition, Day) for date in (record.year, record.adopted) if date)
        return ""

    def note(self, record: Record) -> str:
        """The kind of an agreement, event or work; also the standing, except of agreements, whose state includes it."""
        kind = record.type if isinstance(record, Agreement) else getattr(record, "kind", None)
        words = [self.edition.gettext(kind.value.label)] if kind and kind.value is not EventKind.OTHER else []
        if record.standing is not Standing.STATED and not isinstance(record, Agreement):
            over = record_is_over(record, self._states.computed.atlas, self._states.computed.day)
            words.append(standing_words(record.standing, self.edition, over=over))
        return ", ".join(words)

    def _state(self, agreement: Agreement, parties: Sequence[int]) -> str:
        """The state in words, such as: confirmed 14 December 2017."""
        status = self._states.of(agreement, parties)
        return status.full or status.short

    def _agreement_dates(self, agreement: Agreement, parties: Sequence[int]) -> Iterator[str]:
        dates, day, standing = self._states.computed.agreements, self._states.computed.day, agreement.standing
        found = ((spec, stated) for spec in _DATES if (stated := dates.date(agreement, spec.name, parties)))
        for spec, stated in in_course((CourseStep(spec.name, stated.value), (spec, stated)) for spec, stated in found):
            label = date_label(spec, stated, standing, self.edition, day)
            yield dated_field(spec, stated, self.edition, label=label)


def _within_sentence(clauses: Sequence[str]) -> Sequence[str]:
    """Clauses in a row: the first begins with a capital letter, the others with a small one."""
    first, *others = clauses
    return [first[:1].upper() + first[1:], *(clause[:1].lower() + clause[1:] for clause in others)]
