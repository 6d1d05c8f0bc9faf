"""The entries of two lists, matched: the same, changed, added or removed ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from atlas.model.shapes import Actor, Link, Stated
from atlas.model.text import Text

Pair = tuple[Any, Any]
"""An entry before and after; None where it is in one list only."""

_REPLACEABLE = (Stated, Actor, Link)


def matched(old: Sequence[Any], new: Sequence[Any], same: Callable[[Any, Any], bool]) -> list[Pair]:
    """The entries in pairs, in the order of the new list; removed ones come last.

    Entries that are the `same` are pairs; then those of one name; then what one value or actor was replaced by.
    """
    left, pairs = list(old), dict[int, Pair]()
    for alike in (same, lambda one, other: naming(one) is not None and are_namesakes(one, other, same)):
        for number, entry in enumerate(new):
            if number not in pairs and (found := _first(left, entry, alike)) is not None:
                pairs[number] = left.pop(found), entry
    added = [number for number in range(len(new)) if number not in pairs]
    if len(left) == len(added) == 1 and isinstance(left[0], _REPLACEABLE):
        pairs[added[0]] = left.pop(), new[added[0]]
    return [*(pairs.get(number, (None, entry)) for number, entry in enumerate(new)), *((entry, None) for entry in left)]


def _first(entries: Sequence[Any], entry: Any, alike: Callable[[Any, Any], bool]) -> int | None:
    return next((number for number, one in enumerate(entries) if alike(one, entry)), None)


def are_namesakes(one: Any, other: Any, same: Callable[[Any, Any], bool]) -> bool:
    """Tests if two shapes are called the same; a text is the same where it is so in one language."""
    names = naming(one), naming(other)
    if isinstance(names[0], Text) and isinstance(names[1], Text):
        return not names[0].items().isdisjoint(names[1].items())
    return same(*names)


def naming(entry: Any) -> Any:
    """The value of the field that names a shape; None of others, and of long values: there it is all there is."""
    cls = type(entry)
    if isinstance(entry, Stated):
        return None
    names = getattr(cls, "ONE_OF", None) or (getattr(cls, "HEAD", None) or getattr(cls, "SCALAR_FIELD", None) or "id",)
    return next((value for name in names if (value := getattr(entry, name, None)) is not None), None)
