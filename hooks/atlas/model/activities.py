"""Activities: projects, events and works."""

from __future__ import annotations

from typing import ClassVar

from atlas.messages.message import N_
from atlas.model.choices import EventKind, WorkKind
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Proof, optional, required, shape
from atlas.model.records import Record
from atlas.model.shapes import Actor, Award, Citation, Day, Link, PlaceId, Stated
from atlas.model.text import Text
from atlas.model.values import Duration, Number


@shape
class Funding:
    """A sum of money: who paid, how much, and for what."""

    amount: Stated[Number] | None = optional("The amount in full units.", N_("Amount"))
    currency: str | None = optional("ISO 4217 code.", N_("Currency"))
    kind: Text | None = optional("What kind of money.", N_("Kind"))
    date: Stated[Day] | None = optional("When.", N_("Date"))
    funder: tuple[Actor, ...] = optional("Who paid.", N_("Funder"), default=(), inverse=N_("funder"))
    note: Text | None = optional("What a reader should know.", N_("Note"))
    sources: tuple[Citation, ...] = optional("What proves it.", N_("Sources"), default=())


@shape
class Project(Record):
    """Work towards an aim, with a beginning and an end."""

    LABEL: ClassVar[str] = N_("Project")
    PLURAL: ClassVar[str] = N_("Projects")
    COLUMNS: ClassVar[tuple[str, ...]] = ("period", "partners", "places")
    EXPECTED: ClassVar[tuple[tuple[str, ...], ...]] = (("period",), ("partners",), ("funding",))

    name: Stated[Text] = required("Its name in each language.", N_("Name"), Proof.OURS)
    descriptive: bool = optional("true where the name is our description.", N_("Our description"), Proof.OURS, False)
    acronym: Stated[str] | None = optional("Its short name.", N_("Acronym"))
    partners: tuple[Actor, ...] = optional("Who takes part.", N_("Partners"), default=(), inverse=N_("partner"))
    places: tuple[Stated[PlaceId], ...] = optional(
        "Where it takes place.", N_("Places"), default=(), inverse=N_("location")
    )
    period: Stated[PartialDate] | None = optional("When it runs.", N_("Period"))
    programme: tuple[Link, ...] = optional(
        "The programme that supports it.", N_("Programme"), default=(), inverse=N_("supported by it")
    )
    funding: tuple[Funding, ...] = optional("Who paid, how much.", N_("Funding"), Proof.OWN, (), inverse=N_("funder"))
    awards: tuple[Award, ...] = optional(
        "What it won, or how far it came in a contest.", N_("Awards and contests"), Proof.OWN, ()
    )
    results: tuple[Stated[Text], ...] = optional("What it achieved.", N_("Results"), default=())
    events: tuple[Link, ...] = optional("Its events.", N_("Events"), default=(), inverse=N_("belongs to the project"))


@shape
class Event(Record):
    """Something that happens at a time: a visit, a meeting, a festival."""

    LABEL: ClassVar[str] = N_("Event")
    PLURAL: ClassVar[str] = N_("Events")
    COLUMNS: ClassVar[tuple[str, ...]] = ("kind", "dates", "places")
    EXPECTED: ClassVar[tuple[tuple[str, ...], ...]] = (("dates",), ("places",))
    PROPER_NAME: ClassVar[bool] = False

    name: Stated[Text] = required("Its name in each language.", N_("Name"), Proof.OURS)
    kind: Stated[EventKind] = required("What it is.", N_("Kind"), Proof.OURS)
    dates: tuple[Stated[PartialDate], ...] = optional("When, one entry per occurrence.", N_("Dates"), default=())
    places: tuple[Stated[PlaceId], ...] = optional("Where.", N_("Places"), default=(), inverse=N_("location"))
    venue: Stated[Text] | None = optional("The house or address.", N_("Venue"))
    time: Stated[str] | None = optional("The time of day as printed.", N_("Time"))
    visited: tuple[Actor, ...] = optional("What was visited.", N_("Destinations"), default=(), inverse=N_("visited"))
    organisers: tuple[Actor, ...] = optional(
        "Who organised or supported it.", N_("Organisers"), default=(), inverse=N_("organiser")
    )
    participants: tuple[Actor, ...] = optional(
        "Who took part.", N_("Participants"), default=(), inverse=N_("participant")
    )
    agreements: tuple[Link, ...] = optional(
        "The agreements it is about.", N_("Agreements"), default=(), inverse=N_("about this agreement")
    )
    projects: tuple[Link, ...] = optional(
        "The projects it is about.", N_("Projects"), default=(), inverse=N_("about this project")
    )
    number: Stated[str] | None = optional("Its number in a series or register.", N_("Number"))
    recurs: Stated[Text] | None = optional("How often it recurs.", N_("Recurs"))


@shape
class Work(Record):
    """A film, law, publication or programme document."""

    LABEL: ClassVar[str] = N_("Work")
    PLURAL: ClassVar[str] = N_("Works")
    COLUMNS: ClassVar[tuple[str, ...]] = ("kind", "year", "adopted", "creators")
    EXPECTED: ClassVar[tuple[tuple[str, ...], ...]] = (("year", "adopted"),)

    name: Stated[Text] = required("Its name in each language.", N_("Name"), Proof.OURS)
    kind: Stated[WorkKind] = required("What it is.", N_("Kind"), Proof.OURS)
    creators: tuple[Actor, ...] = optional("Who made it.", N_("Creators"), default=(), inverse=N_("creator"))
    year: Stated[Day] | None = optional("When it was made.", N_("When made"))
    adopted: Stated[Day] | None = optional("When it was adopted.", N_("Adopted"))
    number: Stated[str] | None = optional("Its number.", N_("Number"))
    duration: Stated[Duration] | None = optional("How long it lasts.", N_("Duration"))
