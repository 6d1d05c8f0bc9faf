"""Data read and checked in one step: what every command and build begins with."""

from __future__ import annotations

from pathlib import Path

from atlas.atlas import Atlas
from atlas.keeping import keep, kept
from atlas.knowledge import Knowledge
from atlas.loading import Reading, data_files, state_of
from atlas.problems import Problem

FEW = 0.01
"""Of all files: so many more are read at the next build, rather than that all are written now."""


def checked(root: Path) -> tuple[Reading, Atlas, list[Problem]]:
    """The files below `root`/data, their atlas, and every problem, sorted."""
    knowledge, problems = known(root)
    return Reading(root, knowledge.entries, tuple(problems)), knowledge.atlas, problems


def known(root: Path, path: Path | None = None) -> tuple[Knowledge, list[Problem]]:
    """What is known of `root`/data, and every problem, sorted; `path` is where it is kept from build to build."""
    problems: list[Problem] = []
    files = data_files(root, problems)
    before = kept(path) if path else Knowledge()
    same = {file for file, one in before.files.items() if one.entry.digest and one.entry.digest == state_of(root, file)}
    now = before.after(root, files, [file for file in files if file not in same])
    if path and len(files) - len(same) > FEW * len(before.files):
        keep(now, path)
    return now, sorted({*problems, *now.problems})
