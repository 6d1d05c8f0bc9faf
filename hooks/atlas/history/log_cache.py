"""The cache of the log of changes: plain values as JSON, in a file that only the same code takes for whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from atlas.derive.changes.effects import Effect
from atlas.derive.changes.log import DaysSeen, LoggedChange, LoggedCommit, Version
from atlas.history.walk import DataState
from atlas.incremental.cache import keep_checksummed, read_checksummed


@dataclass(frozen=True)
class CachedLog:
    """The commits of a log, oldest first, the days of its statements, and the state of data/ after the last one."""

    commits: tuple[LoggedCommit, ...] = ()
    seen: Mapping[str, Mapping[str, DaysSeen]] = field(default_factory=dict)
    state: DataState = field(default_factory=DataState)


def write_log_cache(log: CachedLog, path: Path) -> None:
    """Replaces the file at `path` in one step; warns where it cannot be written, as no build needs it."""
    commits = [
        [one.id, one.day.isoformat(), [_change_as_json(change) for change in one.changes], dict(one.renamed)]
        for one in log.commits
    ]
    seen = {
        id_: {key: [str(day) for day in days if day] for key, days in of_record.items()}
        for id_, of_record in log.seen.items()
    }
    content = [commits, seen, log.state.versions, log.state.follows]
    keep_checksummed(path, json.dumps(content, separators=(",", ":")).encode())


def read_log_cache(path: Path) -> CachedLog | None:
    """Reads the file at `path`; None where there is none, or it is damaged or written by other code."""
    content = read_checksummed(path)
    if content is None:
        return None
    commits, seen, versions, follows = json.loads(content)
    return CachedLog(
        tuple(_commit_from_json(*commit) for commit in commits),
        {id_: {key: DaysSeen(*map(date.fromisoformat, days)) for key, days in of.items()} for id_, of in seen.items()},
        DataState(
            {path: _version_from_json(version) for path, version in versions.items()},
            {id_: tuple(followed) for id_, followed in follows.items()},
        ),
    )


def _change_as_json(change: LoggedChange) -> list[Any]:
    return [*change._replace(effects=()), [effect.name for effect in change.effects]]


def _commit_from_json(id_: str, day: str, changes: list[list[Any]], renamed: dict[str, str]) -> LoggedCommit:
    return LoggedCommit(id_, date.fromisoformat(day), tuple(_change_from_json(*one) for one in changes), renamed)


def _change_from_json(
    kind: str, id_: str, _: object, before: Any, after: Any, heir: str | None, *others: Any
) -> LoggedChange:
    named, editorial, effects = others
    return LoggedChange(
        kind,
        id_,
        tuple(Effect[name] for name in effects),
        _version_from_json(before),
        _version_from_json(after),
        heir,
        tuple(named),
        editorial,
    )


def _version_from_json(version: list[Any] | None) -> Version | None:
    return Version(*version) if version else None
