"""Lookups of work, and of work whose result is remembered or is a lookup of its own."""

from __future__ import annotations

import pytest

from atlas.incremental.fingerprints import Fingerprints
from atlas.records.dependencies import ALL, DependencyTracker
from atlas.records.derived_queries import DerivedQuery, TrackedCache
from atlas.records.store import Atlas
from invented_data import TWINNED, WriteData


def test_work_within_work_counts_for_both() -> None:
    tracker = DependencyTracker()
    _, outer = tracker.track(lambda: tracker.track(lambda: tracker.read("record", "aasund")))
    assert outer == {("record", "aasund")}


def test_beside_everything_no_lookup_counts() -> None:
    tracker = DependencyTracker()
    _, seen = tracker.track(lambda: (tracker.read("record", "aasund"), tracker.read_all()))
    assert seen == {ALL}


def test_what_is_remembered_is_looked_up_by_all_who_use_it() -> None:
    tracker = DependencyTracker()
    memory: TrackedCache[str, None] = TrackedCache(tracker, 10)
    for _ in range(2):
        _, seen = tracker.track(lambda: memory.get("key", lambda: tracker.read("record", "aasund")))
        assert seen == {("record", "aasund")}


def test_an_answer_is_one_lookup_whatever_was_looked_up_for_it() -> None:
    tracker = DependencyTracker()
    remembered: TrackedCache[str, None] = TrackedCache(tracker, 10)

    def work(of: str) -> int:
        tracker.read_all()
        remembered.get("key", lambda: tracker.read("record", "aasund"))
        return len(of)

    queries = DerivedQuery(tracker, "length", work)
    found, seen = tracker.track(lambda: queries.get("four"))
    assert (found, seen) == (4, {("length", "four")})
    _, seen = tracker.track(lambda: remembered.get("key", lambda: None))
    assert seen == {("record", "aasund")}


def test_an_answer_that_fails_leaves_the_lookups_of_others_alone() -> None:
    tracker = DependencyTracker()
    queries = DerivedQuery(tracker, "ratio", lambda of: 1 // len(of))

    def work() -> None:
        tracker.read("record", "aasund")
        with pytest.raises(ZeroDivisionError):
            queries.get("")

    _, seen = tracker.track(work)
    assert seen == {("record", "aasund"), ("ratio", "")}


def test_the_print_of_an_answer_is_that_of_what_it_tells(write_data: WriteData) -> None:
    atlas = write_data(TWINNED).site().atlas
    tellings = [1, 1, 2, 1.5, "1", (1, 2), [1, 2], None, atlas["aasund"], atlas["testograd"]]
    prints = [print_of(told, atlas) for told in tellings]
    assert prints[0] == prints[1]
    assert prints[5] == prints[6]
    assert len(set(prints)) == len(tellings) - 2


def print_of(told: object, atlas: Atlas) -> str:
    DerivedQuery(atlas.tracker, "told", lambda _: told)
    return Fingerprints(atlas, "").of_pages((), [("told", "")])
