"""Rules on references from record to record, and from a citation to the record's fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from atlas.atlas import Atlas, kind_of
from atlas.model.fields import Reference, specification
from atlas.model.records import Record
from atlas.model.sources import Source
from atlas.problems import did_you_mean
from atlas.rules.rule import Finding
from atlas.walk import leaves


def known(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Every id that a record names is the id of a record."""
    for leaf in leaves(record):
        reference = leaf.reference
        if reference and leaf.value not in atlas.kind_of_id and leaf.value not in reference.words:
            yield Finding(record, leaf.path, f"no record '{leaf.value}'", _nearest(leaf.value, reference, atlas))


def right_kind(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A reference leads to a record of a kind that fits the field."""
    for leaf in leaves(record):
        reference = leaf.reference
        kind = atlas.kind_of_id.get(leaf.value) if reference else None
        if reference and kind and kind not in reference.kinds:
            hint = f"here stands the id of one of {', '.join(reference.kinds)}"
            yield Finding(record, leaf.path, f"'{leaf.value}' is one of the {kind}", hint)


def field_names(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """`supports` and `open` name fields that the record has and that can be proven."""
    has = {spec.key: spec for spec in specification(type(record)) if getattr(record, spec.name) not in (None, ())}
    for index, citation in enumerate(record.sources):
        for place, name in enumerate(citation.supports):
            if name not in has:
                yield _no_field(record, ("sources", index, "supports", place), name, has)
    for index, name in enumerate(record.open):
        if name not in has:
            yield _no_field(record, ("open", index), name, has)


def unused_source(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Every source proves something."""
    if isinstance(record, Source) and not atlas.links_to(record.id):
        yield Finding(record, (), f"no record uses the source '{record.id}'", "cite it, or remove it")


def _nearest(id_: str, reference: Reference, atlas: Atlas) -> str | None:
    fitting = [known for known, kind in atlas.kind_of_id.items() if kind in reference.kinds]
    near = did_you_mean(id_, [*fitting, *reference.words]) or did_you_mean(id_, atlas.kind_of_id)
    if near is None:
        one = f"data/{reference.kinds[0]}/{id_}.yaml" if len(reference.kinds) == 1 else "its record"
        return f"add {one}, or correct the id"
    if near in reference.words:
        return f"did you mean '{near}'?"
    return f"did you mean '{near}' (data/{atlas.kind_of_id[near]}/{near}.yaml)?"


def _no_field(record: Record, path: tuple[str | int, ...], name: str, has: Mapping[str, object]) -> Finding:
    declared = {spec.key for spec in specification(type(record))}
    if name in declared:
        return Finding(record, path, f"'{name}' is named here, but the record does not have it", "remove the name")
    near = did_you_mean(name, has)
    hint = f"did you mean '{near}'?" if near else f"the record has {', '.join(has)}"
    return Finding(record, path, f"{kind_of(record)} have no field '{name}'", hint)
