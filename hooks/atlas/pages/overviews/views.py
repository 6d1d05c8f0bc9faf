"""The views of overviews."""

from __future__ import annotations

from typing import NamedTuple

from atlas.derive.computed.years import DecadeNumbers, YearNumbers
from atlas.languages.edition import Words
from atlas.model.shapes import Citation
from atlas.pages.briefings.views import BriefDate
from atlas.pages.maps.views import MapView
from atlas.pages.phrases.paging import Pager
from atlas.pages.phrases.views import CalendarLink, CountedLink, FacetControl, Fact, Line, Phrase, RecordList, Status
from atlas.pages.record.views import AnniversaryRow, ExpiryRow
from atlas.pages.timelines.views import TimelineView


class AnniversaryTable(NamedTuple):
    """Anniversaries; `total` counts those that are not shown too, `whole` is where all of them are."""

    rows: tuple[AnniversaryRow, ...]
    total: int
    whole: str


class AnniversaryListView(NamedTuple):
    """A page of all anniversaries or ends of terms of a list; `subject` shows a part, `table` is the file of all."""

    title: str
    subject: Phrase
    rows: tuple[AnniversaryRow, ...]
    expiries: tuple[ExpiryRow, ...]
    total: int
    as_of: str
    table: str
    pager: Pager


class AnniversaryYear(NamedTuple):
    """The celebrated anniversaries of a year: those to come, and those of this year that have passed.

    Those to come stand `open`, or are folded if they are many.
    """

    year: str
    open: bool
    coming: AnniversaryTable
    passed: AnniversaryTable


class AnniversariesView(NamedTuple):
    """The anniversaries of all or of a `country`; `calendar` is the one to subscribe to.

    Those of `lapsed` relations are counted and not celebrated. `terms` is where all ends of terms are, if not here.
    `ways` lead to the years and the other sections, with their numbers.
    """

    title: str
    as_of: str
    calendar: CalendarLink | None
    ways: tuple[Phrase, ...]
    years: tuple[AnniversaryYear, ...]
    lapsed: AnniversaryTable
    expiries: tuple[ExpiryRow, ...]
    expiries_total: int
    terms: str
    country: Phrase | None
    countries: tuple[CountedLink, ...]


class IndexView(NamedTuple):
    """The records of a kind in a table, a page of them; `table` is the file with all, from the site's root.

    `total` and `planned` count all records of the index, `not_begun` those left out.
    """

    kind: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[IndexRow, ...]
    total: int
    planned: int
    pager: Pager
    table: str
    not_begun: int
    as_of: str
    facets: FacetControl


class CountedPlaces(NamedTuple):
    """The number of the towns `of` a country with relations to another, as a source counts them and as entered."""

    of: Phrase
    country: Phrase
    number: Words
    by: Words | None
    source: Phrase
    date: str
    entered: int


class CountryView(NamedTuple):
    """A country's records by kind; `not_begun` counts those left out because they had not yet begun.

    `pairs` are the pages of the country together with each other one that has agreements with it.
    """

    title: str
    see_also: tuple[Phrase, ...]
    calendar: CalendarLink | None
    map: MapView | None
    pairs: tuple[CountedLink, ...]
    counts: tuple[CountedPlaces, ...]
    lists: tuple[RecordList, ...]
    not_begun: int
    as_of: str
    facets: FacetControl | None


class PairedAgreement(NamedTuple):
    """An agreement of two countries; `acts` are the last of its parties, `confirmed` is the last confirmation."""

    parties: tuple[Phrase, ...]
    agreement: Phrase
    called: tuple[Words, ...]
    standing: str | None
    times: tuple[Fact, ...]
    acts: tuple[Fact, ...]
    confirmed: str | None
    confirmations: tuple[Citation, ...]
    citations: tuple[Citation, ...]


class PairedGroup(NamedTuple):
    """The agreements in one state that stand on a page."""

    state: str
    label: str
    agreements: tuple[PairedAgreement, ...]


class CountryPairView(NamedTuple):
    """A page of the agreements of two countries; `counts` and `total` are of all pages, `table` is the file of all.

    `counted` are the numbers of towns with such agreements, as sources count them.
    """

    title: str
    countries: tuple[Phrase, ...]
    counts: tuple[CountedLink, ...]
    counted: tuple[CountedPlaces, ...]
    groups: tuple[PairedGroup, ...]
    total: int
    table: str
    pager: Pager
    as_of: str


