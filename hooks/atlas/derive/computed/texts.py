"""The texts of ours in records: the languages that they lack, and those in which no native editor has read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atlas.model.records import Record
from atlas.model.text import UNDETERMINED, Text
from atlas.records.walk import Leaf, leaves

_NAMES = ("name", "title")
"""The names of records, which come from sources or checked tables where they are not made by us."""


def lacking_texts(record: Record, languages: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The texts of ours that lack a language, each by the key of its field with what it lacks."""
    for key, found in _texts(record):
        lacking = tuple(language for language in languages if language not in found)
        if lacking and UNDETERMINED not in found:
            yield key, lacking


def unreviewed_texts(record: Record, language: str) -> tuple[str, ...]:
    """The keys of the fields that hold a text of ours in a language in which no native editor has read the record's."""
    if language in record.reviewed:
        return ()
    ours = (key for key, found in _texts(record) if language in found and _is_ours(record, key, language))
    return tuple(dict.fromkeys(ours))


def _is_ours(record: Record, key: str, language: str) -> bool:
    return key not in _NAMES or language in (record.name_made or {})


def _texts(record: Record) -> Iterator[tuple[str, set[str]]]:
    """The texts of ours in a record, by the key of the field, each with the languages that it has."""
    found: dict[tuple[object, ...], set[str]] = {}
    for leaf in leaves(record):
        if leaf.type is Text and leaf.language and not _of_source(leaf):
            found.setdefault(leaf.path[:-1], set()).add(leaf.language)
    for path, languages in found.items():
        yield str(path[0]), languages


def _of_source(leaf: Leaf) -> bool:
    """Tests for a text that keeps a source's own words, as its title does where it has no record."""
    return (
        "source" in leaf.path
        or (leaf.path[0] in ("called", "described") and "note" not in leaf.path)
        or leaf.path[0]
        in (
            "author",
            "publisher",
        )
    )
