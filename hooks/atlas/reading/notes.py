"""Notes of what is wrong in a file while its values are converted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from atlas.messages.message import N_, Message
from atlas.model.problems import Problem, Severity
from atlas.reading.lines.yaml_nodes import Position
from atlas.reading.values.limits import MAX_PROBLEMS

BAD: Any = object()
"""The result in place of a value that is unusable; its problem is noted, and it is left out."""

_AND_MORE = Message(
    "too-many-problems", N_("this file has more than {limit} problems"), N_("correct those listed here first")
)


class TooManyProblems(Exception):
    """Raised where a file has so many problems that the others of it are not told."""


def and_more(path: str, severity: Severity = Severity.ERROR) -> Problem:
    """The problem that not all problems of a file are told."""
    return Problem(path, 1, 1, _AND_MORE.with_values(limit=MAX_PROBLEMS), severity)


@dataclass(slots=True)
class Notes:
    """Collects the problems of one file."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    dropped: set[Position] = field(default_factory=set)
    """The positions of list entries that are left out."""

    @property
    def has_errors(self) -> bool:
        """Returns True where a value could not be read as it stands."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def warn(self, mark: Position, message: Message) -> None:
        """Notes a problem of a value that can be read. Raises TooManyProblems, as `bad` does."""
        self._note(Problem(self.path, mark.line, mark.column, message, Severity.WARNING))

    def bad(self, mark: Position, message: Message) -> Any:
        """Notes a problem; returns BAD. Raises TooManyProblems where there are too many to be told."""
        self._note(Problem(self.path, mark.line, mark.column, message))
        return BAD

    def _note(self, problem: Problem) -> None:
        if len(self.problems) == MAX_PROBLEMS:
            raise TooManyProblems
        self.problems.append(problem)
