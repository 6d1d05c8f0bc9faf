"""The timelines of the pages of records and of lists, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from atlas.derive.computed.computed import Computed
from atlas.derive.relations.related import related
from atlas.derive.times.record_bars import DATED_KINDS
from atlas.messages.message import N_
from atlas.model.activities import Project
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.kinds import KINDS, kind_of
from atlas.model.organisations import Organisation
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.states import States
from atlas.pages.timelines.acts import act_entries, confirmation_entries
from atlas.pages.timelines.building import EntryGroup, TimeEntry, entries_view
from atlas.pages.timelines.entries import TimelineEntries
from atlas.pages.timelines.views import TimelineView

MOST_ROWS = 40
"""The most rows of a group on a record's page."""

_LABEL = N_("Timeline: %(name)s")
_PLANNED = N_("Planned or under discussion")
_UNDATED = N_("Year not stated")
_ACTS = N_("What the parties did")
_CONFIRMATIONS = N_("Confirmations")


class Timelines:
    """Builds the timelines of one edition."""

    def __init__(self, presenter: Presenter, computed: Computed, states: States) -> None:
        self._presenter = presenter
        self._edition = presenter.edition
        self._computed = computed
        self._entries = TimelineEntries(presenter, computed, states)

    def of_record(self, record: Record) -> TimelineView | None:
        """The timeline of a record's page; None where no year is known.

        It shows the activities of a place or organisation; of an agreement or project its course and its activities.
        """
        if not isinstance(record, PlaceRecord | Organisation | Agreement | Project):
            return None
        others = self._computed.listing.begun(related(record, self._presenter.atlas, DATED_KINDS))
        groups = (*self._own_group(record), *self._agreement_groups(record), *self._groups_by_kind(others, record))
        name = name_of(record, self._presenter.atlas, self._edition).text
        shown = [group for group in groups if group.entries]
        is_dated = any(entry.bars for group in shown for entry in group.entries)
        return self._view(shown, name) if is_dated else None

    def of_list(self, records: Sequence[Record], name: str) -> TimelineView:
        """The timeline of all records of a list, in their order."""
        groups = (self._group(label, self._with_label(label, records), None) for label in ("", _PLANNED, _UNDATED))
        return self._view([group for group in groups if group.entries], name)

    def _view(self, groups: Sequence[EntryGroup], name: str) -> TimelineView:
        label = self._edition.gettext(_LABEL) % {"name": name}
        return entries_view(groups, self._computed.day, self._edition, label)

    def _groups_by_kind(self, records: Iterable[Record], page_of: Record) -> Iterator[EntryGroup]:
        """A group for each kind, then one of all planned records, then one of all without a year."""
        ordered = self._computed.times.in_order(records)
        stated = self._with_label("", ordered)
        for kind in DATED_KINDS:
            of_kind = [record for record in stated if kind_of(record) == kind]
            yield self._group(KINDS[kind].PLURAL, of_kind, page_of)
        for label in (_PLANNED, _UNDATED):
            yield self._group(label, self._with_label(label, ordered), page_of)

    def _with_label(self, label: str, records: Iterable[Record]) -> list[Record]:
        return [record for record in records if self._label_of(record) == label]

    def _label_of(self, record: Record) -> str:
        """The heading of planned records and of those without a year; nothing for all others."""
        if not self._computed.times.bars(record):
            return _UNDATED
        return "" if record.standing is Standing.STATED else _PLANNED

    def _group(self, label: str, records: Sequence[Record], page_of: Record | None) -> EntryGroup:
        shown = records[:MOST_ROWS] if page_of else records
        return self._entry_group(label, [self._entries.of(record, page_of) for record in shown], len(records))

    def _entry_group(self, label: str, entries: Sequence[TimeEntry], total: int) -> EntryGroup:
        return EntryGroup(self._edition.gettext(label) if label else "", entries, total)

    def _own_group(self, record: Record) -> Iterator[EntryGroup]:
        if isinstance(record, Agreement | Project) and self._computed.times.bars(record):
            yield self._entry_group(record.LABEL, [self._entries.of(record, record)], 1)

    def _agreement_groups(self, record: Record) -> Iterator[EntryGroup]:
        if isinstance(record, Agreement):
            acts = list(act_entries(record, self._presenter, self._entries.words))
            yield self._entry_group(_ACTS, acts[:MOST_ROWS], len(acts))
            confirmations = list(confirmation_entries(record, self._presenter))
            yield self._entry_group(_CONFIRMATIONS, confirmations[:MOST_ROWS], len(confirmations))
