"""What templates are given: typed, in one language, with nothing left to look up.

Named tuples: a page has hundreds of them, and a frozen dataclass takes three times as long to make.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from atlas.derive.in_force import InForce
from atlas.edition import Words
from atlas.model.shapes import Citation

if TYPE_CHECKING:
    from atlas.pages.map_views import MapView
    from atlas.pages.timeline_views import TimelineView


class Phrase(NamedTuple):
    """Words, with an address where they lead somewhere: below the language's root, or `https://...`."""

    words: Words
    address: str | None = None


class Line(NamedTuple):
    """One value as it is shown, with what is said about it."""

    head: Phrase | None = None
    details: tuple[Fact, ...] = ()
    parts: tuple[Line, ...] = ()
    citations: tuple[Citation, ...] = ()
    standing: str | None = None
    inferred: bool = False
    note: Words | None = None
    doubtful: Words | None = None
    otherwise: tuple[Line, ...] = ()
    others: bool = False


class Fact(NamedTuple):
    """A labelled field with its values; `others`: the source's list goes on."""

    key: str
    label: str
    lines: tuple[Line, ...]
    others: bool = False


class Row(NamedTuple):
    """A record in an index: its name, per heading the lines of one field, and an agreement's state."""

    title: Phrase
    standing: str | None
    cells: tuple[tuple[Line, ...], ...]
    status: Status | None


class Status(NamedTuple):
    """The computed state of an agreement; `state` is its language-neutral name, for ids and styles.

    `tail` follows the label in a sentence. `in_force` stands in lists that readers can ask for a day or year.
    """

    state: str
    label: str
    confirmed: str | None = None
    nothing_since: bool = False
    tail: str = ""
    citations: tuple[Citation, ...] = ()
    in_force: InForce | None = None

    @property
    def sentence(self) -> str:
        """In force when last confirmed, 14 December 2017 (8 years ago); nothing known since."""
        return self.label[:1].upper() + self.label[1:] + self.tail


class Note(NamedTuple):
    """A citation as a footnote; `address` is where the source stands, given once per source, for paper."""

    number: int
    title: Phrase
    address: str | None
    place: str | None
    quote: Words | None
    publisher: Words | None
    date: str | None
    remark: Words | None


class Partner(NamedTuple):
    """The other parties of an agreement, as seen from one of its parties; `through` acts for that party."""

    through: Phrase | None
    actors: tuple[Phrase, ...]
    countries: tuple[Phrase, ...]
    agreement: Phrase
    called: tuple[Words, ...]
    facts: tuple[Fact, ...]
    acts: tuple[Fact, ...]
    status: Status
    briefing: str
    citations: tuple[Citation, ...]


class PartnerGroup(NamedTuple):
    """The partners by agreements in one state."""

    status: Status
    partners: tuple[Partner, ...]


class Relation(NamedTuple):
    """A record that speaks of the page's record: what it is for it, and a few facts."""

    title: Phrase
    how: tuple[str, ...]
    facts: tuple[Fact, ...]
    standing: str | None
    status: Status | None
    citations: tuple[Citation, ...]


class RelationGroup(NamedTuple):
    """The relations of one kind; `total` counts those that are not shown too."""

    kind: str
    label: str
    relations: tuple[Relation, ...]
    total: int


class Supported(NamedTuple):
    """A statement that a source supports."""

    record: Phrase
    field: str
    place: str | None
    quote: Words | None


class NotKnown(NamedTuple):
    """What the sources leave open; see derive.unknown."""

    sides: tuple[Phrase, ...]
    last: str | None
    undated: bool
    fields: tuple[str, ...]
    twin_towns: bool


class AnniversaryRow(NamedTuple):
    """An anniversary, with the next round one after it. `relation` is None on its own page.

    One that is not celebrated has a `status` that says why, and no next round one.
    """

    when: str
    years: str
    is_round: bool
    relation: Phrase | None
    counted_from: Fact
    status: Status | None
    next_round: str


class ExpiryRow(NamedTuple):
    """The end of an agreement's term."""

    when: str
    relation: Phrase


class AnniversaryYear(NamedTuple):
    """The anniversaries of a year; `total` counts those that are not shown too."""

    year: str
    rows: tuple[AnniversaryRow, ...]
    total: int


class AnniversariesView(NamedTuple):
    """The anniversaries of all or of a `country`; `calendar` is a file, counted from the site's root."""

    title: str
    as_of: str
    calendar: str | None
    years: tuple[AnniversaryYear, ...]
    expiries: tuple[ExpiryRow, ...]
    expiries_total: int
    country: Phrase | None
    countries: tuple[Way, ...]


