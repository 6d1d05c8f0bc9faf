"""Sources, which prove statements, and topics, which order them. They need no source themselves."""

from __future__ import annotations

from typing import ClassVar

from atlas.messages.message import N_
from atlas.model.choices import Bound, Seen, SourceForm
from atlas.model.fields import Proof, optional, required, shape
from atlas.model.records import Record
from atlas.model.shapes import Day, Side, TopicId
from atlas.model.text import Text
from atlas.model.values import Address, Country, Language, Name, Place, Quote


@shape
class RelationCount:
    """The number of municipalities of a country that have relationships with another country, as a source says."""

    HEAD: ClassVar[str] = "country"

    country: Country = required("The country whose municipalities are counted.", N_("Country"))
    with_: Country = required("The country with which they have relationships.", N_("With"))
    count: int = required("How many.", N_("Count"))
    bound: Bound = optional("How the number is meant.", N_("Bound"), default=Bound.EXACTLY)
    as_of: Day | None = optional("The time for which it counts.", N_("As of"))
    said_by: Name | None = optional("Who counted, where it is not the publisher.", N_("According to"))
    at: Place | None = optional("Where in the source.", N_("Location in source"))
    quote: Quote = required("The words that say so, verbatim.", N_("Quote"))


@shape
class Source(Record):
    """A document or page that contains a statement."""

    LABEL: ClassVar[str] = N_("Source")
    PLURAL: ClassVar[str] = N_("Sources")
    COLUMNS: ClassVar[tuple[str, ...]] = ("publisher", "published", "language")

    title: Text = required("Its title.", N_("Title"), Proof.OURS)
    supplied: bool = optional("true where the title is ours.", N_("Title supplied"), Proof.OURS, False)
    language: tuple[Language, ...] = required("Its language or languages.", N_("Language"), Proof.OURS)
    seen: Seen | None = optional("How it was seen; as a document where its text is kept.", N_("Consulted"), Proof.OURS)
    url: Address | None = optional("Its address.", N_("Address"), Proof.OURS)
    document: str | None = optional("The file name of the kept text.", N_("Kept text"), Proof.OURS)
    publisher: Name | None = optional("Who published it.", N_("Publisher"), Proof.OURS)
    author: tuple[Name, ...] = optional("Who wrote it, as printed.", N_("Author"), Proof.OURS, ())
    published: Day | None = optional("When it was published.", N_("Published"), Proof.OURS)
    updated: Day | None = optional("When it was last changed.", N_("Updated"), Proof.OURS)
    retrieved: Day | None = optional("The day on which it was viewed.", N_("Retrieved"), Proof.OURS)
    state_of: Day | None = optional("The date or period to which its information applies.", N_("As of"), Proof.OURS)
    form: SourceForm | None = optional("What it is.", N_("Form"), Proof.OURS)
    side: Side | None = optional(
        "Whose viewpoint it gives.", N_("Viewpoint"), Proof.OURS, inverse=N_("gives the viewpoint of this side")
    )
    counts: tuple[RelationCount, ...] = optional(
        "How many municipalities of a country have relationships with another, according to the source.",
        N_("Counts of relationships"),
        Proof.OURS,
        (),
    )
    licence: str | None = optional("Its licence.", N_("Licence"), Proof.OURS)
    archive_url: Address | None = optional("Its address in an archive.", N_("Archived copy"), Proof.OURS)


@shape
class Topic(Record):
    """A subject that records share."""

    LABEL: ClassVar[str] = N_("Topic")
    PLURAL: ClassVar[str] = N_("Topics")
    COLUMNS: ClassVar[tuple[str, ...]] = ("broader",)

    label: Text = required("Its name in each language.", N_("Label"), Proof.OURS)
    description: Text | None = optional("What belongs to the topic.", N_("Description"), Proof.OURS)
    broader: TopicId | None = optional(
        "The wider topic.", N_("Broader topic"), Proof.OURS, inverse=N_("narrower topic")
    )
