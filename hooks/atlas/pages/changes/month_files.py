"""The changes of a month as JSON, one file for readers of all languages: plain values, and labels in each language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from atlas.derive.changes.changes import RecordChange
from atlas.derive.changes.comparison import CitationChange, Trail, ValueChange
from atlas.derive.changes.effects import Effect
from atlas.derive.changes.log import ChangeNumber
from atlas.derive.changes.matching import naming
from atlas.derive.changes.subjects import ChangeSubjects
from atlas.languages.edition import Edition
from atlas.model.kinds import KINDS
from atlas.pages.phrases.names import name_of
from atlas.writing.plain_values import plain_citation, plain_value

Plain = dict[str, Any]


def month_address(month: str) -> str:
    """The address of the file of a month, from the site's root."""
    return f"changes/{month}.json"


class MonthFiles:
    """Writes the files; `editions` are those of all languages of the readers.

    The label of a field is the English one, under which the others stand too.
    """

    def __init__(self, subjects: ChangeSubjects, editions: Sequence[Edition]) -> None:
        self._subjects = subjects
        self._editions = editions

    def file(self, month: str, numbers: Sequence[ChangeNumber], tip: str) -> Iterator[tuple[str, bytes]]:
        """The address and the content of the file of a month; `tip` is the last commit of its changes."""
        details = self._subjects.log.details(numbers)
        changes = [self._change(*one) for one in zip(numbers, details, strict=True)]
        fields = {value["label"] for change in changes for value in (*change["values"], *change["citations"])}
        content = {
            "month": month,
            "effects": {effect.name.lower(): self._labels(effect.value) for effect in Effect},
            "kinds": {kind: self._labels(cls.PLURAL) for kind, cls in KINDS.items()},
            "labels": {label: self._labels(label) for label in sorted(fields)},
            "changes": changes,
        }
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        yield month_address(month), f"{text}\n".encode("utf-8", "replace")

    def _change(self, number: ChangeNumber, change: RecordChange) -> Plain:
        log = self._subjects.log
        commit, logged = log.commits[number[0]], log.change(number)
        record = self._subjects.present(logged.id) or change.record
        found: Plain = {
            "day": commit.day.isoformat(),
            "commit": commit.id,
            "kind": logged.kind,
            "id": logged.id,
            "name": {one.language: name_of(record, self._subjects.atlas, one).text for one in self._editions},
            "effects": [effect.name.lower() for effect in change.effects],
        }
        if change.before and change.before.id != logged.id:
            found["id_before"] = change.before.id
        if logged.heir:
            found["merged_into"] = logged.heir
        cited = change.record.sources if change.before is None else ()
        return {
            **found,
            "values": [self._value(value) for value in change.values],
            "citations": [self._citation(one) for one in change.citations if one.alone],
            "sources": [plain_citation(citation) for citation in cited],
        }

    def _value(self, change: ValueChange) -> Plain:
        found: Plain = self._field(change.trail)
        if change.language:
            found["language"] = change.language
        found |= {"before": plain_value(change.before), "after": plain_value(change.after)}
        if change.proof_stayed:
            found["citation_stayed"] = True
        return {**found, "sources": [plain_citation(citation) for citation in change.citations]}

    def _citation(self, change: CitationChange) -> Plain:
        sides = {"before": change.before, "after": change.after}
        return {**self._field(change.trail), **{name: one and plain_citation(one) for name, one in sides.items()}}

    def _field(self, trail: Trail) -> Plain:
        """The field, as a path of keys, with its label; the entries of lists on the way to it by their values."""
        if not trail:
            return {"field": "sources", "label": "Sources"}
        entries = [plain_value(naming(step.entry)) for step in trail if step.entry is not None]
        found: Plain = {"field": ".".join(step.spec.key for step in trail), "label": trail[-1].spec.label}
        return {**found, "entries": entries} if entries else found

    def _labels(self, message: str) -> dict[str, str]:
        return {edition.language: edition.gettext(message) for edition in self._editions}
