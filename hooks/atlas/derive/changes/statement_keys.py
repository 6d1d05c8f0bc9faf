"""Keys of statements, the same in every version of a record that says the same, whatever its layout and citations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from hashlib import blake2b
from typing import Any

from atlas.model.dates.partial_date import PartialDate
from atlas.model.records import Record
from atlas.model.shapes import Actor, Link, Stated, TopicLink
from atlas.model.text import Text
from atlas.model.values import Coordinates
from atlas.records.walk import Leaf, Path, leaves, owners

StatementKey = tuple[str, str, str]
"""The key of a statement among those of its record: property, value, language, as in tables of statements."""

_NOTHING_RENAMED: Mapping[str, str] = {}
_IN_EVERY_VALUE = ("otherwise", "value")


def statement_keys(record: Record, renamed: Mapping[str, str] = _NOTHING_RENAMED) -> list[StatementKey]:
    """The keys of all single values of a record, in their order, without citations; twice where it says so twice.

    References have the new ids of what was `renamed`.
    """
    return [_key(record, leaf, renamed) for leaf in leaves(record) if "sources" not in leaf.path]


def short_key(key: StatementKey) -> str:
    """A digest of a key: 16 hexadecimal digits."""
    return blake2b("\0".join(key).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def value_text(value: Any) -> str:
    """A single value as text: a date in EDTF, a code, an id, a number, degrees north and east."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Coordinates):
        return f"{value.latitude}, {value.longitude}"
    return value.text if isinstance(value, PartialDate) else str(value)


def property_of(path: Path, types: Sequence[Any]) -> str:
    """The property of the value at a path: its keys without numbers, languages and what every value has.

    `types` are the classes of the shapes that hold it, from the record inwards.
    """
    keys = [str(step) for step in path if not isinstance(step, int)]
    last = types[-1]
    if (issubclass(last, Stated) and keys[-1] == "value") or (
        issubclass(last, (Actor, Link, TopicLink)) and keys[-1] == "id"
    ):
        keys.pop()
    return ".".join(key for key in keys if key not in _IN_EVERY_VALUE)


def _key(record: Record, leaf: Leaf, renamed: Mapping[str, str]) -> StatementKey:
    path = leaf.path[:-1] if leaf.type is Text else leaf.path
    value = renamed.get(leaf.value, leaf.value) if leaf.reference else leaf.value
    return property_of(path, [*_types(record, path)]), value_text(value), leaf.language or ""


def _types(record: Record, path: Path) -> Iterator[type]:
    return map(type, owners(record, path))
