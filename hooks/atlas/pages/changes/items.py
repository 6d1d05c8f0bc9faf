"""Logged changes as items of a page or feed: which record, what became of it, which of its values changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atlas.derive.changes.changes import RecordChange
from atlas.derive.changes.effects import Effect
from atlas.derive.changes.log import ChangeNumber
from atlas.derive.changes.subjects import ChangeSubjects
from atlas.derive.computed.unknown import citations
from atlas.model.agreements import Agreement
from atlas.model.parties import Act, Party
from atlas.model.records import Record
from atlas.pages.changes.change_writer import ChangeWriter
from atlas.pages.changes.lines import LineWriter
from atlas.pages.changes.views import ActItem, ChangeItem, ChangeLine
from atlas.pages.phrases.acts import dated_first
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import actor_name, name_of
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.views import Phrase
from atlas.pages.rendering.context import RenderContext
from atlas.pages.rendering.markdown import escape

MOST_LINES = 12
"""The most values that are told of one change."""


class ChangeItems:
    """Says changes in one edition; `context` is that of the page or feed on which they stand."""

    def __init__(self, presenter: Presenter, subjects: ChangeSubjects, context: RenderContext) -> None:
        self._presenter = presenter
        self._edition = presenter.edition
        self._subjects = subjects
        side = presenter, ChangeWriter(context, presenter.edition)
        self._lines = LineWriter(side, side, escape)

    def items(self, numbers: Sequence[ChangeNumber]) -> Iterator[ChangeItem]:
        """The changes in this order."""
        for number, change in zip(numbers, self._subjects.log.details(numbers), strict=True):
            yield self._item(number, change)

    def title(self, id_: str, record: Record) -> Phrase:
        """The name of a record as it is now, with its page; of one that has gone, the last name alone."""
        present = self._subjects.present(id_)
        name = name_of(present or record, self._presenter.atlas, self._edition)
        return Phrase(name, address_of(present) if present else None)

    def acts(self, number: ChangeNumber) -> Iterator[ActItem]:
        """The acts of parties that a change brought."""
        change = self._subjects.log.details([number])[0]
        agreement = self.title(self._subjects.log.change(number).id, change.record)
        for party, act in _new_acts(change):
            line = dated_first(self._presenter.line(act, Act), self._edition)
            sources = self._lines.authority(act.sources)
            name = actor_name(party, self._presenter.atlas, self._edition)
            yield ActItem(agreement, name, line._replace(citations=()), act.act.value, sources)

    def is_of_acts_alone(self, number: ChangeNumber) -> bool:
        """Tests for a change that brought acts, and nothing else."""
        change = self._subjects.log.details([number])[0]
        acts = sum(1 for _ in _new_acts(change))
        return bool(change.before and acts and acts == len(change.values))

    def _item(self, number: ChangeNumber, change: RecordChange) -> ChangeItem:
        log = self._subjects.log
        commit, logged = log.commits[number[0]], log.change(number)
        lines = list(self._changes(change))
        shown = lines if len(lines) <= MOST_LINES + 1 else lines[:MOST_LINES]
        record, old = change.record, change.before.id if change.before else logged.id
        added = Effect.ADDED in change.effects
        cited = tuple(dict.fromkeys((*record.sources, *citations(record)))) if added else ()
        return ChangeItem(
            day=commit.day,
            title=self.title(logged.id, record),
            effects=tuple(self._edition.gettext(effect.value) for effect in change.effects),
            lines=tuple(shown),
            left_out=len(lines) - len(shown),
            sources=self._lines.authority(cited),
            old_id=old if old != logged.id else "",
            heir=self._presenter.values.link(logged.heir) if logged.heir else None,
            places=self._subjects.places(logged),
        )

    def _changes(self, change: RecordChange) -> Iterator[ChangeLine]:
        record = change.record
        for value in change.values:
            line = self._lines.value(value, record)
            yield line._replace(sources=self._lines.authority(value.citations))
        for citation in change.citations:
            if citation.alone:
                yield from self._lines.citation(citation, record)


def _new_acts(change: RecordChange) -> Iterator[tuple[Party, Act]]:
    """The acts that were not there before, each with its party."""
    if isinstance(change.after, Agreement) and change.before is None:
        yield from ((party, act) for party in change.after.parties for act in party.acts)
    for value in change.values:
        party = value.trail[0].entry
        if value.before is None and isinstance(value.after, Act) and isinstance(party, Party):
            yield party, value.after
        elif value.before is None and isinstance(value.after, Party):
            yield from ((value.after, act) for act in value.after.acts)
