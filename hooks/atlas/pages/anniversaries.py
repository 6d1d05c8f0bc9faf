"""Anniversaries on pages: this year's and those of the next years, of all and by country; those of one record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from atlas.derive.agenda import agreements_of
from atlas.derive.anniversaries import Anniversary, Beginning, in_order, next_round
from atlas.derive.coming import OfYear, Told
from atlas.derive.terms import Expiry
from atlas.edition import Words
from atlas.model.agreements import Agreement
from atlas.model.fields import specification
from atlas.model.records import Record
from atlas.model.shapes import Act
from atlas.pages.anniversary_words import years
from atlas.pages.naming import address_of, country_address, name_of
from atlas.pages.overview import Overview
from atlas.pages.relating import SHOWN, Relations
from atlas.pages.views import AnniversariesView, AnniversaryRow, AnniversaryYear, ExpiryRow, Fact, Line, Phrase, Way
from atlas.statements import supporting
from atlas.tracing import Memory

ADDRESS = "anniversaries/"
_MANY = 10_000
_SPECS = {spec.name: spec for cls in (Act, Agreement) for spec in specification(cls)}


class AnniversaryRows:
    """Makes rows of anniversaries and of ends of terms, in one language."""

    def __init__(self, relations: Relations) -> None:
        self.relations = relations
        self._edition = relations.edition
        self._anniversaries = relations.agendas.anniversaries
        tracer = relations.atlas.tracer
        self._facts: Memory[tuple[str, str, bool], Fact] = Memory(tracer, _MANY)
        self._phrases: Memory[str, Phrase] = Memory(tracer, _MANY)

    def of_record(self, record: Record) -> tuple[AnniversaryRow, ...]:
        """The next ones of the agreements to which a record is a party, with their sources."""
        found = [one for agreement in self._agreements(record) for one in self._anniversaries.still_to_come(agreement)]
        return tuple(self.row(anniversary, on=record) for anniversary in sorted(found, key=in_order)[:SHOWN])

    def expiries_of(self, record: Record) -> tuple[ExpiryRow, ...]:
        """The ends of the terms of the agreements to which a record is a party."""
        last_year = self.relations.agendas.coming.years[-1]
        found = (self._anniversaries.expiry(agreement, last_year) for agreement in self._agreements(record))
        coming = sorted((expiry for expiry in found if expiry), key=lambda expiry: (expiry.first, expiry.record.id))
        return tuple(map(self.expiry, coming[:SHOWN]))

    def row(self, anniversary: Anniversary, *, on: Record | None = None) -> AnniversaryRow:
        """One anniversary; on a record's page with its sources, and without the name of that record."""
        beginning, proven = anniversary.beginning, on is not None
        key = beginning.record.id, beginning.field, proven
        return AnniversaryRow(
            when=self._edition.point(anniversary.known.date),
            years=years(anniversary.count, beginning.field, anniversary.lapsed is not None, self._edition),
            is_round=anniversary.is_round,
            relation=self._phrase(beginning.record) if beginning.record is not on else None,
            counted_from=self._facts.get(key, lambda: self._counted_from(beginning, proven=proven)),
            status=self.relations.states.of(beginning.record) if anniversary.lapsed else None,
            next_round="" if anniversary.lapsed else self._next_round(anniversary),
        )

    def _counted_from(self, beginning: Beginning, *, proven: bool) -> Fact:
        spec = _SPECS[beginning.field]
        fact = self.relations.presenter.fact(spec, beginning.stated, supporting(beginning.record, spec.key))
        return fact._replace(lines=tuple(_brief(line, proven=proven) for line in fact.lines))

    def _next_round(self, anniversary: Anniversary) -> str:
        count, began = next_round(anniversary.count), anniversary.beginning.known.year
        return f"{began + count}: {years(count, 'since', False, self._edition)}"

    def expiry(self, expiry: Expiry) -> ExpiryRow:
        """The end of one term."""
        return ExpiryRow(self._edition.point(expiry.known.date), self._phrase(expiry.record))

    def _agreements(self, record: Record) -> tuple[Agreement, ...]:
        return agreements_of(record, self.relations.atlas)

    def _phrase(self, record: Record) -> Phrase:
        return self._phrases.get(
            record.id, lambda: Phrase(name_of(record, self.relations.atlas, self._edition), address_of(record))
        )


class AnniversaryPages:
    """Makes the pages of anniversaries of one edition."""

    def __init__(self, relations: Relations) -> None:
        self.relations = relations
        self.rows = AnniversaryRows(relations)
        self._edition = relations.edition
        self._coming = relations.agendas.coming

    def all(self) -> Iterator[Overview]:
        """The page of all, then one for each country that has any."""
        title = self._edition.gettext("Anniversaries")
        yield Overview(ADDRESS, title, "", "anniversaries.md", partial(self._of_all, title))
        for code, _ in self._coming.countries:
            country = self._edition.gettext("Anniversaries: %(country)s") % {"country": self._edition.country(code)}
            yield Overview(_address(code), country, "", "anniversaries.md", partial(self._of_country, country, code))

    def next(self) -> tuple[AnniversaryRow, ...]:
        """The next ones that are celebrated."""
        return tuple(map(self.rows.row, self._coming.next))

    def _of_all(self, title: str) -> AnniversariesView:
        calendar = self.relations.calendars.address_for_all()
        return self._view(title, self._coming.all, calendar, country=None, countries=self._ways())

    def _of_country(self, title: str, code: str) -> AnniversariesView:
        calendar = self.relations.calendars.address_for_country(code)
        country = Phrase(Words(self._edition.country(code)), country_address(code))
        return self._view(title, self._coming.of_country(code), calendar, country=country, countries=())

    def _view(
        self, title: str, dates: Told, calendar: str | None, country: Phrase | None, countries: tuple[Way, ...]
    ) -> AnniversariesView:
        return AnniversariesView(
            title=title,
            as_of=self._edition.day(self.relations.computed.day),
            calendar=calendar,
            years=tuple(map(self._year, dates.years)),
            expiries=tuple(map(self.rows.expiry, dates.expiries)),
            expiries_total=dates.expiries_total,
            country=country,
            countries=countries,
        )

    def _year(self, year: OfYear) -> AnniversaryYear:
        return AnniversaryYear(str(year.number), tuple(map(self.rows.row, year.anniversaries)), year.total)

    def _ways(self) -> tuple[Way, ...]:
        ways = [
            Way(Phrase(Words(self._edition.country(code)), _address(code)), number)
            for code, number in self._coming.countries
        ]
        return tuple(sorted(ways, key=lambda way: self._edition.sort_key(way.phrase.words.text)))


def _address(code: str) -> str:
    return f"{ADDRESS}{code.lower()}/"


def _brief(line: Line, *, proven: bool) -> Line:
    """The line without its note, and without its sources unless they prove it here."""
    otherwise = tuple(_brief(other, proven=proven) for other in line.otherwise)
    return line._replace(note=None, citations=line.citations if proven else (), otherwise=otherwise)
