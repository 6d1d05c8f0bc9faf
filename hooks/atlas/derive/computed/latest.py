"""The latest events and decisions of an atlas."""

from __future__ import annotations

from datetime import date

from atlas.derive.times.milestones import Milestone, latest_milestones
from atlas.derive.times.sort_keys import time_sort_key
from atlas.model.choices import Standing
from atlas.model.records import Record
from atlas.model.shapes import Day
from atlas.records.store import Atlas


def latest_events(atlas: Atlas, day: date, number: int) -> tuple[Record, ...]:
    """The events that are known to have taken place by a day, newest first; those without a year are left out."""
    begun = [
        (when, event)
        for event in atlas.by_kind["events"]
        if event.standing is Standing.STATED and event.withdrawn is None
        for when in [time_sort_key(event)]
        if when[0] == 0 and when[1] <= day.toordinal()
    ]
    newest_first = sorted(begun, key=lambda pair: pair[0], reverse=True)
    return tuple(event for _, event in newest_first[:number])


def latest_decisions(atlas: Atlas, day: date, number: int) -> tuple[Milestone, ...]:
    """The last acts on agreements by a day, newest first: signed, ended, and what each party did.

    An act that the agreement tells of itself, such as its signing, is that of all parties.
    """
    agreements = (agreement for agreement in atlas.by_kind["agreements"] if agreement.withdrawn is None)
    decided = [one for one in latest_milestones(agreements, day) if one.type is Day]
    common = {_step(one) for one in decided if not one.party}
    return tuple(one for one in decided if not (one.party and _step(one) in common))[:number]


def _step(decision: Milestone) -> tuple[object, ...]:
    return decision.record.id, decision.label.casefold(), decision.date.value
