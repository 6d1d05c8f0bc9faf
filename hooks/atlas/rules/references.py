"""Rules on references from record to record, and from a citation to the record's fields."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.model.fields import Proof, Reference, specification
from atlas.model.kinds import kind_of
from atlas.model.problems import did_you_mean
from atlas.model.records import Record
from atlas.records.store import Atlas
from atlas.records.walk import Path, leaves
from atlas.rules.rule import Finding


def reference_known(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Every id that a record names is the id of a record."""
    for leaf in leaves(record):
        reference = leaf.reference
        if reference and atlas.kind_at(leaf.value) is None and leaf.value not in reference.words:
            yield Finding(
                record, leaf.path, f"no record '{leaf.value}'", _hint_for_unknown_id(leaf.value, reference, atlas)
            )


def right_kind(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A reference leads to a record of a kind that fits the field."""
    for leaf in leaves(record):
        reference = leaf.reference
        kind = atlas.kind_at(leaf.value) if reference else None
        if reference and kind and kind not in reference.kinds:
            hint = f"here stands the id of one of {', '.join(reference.kinds)}"
            yield Finding(record, leaf.path, f"'{leaf.value}' is one of the {kind}", hint)


def field_names(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """`supports` and `open` name fields that records of the kind can have."""
    declared = [spec.key for spec in specification(type(record))]
    for path, name in _named_fields(record):
        if name not in declared:
            near = did_you_mean(name, declared)
            hint = f"did you mean '{near}'?" if near else f"the record has {', '.join(_fields_to_prove(record))}"
            yield Finding(record, path, f"{kind_of(record)} have no field '{name}'", hint)


def field_present(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """`supports` and `open` name fields that the record has."""
    for path, name in _named_fields(record):
        spec = next((spec for spec in specification(type(record)) if spec.key == name), None)
        if spec and getattr(record, spec.name) in (None, ()):
            yield Finding(record, path, f"'{name}' is named here, but the record does not have it", "remove the name")


def _named_fields(record: Record) -> Iterator[tuple[Path, str]]:
    for index, citation in enumerate(record.sources):
        for place, name in enumerate(citation.supports):
            yield ("sources", index, "supports", place), name
    for index, name in enumerate(record.open):
        yield ("open", index), name


def _fields_to_prove(record: Record) -> list[str]:
    specs = specification(type(record))
    return [s.key for s in specs if s.proof is not Proof.OURS and getattr(record, s.name) not in (None, ())]


def _hint_for_unknown_id(id_: str, reference: Reference, atlas: Atlas) -> str | None:
    fitting = [other for other, kind in atlas.kind_of_id.items() if kind in reference.kinds]
    near = did_you_mean(id_, [*fitting, *reference.words]) or did_you_mean(id_, atlas.kind_of_id)
    if near is None:
        one = f"data/{reference.kinds[0]}/{id_}.yaml" if len(reference.kinds) == 1 else "its record"
        return f"add {one}, or correct the id"
    if near in reference.words:
        return f"did you mean '{near}'?"
    return f"did you mean '{near}' (data/{atlas.kind_of_id[near]}/{near}.yaml)?"
