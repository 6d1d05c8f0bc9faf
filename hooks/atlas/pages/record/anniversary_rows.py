"""Rows of anniversaries and of ends of terms, in one language."""

from __future__ import annotations

from atlas.derive.anniversaries.anniversaries import Anniversary, Beginning, anniversary_sort_key, next_round
from atlas.derive.anniversaries.calendar_records import agreements_of, own_times
from atlas.derive.anniversaries.terms import Expiry
from atlas.model.agreements import Agreement
from atlas.model.fields import specification
from atlas.model.parties import Act
from atlas.model.records import Record
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.anniversary_words import assumed, years
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.views import Fact, Phrase
from atlas.pages.record.services import PageServices
from atlas.pages.record.views import AnniversaryRow, ExpiryRow
from atlas.records.derived_queries import TrackedCache
from atlas.records.statements import supporting_citations

_MANY = 10_000
_SPECS = {spec.name: spec for cls in (Act, Agreement) for spec in specification(cls)}


class AnniversaryRows:
    """Makes rows of anniversaries and of ends of terms, in one language."""

    def __init__(self, services: PageServices) -> None:
        self.services = services
        self._edition = services.edition
        self._anniversaries = services.agendas.anniversaries
        tracker = services.atlas.tracker
        self._facts: TrackedCache[tuple[str, str, str, bool], Fact] = TrackedCache(tracker, _MANY)
        self._phrases: TrackedCache[str, Phrase] = TrackedCache(tracker, _MANY)

    def of_record(self, record: Record) -> tuple[tuple[AnniversaryRow, ...], tuple[AnniversaryRow, ...]]:
        """The next anniversaries of the agreements to which a record is a party, with their sources.

        First those that are celebrated, then those of lapsed agreements.
        """
        in_time = own_times(record, self.services.atlas, self.services.computed.day)
        found = (
            one
            for agreement in self._agreements(record)
            for one in self._anniversaries.next_of(agreement, in_time.get(agreement.id, ()))
        )
        celebrated: list[AnniversaryRow] = []
        lapsed: list[AnniversaryRow] = []
        for one in sorted(found, key=anniversary_sort_key):
            (lapsed if one.lapsed else celebrated).append(self.row(one, on=record))
        return tuple(celebrated), tuple(lapsed)

    def expiries_of(self, record: Record) -> tuple[ExpiryRow, ...]:
        """The ends of the terms of the agreements to which a record is a party."""
        last_year = self.services.agendas.upcoming.years[-1]
        found = (self._anniversaries.expiry(agreement, last_year) for agreement in self._agreements(record))
        coming = sorted((expiry for expiry in found if expiry), key=lambda expiry: (expiry.first, expiry.record.id))
        return tuple(map(self.expiry, coming))

    def row(self, anniversary: Anniversary, *, on: Record | None = None) -> AnniversaryRow:
        """One anniversary; on a record's page with its sources, and without the name of that record."""
        beginning, proven = anniversary.beginning, on is not None
        key = beginning.record.id, beginning.field, beginning.stated.value.text, proven
        lapsed = anniversary.lapsed
        return AnniversaryRow(
            when=self._edition.point(anniversary.day.date),
            years=years(anniversary.count, beginning.field, lapsed is not None, self._edition),
            is_round=anniversary.is_round,
            relation=self._phrase(beginning.record) if beginning.record is not on else None,
            counted_from=self._facts.get(key, lambda: self._counted_from(beginning, proven=proven)),
            assumed=assumed(anniversary.assumption, self._edition) if anniversary.assumption else None,
            status=self.services.states.by_then(beginning.record, lapsed) if lapsed else None,
            next_round="" if lapsed else self._next_round(anniversary),
        )

    def _counted_from(self, beginning: Beginning, *, proven: bool) -> Fact:
        spec = _SPECS[beginning.field]
        fact = self.services.presenter.fact(spec, beginning.stated, supporting_citations(beginning.record, spec.key))
        return fact._replace(lines=tuple(line.brief(proven=proven) for line in fact.lines))

    def _next_round(self, anniversary: Anniversary) -> str:
        count, began = next_round(anniversary.count), anniversary.beginning.day.year
        return f"{began + count}: {years(count, 'since', False, self._edition)}"

    def expiry(self, expiry: Expiry) -> ExpiryRow:
        """The end of one term."""
        return ExpiryRow(self._edition.point(expiry.day.date), self._phrase(expiry.record))

    def _agreements(self, record: Record) -> tuple[Agreement, ...]:
        return agreements_of(record, self.services.atlas, self.services.computed.day)

    def _phrase(self, record: Record) -> Phrase:
        return self._phrases.get(
            record.id, lambda: Phrase(name_of(record, self.services.atlas, self._edition), address_of(record))
        )
