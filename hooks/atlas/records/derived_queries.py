"""Results that are computed once and used again while the lookups they were made from give the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from atlas.records.dependencies import DependencyTracker, Lookup

K = TypeVar("K", bound=Hashable)
R = TypeVar("R")


class TrackedCache(Generic[K, R]):
    """Remembers results of work that is asked for again and again; who uses one has made its lookups."""

    def __init__(self, tracker: DependencyTracker, most: int, name: str = "") -> None:
        """With `most` results it forgets them all and begins anew, which bounds what it holds.

        With a `name` it goes on with what holds of results before an edit: they may hold records and what is made of
        them, nothing that asks the atlas later; all but the lookups on which they depend must stand in name and key.
        """
        self._tracker = tracker
        self._most = most
        self._known: dict[K, tuple[R, frozenset[Lookup]]] = tracker.remembered(name) if name else {}

    def get(self, key: K, work: Callable[[], R]) -> R:
        """The result for `key`: remembered, else that of `work`."""
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= self._most:
                self._known.clear()
            known = self._known[key] = self._tracker.track(work)
        else:
            self._tracker.read_again(known[1])
        return known[0]


class DerivedQuery(Generic[R]):
    """Results that count as one lookup, whatever was looked up for them: who uses one is made again when it changes.

    They are for what is derived from many records and says little of each: numbers, the first of a list, an order.
    """

    def __init__(
        self,
        tracker: DependencyTracker,
        what: str,
        work: Callable[[str], R],
        told: Callable[[R], object] = lambda result: result,
        most: int = 1000,
    ) -> None:
        """`told` is all that users take from a result, made of values that have fingerprints, such as records; `what`
        is a name of its own. `work` has a result for whatever it is asked. With `most` results all are forgotten.
        """
        self._tracker = tracker
        self._what = what
        self._work = work
        self._most = most
        self._known: dict[str, R] = {}
        tracker.queries[what] = lambda of: told(self._result(of))

    def get(self, of: str = "") -> R:
        """The result for `of`."""
        self._tracker.read(self._what, of)
        return self._result(of)

    def _result(self, of: str) -> R:
        if of not in self._known:
            if len(self._known) >= self._most:
                self._known.clear()
            self._known[of] = self._tracker.untracked(lambda: self._work(of))
        return self._known[of]
