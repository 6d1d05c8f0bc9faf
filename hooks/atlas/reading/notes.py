"""Notes of what is wrong in a file while its values are converted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from atlas.messages.message import Message
from atlas.model.problems import Problem, Severity
from atlas.reading.yaml_nodes import Position

BAD: Any = object()
"""The result in place of a value that is unusable; its problem is noted, and it is left out."""


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
        """Notes a problem of a value that can be read."""
        self.problems.append(Problem(self.path, mark.line, mark.column, message, Severity.WARNING))

    def bad(self, mark: Position, message: Message) -> Any:
        """Notes a problem; returns BAD."""
        self.problems.append(Problem(self.path, mark.line, mark.column, message))
        return BAD
