"""The views of a record's page, section by section."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from atlas.languages.edition import Words
from atlas.languages.glossary import Gloss
from atlas.model.shapes import Citation
from atlas.pages.maps.views import MapView
from atlas.pages.phrases.views import CalendarLink, FacetControl, Fact, Line, NotKnown, Phrase, RecordList, Status
from atlas.pages.timelines.views import TimelineView


class Partner(NamedTuple):
    """The other parties of an agreement, as seen from one of its parties; `through` acts for that party.

    `called` are the words of sources for the relation that differ from ours, `otherwise` the types that other sources
    give it; `ended` is its end by no side's act.
    """

    through: Phrase | None
    actors: tuple[Phrase, ...]
    countries: tuple[Phrase, ...]
    agreement: Phrase
    called: tuple[Words, ...]
    otherwise: tuple[Line, ...]
    since: tuple[Line, ...]
    acts: tuple[Fact, ...]
    ended: tuple[Fact, ...]
    status: Status
    citations: tuple[Citation, ...]


class PartnerGroup(NamedTuple):
    """The partners by agreements in one state."""

    status: Status
    partners: tuple[Partner, ...]


class ListSource(NamedTuple):
    """A list of a record's relations that a source gives, with its note and proof; `own` if it is by its own side."""

    line: Line
    date: str
    own: bool


class AtAGlance(NamedTuple):
    """The essence of a record: a sentence, or the few fields that tell it from others; then figures, each with a link.

    `lists` are the lists of its partners that sources give, one for each source; `listings` the number of lists.
    """

    sentence: str
    facts: tuple[Fact, ...]
    figures: tuple[Phrase, ...]
    lists: tuple[ListSource, ...]
    listings: int = 0


class Supported(NamedTuple):
    """A statement that a source supports; `glosses` are the meanings of key words of the quote."""

    record: Phrase
    field: str
    place: str | None
    quote: Words | None
    glosses: tuple[Gloss, ...]


class AnniversaryRow(NamedTuple):
    """An anniversary, with the next round one after it. `relation` is None on its own page.

    `assumed` says since when it is assumed that the relation goes on.
    One that is not celebrated has a `status` that says why, and no next round one.
    """

    when: str
    years: str
    is_round: bool
    relation: Phrase | None
    counted_from: Fact
    assumed: str | None
    status: Status | None
    next_round: str


class ExpiryRow(NamedTuple):
    """The end of an agreement's term."""

    when: str
    relation: Phrase


class Withdrawal(NamedTuple):
    """The day and the reason of a withdrawal."""

    date: str
    reason: Words


class RecordHead(NamedTuple):
    """The top of a record's page; `name_origin` says how a name of ours was made, `see_also` leads to other pages."""

    kind_label: str
    title: Words
    name_origin: str | None
    standing: str | None
    see_also: tuple[Phrase, ...]
    other_names: tuple[Line, ...]
    withdrawn: Withdrawal | None
    not_begun: bool
    summary: Words | None
    status: Status | None


class Dates(NamedTuple):
    """The anniversaries and ends of terms to come; `own`: of the record itself, which rows need not name.

    Those of `lapsed` relations are counted and not celebrated. `assumed` holds for all the others.
    """

    anniversaries: tuple[AnniversaryRow, ...]
    lapsed: tuple[AnniversaryRow, ...]
    own: bool
    assumed: str | None
    expiries: tuple[ExpiryRow, ...]
    calendar: CalendarLink | None


class Lists(NamedTuple):
    """The records that name the record; `not_begun` counts those left out because they had not yet begun.

    `with_status`: some of them are agreements with a computed status.
    """

    lists: tuple[RecordList, ...]
    not_begun: int
    with_status: bool


class Supports(NamedTuple):
    """Statements that a source supports; `total` counts those that are not shown too, `whole` is where all are."""

    statements: tuple[Supported, ...]
    total: int
    whole: str


class RecordView(NamedTuple):
    """A record's page: its sections in their order. `wrong` are the addresses at which to say that one is wrong.

    `unchecked`: nobody has looked whether all its partners are among them.
    """

    head: RecordHead
    glance: AtAGlance
    facts: tuple[Fact, ...]
    map: MapView | None
    partners: tuple[PartnerGroup, ...]
    unchecked: bool
    timeline: TimelineView | None
    dates: Dates
    sections: tuple[Fact, ...]
    lists: Lists
    not_known: NotKnown | None
    supports: Supports | None
    wrong: Mapping[str, str]
    asked: bool
    facets: FacetControl | None
    as_of: str
