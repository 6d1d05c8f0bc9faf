"""Makes the tables beside the full text: the names of all records, the facets of all pages."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeVar

from atlas.derive.computed.computed import Computed
from atlas.derive.times.sort_keys import earliest_day
from atlas.languages.edition import Edition
from atlas.model.agreements import Agreement
from atlas.model.choices import NameKind
from atlas.model.kinds import KINDS
from atlas.model.places import City
from atlas.model.records import Record
from atlas.model.sources import Source
from atlas.model.text import Text
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.states import name

CITIES = "search/cities.json"
"""The file loaded first: the names of cities that pages show, as most queries have one, and the kinds of pages."""
NAMES = "search/names{}.json"
"""The files of all other names: names.json, names-2.json ..., as many as the file of cities says."""
PAGES = "search/pages.json"
"""The file of the facets of the pages in the full-text index, by number: countries, states, decades."""

_T = TypeVar("_T")
_MOST = 500_000
"""Bytes in one file of names: what is longer is divided."""
_ROLES = ("name", *(kind.value for kind in NameKind), "person")
_KINDS = tuple(KINDS)

_Row = tuple[list[Any], list[list[Any]]]
"""Two lists of a record: what pages show of it, and the names that they do not."""

Titles = Mapping[str, Sequence[str]]
"""The titles of pages that are no record's, in each language, by address."""


_OVERVIEWS = re.compile(
    rf"(?:{'|'.join(KINDS)}|anniversaries|changes|countries(?:/[a-z]{{2}})?|data(?:/acts)?|data-quality|timeline|translation-status)/"
)


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
        cities = [record for record in named if isinstance(record, City)]
        others = [record for record in named if not isinstance(record, City)]
        more = [(number, names) for number, record in enumerate(cities) if (names := self._others(record))]
        rows: list[_Row] = [(self._overview_row(address, title), []) for address, title in titles.items()]
        rows += [(self._row(record), self._others(record)) for record in others]
        parts = [*_divided(more, _names_of_cities), *_divided(rows, self._names)]
        shown = self._names([(self._row(record), []) for record in cities])
        yield CITIES, _encoded(shown | {"files": len(parts), "numbers": self._kinds()})
        for number, part in enumerate(parts, 1):
            yield NAMES.format("" if number == 1 else f"-{number}"), part
        columns = {"countries": self._codes, "states": self._states, "decades": _decades}
        yield PAGES, _encoded({name: self._pages_by(of) for name, of in columns.items()})

    def _is_named(self, record: Record) -> bool:
        """An agreement without a name of its own is called after its parties; sources are found by their text."""
        if isinstance(record, Source) or getattr(record, "withdrawn", None):
            return False
        return bool(getattr(record, "name", True) or self._others(record))

    def _names(self, rows: Sequence[_Row]) -> dict[str, Any]:
        """A table of names by columns, which are the smallest once compressed.

        The number of a page is counted from the row before, as most follow each other.
        """
        languages = [edition.language for edition in self._editions]
        numbers, kinds, ids, countries, shown = zip(*(row for row, _ in rows), strict=True) if rows else ((),) * 5
        steps = iter(_steps([number for number in numbers if number is not None]))
        pages = [None if number is None else next(steps) for number in numbers]
        columns = {"pages": pages, "kind": kinds, "ids": ids, "countries": countries}
        names = [[names[number] for names in shown] for number in range(len(languages))]
        others = {number: names for number, (_, names) in enumerate(rows) if names}
        return {"languages": languages, "kinds": _KINDS, "roles": _ROLES, **columns, "names": names, "others": others}

    def _row(self, record: Record) -> list[Any]:
        """Number of the page, kind, id (0 where it is made like _id_like), countries, the names shown."""
        shown = self._shown(record)
        address = address_of(record)
        codes = self._codes(record)
        id_ = 0 if _id_like(shown[0]) == record.id else record.id
        row = [self._numbers.get(address), _KINDS.index(address.split("/")[0]), id_, " ".join(codes)]
        return [*row, _without_repeats(shown)]

    def _overview_row(self, address: str, titles: Sequence[str]) -> list[Any]:
        return [self._numbers.get(address), None, address, "", _without_repeats(titles)]

    def _shown(self, record: Record) -> list[str]:
        return [name_of(record, self._atlas, edition).text for edition in self._editions]

    def _others(self, record: Record) -> list[list[Any]]:
        """The names that are not shown, each with its language and its role."""
        found: dict[str, list[Any]] = {}
        stated = getattr(record, "name", None)
        for language, text in stated.value.items() if stated and isinstance(stated.value, Text) else ():
            found.setdefault(text, [text, language, 0])
        for other in record.other_names:
            role = _ROLES.index(other.kind.value) if other.kind else 0
            found.setdefault(other.value, [other.value, str(other.lang or ""), role])
        for person in self._computed.people.of(record):
            text = person.actor.person or ""
            found.setdefault(text, [text, "", len(_ROLES) - 1])
        shown = self._shown(record)
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

    def _states(self, record: Record) -> tuple[str, ...]:
        return (name(self._computed.agreements.status(record)),) if isinstance(record, Agreement) else ()

    def _pages_by(self, values_of: Callable[[Record], Iterable[str]]) -> dict[str, list[int]]:
        """The pages of the records that have a value, by value, each number counted from the one before."""
        found = defaultdict[str, list[int]](list)
        for record in self._atlas.records:
            number = self._numbers.get(address_of(record))
            if number is not None:
                for value in values_of(record):
                    found[value].append(number)
        return {value: _steps(sorted(found[value])) for value in sorted(found)}


def _steps(numbers: Sequence[int]) -> list[int]:
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]


def _decades(record: Record) -> tuple[str, ...]:
    """The first year of the decade of its first date."""
    day = earliest_day(record)
    return (str(day.year // 10 * 10),) if day else ()


def _names_of_cities(names: Sequence[tuple[int, list[list[Any]]]]) -> Mapping[str, Any]:
    """A table of names that pages do not show, by the row of the city in the file of cities."""
    return {"roles": _ROLES, "cities": dict(names)}


def _divided(rows: Sequence[_T], table: Callable[[Sequence[_T]], Mapping[str, Any]]) -> Iterator[bytes]:
    """The rows in tables of which none is too long; no table where there are no rows."""
    encoded = _encoded(table(rows)) if rows else b""
    if len(encoded) > _MOST and len(rows) > 1:
        for part in (rows[: len(rows) // 2], rows[len(rows) // 2 :]):
            yield from _divided(part, table)
    elif rows:
        yield encoded


def _id_like(name: str) -> str:
    """The id that most records of this name have, made as docs/assets/js/search_names.js makes it."""
    return re.sub("[^a-z0-9]+", "-", name.lower())


def _without_repeats(shown: Sequence[str]) -> list[str | int]:
    """The names by language; 0 stands for the first."""
    first, *others = shown
    return [first, *(0 if other == first else other for other in others)]


def _encoded(table: Mapping[str, Any]) -> bytes:
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
