"""When Python looks for garbage: rarely, as the work of a build makes few cycles and holds much."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = 50_000, 10, 10


@contextmanager
def rare_collection() -> Iterator[None]:
    """Garbage is looked for rarely, as work makes few cycles, and not in what was there before, as workers share it."""
    usual = gc.get_threshold()
    if usual == RARELY:  # inside of the same, or for good
        yield
        return
    gc.freeze()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def collect_rarely() -> None:
    """The same from now on, in a process that keeps what it holds."""
    gc.freeze()
    gc.set_threshold(*RARELY)
