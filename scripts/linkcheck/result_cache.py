"""Results kept from run to run in one file: replaced in one step, and joined with what another run has written."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from linkcheck.addresses import Target
from linkcheck.outcomes import Group, Outcome, Result
from linkcheck.quotes import digest

VERSION = 1
_LEFT_OVER = 3600
"""Seconds after which a temporary file is that of a run which was killed."""
_SOON = timedelta(hours=1)
"""The age until which a result that is not fine is taken over."""


class Unreadable(Exception):
    """Raised where a file of results is not one, with what is wrong."""


class Kept:
    """The results in a file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.notice = ""
        try:
            self.results = read_results(file)
        except Unreadable as error:
            self.results = {}
            self.notice = f"{file} is not used, and is made anew: {error}"

    def fresh(self, target: Target, age: timedelta, now: datetime) -> Result | None:
        """The kept result of an address, if it is no older than `age` and knows of each quote."""
        result = self.results.get(target.address)
        if not result or result.outcome is Outcome.NOT_VISITED:
            return None
        limit = age if result.outcome.group in (Group.FINE, Group.MOVED) else min(age, _SOON)
        passed = now - datetime.fromisoformat(result.visited)
        known = result.unread or all(digest(quote) in result.quotes for quote in target.quotes)
        may_know = known or result.outcome.group not in (Group.FINE, Group.MOVED)
        return result if timedelta() <= passed <= limit and may_know else None

    def add(self, result: Result) -> Result:
        """Takes a result; one of the same group as the last keeps the time since when it is so."""
        before = self.results.get(result.address)
        if before and before.outcome.group is result.outcome.group:
            result = replace(result, since=before.since)
        self.results[result.address] = result
        return result

    def save(self) -> None:
        """Writes the file anew, with what another run has written of other addresses or later. Raises OSError."""
        with suppress(Unreadable):
            for address, result in read_results(self.file).items():
                mine = self.results.get(address)
                if mine is None or mine.visited < result.visited:
                    self.results[address] = result
        content = {"version": VERSION, "results": [asdict(result) for _, result in sorted(self.results.items())]}
        write_whole(self.file, json.dumps(content, ensure_ascii=False, indent=1) + "\n")

    def forget(self, addresses: Iterable[str]) -> None:
        """Leaves out the results of all other addresses."""
        wanted = set(addresses)
        self.results = {address: result for address, result in self.results.items() if address in wanted}


def read_results(file: Path) -> dict[str, Result]:
    """The results in a file by address, none where there is no file. Raises Unreadable."""
    try:
        content = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise Unreadable(f"{type(error).__name__}") from error
    if (
        not isinstance(content, dict)
        or content.get("version") != VERSION
        or not isinstance(content.get("results"), list)
    ):
        raise Unreadable("another form")
    results = [_result(entry) for entry in content["results"]]
    return {result.address: result for result in results}


def _result(entry: Any) -> Result:
    """Reads one result. Raises Unreadable."""
    try:
        result = Result(**{**entry, "outcome": Outcome(entry["outcome"])})
        texts = (result.address, result.visited, result.since, result.final, result.moved, result.detail, result.unread)
        is_right = all(isinstance(text, str) for text in texts) and isinstance(result.status, (int, type(None)))
        is_right = (
            is_right
            and isinstance(result.quotes, Mapping)
            and all(isinstance(name, str) and isinstance(found, bool) for name, found in result.quotes.items())
        )
        has_zone = all(datetime.fromisoformat(text).tzinfo for text in (result.visited, result.since))
    except (TypeError, ValueError, KeyError) as error:
        raise Unreadable("a result that is none") from error
    if not is_right or not has_zone:
        raise Unreadable("a result that is none")
    return result


def write_whole(file: Path, text: str) -> None:
    """Writes a file in one step; two processes do not disturb each other. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    for old in file.parent.glob(f"{file.name}.*.new"):
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > _LEFT_OVER:
                old.unlink()
    new = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        new.write_text(text, "utf-8")
        new.replace(file)
    except OSError:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)
