"""Which lookups a piece of work makes in the atlas: it need not be done again while all of them give the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
R = TypeVar("R")
Lookup = tuple[str, str]
"""What was asked for and of whom: ("record", "aasund"), ("links", "aasund"), ("country", "NO"); or of Answers."""
ALL: Lookup = ("all", "")
"""The lookup of everything, beside which no other counts."""


class Tracer:
    """Notes the lookups of the work that runs; of work within work, for both."""

    def __init__(self) -> None:
        self._running: list[set[Lookup]] = []
        self._known: dict[Lookup, Lookup] = {}  # millions are remembered, of which few differ
        self._remembered: dict[str, dict[Any, tuple[Any, frozenset[Lookup]]]] = {}
        self.answers: dict[str, Callable[[str], object]] = {}
        """What Answers tell, by their name, of whom they are asked."""

    def after(self, touched: Collection[Lookup]) -> Tracer:
        """That of an edited atlas, in which these lookups may give something else: memories begin with what holds."""
        changed = {*touched, ALL, *(lookup for lookup in self._known if lookup[0] in self.answers)}
        after = Tracer()
        for name, results in self._remembered.items():
            after._remembered[name] = {key: one for key, one in results.items() if changed.isdisjoint(one[1])}
        return after

    def remembered(self, name: str) -> dict[Any, tuple[Any, frozenset[Lookup]]]:
        """What memories of a name hold: one and the same for all of them."""
        return self._remembered.setdefault(name, {})

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

    def apart(self, work: Callable[[], R]) -> R:
        """The result of work whose lookups count for nobody."""
        running, self._running = self._running, []
        try:
            return work()
        finally:
            self._running = running

    def saw_again(self, seen: Iterable[Lookup]) -> None:
        """Notes the lookups of work whose result is used again."""
        if self._running:
            self._running[-1].update(seen)


class Memory(Generic[K, R]):
    """Remembers results of work that is asked for again and again; who uses one has made its lookups."""

    def __init__(self, tracer: Tracer, most: int, name: str = "") -> None:
        """With `most` results it forgets them all and begins anew, which bounds what it holds.

        With a `name` it goes on with what holds of results before an edit: they may hold records and what is made of
        them, nothing that asks the atlas later; all but the lookups on which they depend must stand in name and key.
        """
        self._tracer = tracer
        self._most = most
        self._known: dict[K, tuple[R, frozenset[Lookup]]] = tracer.remembered(name) if name else {}

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


class Answers(Generic[R]):
    """Results that count as one lookup, whatever was looked up for them: who uses one is made again when it changes.

    They are for what is derived from many records and says little of each: numbers, the first of a list, an order.
    """

    def __init__(
        self,
        tracer: Tracer,
        what: str,
        work: Callable[[str], R],
        told: Callable[[R], object] = lambda result: result,
        most: int = 1000,
    ) -> None:
        """`told` is all that users take from a result, made of what atlas.prints knows, such as records; `what` is a
        name of its own. `work` has a result for whatever it is asked. With `most` results all are forgotten.
        """
        self._tracer = tracer
        self._what = what
        self._work = work
        self._most = most
        self._known: dict[str, R] = {}
        tracer.answers[what] = lambda of: told(self._result(of))

    def get(self, of: str = "") -> R:
        """The result for `of`."""
        self._tracer.saw(self._what, of)
        return self._result(of)

    def _result(self, of: str) -> R:
        if of not in self._known:
            if len(self._known) >= self._most:
                self._known.clear()
            self._known[of] = self._tracer.apart(lambda: self._work(of))
        return self._known[of]
