"""A site that follows its data: after an edit only the edited files are read, and what they touch is checked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from atlas.model.problems import Problem, ProblemsFound, Severity, report
from atlas.output.site import Site
from atlas.reading.loading import File, data_files

State = tuple[int, int]
"""A file's time of change, in nanoseconds, and its size."""
States = tuple[dict[File, State], list[Problem]]


class LiveSite:
    """Begins with a site as it was read, and takes up the edits of its data."""

    def __init__(self, root: Path, site: Site, states: States | None = None) -> None:
        """`states` are those of the files before they were read, else those of now."""
        self.site = site
        self._root = root
        self._checked_data = site.checked_data
        self._states, self._of_folders = states or states_of(root)

    def refresh(self) -> bool:
        """Takes up what changed; False where nothing did.

        Raises ProblemsFound with the whole report; the site then stays as it was.
        """
        states, of_folders = states_of(self._root)
        if (states, of_folders) == (self._states, self._of_folders) and self.site.checked_data is self._checked_data:
            return False
        changed = [file for file, state in states.items() if self._states.get(file) != state]
        self._checked_data = self._checked_data.after(self._root, list(states), changed)
        self._states, self._of_folders = states, of_folders
        found = sorted({*of_folders, *self._checked_data.problems})
        if any(problem.severity is Severity.ERROR for problem in found):
            raise ProblemsFound(report(found, len(states)))
        self.site = Site(self._checked_data.atlas, self.site.settings, tuple(found), self._checked_data)
        return True


def states_of(root: Path) -> States:
    """The state of each data file, and what is wrong with the folders."""
    problems: list[Problem] = []
    return dict(_states(root, problems)), problems


def _states(root: Path, problems: list[Problem]) -> Iterator[tuple[File, State]]:
    folder = f"{root}{os.sep}"  # no Path for each file: there may be tens of thousands
    for file in data_files(root, problems):
        try:
            found = os.stat(folder + file.path)  # noqa: PTH116
        except OSError:  # gone since it was listed
            continue
        yield file, (found.st_mtime_ns, found.st_size)
