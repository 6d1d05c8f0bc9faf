"""The line of a problem as it is, and as its message would have it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from atlas.messages.message import Message
from atlas.model.problems import Problem

MEANT = ("near", "meant")
"""The values of a message that stand in the place of the one that is wrong."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A problem with its line; `right` is the line to write, or "" where the message does not say it."""

    problem: Problem
    wrong: str
    right: str


def correction(problem: Problem, root: Path) -> Correction:
    """The correction of a problem in a file below `root`."""
    line = _line(root / problem.path, problem.line)
    return Correction(problem, line.strip(), _corrected(line, problem.column, problem.message).strip())


def fence(text: object, language: str) -> str:
    """The text as a block of code, which nothing in it ends."""
    longest = max(map(len, re.findall("`+", str(text))), default=0)
    ticks = "`" * max(3, longest + 1)
    return f"{ticks}{language}\n{text}\n{ticks}"


def _line(path: Path, number: int) -> str:
    try:
        return path.read_text("utf-8", errors="replace").splitlines()[number - 1]
    except (OSError, IndexError):
        return ""


def _corrected(line: str, column: int, message: Message) -> str:
    meant = next((value for name in MEANT if isinstance(value := message.values.get(name), str)), None)
    before, rest = line[: column - 1], line[column - 1 :]
    for name, wrong in message.values.items():
        if meant and name not in MEANT and isinstance(wrong, str) and wrong and rest.startswith(wrong):
            return before + meant + rest.removeprefix(wrong)
    return ""
