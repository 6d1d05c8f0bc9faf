"""A rule, which is a function whose docstring is the rule, and the findings that it yields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from atlas.messages.message import Message
from atlas.model.problems import Severity
from atlas.model.records import Record
from atlas.records.store import Atlas
from atlas.records.walk import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """A breach of a rule at a path in a record; with `key`, the key at that path is wrong and not its value.

    `missing` is the key that is not there, if that is the breach; `counterpart` the path of the other file, where two
    files are in it alike and each has the finding.
    """

    record: Record
    path: Path
    message: Message
    key: bool = False
    missing: str = ""
    counterpart: str = ""


Check = Callable[[Record, Atlas], Iterator[Finding]]
"""A function that yields the breaches of one rule in a record."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check of one record, seen in its atlas.

    If `partial`, it also runs on records with unusable values; if `careful`, so it does, but what it finds counts only
    where nothing is unusable in the place of the finding, nor in the field `rests_on` of the record.
    """

    check: Check
    severity: Severity = Severity.ERROR
    partial: bool = False
    careful: bool = False
    rests_on: str = ""

    @property
    def text(self) -> str:
        """The rule in words, in one line."""
        return " ".join((self.check.__doc__ or "").split())
