"""Data read and checked in one step: what every command and build begins with."""

from __future__ import annotations

from pathlib import Path

from atlas.atlas import Atlas
from atlas.loading import Reading, read_data
from atlas.problems import Problem
from atlas.rules import check


def checked(root: Path) -> tuple[Reading, Atlas, list[Problem]]:
    """The files below `root`/data, their atlas, and every problem, sorted."""
    reading = read_data(root)
    records = (entry.record for entry in reading.entries if entry.record is not None)
    known = ((entry.file.id, entry.file.kind) for entry in reading.entries)
    atlas = Atlas(records, known, {entry.file.id: entry.digest for entry in reading.entries})
    return reading, atlas, check(reading, atlas)
