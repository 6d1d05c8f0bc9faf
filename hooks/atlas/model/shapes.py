"""Shapes that many kinds share: long values, citations, actors, figures, roles, outcomes, awards, links."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Generic, TypeVar

from atlas.messages.message import N_
from atlas.model.choices import ActorRole, Basis, Bound, NameKind, SourceForm, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Reference, optional, required, shape
from atlas.model.text import Text
from atlas.model.values import Address, Country, Language, Name, Number, Place, Quote

T = TypeVar("T")

Day = Annotated[PartialDate, "one day"]
"""A date that means one day within it, known or not; elsewhere a date means its whole extent."""

Start = Annotated[PartialDate, "a beginning"]
"""A date that means the beginning of something that goes on; an interval says when it ended, too."""

End = Annotated[PartialDate, "an end"]
"""A date that means the end of something: a year or month counts to its last day, an interval is one day in it."""

PLACES = ("cities", "regions")
BODIES = (*PLACES, "organisations")
ANY_RECORD = (*BODIES, "agreements", "projects", "events", "works")

SourceId = Annotated[str, Reference(("sources",))]
BodyId = Annotated[str, Reference((*BODIES, "projects", "works"))]
PlaceId = Annotated[str, Reference(PLACES)]
TopicId = Annotated[str, Reference(("topics",))]
EventId = Annotated[str, Reference(("events",))]
RecordId = Annotated[str, Reference(ANY_RECORD)]
Side = Annotated[str, Reference(BODIES, (N_("participants"), N_("press"), N_("third party")))]


@shape
class InlineSource:
    """A web page that is described where it is cited, and has no record. `state_of` is the citation's `as_of`."""

    HEAD: ClassVar[str] = "title"

    title: Text = required("Its title.", N_("Title"))
    url: Address = required("Its address.", N_("Address"))
    retrieved: Day = required("The day on which it was viewed.", N_("Retrieved"))
    language: tuple[Language, ...] = optional(
        "Its language or languages; those of the title where they are left out.", N_("Language"), default=()
    )
    publisher: Name | None = optional("Who published it.", N_("Publisher"))
    author: tuple[Name, ...] = optional("Who wrote it, as printed.", N_("Author"), default=())
    published: Day | None = optional("When it was published.", N_("Published"))
    updated: Day | None = optional("When it was last changed.", N_("Updated"))
    form: SourceForm | None = optional("What it is.", N_("Form"))
    side: Side | None = optional(
        "Whose viewpoint it gives.", N_("Viewpoint"), inverse=N_("gives the viewpoint of this side")
    )
    archive_url: Address | None = optional("Its address in an archive.", N_("Archived copy"))


@shape
class Citation:
    """A source, the place in it and the words that prove a value."""

    INLINE: ClassVar[str] = "source"

    id: SourceId | None = optional("The id of the source's record.", N_("Source"))
    source: InlineSource | None = optional("In place of the id: the source itself.", N_("Source"))
    at: Place | None = optional(
        "Where in the source: page, slide, paragraph, line, row, section.", N_("Location in source")
    )
    quote: Quote | None = optional(
        "The fewest words that prove the value, verbatim; parts joined by ' … '.", N_("Quote")
    )
    supports: tuple[str, ...] = optional("The record's fields that it proves.", N_("Supports"), default=())
    as_of: Day | None = optional("The date or period to which its information applies.", N_("As of"))
    note: Text | None = optional("What a reader should know about this evidence.", N_("Note"))

    @property
    def source_key(self) -> str:
        """The id of its source, or the address of one without a record: citations of the same source share it."""
        return self.id or (self.source.url if self.source else "")


@shape
class Stated(Generic[T]):
    """A value, how it is known, who says so, and who says otherwise."""

    SCALAR_FIELD: ClassVar[str] = "value"

    value: T = required("The value.", N_("Value"))
    basis: Basis = optional("stated (default) or inferred.", N_("Basis"), default=Basis.STATED)
    sources: tuple[Citation, ...] = optional("What proves it.", N_("Sources"), default=())
    note: Text | None = optional("How it was inferred, or what to know of it.", N_("Note"))
    doubtful: Text | None = optional("Why the value as stated is doubtful.", N_("Doubtful"))
    otherwise: tuple[Stated[T], ...] = optional("What other sources say.", N_("Differing account"), default=())


