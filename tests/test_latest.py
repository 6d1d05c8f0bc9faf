"""The latest events and decisions: those that certainly were by the day, newest first."""

from __future__ import annotations

import datetime as dt

from atlas.derive.computed.latest import latest_decisions, latest_events
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


def agreement(fields: str, acts: str = "") -> str:
    return f"""\
type: twinning
parties:
  - id: aasund
{acts}  - id: testograd
{fields}
sources:
  - {{id: aasund-page, at: paragraph 2, quote: Testograd, supports: [parties, {fields.partition(":")[0]}]}}
"""


def acts(*done: str) -> str:
    proof = "sources: [{id: aasund-page, at: paragraph 2, quote: Testograd}]"
    return "    acts:\n" + "".join(f"      - {{{act}, {proof}}}\n" for act in done)


def test_the_latest_decisions_are_dated_acts_and_a_signing_is_told_once(write_data: WriteData) -> None:
    data = {path: text for path, text in TWINNED.items() if not path.startswith("data/agreements/")} | {
        "data/agreements/old.yaml": agreement("signed: 1990-05-02", acts("act: signed, date: 1990-05-02")),
        "data/agreements/left.yaml": agreement("since: 1991", acts("act: suspended, date: 2022-03-01")),
        "data/agreements/to-come.yaml": agreement("signed: 2030\nstanding: planned"),
        "data/agreements/undated.yaml": agreement("since: 1995"),
    }
    atlas = write_data(data).site().atlas
    found = [(one.record.id, one.label.lower(), one.party is None) for one in latest_decisions(atlas, DAY, 5)]
    assert found == [("left", "suspended", False), ("old", "signed", True)]
    assert len(latest_decisions(atlas, DAY, 1)) == 1