class RecordView(NamedTuple):
    """A record's page."""

    kind: str
    kind_label: str
    title: Words
    ways: tuple[Phrase, ...]
    made: str | None
    other_names: tuple[Line, ...]
    standing: str | None
    withdrawn: Withdrawal | None
    summary: Words | None
    status: Status | None
    facts: tuple[Fact, ...]
    partners: tuple[PartnerGroup, ...]
    sections: tuple[Fact, ...]
    groups: tuple[RelationGroup, ...]
    supports: tuple[Supported, ...]
    supports_total: int
    not_begun: bool
    later: int
    states: bool
    asked: Asked
    anniversaries: tuple[AnniversaryRow, ...]
    expiries: tuple[ExpiryRow, ...]
    calendar: str | None
    not_known: NotKnown | None
    as_of: str
    map: MapView | None
    timeline: TimelineView | None


class Withdrawal(NamedTuple):
    """When and why a record was withdrawn."""

    date: str
    reason: Words


class Asked(NamedTuple):
    """What as_of.js needs beside the rows of a page: where only a part is shown, the file of all, and the country."""

    periods: str = ""
    country: str = ""


class IndexView(NamedTuple):
    """The records of a kind in a table; `number` counts pages from 1, `later` the records that had not yet begun."""

    kind: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    total: int
    number: int
    pages: tuple[tuple[int, str], ...]
    later: int
    as_of: str
    asked: Asked | None


class CountryView(NamedTuple):
    """A country's records by kind; `later` counts those left out because they had not yet begun."""

    title: str
    ways: tuple[Phrase, ...]
    calendar: str | None
    map: MapView | None
    groups: tuple[RelationGroup, ...]
    later: int
    as_of: str
    asked: Asked | None


class Way(NamedTuple):
    """A way into the atlas with the number of records behind it."""

    phrase: Phrase
    number: int


class HomeView(NamedTuple):
    """The home page: the kinds with their figures, what happened last, ways in."""

    title: Words
    lead: Words
    kinds: tuple[Way, ...]
    map: MapView | None
    anniversaries: tuple[AnniversaryRow, ...]
    calendar: str | None
    latest: RelationGroup
    countries: tuple[Way, ...]
    topics: tuple[Way, ...]
    later: int
    as_of: str


class WaysView(NamedTuple):
    """The list of countries."""

    title: Words
    countries: tuple[Way, ...]


class SearchView(NamedTuple):
    """The search page: its texts are read by the script."""

    title: str
    root: str
    texts: tuple[tuple[str, str], ...]
    kinds: tuple[Way, ...]


class QualityView(NamedTuple):
    """How the statements are sourced, and the lists of weak places with their lengths."""

    title: str
    by_sources: tuple[tuple[int, int], ...]
    lists: tuple[Way, ...]


class WeakRow(NamedTuple):
    """A weak place: the record, what is weak in it, and where to mend it."""

    record: Phrase
    field: str | None
    sides: tuple[Phrase, ...]
    date: str | None
    languages: tuple[str, ...]
    edit: Phrase


class WeakView(NamedTuple):
    """A page of a list of weak places."""

    title: str
    rows: tuple[WeakRow, ...]
    total: int
    number: int
    pages: tuple[tuple[int, str], ...]


class YearsView(NamedTuple):
    """The years with their addresses and how many agreements are certainly and possibly in force; newest first."""

    title: str
    years: tuple[tuple[str, str, int, int], ...]
    as_of: str


class YearView(NamedTuple):
    """The agreements of a year; `csv` is the address of its file, `beside` the years before and after."""

    title: str
    headings: tuple[str, ...]
    certain: tuple[Row, ...]
    possible: tuple[Row, ...]
    certain_total: int
    possible_total: int
    csv: str
    csv_rows: int
    beside: tuple[tuple[str, str], ...]
    as_of: str


class CaseView(NamedTuple):
    """A case of the state of an agreement, with the data that make it."""

    what: Words
    day: str
    status: Status
    yaml: str


class RuleView(NamedTuple):
    """A rule on the state of agreements with the cases that it decides."""

    key: str
    title: str
    text: str
    cases: tuple[CaseView, ...]


class StatusPageView(NamedTuple):
    """How status is computed."""

    title: str
    rules: tuple[RuleView, ...]


class TimelineOverviewView(NamedTuple):
    """All times at a glance; no timeline where no record has a time."""

    title: str
    timeline: TimelineView | None


class TimelineListView(NamedTuple):
    """A page of records in the order of time; `subject` is the page that they are listed for."""

    title: str
    timeline: TimelineView
    total: int
    number: int
    pages: tuple[tuple[int, str], ...]
    subject: Phrase