@shape
class Unnamed:
    """A group that a source counts or describes without naming its members."""

    HEAD: ClassVar[str] = "what"

    what: Text = required("What they are.", N_("What"))
    count: int | None = optional("How many.", N_("Count"))
    bound: Bound = optional("How the number is meant.", N_("Bound"), default=Bound.EXACTLY)
    from_: tuple[Actor, ...] = optional(
        "Where they come from.", N_("From"), default=(), inverse=N_("participants came from here")
    )


@shape
class Actor:
    """Somebody who takes part in something: a record, a country, a text, an unnamed group or a person."""

    SCALAR_FIELD: ClassVar[str] = "id"
    ONE_OF: ClassVar[tuple[str, ...]] = ("id", "text", "country", "unnamed", "person")
    QUALIFIERS: ClassVar[Mapping[str, str]] = {"country": "text"}

    id: BodyId | None = optional("The id of a city, region, organisation, project or work.", N_("Who"))
    text: Text | None = optional("A town or body, named once, of which nothing else is said.", N_("Who"))
    country: Country | None = optional("A country as such; beside `text`, that in which it is.", N_("Country"))
    unnamed: Unnamed | None = optional("A group that is not named.", N_("Who"))
    person: str | None = optional("A person's name as spelt in the source.", N_("Person"))
    office: Text | None = optional("The person's office as stated.", N_("Office"))
    for_: BodyId | None = optional(
        "The body that the person represents.", N_("For"), inverse=N_("represented by a person")
    )
    role: ActorRole | None = optional("What it does here.", N_("Role"))
    through: tuple[Actor, ...] = optional(
        "Who signs or acts for it.", N_("Through"), default=(), inverse=N_("acted for a party")
    )
    on_behalf_of: tuple[Actor, ...] = optional(
        "For whom it acts.", N_("On behalf of"), default=(), inverse=N_("represented by another")
    )
    during: Stated[PartialDate] | None = optional("When.", N_("Period"))
    standing: Standing = optional("stated (default), planned ...", N_("Standing"), default=Standing.STATED)
    named: str | None = optional("The name as printed in the source.", N_("Named in the source"))
    note: Text | None = optional("What a reader should know.", N_("Note"))
    sources: tuple[Citation, ...] = optional("What proves it.", N_("Sources"), default=())


@shape
class Link:
    """Another record, or a text where there is no record."""

    SCALAR_FIELD: ClassVar[str] = "id"
    ONE_OF: ClassVar[tuple[str, ...]] = ("id", "text")

    id: RecordId | None = optional("The record's id.", N_("Record"))
    text: Text | None = optional("Its name where it has no record.", N_("Name"))
    standing: Standing = optional("stated (default), planned ...", N_("Standing"), default=Standing.STATED)
    note: Text | None = optional("What a reader should know.", N_("Note"))
    sources: tuple[Citation, ...] = optional("What proves it.", N_("Sources"), default=())


@shape
class TopicLink:
    """A topic of the record; one with a standing needs a source."""

    SCALAR_FIELD: ClassVar[str] = "id"

    id: TopicId = required("The topic's id.", N_("Topic"))
    standing: Standing = optional("stated (default), planned ...", N_("Standing"), default=Standing.STATED)
    sources: tuple[Citation, ...] = optional("What proves it.", N_("Sources"), default=())


@shape
class Figure:
    """A number with what it counts, of when, between whom, and who says so."""

    HEAD: ClassVar[str] = "what"

    what: Text = required("What is counted.", N_("What"))
    value: Stated[Number] = required("The number in full units.", N_("Value"))
    bound: Bound = optional("How the number is meant.", N_("Bound"), default=Bound.EXACTLY)
    unit: str | None = optional("A currency code or unit.", N_("Unit"))
    period: Stated[PartialDate] | None = optional("The time it is about.", N_("Period"))
    between: tuple[Actor, ...] = optional("The actors it is about.", N_("Between"), default=(), inverse=N_("figure"))
    said_by: tuple[Actor, ...] = optional(
        "Who says so in the source.", N_("According to"), default=(), inverse=N_("is quoted")
    )
    standing: Standing = optional("stated (default), planned ...", N_("Standing"), default=Standing.STATED)
    note: Text | None = optional("What a reader should know.", N_("Note"))
    sources: tuple[Citation, ...] = optional("What proves it.", N_("Sources"), default=())


