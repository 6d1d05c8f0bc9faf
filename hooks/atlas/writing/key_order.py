"""The order of the keys in a record's file, in every map whose keys are fields; texts by language stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass, replace
from typing import Annotated, Any, get_args, get_origin

from atlas.model.fields import specification, without_none, written_fields
from atlas.model.records import Record
from atlas.model.shapes import Stated
from atlas.writing.syntax_tree import Collection, Item, Written

OWN = "*"
RECORD_ORDER = (
    *("name", "title", "label", "name_made", "other_names", "type", "kind", "level", "standing"),
    OWN,
    *("about", "purpose", "summary", "topics", "figures", "outcomes", "remarks"),
    *("follows", "part_of", "under", "member_of", "perhaps", "open", "sources", "reviewed", "formerly", "withdrawn"),
)
"""The order of the fields of a record; those of its kind that are not named stand at OWN, as they are declared."""
LAST = ("sources", "otherwise")
"""The fields that end a shape, in this order; the others stand as they are declared."""


def in_order(root: Collection, kind: type[Record]) -> Collection:
    """The tree of a record of this kind with its keys in order. Comments at the top of the file stay there."""
    if not root.items:
        return root
    first, *rest = root.items
    below_top = replace(root, items=[replace(first, above=[]), *rest])
    top = first.above
    first, *rest = _sorted(below_top, _types_of(kind)).items
    return replace(root, items=[replace(first, above=[*top, *first.above]), *rest])


def _ordered(node: Written, type_: Any) -> Written:
    if not isinstance(node, Collection):
        return node
    type_ = without_none(type_)
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is tuple:
        if node.is_map:
            return _ordered(node, arguments[0])
        return replace(node, items=[replace(item, value=_ordered(item.value, arguments[0])) for item in node.items])
    if not node.is_map or origin is Annotated:
        return node
    if origin is Stated:
        return _sorted(node, _types_of_long(arguments[0])) if "value" in _keys(node) else _ordered(node, arguments[0])
    return _sorted(node, _types_of(type_)) if is_dataclass(type_) else node


def _sorted(node: Collection, types: Mapping[str, Any]) -> Collection:
    """The map with these fields first, in this order; what is no field stays behind them."""
    places = {key: place for place, key in enumerate(types)}
    items = sorted(node.items, key=lambda item: places.get(_key(item), len(places)))
    return replace(node, items=[replace(item, value=_ordered(item.value, types.get(_key(item)))) for item in items])


def keys_in_order(cls: Any) -> tuple[str, ...]:
    """The fields of a record or shape in the order in which they are written."""
    return tuple(_types_of(cls))


def _types_of(cls: Any) -> dict[str, Any]:
    return _in_order_of_writing(cls, {spec.key: spec.type for spec in written_fields(cls)})


def _types_of_long(type_: Any) -> dict[str, Any]:
    types = {spec.key: spec.type for spec in specification(Stated)}
    return _in_order_of_writing(Stated, {**types, "value": type_, "otherwise": tuple[Stated[type_], ...]})


def _in_order_of_writing(cls: type, types: dict[str, Any]) -> dict[str, Any]:
    """The types of the fields of a record or shape by key, sorted as they are written."""
    if issubclass(cls, Record):
        places = {key: place for place, key in enumerate(RECORD_ORDER)}
        keys = sorted(types, key=lambda key: places.get(key, places[OWN]))
    else:
        keys = sorted(types, key=lambda key: LAST.index(key) if key in LAST else -1)
    return {key: types[key] for key in keys}


def _keys(node: Collection) -> set[str]:
    return {_key(item) for item in node.items}


def _key(item: Item) -> str:
    return item.key.value if item.key else ""
