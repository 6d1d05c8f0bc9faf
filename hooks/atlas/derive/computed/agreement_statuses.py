"""The statuses of the agreements of an atlas on a day, computed once for all languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from atlas.derive.computed.listing import Listing
from atlas.derive.computed.years import Year, agreements_by_year
from atlas.derive.relations.parties import joined_later
from atlas.derive.status.course import Course, course_for, course_of
from atlas.derive.status.in_force import InForce, in_force
from atlas.derive.status.status import StatusOn, status_of
from atlas.derive.status.terms import Term, term_of
from atlas.model.agreements import Agreement
from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Stated
from atlas.records.derived_queries import TrackedCache
from atlas.records.store import Atlas

_MANY = 50_000
_BEGINNINGS = ("signed", "since", "in_force")
_Key = tuple[str | int, ...]


class AgreementStatuses:
    """Answers how agreements stand on the day, and when they are in force."""

    def __init__(self, atlas: Atlas, day: date, listing: Listing) -> None:
        self._atlas = atlas
        self._day = day
        self._listing = listing
        self._courses: TrackedCache[str, Course] = TrackedCache(atlas.tracker, _MANY, "courses")
        self._statuses: TrackedCache[_Key, StatusOn] = TrackedCache(atlas.tracker, _MANY, f"statuses {day}")
        self._in_force: TrackedCache[_Key, InForce] = TrackedCache(atlas.tracker, _MANY, "in force")
        self._terms: TrackedCache[str, Term | None] = TrackedCache(atlas.tracker, _MANY, f"terms {day}")

    def status(self, agreement: Agreement, parties: Sequence[int] = ()) -> StatusOn:
        """The state of an agreement on the day; of some of its parties, by their numbers, in their time."""
        key: _Key = (agreement.id, *parties)
        return self._statuses.get(key, lambda: status_of(self.course(agreement, parties), self._day))

    def in_force(self, agreement: Agreement, parties: Sequence[int] = ()) -> InForce:
        """The periods in which an agreement is in force, for some of its parties as above."""
        key: _Key = (agreement.id, *parties)
        return self._in_force.get(key, lambda: in_force(self.course(agreement, parties)))

    def term(self, agreement: Agreement) -> Term | None:
        """The term of an agreement, as renewals have moved it by the day; None where it has none."""
        return self._terms.get(agreement.id, lambda: term_of(agreement, self.course(agreement), self._day))

    def date(self, agreement: Agreement, field: str, parties: Sequence[int] = ()) -> Stated[PartialDate] | None:
        """The date in a field of an agreement as it stands on the day; in that of its term, the term.

        The date of its signing is also that at which its parties signed it each for itself, if they did at one time.

        For some of its parties, as above: those that joined later are bound since then, and by no earlier date.
        """
        if field in _BEGINNINGS and (later := [one for party in parties if (one := joined_later(agreement, party))]):
            return max(later, key=lambda stated: stated.value.sort_key) if field == "since" else None
        term = self.term(agreement)
        stated = agreement.common_signing if field == "signed" else getattr(agreement, field)
        return term.stated if term and term.field == field else stated

    def course(self, agreement: Agreement, parties: Sequence[int] = ()) -> Course:
        """The days of its start, ends, acts and confirmations, for some of its parties as above."""
        course = self._courses.get(agreement.id, lambda: self._computed_course(agreement))
        return course_for(course, parties) if parties else course

    def _computed_course(self, agreement: Agreement) -> Course:
        self._atlas.tracker.read("record", agreement.id)
        return course_of(agreement, self._atlas)

    @property
    def years(self) -> tuple[Year, ...]:
        """The listed agreements of each year until that of the day, oldest first."""
        self._atlas.tracker.read_all()
        return self._years

    @cached_property
    def _years(self) -> tuple[Year, ...]:
        agreements = (record for record in self._listing.by_kind["agreements"] if isinstance(record, Agreement))
        return agreements_by_year(self._day.year, {agreement.id: self.in_force(agreement) for agreement in agreements})
