"""Caches of results that depend on lookups in the atlas: each user of a result depends on its lookups too."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from atlas.records.dependencies import DependencyTracker, Lookup

K = TypeVar("K", bound=Hashable)
R = TypeVar("R")


class TrackedCache(Generic[K, R]):
    """A cache of results; work that uses one depends on the lookups by which it was computed."""

    def __init__(self, tracker: DependencyTracker, max_size: int, name: str = "") -> None:
        """Drops all results when it holds `max_size`.

        With a `name` it keeps results across edits of the data, as far as these do not change their lookups. Such
        results may hold records and values made of them, nothing that asks the atlas later; everything else on which
        they depend must stand in the name or the key.
        """
        self._tracker = tracker
        self._max_size = max_size
        self._results: dict[K, tuple[R, frozenset[Lookup]]] = tracker.cached_results(name) if name else {}

    def get(self, key: K, work: Callable[[], R]) -> R:
        """The cached result for `key`, else that of `work`."""
        cached = self._results.get(key)
        if cached is None:
            if len(self._results) >= self._max_size:
                self._results.clear()
            cached = self._results[key] = self._tracker.track(work)
        else:
            self._tracker.read_again(cached[1])
        return cached[0]


class DerivedQuery(Generic[R]):
    """A query whose result counts as one lookup, whatever was looked up for it: users depend on the result alone.

    It is for what is derived from many records and says little of each: numbers, the first of a list, an order.
    """

    def __init__(
        self,
        tracker: DependencyTracker,
        name: str,
        work: Callable[[str], R],
        compared: Callable[[R], object] = lambda result: result,
        max_size: int = 1000,
    ) -> None:
        """`work` computes the result for any argument. `name` tells this query from all others of the tracker.

        `compared` reduces a result to all that users read from it, in values that have fingerprints, such as records:
        a page that uses the result is made again when this differs. All results are dropped when there are `max_size`.
        """
        self._tracker = tracker
        self._name = name
        self._work = work
        self._max_size = max_size
        self._results: dict[str, R] = {}
        tracker.queries[name] = lambda of: compared(self._result(of))

    def get(self, of: str = "") -> R:
        """The result for the argument `of`."""
        self._tracker.read(self._name, of)
        return self._result(of)

    def _result(self, of: str) -> R:
        if of not in self._results:
            if len(self._results) >= self._max_size:
                self._results.clear()
            self._results[of] = self._tracker.untracked(lambda: self._work(of))
        return self._results[of]
