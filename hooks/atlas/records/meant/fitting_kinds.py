"""The kinds of records to which a value may refer: those of its type, without those that make no sense in its field."""

from __future__ import annotations

from atlas.model.fields import Reference
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.model.shapes import ANY_RECORD, PLACES
from atlas.records.walk import Leaf

_OTHERS = tuple(kind for kind in ANY_RECORD if kind not in PLACES)
_OF_FIELDS = {
    "agreements": ("agreements",),
    "projects": ("projects",),
    "events": ("events",),
    "programme": ("organisations", "agreements", "projects", "works"),
    "follows": _OTHERS,
    "part_of": _OTHERS,
    "under": ("organisations", "agreements", "projects", "works"),
    "member_of": ("organisations", "agreements", "projects"),
    "establishes": _OTHERS,
}
"""The kinds to which links in a field of the record lead."""
_AMONG_PLACES = ("follows", "part_of")
"""Fields in which a place may name another: what it was before, or the larger one in which it lies."""


def fitting_reference(leaf: Leaf, record: Record) -> Reference | None:
    """The reference of a value in a record, with the kinds that may stand there."""
    field = str(leaf.path[0])
    if leaf.reference is None or len(leaf.path) != len(("field", 0, "id")) or field not in _OF_FIELDS:
        return leaf.reference
    among_places = isinstance(record, PlaceRecord) and field in _AMONG_PLACES
    return Reference(ANY_RECORD if among_places else _OF_FIELDS[field], leaf.reference.words)
