"""A random network of agreements: a few places have very many partners, most have a handful."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, combinations
from random import Random

Pair = tuple[int, int]

PLACES_PER_HUB = 500
HUB_PARTNERS = 150
_MOST_WEIGHT = 30.0


def network(places: int, bonds: int, random: Random, first_pairs: Iterable[Pair] = ()) -> list[Pair]:
    """Returns `bonds` different pairs of numbers below `places`: `first_pairs`, pairs of the hubs, random ones.

    Raises ValueError where there are not so many pairs.
    """
    if bonds > places * (places - 1) // 2:
        raise ValueError(f"{places} places cannot have {bonds} bonds")
    found: dict[Pair, None] = {}
    for pair in _candidates(places, bonds, random, first_pairs):
        if len(found) == bonds:
            break
        found[_sorted_pair(pair)] = None
    return list(found)


def _candidates(places: int, bonds: int, random: Random, first_pairs: Iterable[Pair]) -> Iterator[Pair]:
    yield from first_pairs
    for hub in range(max(1, places // PLACES_PER_HUB)):
        others = [place for place in range(places) if place != hub]
        yield from ((hub, other) for other in random.sample(others, min(HUB_PARTNERS, places // 3)))
    weights = list(accumulate(min(random.paretovariate(1.6), _MOST_WEIGHT) for _ in range(places)))
    for _ in range(50 * bonds):
        first, second = random.choices(range(places), cum_weights=weights, k=2)
        if first != second:
            yield first, second
    yield from combinations(range(places), 2)


def _sorted_pair(pair: Pair) -> Pair:
    return (pair[0], pair[1]) if pair[0] < pair[1] else (pair[1], pair[0])
