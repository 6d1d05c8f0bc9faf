"""Which lookups a piece of work makes in the atlas: it need not be done again while all of them give the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
R = TypeVar("R")
Lookup = tuple[str, str]
"""What was asked for and of whom: ("record", "aasund"), ("links", "aasund"), ("country", "NO")."""
ALL: Lookup = ("all", "")
"""The lookup of everything, beside which no other counts."""


class Tracer:
    """Notes the lookups of the work that runs; of work within work, for both."""

    def __init__(self) -> None:
        self._running: list[set[Lookup]] = []
        self._known: dict[Lookup, Lookup] = {}  # millions are remembered, of which few differ

    def saw(self, what: str, of: str) -> None:
        """Notes a lookup, where work runs."""
        if self._running:
            lookup = (what, of)
            self._running[-1].add(self._known.setdefault(lookup, lookup))

    def saw_all(self) -> None:
        """Notes that everything was looked at."""
        self.saw(*ALL)

    def traced(self, work: Callable[[], R]) -> tuple[R, frozenset[Lookup]]:
        """The result of the work, with its lookups."""
        self._running.append(set())
        try:
            result = work()
        finally:
            seen = self._running.pop()
        seen = {ALL} if ALL in seen else seen
        self.saw_again(seen)
        return result, frozenset(seen)

    def saw_again(self, seen: Iterable[Lookup]) -> None:
        """Notes the lookups of work whose result is used again."""
        if self._running:
            self._running[-1].update(seen)


class Memory(Generic[K, R]):
    """Remembers results of work that is asked for again and again; who uses one has made its lookups."""

    def __init__(self, tracer: Tracer, most: int) -> None:
        """With `most` results it forgets them all and begins anew, which bounds what it holds."""
        self._tracer = tracer
        self._most = most
        self._known: dict[K, tuple[R, frozenset[Lookup]]] = {}

    def get(self, key: K, work: Callable[[], R]) -> R:
        """The result for `key`: remembered, else that of `work`."""
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= self._most:
                self._known.clear()
            known = self._known[key] = self._tracer.traced(work)
        else:
            self._tracer.saw_again(known[1])
        return known[0]
