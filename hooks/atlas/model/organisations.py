"""Organisations: authorities, associations, companies, universities, networks, clusters."""

from __future__ import annotations

from typing import ClassVar

from atlas.messages.message import N_
from atlas.model.choices import OrganisationKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Proof, optional, required, shape
from atlas.model.records import Record
from atlas.model.shapes import Actor, Award, Citation, Day, PlaceId, Role, Stated
from atlas.model.text import Text
from atlas.model.values import Address, Country


@shape
class Branch:
    """A representative office or branch of an organisation."""

    HEAD: ClassVar[str] = "name"

    name: Text | None = optional("What it is called.", N_("Name"))
    country: Country | None = optional("The country in which it is.", N_("Country"))
    seat: PlaceId | None = optional("The place in which it is.", N_("Location"), inverse=N_("based here"))
    during: Stated[PartialDate] | None = optional("When.", N_("Period"))
    standing: Standing = optional("stated (default), planned ...", N_("Standing"), default=Standing.STATED)
    note: Text | None = optional("What a reader should know.", N_("Note"))
    sources: tuple[Citation, ...] = optional("What proves it.", N_("Sources"), default=())


@shape
class Organisation(Record):
    """A body that is not a city or region."""

    LABEL: ClassVar[str] = N_("Organisation")
    PLURAL: ClassVar[str] = N_("Organisations")
    COLUMNS: ClassVar[tuple[str, ...]] = ("kind", "seat", "country")
    EXPECTED: ClassVar[tuple[tuple[str, ...], ...]] = (("seat", "country", "offices"),)

    name: Stated[Text] = required("Its name in each language.", N_("Name"), Proof.OURS)
    kind: Stated[OrganisationKind] = required("What it is.", N_("Kind"), Proof.OURS)
    described: tuple[Stated[Text], ...] = optional("How a source describes it.", N_("Described as"), default=())
    seat: tuple[Stated[PlaceId], ...] = optional(
        "The place where it is based.", N_("Location"), default=(), inverse=N_("based here")
    )
    country: tuple[Stated[Country], ...] = optional("Its country or countries.", N_("Country"), default=())
    represents: tuple[Actor, ...] = optional(
        "Whom it represents.", N_("Represents"), default=(), inverse=N_("represents it")
    )
    members: tuple[Actor, ...] = optional("Its members.", N_("Members"), default=(), inverse=N_("has it as a member"))
    offices: tuple[Branch, ...] = optional(
        "Its representative offices.", N_("Representative offices"), default=(), inverse=N_("has an office here")
    )
    roles: tuple[Role, ...] = optional("Who holds which role in it.", N_("Roles"), default=(), inverse=N_("role in it"))
    founded: Stated[Day] | None = optional("When it was founded.", N_("Founded"))
    awards: tuple[Award, ...] = optional(
        "What it won, or how far it came in a contest.", N_("Awards and contests"), Proof.OWN, ()
    )
    website: Stated[Address] | None = optional("Its address on the web.", N_("Website"))
    contact_page: Stated[Address] | None = optional("Its page with contact data.", N_("Contact page"))
