"""A site that follows its data: after an edit only the edited files are read, and what they affect is checked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from atlas.model.problems import Problem, ProblemsFound, Severity, report, shown_once
from atlas.output.site import Site
from atlas.reading.folders import File, data_files, meant_files

FileState = tuple[int, int]
"""A file's time of change, in nanoseconds, and its size."""
FileStates = tuple[dict[File, FileState], list[Problem]]
"""The state of each data file, and the problems of the folders."""


class LiveSite:
    """A site that takes up the edits of its data."""

    def __init__(self, root: Path, site: Site, states: FileStates | None = None) -> None:
        """`states` are those of the files before they were read, else those of now."""
        self.site = site
        self._root = root
        self._checked_data = site.checked_data
        self._states, self._folder_problems = states or file_states(root)

    def refresh(self) -> bool:
        """Takes up all edits since the last refresh; returns False where there are none.

        Raises ProblemsFound with the whole report; the site then stays as it was.
        """
        states, folder_problems = file_states(self._root)
        is_same = (states, folder_problems) == (self._states, self._folder_problems)
        if is_same and self.site.checked_data is self._checked_data:
            return False
        changed = [file for file, state in states.items() if self._states.get(file) != state]
        self._checked_data = self._checked_data.updated(
            self._root, list(states), changed, self._checked_data.atlas.today, meant_files(folder_problems)
        )
        self._states, self._folder_problems = states, folder_problems
        problems = shown_once({*folder_problems, *self._checked_data.problems})
        if any(problem.severity is Severity.ERROR for problem in problems):
            raise ProblemsFound(report(problems, len(states)))
        data, log = self._checked_data, self.site.log
        self.site = Site(data.atlas, self.site.settings, tuple(problems), data, log)
        return True


def file_states(root: Path) -> FileStates:
    """Lists the data files with their states."""
    problems: list[Problem] = []
    return dict(_file_states(root, problems)), problems


def _file_states(root: Path, problems: list[Problem]) -> Iterator[tuple[File, FileState]]:
    folder = f"{root}{os.sep}"  # no Path for each file: there may be tens of thousands
    for file in data_files(root, problems):
        try:
            found = os.stat(folder + file.path)  # noqa: PTH116
        except OSError:  # gone since it was listed
            continue
        yield file, (found.st_mtime_ns, found.st_size)
