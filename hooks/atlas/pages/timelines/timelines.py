"""The timelines of pages, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from atlas.derive.bars.record_bars import IN_TIME
from atlas.derive.computed.computed import Computed
from atlas.derive.relations.related import related
from atlas.model.activities import Project
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.fields import N_
from atlas.model.kinds import KINDS, kind_of
from atlas.model.organisations import Organisation
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.states import States
from atlas.pages.timelines.acts import acts, confirmations
from atlas.pages.timelines.building import EntryGroup, TimeEntry, timeline
from atlas.pages.timelines.entries import Entries
from atlas.pages.timelines.views import TimelineView

MOST = 40
"""How many rows a group has at most on a record's page."""

_LABEL = N_("Timeline: %(name)s")
_PLANNED = N_("Planned or under discussion")
_UNDATED = N_("Year not stated")
_ACTS = N_("What the parties did")
_CONFIRMATIONS = N_("Confirmations")


class Timelines:
    """Makes the timelines of one edition."""

    def __init__(self, presenter: Presenter, computed: Computed, states: States) -> None:
        self._presenter = presenter
        self._edition = presenter.edition
        self._computed = computed
        self._entries = Entries(presenter, computed, states)

    def of_record(self, record: Record) -> TimelineView | None:
        """What a place or body takes part in; the course of an agreement or project, and what belongs to it.

        None where no year is known.
        """
        if not isinstance(record, PlaceRecord | Organisation | Agreement | Project):
            return None
        others = self._computed.begun(related(record, self._presenter.atlas, IN_TIME))
        groups = (*self._itself(record), *self._of_agreement(record), *self._by_kind(others, record))
        name = name_of(record, self._presenter.atlas, self._edition).text
        drawn = [group for group in groups if group.entries]
        dated = any(entry.bars for group in drawn for entry in group.entries)
        return self._timeline(drawn, name) if dated else None

    def of_list(self, records: Sequence[Record], name: str) -> TimelineView:
        """Records in the order given, none left out."""
        groups = (self._group(label, self._of_part(label, records), None) for label in ("", _PLANNED, _UNDATED))
        return self._timeline([group for group in groups if group.entries], name)

    def _timeline(self, groups: Sequence[EntryGroup], name: str) -> TimelineView:
        label = self._edition.gettext(_LABEL) % {"name": name}
        return timeline(groups, self._computed.day, self._edition, label)

    def _by_kind(self, records: Iterable[Record], page_of: Record) -> Iterator[EntryGroup]:
        """Apart from them what is only planned, and what no year is known of."""
        ordered = self._computed.in_time(records)
        done = self._of_part("", ordered)
        for kind in IN_TIME:
            of_kind = [record for record in done if kind_of(record) == kind]
            yield self._group(KINDS[kind].PLURAL, of_kind, page_of)
        for label in (_PLANNED, _UNDATED):
            yield self._group(label, self._of_part(label, ordered), page_of)

    def _of_part(self, label: str, records: Iterable[Record]) -> list[Record]:
        return [record for record in records if self._part(record) == label]

    def _part(self, record: Record) -> str:
        if not self._computed.bars(record):
            return _UNDATED
        return "" if record.standing is Standing.STATED else _PLANNED

    def _group(self, label: str, records: Sequence[Record], page_of: Record | None) -> EntryGroup:
        shown = records[:MOST] if page_of else records
        return self._labelled(label, [self._entries.of(record, page_of) for record in shown], len(records))

    def _labelled(self, label: str, entries: Sequence[TimeEntry], total: int) -> EntryGroup:
        return EntryGroup(self._edition.gettext(label) if label else "", entries, total)

    def _itself(self, record: Record) -> Iterator[EntryGroup]:
        if isinstance(record, Agreement | Project) and self._computed.bars(record):
            yield self._labelled(record.LABEL, [self._entries.of(record, record)], 1)

    def _of_agreement(self, record: Record) -> Iterator[EntryGroup]:
        if isinstance(record, Agreement):
            done = list(acts(record, self._presenter, self._entries.words))
            yield self._labelled(_ACTS, done[:MOST], len(done))
            confirmed = list(confirmations(record, self._presenter))
            yield self._labelled(_CONFIRMATIONS, confirmed[:MOST], len(confirmed))
