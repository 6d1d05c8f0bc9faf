"""A site that follows its data: after an edit only the edited files are read, and what they touch is checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from atlas.loading import File, data_files
from atlas.problems import Problem, ProblemsFound, Severity, report
from atlas.site import Site

State = tuple[int, int]
"""A file's time of change, in nanoseconds, and its size."""


class Live:
    """Begins with a site as it was read, and takes up the edits of its data."""

    def __init__(self, root: Path, site: Site) -> None:
        self.site = site
        self._root = root
        self._knowledge = site.knowledge
        self._states: dict[File, State] = dict(_states(root, []))

    def refresh(self) -> None:
        """Takes up what changed. Raises ProblemsFound with the whole report; the site then stays as it was."""
        of_folders: list[Problem] = []
        states = dict(_states(self._root, of_folders))
        changed = [file for file, state in states.items() if self._states.get(file) != state]
        self._knowledge = self._knowledge.after(self._root, list(states), changed)
        self._states = states
        found = sorted({*of_folders, *self._knowledge.problems})
        if any(problem.severity is Severity.ERROR for problem in found):
            raise ProblemsFound(report(found, len(states)))
        self.site = Site(self._knowledge.atlas, self.site.settings, tuple(found), self._knowledge)


def _states(root: Path, problems: list[Problem]) -> Iterator[tuple[File, State]]:
    for file in data_files(root, problems):
        try:
            found = (root / file.path).stat()
        except OSError:  # gone since it was listed
            continue
        yield file, (found.st_mtime_ns, found.st_size)
