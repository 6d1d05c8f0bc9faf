"""Rules on places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from atlas.messages.message import N_, Message
from atlas.model.kinds import path_of
from atlas.model.places import PlaceRecord, Region
from atlas.model.records import Record
from atlas.model.sources import Source
from atlas.records.record_index import identifiers
from atlas.records.sources import source_of
from atlas.records.store import Atlas
from atlas.rules.rule import Finding

_CODE = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}")
_ROW = re.compile(r"row ([1-9][0-9]*)")


def coordinates_in_range(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Coordinates are degrees north (-90 to 90) and east (-180 to 180), and never 0, 0."""
    if not isinstance(record, PlaceRecord) or record.coordinates is None:
        return
    latitude, longitude = record.coordinates.value.latitude, record.coordinates.value.longitude
    path = ("coordinates", "value")
    if abs(latitude) > 90 or abs(longitude) > 180:
        swapped = abs(longitude) <= 90 and abs(latitude) <= 180
        hint = N_("north comes first, then east") if swapped else N_("degrees north, then degrees east")
        message = Message(
            "not-on-earth",
            N_("[{north}, {east}] is not on Earth"),
            hint,
            north=str(latitude),
            east=str(longitude),
        )
        yield Finding(record, path, message)
    elif latitude == longitude == 0:
        hint = N_("leave unknown coordinates out")
        yield Finding(record, path, Message("zero-coordinates", N_("[0, 0] lies in the Gulf of Guinea"), hint))


def region_in_country(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A place lies in the country of its region."""
    if not isinstance(record, PlaceRecord) or not record.region:
        return
    region = atlas.get(record.region.value)
    if isinstance(region, Region) and region.country and region.country.value != record.country.value:
        message = Message(
            "region-in-other-country",
            N_("the region '{region}' has the country {country}, this place {own}"),
            N_("correct the region or a country"),
            region=region.id,
            country=region.country.value,
            own=record.country.value,
        )
        yield Finding(record, ("region", "value"), message)


def code_of_country(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A code of ISO 3166-2 begins with the code of the country."""
    if not isinstance(record, PlaceRecord):
        return
    code = dict(identifiers(record)).get("iso", "")
    country = _CODE.fullmatch(code)
    if country and country[1] != record.country.value:
        message = Message(
            "iso-of-other-country",
            N_("'{code}' is a code of another country than {country}"),
            N_("correct the code or the country"),
            code=code,
            country=record.country.value,
        )
        yield Finding(record, ("ids", "value", "iso"), message)


def own_row(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """The row of GeoNames that a place cites has the number that stands among its ids."""
    if not isinstance(record, PlaceRecord):
        return
    own = dict(identifiers(record)).get("geonames")
    for index, citation in enumerate(record.sources):
        row = _ROW.fullmatch(citation.at or "")
        if own and own.isdigit() and row and row[1] != own and _is_geonames(source_of(citation, atlas)):
            message = Message(
                "row-of-other-place",
                N_("row {row} of GeoNames is cited, and the id there is {id}"),
                N_("correct one of the two"),
                row=row[1],
                id=own,
            )
            yield Finding(record, ("sources", index, "at"), message)


def same_name(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Two cities, or regions, of one name in one country and region may be one; ids in other tables tell them apart."""
    if not isinstance(record, PlaceRecord):
        return
    for other in atlas.namesakes(record):
        if not _have_different_ids(record, other):
            message = Message(
                "same-place-name",
                N_("has the name, country and region of {path}"),
                N_("if they are one, merge them; if not, give both their ids in GeoNames or Wikidata"),
                path=path_of(other),
            )
            yield Finding(record, ("name",), message, key=True, counterpart=path_of(other))


def _have_different_ids(one: PlaceRecord, other: PlaceRecord) -> bool:
    ids, others = dict(identifiers(one)), dict(identifiers(other))
    return any(ids[table] != others[table] for table in ids.keys() & others.keys())


def _is_geonames(source: Record | None) -> bool:
    host = urlsplit(source.url or "").hostname if isinstance(source, Source) else None
    return host is not None and f".{host}".endswith(".geonames.org")
