"""Fingerprints of pages: where two are the same, the pages were made from the same.

A page is made from lookups in the atlas, which are tracked; from the values with which its view was created; and from
what is common to all pages: code, words, layouts, settings. All of it goes into its fingerprint. The fingerprint of a
lookup is that of the records that it finds; of a derived query, that of what is compared of its result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, partial
from hashlib import blake2b
from importlib.metadata import version
from types import FunctionType, MethodType
from typing import Any

from atlas import package
from atlas.languages.edition import Edition
from atlas.model.fields import FieldSpec
from atlas.model.records import Record
from atlas.model.settings import Settings
from atlas.pages.publishing.page import Page
from atlas.records.dependencies import ALL, Lookup
from atlas.records.store import Atlas

_LIBRARIES = (
    "Babel",
    "Jinja2",
    "MarkupSafe",
    "PyYAML",
    "XlsxWriter",
    "cbor2",
    "feedgenerator",
    "pagefind",
    "pyoxigraph",
    "pyromark",
)
"""The packages that have a hand in pages, index, feeds and downloads; the others show in the layouts."""


def digest(*parts: bytes) -> str:
    """A short digest of bytes in their order."""
    found = blake2b(digest_size=16)
    for part in parts:
        found.update(len(part).to_bytes(8, "little") + part)
    return found.hexdigest()


def common_fingerprint(settings: Settings, layouts: Iterable[str]) -> str:
    """The fingerprint of what all pages share: code with its words and templates, packages, layouts, settings."""
    libraries = ";".join(f"{name} {version(name)}" for name in _LIBRARIES)
    own = (path.encode() + content for path, content in package.hooks_and_package())
    return digest(repr(settings).encode(), libraries.encode(), *(layout.encode() for layout in layouts), *own)


@cache
def _field_names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


class Fingerprints:
    """Computes fingerprints in one atlas."""

    def __init__(self, atlas: Atlas, common: str) -> None:
        """`common` is the fingerprint of what all pages share."""
        self._atlas = atlas
        self.common = common
        self._by_lookup: dict[Lookup, str] = {}

    def of_pages(self, pages: Iterable[Page], lookups: Iterable[Lookup]) -> str:
        """The fingerprint of pages that were made with these lookups."""
        found = (self._of_lookup(lookup) for lookup in lookups)
        return digest("\n".join((self.common, *map(self._of_page, pages), *found)).encode())

    def of_lookups(self, name: str, lookups: Iterable[Lookup]) -> str:
        """The fingerprint of what is made with these lookups alone, and of its name."""
        return digest("\n".join((self.common, name, *map(self._of_lookup, lookups))).encode())

    def _of_page(self, page: Page) -> str:
        values = page.address, page.language, page.title, page.heading, page.description, page.edit_path, page.aliases
        return " ".join((self._of_value(values), self._of_call(page.view), self._of_call(page.files)))

    def _of_call(self, work: Callable[..., object]) -> str:
        """The fingerprint of the arguments that a function was given. Raises TypeError where it may hide others."""
        if isinstance(work, partial):
            return f"{self._of_call(work.func)}{self._of_value((work.args, tuple(sorted(work.keywords.items()))))}"
        if isinstance(work, (type, MethodType)) or (isinstance(work, FunctionType) and not work.__closure__):
            return ""
        raise TypeError(f"a page is made by {work}, whose values have no fingerprint; give them by functools.partial")

    def _of_lookup(self, lookup: Lookup) -> str:
        if lookup not in self._by_lookup:
            what, of = lookup
            query = self._atlas.tracker.queries.get(what)
            found = self._of_result(query(of)) if query else self._of_records(self._records_of(lookup))
            self._by_lookup[lookup] = " ".join((*lookup, found))
        return self._by_lookup[lookup]

    def _of_result(self, result: object) -> str:
        return digest(self._of_value(result).encode())

    def _records_of(self, lookup: Lookup) -> Iterable[Record]:
        """Repeats a lookup. Raises ValueError for one that rules alone make: no page is made from it."""
        what, of = lookup
        if lookup == ALL:
            return self._atlas.records
        if what == "record":
            record = self._atlas.get(of)
            return (record,) if record else ()
        if what == "named":
            return self._atlas.places_named(of)
        if what not in ("links", "country"):
            raise ValueError(f"a page is made from the lookup of a {what}, which has no fingerprint")
        links = self._atlas.links_to(of) if what == "links" else self._atlas.links_to_country(of)
        return {link.record.id: link.record for link in links}.values()

    def _of_records(self, records: Iterable[Record]) -> str:
        return digest("\n".join(map(self._of_record, records)).encode())

    def _of_record(self, record: Record) -> str:
        return f"{record.id} {self._atlas.digests[record.id]}"

    def _of_value(self, value: Any) -> str:
        """The fingerprint of an argument of a view, or of a derived result. Raises TypeError where there is none."""
        if value is None or isinstance(value, (str, int, float, date)):
            return repr(value)
        if isinstance(value, Record):
            return self._of_record(value)
        if isinstance(value, (tuple, list)):
            return f"({','.join(map(self._of_value, value))})"
        if isinstance(value, Edition):
            return " ".join(value.order)
        if isinstance(value, Enum):
            return value.name
        if isinstance(value, FieldSpec):
            return value.key
        if is_dataclass(value):
            return self._of_value(tuple(getattr(value, name) for name in _field_names(value.__class__)))
        raise TypeError(f"a page is made from a {type(value).__name__}, which has no fingerprint")
