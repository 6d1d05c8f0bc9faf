"""Outcomes of an audit: clean, found something, or not checked, which is neither."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Status(IntEnum):
    """Outcomes of one check; the number is the exit status of an audit of which it is the worst."""

    CLEAN = 0
    FOUND = 1
    NOT_CHECKED = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """One check: its subject, its status, and its findings in one line each."""

    what: str
    status: Status
    lines: tuple[str, ...] = ()

    def __str__(self) -> str:
        words = {Status.CLEAN: "clean", Status.FOUND: "found", Status.NOT_CHECKED: "NOT CHECKED"}
        return "\n".join((f"{self.what}: {words[self.status]}", *(f"  {line}" for line in self.lines)))


def judged(what: str, found: Iterable[str], clean: str) -> Outcome:
    """The outcome of a check that could look at everything; `clean` says how much that was."""
    lines = tuple(sorted(found))
    return Outcome(what, Status.FOUND, lines) if lines else Outcome(what, Status.CLEAN, (clean,))


def exit_status(outcomes: Iterable[Outcome]) -> int:
    """1 where something was found, else 3 where something was not checked, else 0."""
    statuses = {outcome.status for outcome in outcomes}
    return int(next((one for one in (Status.FOUND, Status.NOT_CHECKED) if one in statuses), Status.CLEAN))
