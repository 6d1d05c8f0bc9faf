"""The latest events: those that certainly took place by the day, newest first."""

from __future__ import annotations

import datetime as dt

from atlas.derive.computed.latest import latest_events
from invented_data import TWINNED, WriteData

DAY = dt.date(2026, 1, 31)


def event(fields: str) -> str:
    return f"""\
name: {{en: A meeting in Aasund}}
kind: meeting
{fields}
sources:
  - {{id: aasund-page, at: paragraph 2, quote: Testograd, supports: [dates]}}
"""


def test_the_latest_events_come_first_and_what_is_planned_or_without_a_year_does_not_come(
    write_data: WriteData,
) -> None:
    data = TWINNED | {
        "data/events/early.yaml": event("dates: [1994]"),
        "data/events/late.yaml": event("dates: [2014-10-02]"),
        "data/events/to-come.yaml": event("dates: [2026-02-01]"),
        "data/events/planned.yaml": event("dates: [2015]\nstanding: planned"),
        "data/events/some-june.yaml": event("dates: [XXXX-06-04]"),
    }
    atlas = write_data(data).site().atlas
    assert [record.id for record in latest_events(atlas, DAY, 6)] == ["late", "early"]
    assert [record.id for record in latest_events(atlas, DAY, 1)] == ["late"]