class WayIn(NamedTuple):
    """A way into the atlas: its records of most use to a visitor, and the list of all."""

    key: str
    label: str
    links: tuple[CountedLink, ...]
    all: Phrase


class ChangeOnHome(NamedTuple):
    """A change of facts on the home page: its day, the record, what became of it."""

    day: str
    title: Phrase
    effects: tuple[str, ...]


class HomeView(NamedTuple):
    """The home page: ways in, what was decided and happened last, what comes, the kinds with their figures."""

    title: Words
    lead: Words
    reach: str
    ways: tuple[WayIn, ...]
    kinds: tuple[CountedLink, ...]
    map: MapView | None
    decisions: tuple[BriefDate, ...]
    anniversaries: tuple[AnniversaryRow, ...]
    calendar: CalendarLink | None
    latest: RecordList
    changes: tuple[ChangeOnHome, ...]
    not_begun: int
    as_of: str
    data_dates: str


class CountriesView(NamedTuple):
    """The list of countries."""

    title: Words
    countries: tuple[CountedLink, ...]


class SearchView(NamedTuple):
    """The search page: its texts are read by the script."""

    title: str
    root: str
    texts: tuple[tuple[str, str], ...]
    kinds: tuple[CountedLink, ...]


class QualityView(NamedTuple):
    """Numbers of statements by number of sources, of agreements by who speaks of them, and the lists of weak places."""

    title: str
    by_sources: tuple[tuple[int, int], ...]
    by_voices: tuple[tuple[str, int], ...]
    lists: tuple[CountedLink, ...]


class WeakView(NamedTuple):
    """A page of a list of weak places; `advice` is what to do about them, where the list does not say it."""

    title: str
    advice: str | None
    rows: tuple[WeakRow, ...]
    total: int
    pager: Pager


class TranslationRow(NamedTuple):
    """A language: the numbers of messages, of texts that lack it and of records that no native editor has read in it.

    The messages are in the root language itself: it has no numbers of them.
    """

    language: Words
    messages: str
    missing: str
    uncertain: str
    lacking: str
    unreviewed: Phrase


class TranslationsView(NamedTuple):
    """The overview of translations."""

    title: str
    rows: tuple[TranslationRow, ...]


class DecadeLink(NamedTuple):
    """A decade with its address and the numbers of its agreements."""

    name: str
    address: str
    numbers: DecadeNumbers


class YearsView(NamedTuple):
    """The decades, newest first."""

    title: str
    decades: tuple[DecadeLink, ...]
    as_of: str


class YearView(NamedTuple):
    """The numbers of a year, and the page of its `decade`, which shows its agreements; `csv` is the file of these."""

    title: str
    numbers: YearNumbers
    csv: str
    decade: Phrase
    as_of: str


class DecadeRow(NamedTuple):
    """An agreement with the years in which it is in force: certainly, of these by an inferred date, possibly, of these
    suspended by one side.
    """

    name: Phrase
    certain: str
    inferred: str
    possible: str
    suspended: str


class DecadeView(NamedTuple):
    """A page of the agreements of a decade; `total` counts those of all its pages, `csv` is the file of all.

    `years` are the numbers of its years, `neighbours` the decades before and after.
    """

    title: str
    rows: tuple[DecadeRow, ...]
    total: int
    years: tuple[YearNumbers, ...]
    neighbours: tuple[Phrase, ...]
    csv: str
    pager: Pager
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
    """The page on the computing of status: the rules in their order."""

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
    planned: int
    pager: Pager
    subject: Phrase


class IndexRow(NamedTuple):
    """A record in an index: its name, per heading the lines of one field, and an agreement's state."""

    title: Phrase
    standing: str | None
    cells: tuple[tuple[Line, ...], ...]
    status: Status | None


class WeakRow(NamedTuple):
    """A weak place: the record, what is weak in it, where to mend it; `values` are those that sources contradict."""

    record: Phrase
    field: str | None
    edit: Phrase
    values: tuple[Line, ...] = ()
    sides: tuple[Phrase, ...] = ()
    looked_for: tuple[Phrase, ...] = ()
    parties: tuple[Line, ...] = ()
    date: str | None = None
    languages: tuple[str, ...] = ()
