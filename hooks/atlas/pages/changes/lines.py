"""The changes of values and citations in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from markupsafe import Markup

from atlas.derive.changes.comparison import CitationChange, Trail, ValueChange
from atlas.derive.computed.computed import Computed
from atlas.derive.computed.unknown import citations
from atlas.languages.edition import Edition
from atlas.messages.message import N_
from atlas.model.fields import FieldSpec, specification, without_none
from atlas.model.records import Record
from atlas.model.shapes import Citation
from atlas.pages.changes.comments import CommentWriter, commented
from atlas.pages.changes.views import ChangeLine, FactLine
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.record.facts import facts_of

_STAYED = N_("its citation is the same as before")
_ALONE = N_("only the citation changes")
_KEYS_OF_FIELDS = frozenset(("open", "supports"))
"""Fields that hold the keys of other fields of the record."""


class LineWriter:
    """Writes the lines of one record; `before` and `after` present values of the two atlases, `computed` is the new."""

    def __init__(self, before: Presenter, after: Presenter, computed: Computed) -> None:
        self._computed = computed
        self.edition: Edition = after.edition
        self._sides = (before, CommentWriter(before)), (after, CommentWriter(after))

    def facts(self, record: Record) -> Iterator[FactLine]:
        """All fields of a new record, and what it cites."""
        presenter, writer = self._sides[1]
        for sections in (False, True):
            for fact in facts_of(record, presenter, self._computed, sections=sections):
                yield FactLine(commented(fact.label), Markup(writer.lines(fact.lines)))
        label = commented(self.edition.gettext("Sources"))
        for citation in dict.fromkeys((*record.sources, *citations(record))):
            yield FactLine(label, self._cited(1, citation, record))

    def value(self, change: ValueChange, record: Record) -> ChangeLine:
        """The change of a value."""
        label = self._label(change.trail)
        if change.language:
            label += Markup(" ({})").format(commented(self.edition.language_name(change.language)))
        before, after = (
            None if value is None else self._said(side, value, change, record)
            for side, value in enumerate((change.before, change.after))
        )
        return ChangeLine(label, before, after, self.edition.gettext(_STAYED) if change.proof_stayed else None)

    def citation(self, change: CitationChange, record: Record) -> Iterator[ChangeLine]:
        """The change of a citation: one that came or went as a whole, else what is another in it."""
        remark = self.edition.gettext(_ALONE) if change.alone and change.before else None
        label = self._label(change.trail) + ": " if change.trail else Markup("")
        label += commented(self.edition.gettext("Sources"))
        old, new = change.before, change.after
        if old is None or new is None:
            before, after = (self._cited(side, one, record) if one else None for side, one in enumerate((old, new)))
            yield ChangeLine(label, before, after, remark)
            return
        label += Markup(": ") + self._source(1, new)
        for spec in specification(Citation):
            values = getattr(old, spec.name), getattr(new, spec.name)
            if values[0] != values[1]:
                before, after = (
                    self._part(side, spec, value, record) if value else None for side, value in enumerate(values)
                )
                yield ChangeLine(label + ": " + commented(self.edition.gettext(spec.label)), before, after, remark)

    def _label(self, trail: Trail) -> Markup:
        """The labels of the fields down to a value, with the names of the entries on the way."""
        parts: list[str] = []
        for step in trail:
            parts.append(commented(self.edition.gettext(step.spec.label)))
            if step.entry is not None:
                presenter, writer = self._sides[1]
                head = presenter.line(step.entry, type(step.entry)).head
                parts += [writer.phrase(head)] if head else []
        return Markup(": ".join(parts))

    def _said(self, side: int, value: Any, change: ValueChange, record: Record) -> Markup:
        presenter, writer = self._sides[side]
        if change.trail[-1].spec.name in _KEYS_OF_FIELDS:
            return self._labels_of(value, record)
        if isinstance(value, tuple):
            entry_type = get_args(change.type)[0] if get_origin(change.type) is tuple else change.type
            return Markup(writer.lines(presenter.line(one, entry_type) for one in value))
        return Markup(writer.line(presenter.line(value, without_none(change.type))))

    def _part(self, side: int, spec: FieldSpec, value: Any, record: Record) -> Markup:
        presenter, writer = self._sides[side]
        if spec.name in _KEYS_OF_FIELDS:
            return self._labels_of(value, record)
        return Markup(writer.line(presenter.line(value, without_none(spec.type))))

    def _labels_of(self, keys: str | tuple[str, ...], record: Record) -> Markup:
        labels = {spec.key: self.edition.gettext(spec.label) for spec in specification(type(record))}
        return commented(", ".join(labels.get(key, key) for key in ((keys,) if isinstance(keys, str) else keys)))

    def _source(self, side: int, citation: Citation) -> Markup:
        presenter, writer = self._sides[side]
        return Markup(writer.phrase(presenter.values.source(citation)))

    def _cited(self, side: int, citation: Citation, record: Record) -> Markup:
        """The source, its address if it has no record, the place in it, the quote, and in brackets what it proves."""
        presenter, _ = self._sides[side]
        text = self._source(side, citation)
        if citation.source:
            text += ", " + commented(citation.source.url)
        if citation.at:
            text += ", " + commented(presenter.values.place(citation.at))
        if citation.quote:
            text += Markup(": “{}”").format(commented(citation.quote))
        return text + (Markup(" ({})").format(self._labels_of(citation.supports, record)) if citation.supports else "")
