"""The progress of parallel maps, for whoever shows it."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

Listener = Callable[[int, int], None]
"""Called with the number of batches that have begun, and that of all."""


def _nobody(begun: int, batches: int) -> None:
    """Nobody listens."""


listener: ContextVar[Listener] = ContextVar("listener", default=_nobody)
"""Called by maps of this context while they run."""
REFRESH = 0.2
"""Seconds between two calls."""
