"""The pages that lead to records: home, an index per kind, countries, search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial

from atlas.derive.computed.totals import Totals
from atlas.languages.edition import Edition, Words
from atlas.model.agreements import Agreement
from atlas.model.fields import N_, specification
from atlas.model.kinds import KINDS, kind_of
from atlas.model.records import Record
from atlas.model.settings import Settings
from atlas.pages.briefings.briefings import Briefings
from atlas.pages.overviews.anniversaries import AnniversaryPages
from atlas.pages.overviews.home import home_view
from atlas.pages.overviews.quality import QualityPages
from atlas.pages.overviews.status_page import status_page
from atlas.pages.overviews.timelines import TimelinePages
from atlas.pages.overviews.views import CountryView, HomeView, IndexView, SearchView, WaysView
from atlas.pages.overviews.years import PERIODS, YearPages
from atlas.pages.phrases.addresses import address_of, country_address
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.views import SHOWN, Asked, Phrase, Row, Way
from atlas.pages.record.relations import Relations
from atlas.pages.record.ways import ways_from_country
from atlas.pages.rendering.overview import Overview
from atlas.records.derived_queries import TrackedCache

_MANY = 100_000
_SEARCH_TEXTS = {
    "empty": N_("Type a name, a place or a word."),
    "none": N_("Nothing found for “{query}”."),
    "failed": N_("The search could not be loaded."),
    "more": N_("Show more"),
}


class Overviews:
    """Makes the overviews of one edition."""

    def __init__(self, relations: Relations, overall: Totals, settings: Settings) -> None:
        self.relations = relations
        self.overall = overall
        self.edition = relations.edition
        self.atlas = relations.atlas
        self.computed = relations.computed
        self.settings = settings
        self.years = YearPages(relations, overall, settings)
        self.timelines = TimelinePages(relations, overall)
        self.briefings = Briefings(relations)
        self._anniversaries = AnniversaryPages(relations)
        self._day = self.edition.day(self.computed.day)
        self._in_order = cache(self._sorted)  # an index is asked for page by page
        self._sort_keys: TrackedCache[tuple[Edition, str], tuple[str, str]] = TrackedCache(
            self.atlas.tracker, _MANY, "sort keys"
        )

    def all(self) -> Iterator[Overview]:
        """Every overview of the site."""
        gettext, calendars = self.edition.gettext, self.relations.calendars
        tagline = self.edition.words(self.settings.tagline).text
        name = self.edition.words(self.settings.name).text
        yield Overview("", name, tagline, "home.md", self._home, calendars.of_all)
        for kind in KINDS:
            yield from self.indexes(kind)
        yield Overview("countries/", gettext("Countries"), "", "ways.md", self._countries)
        for code, records in self.computed.by_country.items():
            view = partial(self._country, code, records)
            title, files = self.edition.country(code), partial(calendars.of_country, code, records)
            yield Overview(country_address(code), title, "", "country.md", view, files)
        yield from self.years.all()
        yield status_page(self.edition)
        yield from self.timelines.all()
        yield from self.briefings.all()
        yield from self._anniversaries.all()
        yield from QualityPages(self.relations, self.overall, self.settings).all()
        yield Overview("search/", gettext("Search"), "", "search.md", self._search)

    def _home(self) -> HomeView:
        anniversaries = self._anniversaries.next()
        kinds, countries = self._kind_ways(), self._country_ways()
        return home_view(self.relations, self.overall, self.settings, kinds, countries, anniversaries)

    def _countries(self) -> WaysView:
        return WaysView(Words(self.edition.gettext("Countries")), self._country_ways())

    def _country(self, code: str, records: Sequence[Record]) -> CountryView:
        begun = self.computed.begun(records)
        groups = {kind: [record for record in begun if kind_of(record) == kind] for kind in KINDS}
        listed = tuple(self.relations.of_country(code, kind, group) for kind, group in groups.items() if group)
        return CountryView(
            title=self.edition.country(code),
            ways=ways_from_country(code, begun, self.relations),
            calendar=self.relations.calendars.address_for_country(code),
            map=self.relations.maps.of_country(code, begun),
            groups=listed,
            later=len(records) - len(begun),
            as_of=self._day,
            asked=self._asked(len(groups["agreements"]), code) if groups["agreements"] else None,
        )

    def _search(self) -> SearchView:
        texts = {name: self.edition.gettext(text) for name, text in _SEARCH_TEXTS.items()}
        forms = {form: self._found(number) for form, number in self._plural_examples().items()}
        root = "../../" if self.settings.root(self.edition.language) else "../"
        return SearchView(self.edition.gettext("Search"), root, tuple({**texts, **forms}.items()), self._kind_ways())

    def _plural_examples(self) -> dict[str, int]:
        """A number for each plural form of the language, by CLDR's name of the form."""
        rule = self.edition.locale.plural_form
        return {rule(number): number for number in reversed(range(1, 120))} | {"other": 100}

    def _found(self, number: int) -> str:
        message = self.edition.ngettext("%(number)s result for “{query}”", "%(number)s results for “{query}”", number)
        return message % {"number": "{count}"}

    def _kind_ways(self) -> tuple[Way, ...]:
        return tuple(
            Way(Phrase(Words(self.edition.gettext(KINDS[kind].PLURAL)), f"{kind}/"), listed)
            for kind, listed, _ in self.overall.kinds
        )

    def _country_ways(self) -> tuple[Way, ...]:
        ways = [
            Way(Phrase(Words(self.edition.country(code)), country_address(code)), number)
            for code, number in self.overall.countries
        ]
        return tuple(sorted(ways, key=lambda way: self.edition.sort_key(way.phrase.words.text)))

    def indexes(self, kind: str) -> Iterator[Overview]:
        """The pages of the index of a kind."""
        records = self._in_order(kind)
        title = self.edition.gettext(KINDS[kind].PLURAL)
        chunks = [records[start : start + SHOWN] for start in range(0, len(records), SHOWN)] or [[]]
        for number, chunk in enumerate(chunks, 1):
            later = len(self.atlas.by_kind[kind]) - len(records)
            view = partial(self._index, kind, chunk, number, len(chunks), len(records), later)
            yield Overview(_index_address(kind, number), title, "", "index.md", view)

    def _sorted(self, kind: str) -> list[Record]:
        return sorted(self.computed.listed[kind], key=self._sort_key)

    def _sort_key(self, record: Record) -> tuple[str, str]:
        return self._sort_keys.get((self.edition, record.id), lambda: self._made_sort_key(record))

    def _made_sort_key(self, record: Record) -> tuple[str, str]:
        self.atlas.tracker.read("record", record.id)
        return self.edition.sort_key(name_of(record, self.atlas, self.edition).text)

    def _index(
        self, kind: str, records: Sequence[Record], number: int, count: int, total: int, later: int
    ) -> IndexView:
        cls = KINDS[kind]
        specs = [spec for spec in specification(cls) if spec.name in cls.COLUMNS]
        headings = [self.edition.gettext(spec.label) for spec in specs]
        if cls is Agreement:
            headings.append(self.edition.gettext("Status"))
        return IndexView(
            kind=kind,
            title=self.edition.gettext(cls.PLURAL),
            headings=(self.edition.gettext("Name"), *headings),
            rows=tuple(self._row(record, [spec.key for spec in specs]) for record in records),
            total=total,
            later=later,
            as_of=self._day,
            asked=self._asked(total) if cls is Agreement else None,
            number=number,
            pages=tuple((page, _index_address(kind, page)) for page in range(1, count + 1)),
        )

    def _asked(self, number: int, country: str = "") -> Asked:
        """Where a page shows but a part of the agreements, a script loads the periods of all."""
        return Asked(PERIODS, country.lower()) if number > SHOWN else Asked()

    def _row(self, record: Record, keys: Sequence[str]) -> Row:
        facts = {fact.key: fact.lines for fact in self.relations.columns(record)}
        return Row(
            title=Phrase(name_of(record, self.atlas, self.edition), address_of(record)),
            standing=self.relations.standing(record),
            cells=tuple(facts.get(key, ()) for key in keys),
            status=self.relations.states.of(record, dated=True) if isinstance(record, Agreement) else None,
        )


def _index_address(kind: str, number: int) -> str:
    return f"{kind}/" if number == 1 else f"{kind}/page/{number}/"
