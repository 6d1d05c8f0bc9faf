"""Fast pickling of frozen values: workers send thousands of records, and a build reads those of the one before."""

from __future__ import annotations

from dataclasses import fields
from itertools import repeat
from operator import attrgetter
from typing import Any, TypeVar

C = TypeVar("C", bound=type)


def fast_pickled(cls: C) -> C:
    """Gives a frozen, slotted dataclass a state that is read and set without a loop in Python.

    The state that `dataclasses` gives it looks up its fields anew for each value, which takes most of the time.
    """
    names = tuple(field.name for field in fields(cls))
    values = attrgetter(*names)
    alone = len(names) == 1

    def get_state(self: object) -> tuple[Any, ...]:
        return (values(self),) if alone else values(self)

    def set_state(self: object, state: tuple[Any, ...]) -> None:
        any(map(object.__setattr__, repeat(self), names, state))  # the fastest loop in C: each call returns None

    setattr(cls, "__getstate__", get_state)  # noqa: B010
    setattr(cls, "__setstate__", set_state)  # noqa: B010
    return cls
