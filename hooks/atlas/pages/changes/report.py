"""The report on changes, as Markdown for a comment on a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from atlas.derive.changes.changes import Changes, RecordChange
from atlas.derive.changes.effects import Effect
from atlas.derive.changes.weaknesses import TEXTS, ListedWeakness
from atlas.derive.computed.computed import Computed
from atlas.derive.computed.quality import LISTS, Weakness
from atlas.languages.edition import Edition
from atlas.messages.message import N_
from atlas.model.agreements import Agreement
from atlas.model.fields import specification
from atlas.model.records import Record
from atlas.pages.changes.comments import CommentWriter, commented
from atlas.pages.changes.lines import LineWriter
from atlas.pages.changes.views import ChangedRecord, ChangeLine, ChangesView, Listed, UncheckedFiles, WeakLine
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.states import States

MOST = 100
"""The most records, addresses and weak places that are told: a host takes comments of 65,536 characters."""

_UNCONFIRMED = N_("No confirmation of a known date")


class Unchecked(NamedTuple):
    """The paths of changed files that cannot be read, or in part, or that have errors, before or after a change."""

    unread: Sequence[str]
    partly_read: Sequence[str]
    with_errors: Sequence[str]


class ChangesReport:
    """Says the changes between two atlases in one edition."""

    def __init__(self, before: Computed, after: Computed, edition: Edition, environment: Environment) -> None:
        """`environment` is that of the templates in this edition."""
        self.edition = edition
        self._presenters = (
            Presenter(before.atlas, edition, before.day),
            Presenter(after.atlas, edition, after.day),
        )
        self._states = States(before, edition), States(after, edition)
        sides = [(presenter, CommentWriter(presenter)) for presenter in self._presenters]
        self._lines = LineWriter(sides[0], sides[1], commented)
        self._computed = after
        self._environment = environment

    def markdown(self, changes: Changes, unchecked: tuple[Unchecked, Unchecked], layout: int = 0) -> str:
        """The report; `layout` is the number of files that say the same in another form."""
        template = self._environment.get_template("changes_report.md")
        return template.render(view=self._view(changes, unchecked, layout)).strip() + "\n"

    def _view(self, changes: Changes, unchecked: tuple[Unchecked, Unchecked], layout: int) -> ChangesView:
        effects = Counter(effect for change in changes.records for effect in change.effects)
        new, gone = changes.weaknesses
        present = [change.after for change in changes.records if change.after]
        return ChangesView(
            records=tuple(map(self._record, changes.records[:MOST])),
            total=len(changes.records),
            effects=tuple(
                (self.edition.gettext(effect.value), effects[effect]) for effect in Effect if effects[effect]
            ),
            layout=layout,
            unchecked=tuple(
                UncheckedFiles(bool(side), *(tuple(map(commented, paths)) for paths in found))
                for side, found in enumerate(unchecked)
                if any(found)
            ),
            weak=self._weak(one for one in new if one[0] != TEXTS),
            strong=self._weak(one for one in gone if one[0] != TEXTS),
            untranslated=self._weak(one for one in new if one[0] == TEXTS),
            translated=self._weak(one for one in gone if one[0] == TEXTS),
            pages=_addresses(present),
            neighbours=_addresses(changes.neighbours),
        )

    def _record(self, change: RecordChange) -> ChangedRecord:
        record, old = change.record, change.before
        presenter = self._presenters[1 if change.after else 0]
        return ChangedRecord(
            id=commented(record.id),
            name=commented(name_of(record, presenter.atlas, self.edition).text),
            effects=tuple(self.edition.gettext(effect.value) for effect in change.effects),
            facts=tuple(self._lines.facts(record, self._computed)) if old is None else (),
            lines=tuple(self._changes(change)) if old and change.after else (),
            old_id=commented(old.id) if old and old.id != record.id else None,
            heir=commented(change.heir.id) if change.heir else None,
        )

    def _changes(self, change: RecordChange) -> Iterator[ChangeLine]:
        record = change.record
        yield from (self._lines.value(value, record) for value in change.values)
        for citation in change.citations:
            yield from self._lines.citation(citation, record)
        if isinstance(change.before, Agreement) and isinstance(change.after, Agreement):
            yield from self._status(change.before, change.after)

    def _status(self, old: Agreement, new: Agreement) -> Iterator[ChangeLine]:
        before, after = self._states[0].of(old), self._states[1].of(new)
        if before.sentence != after.sentence and not (old.withdrawn or new.withdrawn):
            label = commented(self.edition.gettext("Status"))
            yield ChangeLine(label, commented(before.sentence), commented(after.sentence))

    def _weak(self, found: Iterable[ListedWeakness]) -> tuple[WeakLine, ...]:
        """The weak places, those of one field in one line."""
        lines: dict[tuple[str, str, str | None], list[str]] = {}
        for name, weak in found:
            lines.setdefault((weak.id, name, weak.field), []).extend(self._details(weak))
        return tuple(
            WeakLine(commented(id_), *self._weakness(id_, name, field, details))
            for (id_, name, field), details in list(lines.items())[:MOST]
        )

    def _weakness(self, id_: str, name: str, field: str | None, details: Sequence[str]) -> tuple[str, Markup]:
        """The list to which a weak place belongs, and the field with what tells more of it."""
        title = _UNCONFIRMED if name == "confirmations" else LISTS[name]
        labels = {spec.key: spec.label for spec in specification(type(self._presenters[1].atlas.by_id[id_]))}
        label = self.edition.gettext(labels[field]) if field else ""
        more = commented(", ".join(dict.fromkeys(details)))
        if name == TEXTS:
            return label, more
        return self.edition.gettext(title), commented(label) or more

    def _details(self, weak: Weakness) -> Iterator[str]:
        yield from map(self.edition.language_name, weak.languages)
        yield from (self._presenters[1].values.link(side).words.text for side in weak.sides)


def _addresses(records: Sequence[Record]) -> Listed:
    return Listed(tuple(commented(address_of(record)) for record in records[:MOST]), len(records))