@shape
class Role:
    """A role in a body: who holds it, and when."""

    HEAD: ClassVar[str] = "role"

    role: ActorRole = required("The role.", N_("Role"))
    body: Text | None = optional("The body within the organisation.", N_("Body"))
    holder: tuple[Actor, ...] = required("Who holds it.", N_("Holder"), inverse=N_("has a role in it"))
    during: Stated[PartialDate] | None = optional("When.", N_("Period"))
    standing: Standing = optional("stated (default), planned ...", N_("Standing"), default=Standing.STATED)
    note: Text | None = optional("What a reader should know.", N_("Note"))
    sources: tuple[Citation, ...] = optional("What proves it.", N_("Sources"), default=())


@shape
class Outcome:
    """A result of something, or one that is expected of it."""

    HEAD: ClassVar[str] = "text"

    text: Text = required("The outcome in our words.", N_("Outcome"))
    standing: Standing = optional("stated (default), agreed, planned ...", N_("Standing"), default=Standing.STATED)
    with_: tuple[Actor, ...] = optional("With whom.", N_("With"), default=(), inverse=N_("mentioned in a result"))
    about: tuple[Link, ...] = optional(
        "The records it concerns.", N_("Subject"), default=(), inverse=N_("result on it")
    )
    places: tuple[PlaceId, ...] = optional("Where.", N_("Places"), default=(), inverse=N_("result here"))
    topics: tuple[TopicLink, ...] = optional(
        "Its topics.", N_("Topics"), default=(), inverse=N_("result on this topic")
    )
    figures: tuple[Figure, ...] = optional("Its figures.", N_("Figures"), default=())
    parts: tuple[Outcome, ...] = optional("Its parts.", N_("Parts"), default=())
    open: bool = optional("true where the source's list of parts goes on.", N_("and others"), default=False)
    condition: Text | None = optional("On what it depends.", N_("Condition"))
    said_by: tuple[Actor, ...] = optional(
        "Who says so in the source.", N_("According to"), default=(), inverse=N_("is quoted")
    )
    note: Text | None = optional("What a reader should know.", N_("Note"))
    sources: tuple[Citation, ...] = optional("What proves it.", N_("Sources"), default=())


@shape
class Remark:
    """Something said in the source that is worth keeping."""

    HEAD: ClassVar[str] = "text"

    text: Text = required("What is said, in our words.", N_("Remark"))
    said_by: tuple[Actor, ...] = optional(
        "Who says so in the source.", N_("According to"), default=(), inverse=N_("is quoted")
    )
    standing: Standing = optional("stated (default), expected ...", N_("Standing"), default=Standing.STATED)
    sources: tuple[Citation, ...] = optional("What proves it.", N_("Sources"), default=())


@shape
class Award:
    """A prize, or a place in a contest: `result` says which."""

    HEAD: ClassVar[str] = "name"

    name: Text = required("The award or contest.", N_("Award or contest"))
    category: Text | None = optional("The category.", N_("Category"))
    result: Text | None = optional("The result: winner, finalist, third place.", N_("Result"))
    by: tuple[Actor, ...] = optional(
        "Who gave it or judged.", N_("By"), default=(), inverse=N_("award or contest result by it")
    )
    event: EventId | None = optional(
        "The event at which it was given or decided.", N_("Event"), inverse=N_("award or contest result at it")
    )
    date: Stated[Day] | None = optional("When.", N_("Date"))
    note: Text | None = optional("What a reader should know.", N_("Note"))
    sources: tuple[Citation, ...] = optional("What proves it.", N_("Sources"), default=())


@shape
class OtherName:
    """Another name of a record: found by search, shown beside the name."""

    HEAD: ClassVar[str] = "value"

    value: str = required("The name.", N_("Name"))
    lang: Language | None = optional("Its language.", N_("Language"))
    kind: NameKind | None = optional("Why it is another name.", N_("Kind"))
    during: Stated[PartialDate] | None = optional("When it was in use.", N_("Period"))
    sources: tuple[Citation, ...] = optional("What proves it.", N_("Sources"), default=())


@shape
class Withdrawn:
    """The reason why a record is no longer shown; its address keeps working."""

    date: Day = required("When it was withdrawn.", N_("Date"))
    reason: Text = required("Why.", N_("Reason"))
