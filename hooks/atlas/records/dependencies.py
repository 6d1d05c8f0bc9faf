"""Dependency tracking: the lookups that a piece of work makes in the atlas."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any, TypeVar

R = TypeVar("R")

Lookup = tuple[str, str]
"""A kind of lookup and its argument: ("record", "aasund"), ("country", "NO"); or a derived query and its argument."""
ALL: Lookup = ("all", "")
"""The lookup of everything; it implies every other one."""
TODAY: Lookup = ("today", "")
"""The lookup of the day of the check."""


class DependencyTracker:
    """Notes the lookups of the work that runs; those of work within work count for both."""

    def __init__(self) -> None:
        self._running: list[set[Lookup]] = []
        self._interned: dict[Lookup, Lookup] = {}  # millions are noted, of which few differ
        self._results: dict[str, dict[Any, tuple[Any, frozenset[Lookup]]]] = {}
        self.queries: dict[str, Callable[[str], object]] = {}
        """The derived queries by name: functions from an argument to what is compared of the result."""

    def after_edit(self, affected: Collection[Lookup]) -> DependencyTracker:
        """The tracker of the edited atlas, with the cached results that none of the `affected` lookups can change."""
        changed = {*affected, ALL, *(lookup for lookup in self._interned if lookup[0] in self.queries)}
        after = DependencyTracker()
        for name, results in self._results.items():
            after._results[name] = {key: one for key, one in results.items() if changed.isdisjoint(one[1])}
        return after

    def cached_results(self, name: str) -> dict[Any, tuple[Any, frozenset[Lookup]]]:
        """The results, each with its lookups, that all caches of this name share."""
        return self._results.setdefault(name, {})

    def read(self, what: str, of: str) -> None:
        """Notes a lookup for the work that runs."""
        if self._running:
            lookup = (what, of)
            self._running[-1].add(self._interned.setdefault(lookup, lookup))

    def read_all(self) -> None:
        """Notes that the work that runs depends on all records."""
        self.read(*ALL)

    def track(self, work: Callable[[], R]) -> tuple[R, frozenset[Lookup]]:
        """Runs the work; returns its result and its lookups."""
        self._running.append(set())
        try:
            result = work()
        finally:
            lookups = self._running.pop()
        lookups = {ALL} if ALL in lookups else lookups
        self.read_again(lookups)
        return result, frozenset(lookups)

    def untracked(self, work: Callable[[], R]) -> R:
        """Runs work whose lookups count for no other work; returns its result."""
        running, self._running = self._running, []
        try:
            return work()
        finally:
            self._running = running

    def read_again(self, lookups: Iterable[Lookup]) -> None:
        """Notes the lookups of a result that is used again."""
        if self._running:
            self._running[-1].update(lookups)
