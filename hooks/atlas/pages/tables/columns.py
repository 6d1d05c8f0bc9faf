"""The columns of the tables of records, by kind: their names, and the cells of a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from typing import Any

from atlas.model.choices import Basis
from atlas.model.dates.partial_date import PartialDate
from atlas.model.records import Record
from atlas.model.shapes import Actor, Citation, Stated
from atlas.model.text import Text
from atlas.model.values import Coordinates
from atlas.records.walk import leaves

_WORDS = {
    "cities": ("region", "coordinates"),
    "regions": ("level", "region", "coordinates"),
    "organisations": ("kind", "seat"),
    "agreements": ("type", "parties"),
    "projects": ("partners", "places"),
    "events": ("kind", "organisers", "participants", "places"),
    "works": ("kind", "creators"),
    "sources": ("publisher", "url", "language"),
    "topics": ("broader",),
}
"""The fields in the table of a kind; a kind that is not here has names, countries, address, standing and sources."""
_DATES = {
    "organisations": ("founded",),
    "agreements": ("signed", "since", "in_force", "ended"),
    "projects": ("period",),
    "events": ("dates",),
    "works": ("year", "adopted"),
    "sources": ("published",),
}
_ACTORS = frozenset(("parties", "partners", "organisers", "participants", "creators"))
"""Fields whose values may be no records: what these are called stands in a column of its own."""
_SEVERAL = "; "


@cache
def columns(kind: str) -> tuple[str, ...]:
    """The names of the columns of what is a kind's own: values, then dates."""
    return (*_value_columns(kind), *(name for field in _DATES.get(kind, ()) for name in _date_columns(field)))


def _value_columns(kind: str) -> Iterator[str]:
    for field in _WORDS.get(kind, ()):
        if field == "coordinates":
            yield from ("latitude", "longitude")
        elif field in _ACTORS:
            yield from (field, f"{field}_without_record")
        else:
            yield field


def _date_columns(field: str) -> tuple[str, ...]:
    return field, f"{field}_earliest", f"{field}_latest", f"{field}_certainty"


def date_fields(kind: str) -> tuple[str, ...]:
    """The fields of a kind that hold dates."""
    return _DATES.get(kind, ())


def value_cells(kind: str, record: Record) -> Iterator[str]:
    """The cells of the values of a record; a text is in the first language in which it stands."""
    for field in _WORDS.get(kind, ()):
        values = _values(getattr(record, field))
        if field == "coordinates":
            yield from _degrees(values)
        elif field in _ACTORS:
            yield _SEVERAL.join(actor.id for actor in values if actor.id)
            yield _SEVERAL.join(_called(actor) for actor in values if not actor.id)
        else:
            yield _SEVERAL.join(map(_plain, values))


def date_cells(stated: Iterable[Stated[PartialDate]]) -> Iterator[str]:
    """The cells of the dates in a field: as they are written, the earliest and the latest day, how certain they are."""
    found = list(stated)
    dates = [one.value for one in found]
    earliest = [date.earliest for date in dates if date.earliest]
    latest = [date.latest for date in dates if date.latest]
    yield _SEVERAL.join(date.text for date in dates)
    yield min(earliest).isoformat() if earliest else ""
    yield max(latest).isoformat() if latest and len(latest) == len(dates) else ""
    yield _SEVERAL.join(dict.fromkeys(map(certainty, found)))


def stated_dates(value: Any) -> list[Stated[PartialDate]]:
    """The dates in the value of a field; a date without remarks is stated."""
    many = value if isinstance(value, tuple) else (value,) if value is not None else ()
    return [one if isinstance(one, Stated) else Stated(value=one, note=None, doubtful=None) for one in many]


def source_cell(record: Record) -> str:
    """The ids of the sources that a record cites, or the addresses of those without a record, each once."""
    cited = (leaf.value for leaf in leaves(record) if leaf.path[-1] in ("id", "url") and _is_source(leaf.path))
    return _SEVERAL.join(dict.fromkeys(cited))


def _is_source(path: tuple[Any, ...]) -> bool:
    return "sources" in path[:-1] and (path[-1] == "id" or path[-2:] == (Citation.INLINE, "url"))


def certainty(stated: Stated[Any]) -> str:
    """The name of how certain a value is: stated, inferred, doubtful or contradicted."""
    if stated.doubtful:
        return "doubtful"
    if stated.otherwise:
        return "contradicted"
    return "inferred" if stated.basis is Basis.INFERRED else "stated"


def _values(value: Any) -> list[Any]:
    many = value if isinstance(value, tuple) else (value,)
    return [one.value if isinstance(one, Stated) else one for one in many if one is not None]


def _degrees(values: Iterable[Any]) -> tuple[str, str]:
    found = next((one for one in values if isinstance(one, Coordinates)), None)
    return (str(found.latitude), str(found.longitude)) if found else ("", "")


def _plain(value: Any) -> str:
    if isinstance(value, Text):
        return value.best(())[0]
    if isinstance(value, Enum):
        return str(value.value)
    identifier = getattr(value, "id", None)
    return str(identifier or value)


def _called(actor: Actor) -> str:
    if actor.text:
        name = actor.text.best(())[0]
        return f"{name} ({actor.country})" if actor.country else name
    if actor.unnamed:
        return actor.unnamed.what.best(())[0]
    return actor.country or actor.person or ""
