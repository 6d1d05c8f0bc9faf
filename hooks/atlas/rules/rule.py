"""What a rule is: a function whose docstring is the rule, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from atlas.model.problems import Severity
from atlas.model.records import Record
from atlas.records.store import Atlas
from atlas.records.walk import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a record at a path; with `key`, its key is meant and not its value."""

    record: Record
    path: Path
    message: str
    hint: str | None = None
    key: bool = False


Check = Callable[[Record, Atlas], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check of one record, seen in its atlas. `partial`: it can look at records with unusable values too."""

    check: Check
    severity: Severity = Severity.ERROR
    partial: bool = False

    @property
    def text(self) -> str:
        """The rule in words."""
        return " ".join((self.check.__doc__ or "").split())
