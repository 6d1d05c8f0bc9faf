"""Data read and checked in one step: what every command and build begins with."""

from __future__ import annotations

from pathlib import Path

from atlas.incremental.cache import read_cache, write_cache
from atlas.incremental.checked_data import CheckedData
from atlas.model.problems import Problem
from atlas.reading.loading import Reading, data_files, file_digest
from atlas.records.store import Atlas

FEW = 0.01
"""Of all files: so many more are read at the next build, rather than that all are written now."""


def check_project(root: Path) -> tuple[Reading, Atlas, list[Problem]]:
    """The files below `root`/data, their atlas, and every problem, sorted."""
    checked_data, problems = load_checked_data(root)
    return Reading(root, checked_data.entries, tuple(problems)), checked_data.atlas, problems


def load_checked_data(root: Path, path: Path | None = None) -> tuple[CheckedData, list[Problem]]:
    """What is known of `root`/data, and every problem, sorted; `path` is where it is kept from build to build."""
    problems: list[Problem] = []
    files = data_files(root, problems)
    before = read_cache(path) if path else CheckedData()
    same = {
        file for file, one in before.files.items() if one.entry.digest and one.entry.digest == file_digest(root, file)
    }
    now = before.after(root, files, [file for file in files if file not in same])
    if path and len(files) - len(same) > FEW * len(before.files):
        write_cache(now, path)
    return now, sorted({*problems, *now.problems})
