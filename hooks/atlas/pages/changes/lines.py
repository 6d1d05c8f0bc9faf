"""The changes of values and citations in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args, get_origin

from markupsafe import Markup

from atlas.derive.changes.comparison import CitationChange, Trail, ValueChange
from atlas.derive.computed.computed import Computed
from atlas.derive.computed.unknown import citations
from atlas.languages.edition import Edition, Words
from atlas.languages.punctuation import from_difference, with_apostrophes, without_stop
from atlas.messages.message import N_
from atlas.model.fields import FieldSpec, specification, without_none
from atlas.model.records import Record
from atlas.model.shapes import Citation
from atlas.model.text import UNDETERMINED
from atlas.pages.changes.change_writer import MOST_CHARACTERS
from atlas.pages.changes.views import ChangeLine, FactLine
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.record.facts import facts_of
from atlas.pages.rendering.inline import InlineWriter

_STAYED = N_("its citation is the same as before")
_ALONE = N_("only the citation changes")
MOST_SOURCES = 3
"""The most sources that are named of one value."""
_STEP = Markup(" › ")
"""Stands between a field and what is in it."""
_KEYS_OF_FIELDS = frozenset(("open", "supports"))
"""Fields that hold the keys of other fields of the record."""


Side = tuple[Presenter, InlineWriter]
"""The presenter of the values of an atlas, and their writer."""


class LineWriter:
    """Writes the lines of one record: those of the atlas before and after; `text` writes words of ours."""

    def __init__(self, before: Side, after: Side, text: Callable[[str], Markup]) -> None:
        self.edition: Edition = after[0].edition
        self._sides = before, after
        self._text = text

    def facts(self, record: Record, computed: Computed) -> Iterator[FactLine]:
        """All fields of a new record, and what it cites."""
        presenter, writer = self._sides[1]
        for sections in (False, True):
            for fact in facts_of(record, presenter, computed, sections=sections):
                yield FactLine(self._text(fact.label), Markup(writer.lines(fact.lines)))
        label = self._text(self.edition.gettext("Sources"))
        for citation in dict.fromkeys((*record.sources, *citations(record))):
            yield FactLine(label, self._cited(1, citation, record))

    def value(self, change: ValueChange, record: Record) -> ChangeLine:
        """The change of a value."""
        label = self._label(change.trail)
        if change.language:
            label += Markup(" ({})").format(self._text(self.edition.in_language(change.language)))
        values = _from_difference(change.before, change.after)
        before, after = (
            None if value is None else self._said(side, value, change, record) for side, value in enumerate(values)
        )
        return ChangeLine(label, before, after, self.edition.gettext(_STAYED) if change.proof_stayed else None)

    def citation(self, change: CitationChange, record: Record) -> Iterator[ChangeLine]:
        """The change of a citation: one that came or went as a whole, else what is another in it."""
        remark = self.edition.gettext(_ALONE) if change.alone and change.before else None
        label = self._label(change.trail) + _STEP if change.trail else Markup("")
        label += self._text(self.edition.gettext("Sources"))
        old, new = change.before, change.after
        if old is None or new is None:
            before, after = (self._cited(side, one, record) if one else None for side, one in enumerate((old, new)))
            yield ChangeLine(label, before, after, remark)
            return
        label += _STEP + self._source(1, new)
        for spec in specification(Citation):
            values = _from_difference(getattr(old, spec.name), getattr(new, spec.name))
            if values[0] != values[1]:
                before, after = (
                    self._part(side, spec, value, record) if value else None for side, value in enumerate(values)
                )
                yield ChangeLine(label + _STEP + self._text(self.edition.gettext(spec.label)), before, after, remark)

    def authority(self, citations: tuple[Citation, ...]) -> Markup | None:
        """The sources of citations with the places in them; None of none. Of many, the first with their number."""
        found = dict.fromkeys(map(self._placed, citations))
        if not found:
            return None
        shown = Markup("; ").join([*found][:MOST_SOURCES])
        return shown if len(found) <= MOST_SOURCES else shown + Markup("; … ({})").format(len(found))

    def _placed(self, citation: Citation) -> Markup:
        place = self._sides[1][0].values.place(citation.at) if citation.at else ""
        return self._source(1, citation) + (Markup(", ") + self._text(place) if place else Markup(""))

    def _label(self, trail: Trail) -> Markup:
        """The labels of the fields down to a value, with the names of the entries on the way."""
        parts: list[str] = []
        for step in trail:
            parts.append(self._text(self.edition.gettext(step.spec.label)))
            if step.entry is not None:
                presenter, writer = self._sides[1]
                head = presenter.line(step.entry, type(step.entry)).head
                parts += [writer.name(Words(without_stop(head.words.text)[0], head.words.language))] if head else []
        return _STEP.join(map(Markup, parts))

    def _said(self, side: int, value: Any, change: ValueChange, record: Record) -> Markup:
        presenter, writer = self._sides[side]
        if change.trail[-1].spec.name in _KEYS_OF_FIELDS:
            return self._labels_of(value, record)
        if change.language and change.type is str:
            if change.language in (self.edition.language, UNDETERMINED):
                return Markup(writer.name(Words(with_apostrophes(value, self.edition.language))))
            return Markup(writer.name(Words(value, change.language)))
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
        return self._text(", ".join(labels.get(key, key) for key in ((keys,) if isinstance(keys, str) else keys)))

    def _source(self, side: int, citation: Citation) -> Markup:
        presenter, writer = self._sides[side]
        return Markup(writer.phrase(presenter.values.titled(citation)))

    def _cited(self, side: int, citation: Citation, record: Record) -> Markup:
        """The source, its address if it has no record, the place in it, the quote, and in brackets what it proves."""
        presenter, _ = self._sides[side]
        text = self._source(side, citation)
        if citation.source:
            text += ", " + self._text(citation.source.url)
        if citation.at:
            text += ", " + self._text(presenter.values.place(citation.at))
        if citation.quote:
            text += ": " + self._text(citation.quote.join(self.edition.quotation_marks))
        return text + (Markup(" ({})").format(self._labels_of(citation.supports, record)) if citation.supports else "")


def _from_difference(before: Any, after: Any) -> tuple[Any, Any]:
    """Both values; of long texts that begin alike, what is shown holds where they differ."""
    if isinstance(before, str) and isinstance(after, str):
        return from_difference(before, after, MOST_CHARACTERS)
    return before, after
