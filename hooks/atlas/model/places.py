"""Cities and regions."""

from __future__ import annotations

from typing import Annotated, ClassVar

from atlas.messages.message import N_
from atlas.model.choices import RegionLevel
from atlas.model.fields import Proof, Reference, optional, required, shape
from atlas.model.parties import RelationList, Searched
from atlas.model.records import Record
from atlas.model.shapes import Stated
from atlas.model.text import Text
from atlas.model.values import Coordinates, Country

RegionId = Annotated[str, Reference(("regions",))]


@shape
class Identifiers:
    """The record's ids in other tables."""

    geonames: str | None = optional("GeoNames.", N_("GeoNames"))
    wikidata: str | None = optional("Wikidata, Q and a number.", N_("Wikidata"))
    iso: str | None = optional("ISO 3166-2, for regions.", N_("ISO 3166-2"))


@shape
class PlaceRecord(Record):
    """A record of a place: the fields that cities and regions share."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("country", "region")

    name: Stated[Text] = required("Its name in each language.", N_("Name"), Proof.OURS)
    country: Stated[Country] = required("ISO 3166-1 code, two capital letters.", N_("Country"), Proof.GAZETTEER)
    region: Stated[RegionId] | None = optional(
        "The region in which it is located.", N_("Region"), Proof.GAZETTEER, inverse=N_("located in it")
    )
    coordinates: Stated[Coordinates] | None = optional(
        "[degrees north, degrees east].", N_("Coordinates"), Proof.GAZETTEER
    )
    ids: Stated[Identifiers] | None = optional("Its ids in other tables.", N_("Identifiers"), Proof.GAZETTEER)
    complete_lists: tuple[RelationList, ...] = optional(
        "Which lists of its relationships are complete, and as of when.", N_("Lists as of a date"), Proof.OWN, ()
    )
    none_known: tuple[RelationList, ...] = optional(
        "The relationships of which a source says that there are none.",
        N_("None, according to a source"),
        Proof.OWN,
        (),
    )
    searched: tuple[Searched, ...] = optional(
        "What we looked for and did not find.", N_("Looked for and not found"), Proof.OURS, ()
    )


@shape
class City(PlaceRecord):
    """A town, city or municipality."""

    LABEL: ClassVar[str] = N_("City")
    PLURAL: ClassVar[str] = N_("Cities")


@shape
class Region(PlaceRecord):
    """A county, oblast, province or another part of a country."""

    LABEL: ClassVar[str] = N_("Region")
    PLURAL: ClassVar[str] = N_("Regions")
    COLUMNS: ClassVar[tuple[str, ...]] = ("country", "level")

    level: Stated[RegionLevel] = required("What kind of region it is.", N_("Level"), Proof.OURS)
