"""Garbage collection made rare, as the work of a build makes few cycles and holds much."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = 50_000, 10, 10
"""The thresholds of the three generations, for gc.set_threshold."""


@contextmanager
def rare_collection() -> Iterator[None]:
    """Makes garbage collection rare, and leaves out the objects that were there before, whose memory workers share."""
    usual = gc.get_threshold()
    if usual == RARELY:  # within another rare_collection, or after collect_rarely
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
    """Makes garbage collection rare from now on, in a process that keeps what it holds."""
    gc.freeze()
    gc.set_threshold(*RARELY)


@contextmanager
def no_collection() -> Iterator[None]:
    """Holds back garbage collection while values are made that form no cycles, and leaves them out of later ones."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
