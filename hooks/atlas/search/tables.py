"""Makes the tables beside the full text: the names of all records, kind and countries of all pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from atlas.derive.computed.computed import Computed
from atlas.languages.edition import Edition
from atlas.model.choices import NameKind
from atlas.model.kinds import KINDS
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.model.sources import Source
from atlas.model.text import Text
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import name_of

PLACES = "search/places.json"
"""The file of the names of places: most queries name one, so it is loaded first."""
NAMES = "search/names.json"
"""The file of all other names."""
PAGES = "search/pages.json"
"""The file of the kinds and countries of the pages in the full-text index, by number."""

_ROLES = ("name", *(kind.value for kind in NameKind), "person")
_KINDS = tuple(KINDS)

Titles = Mapping[str, Sequence[str]]
"""The titles of pages that are no record's, in each language, by address."""


_OVERVIEWS = re.compile(rf"(?:{'|'.join(KINDS)}|anniversaries|countries|countries/[a-z]{{2}}|data-quality|timeline)/")


def is_named(address: str) -> bool:
    """Tests if a reader may look for a page that is no record's by its title."""
    return bool(_OVERVIEWS.fullmatch(address))


class SearchTables:
    """Makes the tables for the pages of the full-text index, numbered in its order: the same in each language."""

    def __init__(self, computed: Computed, editions: Sequence[Edition], addresses: Sequence[str]) -> None:
        self._computed = computed
        self._atlas = computed.atlas
        self._editions = editions
        self._numbers = {address: number for number, address in enumerate(addresses)}

    def files(self, titles: Titles) -> Iterator[tuple[str, bytes]]:
        """The tables with their addresses from the site's root."""
        named = [record for record in self._atlas.records if self._is_named(record)]
        places = [self._row(record) for record in named if isinstance(record, PlaceRecord)]
        others = [self._row(record) for record in named if not isinstance(record, PlaceRecord)]
        overviews = [self._overview_row(address, title) for address, title in titles.items()]
        yield PLACES, self._names(places)
        yield NAMES, self._names(overviews + others)
        yield PAGES, _encoded({"kinds": self._kinds(), "countries": self._countries()})

    def _is_named(self, record: Record) -> bool:
        """An agreement without a name of its own is called after its parties; sources are found by their text."""
        if isinstance(record, Source) or getattr(record, "withdrawn", None):
            return False
        return bool(getattr(record, "name", True) or self._others(record, frozenset()))

    def _names(self, rows: Sequence[list[Any]]) -> bytes:
        languages = [edition.language for edition in self._editions]
        return _encoded({"languages": languages, "kinds": _KINDS, "roles": _ROLES, "rows": rows})

    def _row(self, record: Record) -> list[Any]:
        """Number of the page, kind, id, countries, the names shown, the other names."""
        shown = [name_of(record, self._atlas, edition).text for edition in self._editions]
        address = address_of(record)
        codes = self._codes(record)
        row = [self._numbers.get(address), _KINDS.index(address.split("/")[0]), record.id, " ".join(codes)]
        others = self._others(record, frozenset(shown))
        return [*row, _without_repeats(shown), *([others] if others else [])]

    def _overview_row(self, address: str, titles: Sequence[str]) -> list[Any]:
        return [self._numbers.get(address), None, address, "", _without_repeats(titles)]

    def _others(self, record: Record, shown: frozenset[str]) -> list[list[Any]]:
        """The names that are not shown, each with its language and its role."""
        found: dict[str, list[Any]] = {}
        name = getattr(record, "name", None)
        for language, text in name.value.items() if name and isinstance(name.value, Text) else ():
            found.setdefault(text, [text, language, 0])
        for other in record.other_names:
            role = _ROLES.index(other.kind.value) if other.kind else 0
            found.setdefault(other.value, [other.value, str(other.lang or ""), role])
        for person in self._computed.people.of(record):
            text = person.actor.person or ""
            found.setdefault(text, [text, "", len(_ROLES) - 1])
        return [row for text, row in found.items() if text not in shown]

    def _codes(self, record: Record) -> tuple[str, ...]:
        return self._computed.countries.codes.get(record.id, ())

    def _kinds(self) -> dict[str, tuple[int, int]]:
        """The first number of each kind's pages, and that after the last: addresses are in order."""
        found: dict[str, tuple[int, int]] = {}
        for kind, pages in groupby(self._numbers.items(), key=lambda page: page[0].split("/")[0]):
            numbers = [number for _, number in pages]
            if kind in KINDS:
                found[kind] = numbers[0], numbers[-1] + 1
        return found

    def _countries(self) -> dict[str, list[int]]:
        """The pages of each country, each number counted from the one before."""
        found: dict[str, list[int]] = {}
        for code, records in self._computed.countries.by_code.items():
            addresses = map(address_of, records)
            numbers = sorted(self._numbers[address] for address in addresses if address in self._numbers)
            found[code] = [number - before for before, number in zip([0, *numbers], numbers, strict=False)]
        return found


def _without_repeats(shown: Sequence[str]) -> list[str | int]:
    """The names by language; 0 stands for the first."""
    first, *others = shown
    while others and others[-1] == first:
        others.pop()
    return [first, *(0 if other == first else other for other in others)]


def _encoded(table: Mapping[str, Any]) -> bytes:
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
