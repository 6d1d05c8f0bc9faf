"""Data read and checked in one step: the beginning of every command and build."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from atlas.incremental.cache import read_cache, write_cache
from atlas.incremental.checked_data import CheckedData
from atlas.model.problems import Problem, shown_once
from atlas.parallel.batches import start_map_batches
from atlas.reading.folders import File, data_files, meant_files
from atlas.reading.loading import LoadedData, file_digest
from atlas.records.store import Atlas

CACHE = Path(".cache/data.cache")
"""The file, below a project, that keeps its checked data for the next command or build."""
MAX_STALE = 0.01
"""The share of files that may differ from the cache before it is written again: to read them again costs less."""


def check_project(
    root: Path, today: date | None = None, cache: Path | None = None, changed: Container[str] = ()
) -> tuple[LoadedData, Atlas, list[Problem]]:
    """The files below `root`/data, their atlas, and every problem, sorted; dates after `today` are problems.

    What concerns two files alike is told at the one whose path is among those `changed`, if that is known.
    """
    checked_data, problems = load_checked_data(root, cache, today, changed)
    return LoadedData(root, checked_data.entries, tuple(problems)), checked_data.atlas, problems


def load_checked_data(
    root: Path, cache: Path | None = None, today: date | None = None, changed: Container[str] = ()
) -> tuple[CheckedData, list[Problem]]:
    """Reads and checks `root`/data; returns it with every problem, sorted.

    `cache` is the file that keeps the result from build to build; without one everything is read and checked.
    `today` is the day of the check, never the one as of which a site is made; without it no date is too late.
    """
    problems: list[Problem] = []
    files = data_files(root, problems)
    misnamed = meant_files(problems)
    before, same = _read_unchanged(root, files, cache) if cache else (CheckedData(), set[File]())
    if len(same) == len(files) == len(before.files) > 0 and (before.atlas.today, before.misnamed) == (today, misnamed):
        return before, shown_once({*problems, *before.problems}, changed)
    now = before.updated(root, files, [file for file in files if file not in same], today, misnamed)
    if cache and len(files) - len(same) > MAX_STALE * len(before.files):
        write_cache(now, cache)
    return now, shown_once({*problems, *now.problems}, changed)


def _read_unchanged(root: Path, files: Sequence[File], cache: Path) -> tuple[CheckedData, set[File]]:
    """The data in the cache, and the files that are as it knows them; other processes digest them while it is read."""
    digests = start_map_batches(lambda batch: [file_digest(root, file) for file in batch], files)
    before = read_cache(cache)
    known = {(file, checked.entry.digest) for file, checked in before.files.items()}
    found = zip(files, chain.from_iterable(digests()), strict=True)
    return before, {file for file, digest in found if digest and (file, digest) in known}
