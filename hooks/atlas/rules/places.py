"""Rules on places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from atlas.messages.message import N_, Message
from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.dates.spans import Answer
from atlas.model.kinds import path_of
from atlas.model.parties import Party
from atlas.model.places import PlaceRecord, Region
from atlas.model.records import Record
from atlas.model.sources import Source
from atlas.records.described_time import described_time
from atlas.records.followers import followers
from atlas.records.record_index import identifiers
from atlas.records.sources import source_of
from atlas.records.statements import supporting_citations
from atlas.records.store import Atlas
from atlas.rules.rule import Finding

_CODE = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}")
_ENDING = (ActKind.SUSPENDED, ActKind.TERMINATED)
_NUMBER = re.compile(r"[1-9][0-9]{0,9}")
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
        if own and row and _NUMBER.fullmatch(own) and row[1] != own and _is_geonames(source_of(citation, atlas)):
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
        if not _ids_compared(record, other):
            message = Message(
                "same-place-name",
                N_("has the name, country and region of {path}"),
                N_("if they are one, merge them; if not, give both their ids in GeoNames or Wikidata"),
                path=path_of(other),
            )
            yield Finding(record, ("name",), message, key=True, counterpart=path_of(other))


def none_known_agrees(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Where a source says that a place has no relationship of a kind, each that began before has an end, a suspension,
    or a list of that party's own that leaves it out.
    """
    if not isinstance(record, PlaceRecord):
        return
    for index, listing in enumerate(record.none_known):
        for agreement, party in _direct_agreements(record, atlas) if listing.as_of else ():
            is_meant = agreement.type.value is listing.of and not party.unlisted
            if is_meant and listing.as_of and _goes_on(agreement, party, listing.as_of.value, atlas):
                message = Message(
                    "not-none",
                    N_("'none_known' of '{kind}' ({date}), and yet {path} has no end by then"),
                    N_(
                        "enter its end there, or under 'unlisted' of that party that a source leaves it out; or "
                        "correct this"
                    ),
                    kind=listing.of.value,
                    date=listing.as_of.value.text,
                    path=path_of(agreement),
                )
                yield Finding(record, ("none_known", index), message)


def _direct_agreements(place: PlaceRecord, atlas: Atlas) -> Iterator[tuple[Agreement, Party]]:
    """The concluded agreements of a place, each with it as a party."""
    for link in atlas.links_to(place.id):
        agreement = link.record
        if not isinstance(agreement, Agreement) or link.field != "parties" or len(link.path) != 3:
            continue
        if agreement.standing is Standing.STATED and not agreement.withdrawn:
            yield agreement, agreement.parties[int(link.path[1])]


def _goes_on(agreement: Agreement, party: Party, date: PartialDate, atlas: Atlas) -> bool:
    """Tests for an agreement that surely began before a date, and of which no end or suspension by then is known."""
    known = [stated.value.begin for stated in (agreement.since, agreement.signed, agreement.in_force) if stated]
    known += filter(None, (described_time(citation, atlas) for citation in supporting_citations(agreement, "parties")))
    begun = any(one.year_known and one.point.before(date.point) is Answer.YES for one in known)
    return (
        begun
        and not any(_may_be_before(end, date) for end in _ends(agreement, party))
        and not any(followers(agreement, atlas))
    )


def _ends(agreement: Agreement, party: Party) -> Iterator[PartialDate | None]:
    """The dates of its suspensions and ends, and that of its term; None of one whose date is not known."""
    acts = [act for one in agreement.parties for act in one.acts if act.standing is Standing.STATED]
    yield from (act.date.value if act.date else None for act in acts if act.act in _ENDING)
    if agreement.ended:
        yield agreement.ended.value
    terms = [stated.value for stated in (agreement.stated_term, *(act.until for act in acts)) if stated]
    yield from sorted((term.finish for term in terms if term.end), key=lambda end: end.sort_key)[-1:]
    if party.during and party.during.value.end:
        yield party.during.value.finish


def _may_be_before(end: PartialDate | None, date: PartialDate) -> bool:
    return end is None or not (date.latest and end.earliest and date.latest < end.earliest)


def _ids_compared(one: PlaceRecord, other: PlaceRecord) -> bool:
    """Tests if both have an id in one table: it tells them apart, or that they have the same is told already."""
    return bool(dict(identifiers(one)).keys() & dict(identifiers(other)).keys())


def _is_geonames(source: Record | None) -> bool:
    host = urlsplit(source.url or "").hostname if isinstance(source, Source) else None
    return host is not None and f".{host}".endswith(".geonames.org")
