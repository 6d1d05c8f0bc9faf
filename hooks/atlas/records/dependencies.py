"""Dependency tracking: the lookups that a piece of work makes in the atlas."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any, TypeVar

R = TypeVar("R")

Lookup = tuple[str, str]
"""What was asked for and of whom: ("record", "aasund"), ("links", "aasund"), ("country", "NO"); or of Answers."""
ALL: Lookup = ("all", "")
"""The lookup of everything, beside which no other counts."""


class DependencyTracker:
    """Notes the lookups of the work that runs; of work within work, for both."""

    def __init__(self) -> None:
        self._running: list[set[Lookup]] = []
        self._known: dict[Lookup, Lookup] = {}  # millions are remembered, of which few differ
        self._remembered: dict[str, dict[Any, tuple[Any, frozenset[Lookup]]]] = {}
        self.queries: dict[str, Callable[[str], object]] = {}
        """What Answers tell, by their name, of whom they are asked."""

    def after(self, touched: Collection[Lookup]) -> DependencyTracker:
        """That of an edited atlas, in which these lookups may give something else: memories begin with what holds."""
        changed = {*touched, ALL, *(lookup for lookup in self._known if lookup[0] in self.queries)}
        after = DependencyTracker()
        for name, results in self._remembered.items():
            after._remembered[name] = {key: one for key, one in results.items() if changed.isdisjoint(one[1])}
        return after

    def remembered(self, name: str) -> dict[Any, tuple[Any, frozenset[Lookup]]]:
        """What memories of a name hold: one and the same for all of them."""
        return self._remembered.setdefault(name, {})

    def read(self, what: str, of: str) -> None:
        """Notes a lookup, where work runs."""
        if self._running:
            lookup = (what, of)
            self._running[-1].add(self._known.setdefault(lookup, lookup))

    def read_all(self) -> None:
        """Notes that everything was looked at."""
        self.read(*ALL)

    def track(self, work: Callable[[], R]) -> tuple[R, frozenset[Lookup]]:
        """The result of the work, with its lookups."""
        self._running.append(set())
        try:
            result = work()
        finally:
            seen = self._running.pop()
        seen = {ALL} if ALL in seen else seen
        self.read_again(seen)
        return result, frozenset(seen)

    def untracked(self, work: Callable[[], R]) -> R:
        """The result of work whose lookups count for nobody."""
        running, self._running = self._running, []
        try:
            return work()
        finally:
            self._running = running

    def read_again(self, seen: Iterable[Lookup]) -> None:
        """Notes the lookups of work whose result is used again."""
        if self._running:
            self._running[-1].update(seen)
