"""Entries of timelines, one for each record, in one language."""

from __future__ import annotations

from atlas.derive.computed.computed import Computed
from atlas.derive.relations.parties import has_own_time, party_numbers_with
from atlas.languages.edition import Words
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.records import Record
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import actor_name, is_said, left_words, name_of
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.states import States
from atlas.pages.phrases.views import Phrase
from atlas.pages.timelines.building import TimeEntry
from atlas.pages.timelines.words import TimeWords
from atlas.records.derived_queries import TrackedCache

_MANY = 10_000
_MOST_NAMES = 3


class TimelineEntries:
    """Builds the entries of the timelines of one edition."""

    def __init__(self, presenter: Presenter, computed: Computed, states: States) -> None:
        self.atlas = presenter.atlas
        self.edition = presenter.edition
        self.computed = computed
        self.words = TimeWords(presenter.edition, states)
        self._listed: TrackedCache[str, TimeEntry] = TrackedCache(presenter.atlas.tracker, _MANY)

    def listed(self, record: Record) -> TimeEntry:
        """The entry of a record in a list, the same in each."""
        return self._listed.get(record.id, lambda: self.of(record))

    def of(self, record: Record, page_of: Record | None = None) -> TimeEntry:
        """The entry of a record on the page of another, or on its own page, where it is no link.

        On a party's page an agreement stands in the time in which that is one.
        """
        in_time = _own_time(record, page_of) if isinstance(record, Agreement) and page_of else ()
        address = None if record is page_of else address_of(record)
        name, note = self._name(record, page_of), self.words.note(record)
        return TimeEntry(
            phrase=Phrase(name, address),
            note="" if name.language is None and is_said(note, name.text) else note,
            when=self.words.when(record, in_time),
            bars=self.computed.times.bars(record, in_time),
            planned=record.standing is not Standing.STATED,
        )

    def _name(self, record: Record, page_of: Record | None) -> Words:
        """On a party's page an agreement without a name of its own is called after the other parties."""
        if isinstance(record, Agreement) and page_of and not record.name:
            own = next((number for number, party in enumerate(record.parties) if party.id == page_of.id), None)
            others = party_numbers_with(record, own) if own is not None else ()
            if 0 < len(others) <= _MOST_NAMES:
                return Words(", ".join(self._party(record, number) for number in others))
        return name_of(record, self.atlas, self.edition)

    def _party(self, agreement: Agreement, number: int) -> str:
        """The name of a party; one that has left is marked."""
        name = actor_name(agreement.parties[number], self.atlas, self.edition).text
        left = left_words(agreement, number, self.computed.day, self.edition)
        return f"{name} ({left})" if left else name


def _own_time(agreement: Agreement, place: Record) -> tuple[int, ...]:
    """The number of a party with a time of its own; none where it is one several times, or as all are."""
    numbers = tuple(number for number, party in enumerate(agreement.parties) if party.id == place.id)
    return numbers if len(numbers) == 1 and has_own_time(agreement, numbers[0]) else ()
