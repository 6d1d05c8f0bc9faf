"""Rules on references from record to record, and from a citation to the record's fields."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import Any

from atlas.messages.message import N_, Clause, Message
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Proof, specification
from atlas.model.kinds import KINDS, kind_of, path_of
from atlas.model.problems import DID_YOU_MEAN, did_you_mean
from atlas.model.records import Record
from atlas.reading.lines.shape_hints import EACH_AN_ENTRY, LIST_WITHOUT_BRACKETS
from atlas.records.circles import CHAINS, chained
from atlas.records.meant.fitting_kinds import fitting_reference
from atlas.records.meant.unknown_ids import unknown_id
from atlas.records.store import Atlas
from atlas.records.walk import Path, leaves
from atlas.rules.rule import Finding

_TOLD_ELSEWHERE = ("parties", "sources", "formerly")
"""Lists whose repetitions other rules tell, or in which the same may stand again."""


def reference_known(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Every id that a record names is the id of a record."""
    for leaf in leaves(record):
        if not leaf.reference or atlas.kind_at(leaf.value) or leaf.value in leaf.reference.words:
            continue
        if reference := fitting_reference(leaf, record):
            yield Finding(record, leaf.path, unknown_id(leaf, reference, record, atlas))


def right_kind(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A reference leads to a record of a kind that fits the field."""
    for leaf in leaves(record):
        reference = fitting_reference(leaf, record) if leaf.reference else None
        kind = atlas.kind_at(leaf.value) if reference else None
        if reference and kind and kind not in reference.kinds and len(atlas.holders_of(leaf.value)) < 2:
            message = Message(
                "wrong-kind",
                N_("'{id}' is one of the {kind}"),
                N_("the id of one of {kinds} belongs here"),
                id=leaf.value,
                kind=_words(kind),
                kinds=tuple(map(_words, reference.kinds)),
            )
            yield Finding(record, leaf.path, message)


def no_circle(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """No record names itself in `region`, `broader`, `perhaps`, `follows`, `part_of` or `under`, nor in a circle."""
    for field in CHAINS:
        ids = chained(record, field)
        circle = (record.id,) if record.id in ids else atlas.circle_from(record, field)
        if circle:
            named = circle[1 % len(circle)]
            message = Message(
                "circle",
                N_("'{field}' goes in a circle: {circle}"),
                N_("remove one of them: what came first, or is the whole, names no other"),
                field=field,
                circle=" > ".join((*circle, circle[0])),
            )
            if len(circle) == 1:
                message = message.with_hint(N_("remove it: a record does not name itself here"))
            elif field == "perhaps":
                message = message.with_hint(N_("one of two names the other; both pages show it"))
            yield Finding(record, _place_of(record, field, named), message)


def named_once(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A list holds a value once: the same actor, place, topic, date or name of a field again says nothing more."""
    for path, entries in _lists(record):
        seen: dict[Hashable, list[object]] = {}
        for index, entry in enumerate(entries):
            who = _value_of(entry)
            same = seen.setdefault(who, [])
            if who is not None and any(_says_the_same(entry, other) for other in same):
                hint = N_("keep one of them")
                message = Message("twice-in-list", N_("'{value}' stands twice in '{field}'"), hint, field=path[-1])
                yield Finding(record, (*path, index), message.with_values(value=str(who)))
            same.append(entry)


def field_names(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """`supports` and `open` name fields that records of the kind can have."""
    declared = [spec.key for spec in specification(type(record))]
    for path, name in _named_fields(record):
        if name not in declared:
            if meant := _several_fields(name, declared):
                yield Finding(record, path, meant)
                continue
            unknown = Message(
                "no-such-field", N_("{kind} have no field '{field}'"), kind=_words(kind_of(record)), field=name
            )
            if near := did_you_mean(name, declared):
                unknown = unknown.with_hint(DID_YOU_MEAN, near=near)
            else:
                unknown = unknown.with_hint(N_("the record has {fields}"), fields=tuple(_fields_to_prove(record)))
            yield Finding(record, path, unknown)


def _several_fields(text: str, declared: list[str]) -> Message | None:
    names = [name for name in re.split(r"[\s,;]+", text) if name]
    if len(names) < 2 or not set(names) <= set(declared):
        return None
    return LIST_WITHOUT_BRACKETS.with_hint(EACH_AN_ENTRY, meant=f"[{', '.join(names)}]")


def field_present(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """`supports` and `open` name fields that the record has."""
    for path, name in _named_fields(record):
        spec = next((spec for spec in specification(type(record)) if spec.key == name), None)
        if spec and getattr(record, spec.name) in (None, ()):
            message = Message(
                "absent-field",
                N_("'{field}' is named here, but the record does not have it"),
                N_("remove the name"),
                field=name,
            )
            yield Finding(record, path, message)


def withdrawn_not_named(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """No record that is shown names one that is withdrawn."""
    if record.withdrawn and (namers := atlas.namers_of(record)):
        message = Message(
            "withdrawn-but-named",
            N_("withdrawn, but still named in {paths}"),
            N_("name there the record that takes its place, or remove the name"),
            paths=tuple(map(path_of, namers)),
        )
        yield Finding(record, ("withdrawn",), message, key=True)


def _lists(record: Record) -> Iterator[tuple[Path, tuple[object, ...]]]:
    """The lists of the record with more than one value; of its sources those of the fields that each supports."""
    for spec in specification(type(record)):
        value = getattr(record, spec.name)
        if isinstance(value, tuple) and len(value) > 1 and spec.key not in _TOLD_ELSEWHERE:
            yield (spec.key,), value
    for index, citation in enumerate(record.sources):
        if len(citation.supports) > 1:
            yield ("sources", index, "supports"), citation.supports


def _value_of(entry: object) -> Hashable | None:
    """The value that an entry of a list is about; None where that is no single one."""
    if isinstance(entry, str):
        return entry
    found = next(filter(None, (getattr(entry, name, None) for name in ("id", "person", "value"))), None)
    if isinstance(found, PartialDate):
        return found.text
    return found if isinstance(found, str) else None


def _says_the_same(entry: object, other: object) -> bool:
    return _without_proof(entry) == _without_proof(other)


def _without_proof(entry: Any) -> object:
    return entry if isinstance(entry, str) else replace(entry, sources=())


def _place_of(record: Record, field: str, id_: str) -> Path:
    return next(leaf.path for leaf in leaves(record) if leaf.path[0] == field and leaf.value == id_)


def _named_fields(record: Record) -> Iterator[tuple[Path, str]]:
    for index, citation in enumerate(record.sources):
        for place, name in enumerate(citation.supports):
            yield ("sources", index, "supports", place), name
    for index, name in enumerate(record.open):
        yield ("open", index), name


def _fields_to_prove(record: Record) -> list[str]:
    specs = specification(type(record))
    return [
        s.key
        for s in specs
        if s.proof in (Proof.STATEMENT, Proof.GAZETTEER) and getattr(record, s.name) not in (None, ())
    ]


def _words(kind: str) -> Clause:
    return Clause(KINDS[kind].PLURAL)
