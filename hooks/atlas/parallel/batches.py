"""Long sequences cut into batches for a parallel map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from atlas.parallel.pool import start_parallel_map

T = TypeVar("T")
R = TypeVar("R")

BATCH_SIZE = 500
"""The number of records or files that a process takes at a time."""


def map_batches(work: Callable[[Sequence[T]], R], items: Sequence[T], size: int = BATCH_SIZE) -> list[R]:
    """The result of `work` on each batch of `size` items, in their order. Raises WorkFailed."""
    return start_map_batches(work, items, size)()


def start_map_batches(
    work: Callable[[Sequence[T]], R], items: Sequence[T], size: int = BATCH_SIZE
) -> Callable[[], list[R]]:
    """Starts the same work in the background; the function that it returns waits for the results."""
    starts = range(0, len(items), size)
    return start_parallel_map(lambda batch: work(items[starts[batch] : starts[batch] + size]), len(starts))
