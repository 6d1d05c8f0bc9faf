"""Faults with their ways out, and the files in which they stand."""

from typing import NamedTuple


class Fault(NamedTuple):
    """A fact that is wrong, and what to do about it."""

    message: str
    hint: str


class Finding(NamedTuple):
    """A fault in one file of the site."""

    path: str
    message: str
    hint: str = ""


def found(path: str, fault: Fault) -> Finding:
    """Returns the fault with its place."""
    return Finding(path, *fault)
