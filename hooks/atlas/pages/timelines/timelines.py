"""The timelines of the pages of records and of lists, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from atlas.derive.computed.computed import Computed
from atlas.derive.relations.related import related
from atlas.derive.times.bars import known_length
from atlas.derive.times.record_bars import DATED_KINDS
from atlas.messages.message import N_
from atlas.model.activities import Project
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.kinds import KINDS, kind_of
from atlas.model.organisations import Organisation
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.pages.phrases.addresses import address_of, list_address
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.paging import year_labels
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.states import States
from atlas.pages.timelines.acts import act_entries, confirmation_entries
from atlas.pages.timelines.building import EntryGroup, TimeEntry, entries_view
from atlas.pages.timelines.entries import TimelineEntries
from atlas.pages.timelines.views import TimelineView

MOST_ROWS = 40
"""The most records of a group on a record's page: those that last longest."""

TIMELINE = "timeline"
"""The name of the list of a timeline, in its address."""
_WITH_TIMELINE = PlaceRecord | Organisation | Agreement | Project
_LABEL = N_("Timeline: %(name)s")
_PLANNED = N_("Only planned or discussed")
_UNDATED = N_("Year not stated")
_ACTS = N_("What the parties did")
_CONFIRMATIONS = N_("Confirmations")


class Timelines:
    """Builds the timelines of one edition."""

    def __init__(self, presenter: Presenter, computed: Computed, states: States) -> None:
        self._presenter = presenter
        self._edition = presenter.edition
        self._computed = computed
        self._day = computed.day
        self._entries = TimelineEntries(presenter, computed, states)

    def records_of(self, record: Record) -> list[Record]:
        """All other records that the timeline of a record's page is about, in the order of time."""
        others = self._computed.listing.begun(related(record, self._presenter.atlas, DATED_KINDS))
        return self._computed.times.in_order(others)

    def is_cut(self, record: Record) -> bool:
        """Tests if the timeline of a record's page shows but a part of a group."""
        if not isinstance(record, _WITH_TIMELINE):
            return False
        groups = self._records_by_group(self.records_of(record))
        return any(len(records) > MOST_ROWS for _, records in groups)

    def of_record(self, record: Record) -> TimelineView | None:
        """The timeline of a record's page; None where no year is known.

        It shows the activities of a place or organisation; of an agreement or project its course and its activities.
        """
        if not isinstance(record, _WITH_TIMELINE):
            return None
        others = self.records_of(record)
        groups = (*self._own_group(record), *self._agreement_groups(record), *self._groups_by_kind(others, record))
        name = name_of(record, self._presenter.atlas, self._edition).text
        shown = [group for group in groups if group.entries]
        is_dated = any(entry.bars for group in shown for entry in group.entries)
        return self._view(shown, name) if is_dated else None

    def of_list(self, records: Sequence[Record], name: str) -> TimelineView:
        """The timeline of all records of a list, in their order."""
        groups = (self._group(label, self._with_label(label, records), None) for label in ("", _PLANNED, _UNDATED))
        return self._view([group for group in groups if group.entries], name)

    def labels(self, parts: Sequence[Sequence[Record]]) -> list[str]:
        """The labels of the pages of a list in order of time: first and last year, a number where none is known."""
        return year_labels(map(self._year, part) for part in parts)

    def _year(self, record: Record) -> int | None:
        """The year in which a record begins, None where it is planned or none is known."""
        bars = self._computed.times.bars(record) if record.standing is Standing.STATED else ()
        return bars[0].bounds[0].year if bars else None

    def _view(self, groups: Sequence[EntryGroup], name: str) -> TimelineView:
        label = self._edition.gettext(_LABEL) % {"name": name}
        return entries_view(groups, self._computed.day, self._edition, label)

    def _groups_by_kind(self, records: Iterable[Record], page_of: Record) -> Iterator[EntryGroup]:
        """A group for each kind, then one of all planned records, then one of all without a year."""
        for label, of_group in self._records_by_group(records):
            yield self._group(label, of_group, page_of)

    def _records_by_group(self, ordered: Iterable[Record]) -> Iterator[tuple[str, list[Record]]]:
        """The records in their order under the labels of their groups."""
        by_label: dict[str, list[Record]] = {}
        for record in ordered:
            by_label.setdefault(self._label_of(record) or KINDS[kind_of(record)].PLURAL, []).append(record)
        for label in (*(KINDS[kind].PLURAL for kind in DATED_KINDS), _PLANNED, _UNDATED):
            yield label, by_label.get(label, [])

    def _with_label(self, label: str, records: Iterable[Record]) -> list[Record]:
        return [record for record in records if self._label_of(record) == label]

    def _label_of(self, record: Record) -> str:
        """The heading of planned records and of those without a year; nothing for all others."""
        if not self._computed.times.bars(record):
            return _UNDATED
        return "" if record.standing is Standing.STATED else _PLANNED

    def _group(self, label: str, records: Sequence[Record], page_of: Record | None) -> EntryGroup:
        shown = self._longest(records) if page_of and len(records) > MOST_ROWS else records
        group = self._entry_group(label, [self._entry(record, page_of) for record in shown], len(records))
        if page_of and len(shown) < len(records):
            return group._replace(whole=list_address(address_of(page_of), TIMELINE))
        return group

    def _entry(self, record: Record, page_of: Record | None) -> TimeEntry:
        return self._entries.of(record, page_of) if page_of else self._entries.listed(record)

    def _longest(self, records: Sequence[Record]) -> list[Record]:
        """The MOST_ROWS records that are known to last longest, in their order."""
        times = self._computed.times
        ranked = sorted(range(len(records)), key=lambda place: -known_length(times.bars(records[place]), self._day))
        return [records[place] for place in sorted(ranked[:MOST_ROWS])]

    def _entry_group(self, label: str, entries: Sequence[TimeEntry], total: int) -> EntryGroup:
        return EntryGroup(self._edition.gettext(label) if label else "", entries, total)

    def _own_group(self, record: Record) -> Iterator[EntryGroup]:
        if isinstance(record, Agreement | Project) and self._computed.times.bars(record):
            yield self._entry_group(record.LABEL, [self._entries.of(record, record)], 1)

    def _agreement_groups(self, record: Record) -> Iterator[EntryGroup]:
        if isinstance(record, Agreement):
            acts = list(act_entries(record, self._presenter, self._entries.words))
            yield self._entry_group(_ACTS, acts, len(acts))
            confirmations = list(confirmation_entries(record, self._presenter))
            yield self._entry_group(_CONFIRMATIONS, confirmations, len(confirmations))
