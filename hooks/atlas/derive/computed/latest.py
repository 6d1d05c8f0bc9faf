"""The latest events of an atlas."""

from __future__ import annotations

from datetime import date

from atlas.derive.times.sort_keys import time_sort_key
from atlas.model.choices import Standing
from atlas.model.records import Record
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
