"""The comparison of two versions of a record, value by value; neither the order of keys nor the layout counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass, replace
from typing import Any, NamedTuple, get_args, get_origin

from atlas.derive.changes.matching import are_namesakes, matched, naming
from atlas.model.fields import FieldSpec, Proof, specification, without_none
from atlas.model.records import Record
from atlas.model.shapes import Citation, Stated
from atlas.model.text import Text
from atlas.records.statements import supported_fields, supporting_citations

Citations = tuple[Citation, ...]


class Step(NamedTuple):
    """A field on the way to a value, and the entry of its list on that way."""

    spec: FieldSpec
    entry: Any = None


Trail = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value of a declared type that came, changed or went: `before` or `after` is None where there is none.

    `language` is that of a text. `proof_stayed`: the value is another, its citations are as before.
    `citations` prove the value as it is now; as it was, where it went.
    """

    trail: Trail
    type: Any
    before: Any
    after: Any
    language: str | None = None
    proof_stayed: bool = False
    citations: Citations = ()

    @property
    def field(self) -> str:
        """The record's field in which it stands."""
        return self.trail[0].spec.key

    @property
    def is_editorial(self) -> bool:
        """Tests for words of ours, in which no source is told otherwise: a name, a summary, a note."""
        is_text = self.language is not None or isinstance(self.before or self.after, Text)
        return is_text and (self.trail[0].spec.proof is Proof.OURS or self.trail[-1].spec.name == "note")


@dataclass(frozen=True, slots=True)
class CitationChange:
    """A citation that came, changed or went. `alone`: what it proves is as before."""

    trail: Trail
    before: Citation | None
    after: Citation | None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences of two versions of a record."""

    values: tuple[ValueChange, ...]
    citations: tuple[CitationChange, ...]


def compare(old: Record, new: Record, renamed: Mapping[str, str]) -> Comparison:
    """Compares two versions of a record; `renamed` are ids before and after: a reference that follows is no change."""
    found = _Found(renamed)
    found.record(old, new)
    values = tuple(found.values)
    citations = tuple(
        replace(change, alone=not _proves_one_of(change, values, (old, new))) for change in found.citations
    )
    return Comparison(values, citations)


def _proves_one_of(change: CitationChange, values: tuple[ValueChange, ...], records: tuple[Record, Record]) -> bool:
    if change.trail:
        return any(value.trail[: len(change.trail)] == change.trail for value in values)
    cited = zip(records, (change.before, change.after), strict=True)
    supported = {key for record, citation in cited if citation for key in supported_fields(record, citation)}
    return any(value.field in supported for value in values)


class _Found:
    def __init__(self, renamed: Mapping[str, str]) -> None:
        self.values: list[ValueChange] = []
        self.citations: list[CitationChange] = []
        self._renamed = renamed

    def record(self, old: Record, new: Record) -> None:
        for spec in specification(type(new)):
            if spec.name == "sources":
                self._cited((), old.sources, new.sources)
            elif spec.name != "formerly":
                proof = supporting_citations(old, spec.key), supporting_citations(new, spec.key)
                self._value(spec.type, (Step(spec),), (getattr(old, spec.name), getattr(new, spec.name)), proof)

    def _value(self, type_: Any, trail: Trail, values: tuple[Any, Any], proof: tuple[Citations, Citations]) -> None:
        old, new = values
        type_ = without_none(type_)
        if old == new:
            return
        if isinstance(old, tuple) and isinstance(new, tuple):
            self._entries(get_args(type_)[0], trail, (old, new), proof)
        elif isinstance(one := new if old is None else old, Mapping):
            self._texts(str if isinstance(one, Text) else get_args(type_)[1], trail, (old or {}, new or {}))
        elif type(old) is not type(new) or not _is_shape(new) or not are_namesakes(old, new, self._same):
            self._whole(type_, trail, values, proof)
        else:
            own = old.sources if _has_sources(old) else (), new.sources if _has_sources(new) else ()
            self._shape(type_, trail, values, (own[0] or proof[0], own[1] or proof[1]))
            self._cited(trail, *own)

    def _shape(self, type_: Any, trail: Trail, values: tuple[Any, Any], proof: tuple[Citations, Citations]) -> None:
        """Compares shapes field by field; the value of a long value is that of its field."""
        old, new = values
        for spec in specification(type(new)):
            if spec.name != "sources":
                is_value = isinstance(new, Stated) and spec.name == "value"
                inner = (get_args(type_)[0], trail) if is_value else (_type_in(spec, type_), (*trail, Step(spec)))
                self._value(*inner, (getattr(old, spec.name), getattr(new, spec.name)), proof)

    def _whole(self, type_: Any, trail: Trail, values: tuple[Any, Any], proof: tuple[Citations, Citations]) -> None:
        old, new = values
        if not self._same(old, new):
            provable = trail[0].spec.proof is not Proof.OURS and trail[-1].spec.name != "basis" and None not in values
            stayed = provable and bool(proof[1]) and self._same(*proof)
            one, inherited = (old, proof[0]) if new is None else (new, proof[1])
            citations = (one.sources if _has_sources(one) else ()) or inherited
            self.values.append(ValueChange(trail, type_, old, new, proof_stayed=stayed, citations=citations))

    def _texts(self, type_: Any, trail: Trail, values: tuple[Mapping[str, Any], Mapping[str, Any]]) -> None:
        old, new = values
        for language in dict.fromkeys((*old, *new)):
            before, after = old.get(language), new.get(language)
            if before != after:
                self.values.append(ValueChange(trail, type_, before, after, language))

    def _entries(self, type_: Any, trail: Trail, values: tuple[Any, Any], proof: tuple[Citations, Citations]) -> None:
        """Compares lists entry by entry; where they hold the same, their order."""
        *above, step = trail
        number = len(self.values)
        pairs = matched(*values, self._same)
        for old, new in pairs:
            entered = _is_shape(old) and naming(new) is not None and are_namesakes(old, new, self._same)
            self._value(type_, (*above, step._replace(entry=new)) if entered else trail, (old, new), proof)
        kept = [old for old, _ in pairs if old is not None]
        if len(self.values) == number and [*map(id, kept)] != [*map(id, values[0])]:
            self.values.append(ValueChange(trail, tuple[type_, ...], *values))

    def _cited(self, trail: Trail, old: Citations, new: Citations) -> None:
        for before, after in matched(old, new, self._same):
            if not self._same(before, after):
                self.citations.append(CitationChange(trail, before, after))

    def _same(self, old: Any, new: Any) -> bool:
        return bool(self._compared(old) == self._compared(new))

    def _compared(self, value: Any) -> Any:
        """A value without its citations, and with the ids that its references have now."""
        if type(value) is str:
            return self._renamed.get(value, value)
        if isinstance(value, tuple):
            return tuple(map(self._compared, value))
        if not _is_shape(value):
            return value
        specs = [spec for spec in specification(type(value)) if spec.name != "sources"]
        return type(value), tuple(self._compared(getattr(value, spec.name)) for spec in specs)


def _type_in(spec: FieldSpec, type_: Any) -> Any:
    """The type of a field of a shape; what contradicts a long value is of its type."""
    return tuple[type_, ...] if spec.name == "otherwise" and get_origin(type_) is Stated else spec.type


def _is_shape(value: Any) -> bool:
    return is_dataclass(value) and bool(specification(type(value)))


def _has_sources(value: Any) -> bool:
    return hasattr(type(value), "sources")
