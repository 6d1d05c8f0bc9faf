"""Milestones: the dates of events, and of the signing, beginning, acts and end of agreements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from atlas.messages.message import N_
from atlas.model.activities import Event
from atlas.model.agreements import Agreement
from atlas.model.choices import EventKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import specification
from atlas.model.parties import Act, Party
from atlas.model.records import Record
from atlas.model.shapes import Day, Start, Stated

_OF_AGREEMENTS = {"signed": Day, "since": Start, "in_force": Start, "ended": Day}
_BEGINS = N_("began")
_TERM_BEGINS = N_("beginning of the term")


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated step; `label` is a message of the catalogues, `party` the one that acts, by an `act`.

    `type` is that of the date's field: Day, Start or PartialDate.
    """

    record: Record
    label: str
    date: Stated[PartialDate]
    type: Any
    standing: Standing
    party: Party | None = None
    act: Act | None = None

    @property
    def sort_key(self) -> tuple[object, ...]:
        """A sort key: by time."""
        return self.date.value.sort_key, self.record.id, self.label


def milestones(record: Record) -> Iterator[Milestone]:
    """The milestones of a record whose year is known."""
    return (milestone for milestone in _all_milestones(record) if milestone.date.value.year_known)


def latest_milestones(records: Iterable[Record], day: dt.date, number: int | None = None) -> tuple[Milestone, ...]:
    """The last milestones that were reached by a day, or all of them, the latest first."""
    reached = [
        one
        for record in records
        for one in milestones(record)
        if one.standing is Standing.STATED and (one.date.value.earliest or dt.date.min) <= day
    ]
    return tuple(sorted(reached, key=lambda one: one.sort_key, reverse=True)[:number])


def upcoming_milestones(records: Iterable[Record], day: dt.date) -> tuple[Milestone, ...]:
    """The milestones that may lie after a day, the next first; planned or not."""
    ahead = [
        one
        for record in records
        for one in milestones(record)
        if one.date.value.latest is not None and one.date.value.latest > day
    ]
    return tuple(sorted(ahead, key=lambda one: one.sort_key))


def _all_milestones(record: Record) -> Iterator[Milestone]:
    if isinstance(record, Event):
        label = record.LABEL if record.kind.value is EventKind.OTHER else record.kind.value.label
        for date in record.dates:
            yield Milestone(record, label, date, PartialDate, record.standing)
    elif isinstance(record, Agreement):
        labels = {spec.name: spec.label for spec in specification(Agreement)} | {
            "since": _BEGINS,
            "in_force": _TERM_BEGINS,
        }
        for name, type_ in _OF_AGREEMENTS.items():
            if stated := getattr(record, name):
                date = replace(stated, value=stated.value.begin) if type_ is Start else stated
                yield Milestone(record, labels[name], date, type_, record.standing)
        for party in record.parties:
            for act in party.acts:
                if act.date:
                    yield Milestone(record, act.act.label, act.date, Day, act.standing, party, act)
