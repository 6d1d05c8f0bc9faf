"""The statuses of the agreements of an atlas on a day, computed once for all languages."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from atlas.derive.computed.listing import Listing
from atlas.derive.computed.years import Year, agreements_by_year
from atlas.derive.status.course import Course, course_of
from atlas.derive.status.in_force import InForce, in_force
from atlas.derive.status.status import StatusOn, status_of
from atlas.model.agreements import Agreement
from atlas.records.derived_queries import TrackedCache
from atlas.records.store import Atlas

_MANY = 50_000


class AgreementStatuses:
    """Answers how agreements stand on the day, and when they are in force."""

    def __init__(self, atlas: Atlas, day: date, listing: Listing) -> None:
        self._atlas = atlas
        self._day = day
        self._listing = listing
        self._courses: TrackedCache[str, Course] = TrackedCache(atlas.tracker, _MANY, "courses")
        self._statuses: TrackedCache[str, StatusOn] = TrackedCache(atlas.tracker, _MANY, f"statuses {day}")
        self._in_force: TrackedCache[str, InForce] = TrackedCache(atlas.tracker, _MANY, "in force")

    def status(self, agreement: Agreement) -> StatusOn:
        """The state of an agreement on the day."""
        return self._statuses.get(agreement.id, lambda: status_of(self.course(agreement), self._day))

    def in_force(self, agreement: Agreement) -> InForce:
        """The periods in which an agreement is in force."""
        return self._in_force.get(agreement.id, lambda: in_force(self.course(agreement)))

    def course(self, agreement: Agreement) -> Course:
        """The days of its start, ends, acts and confirmations."""
        return self._courses.get(agreement.id, lambda: self._computed_course(agreement))

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
