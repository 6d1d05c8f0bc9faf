"""Lookups that work depends on, also by results that are cached or come from derived queries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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


def test_the_lookup_of_everything_implies_every_other() -> None:
    tracker = DependencyTracker()
    _, seen = tracker.track(lambda: (tracker.read("record", "aasund"), tracker.read_all()))
    assert seen == {ALL}


def test_all_users_of_a_cached_result_depend_on_its_lookups() -> None:
    tracker = DependencyTracker()
    cache: TrackedCache[str, None] = TrackedCache(tracker, 10)
    for _ in range(2):
        _, seen = tracker.track(lambda: cache.get("key", lambda: tracker.read("record", "aasund")))
        assert seen == {("record", "aasund")}


def test_a_derived_query_is_one_lookup_whatever_was_looked_up_for_it() -> None:
    tracker = DependencyTracker()
    cache: TrackedCache[str, None] = TrackedCache(tracker, 10)

    def work(of: str) -> int:
        tracker.read_all()
        cache.get("key", lambda: tracker.read("record", "aasund"))
        return len(of)

    lengths = DerivedQuery(tracker, "length", work)
    found, seen = tracker.track(lambda: lengths.get("four"))
    assert (found, seen) == (4, {("length", "four")})
    _, seen = tracker.track(lambda: cache.get("key", lambda: None))
    assert seen == {("record", "aasund")}


def test_a_derived_query_that_fails_leaves_the_lookups_of_others_alone() -> None:
    tracker = DependencyTracker()
    ratios = DerivedQuery(tracker, "ratio", lambda of: 1 // len(of))

    def work() -> None:
        tracker.read("record", "aasund")
        with pytest.raises(ZeroDivisionError):
            ratios.get("")

    _, seen = tracker.track(work)
    assert seen == {("record", "aasund"), ("ratio", "")}


def test_the_fingerprint_of_a_derived_query_is_that_of_what_is_compared_of_its_result(write_data: WriteData) -> None:
    atlas = write_data(TWINNED).site().atlas
    results = [1, 1, 2, 1.5, "1", (1, 2), [1, 2], None, atlas["aasund"], atlas["testograd"]]
    fingerprints = [fingerprint_of(result, atlas) for result in results]
    assert fingerprints[0] == fingerprints[1]
    assert fingerprints[5] == fingerprints[6]
    assert len(set(fingerprints)) == len(results) - 2
    assert fingerprint_of("aasund", atlas, len) == fingerprint_of("oxelby", atlas, len)


def fingerprint_of(result: object, atlas: Atlas, compared: Callable[[Any], object] = lambda result: result) -> str:
    DerivedQuery(atlas.tracker, "query", lambda _: result, compared)
    return Fingerprints(atlas, "").of_pages((), [("query", "")])
