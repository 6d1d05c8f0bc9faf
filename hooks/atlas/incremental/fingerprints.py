"""Prints of pages: where two are the same, the pages were made from the same.

A page is made from lookups in the atlas, which are traced; from the values with which its view was created; and from
what is common to all pages: code, words, frames, settings. All of it goes into its print. The print of a lookup is that
of the records that it finds; where it was one of tracing.Answers, that of what these tell.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, partial
from hashlib import blake2b
from typing import Any

from atlas.model.fields import FieldSpec
from atlas.model.records import Record
from atlas.pages.publishing.page import Page
from atlas.records.dependencies import ALL, Lookup
from atlas.records.store import Atlas


def digest(*parts: bytes) -> str:
    """A short digest of bytes in their order."""
    found = blake2b(digest_size=16)
    for part in parts:
        found.update(len(part).to_bytes(8, "little") + part)
    return found.hexdigest()


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


class Fingerprints:
    """Takes prints in one atlas."""

    def __init__(self, atlas: Atlas, common: str) -> None:
        """`common` is the print of what all pages share."""
        self._atlas = atlas
        self._common = common
        self._known: dict[Lookup, str] = {}

    def of_pages(self, pages: Iterable[Page], lookups: Iterable[Lookup]) -> str:
        """The print of pages that were made with these lookups."""
        found = (self._of_lookup(lookup) for lookup in lookups)
        return digest("\n".join((self._common, *map(self._of_page, pages), *found)).encode())

    def _of_page(self, page: Page) -> str:
        given = [work.args for work in (page.view, page.files) if isinstance(work, partial)]
        return self._of_value(
            (page.address, page.language, page.title, page.description, page.edit_path, page.aliases, given)
        )

    def _of_lookup(self, lookup: Lookup) -> str:
        if lookup not in self._known:
            answer = self._atlas.tracker.queries.get(lookup[0])
            found = self._of_answer(answer(lookup[1])) if answer else self._of_records(self._found(lookup))
            self._known[lookup] = " ".join((*lookup, found))
        return self._known[lookup]

    def _of_answer(self, told: object) -> str:
        return digest(self._of_value(told).encode())

    def _found(self, lookup: Lookup) -> Iterable[Record]:
        """Raises ValueError for lookups that rules alone make: no page is made from them."""
        what, of = lookup
        if lookup == ALL:
            return self._atlas.records
        if what == "record":
            record = self._atlas.get(of)
            return (record,) if record else ()
        if what not in ("links", "country"):
            raise ValueError(f"a page is made from the lookup of a {what}, of which no print can be taken")
        links = self._atlas.links_to(of) if what == "links" else self._atlas.naming(of)
        return {link.record.id: link.record for link in links}.values()

    def _of_records(self, records: Iterable[Record]) -> str:
        return digest("\n".join(map(self._of_record, records)).encode())

    def _of_record(self, record: Record) -> str:
        return f"{record.id} {self._atlas.digests[record.id]}"

    def _of_value(self, value: Any) -> str:
        """A value with which a view is created, or that is told. Raises TypeError for what has no print."""
        if value is None or isinstance(value, (str, int, float, date)):
            return repr(value)
        if isinstance(value, Record):
            return self._of_record(value)
        if isinstance(value, (tuple, list)):
            return f"({','.join(map(self._of_value, value))})"
        if isinstance(value, Enum):
            return value.name
        if isinstance(value, FieldSpec):
            return value.key
        if is_dataclass(value):
            return self._of_value(tuple(getattr(value, name) for name in _names(value.__class__)))
        raise TypeError(f"a page is made from a {type(value).__name__}, of which no print can be taken")
