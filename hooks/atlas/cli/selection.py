"""The files that a command was given."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from atlas.messages.message import N_, Fragment
from atlas.messages.refusal import Refusal
from atlas.model.problems import Problem
from atlas.reading.folders import DATA, outside


class Selection:
    """Files and folders of a project; all of it where none is named."""

    def __init__(self, project: Path, files: Sequence[Path]) -> None:
        """Raises Refusal for a file outside of the project."""
        self._project = project
        self._paths = {below(project, file): file for file in files}

    def __contains__(self, path: object) -> bool:
        parts = str(path).split("/")
        above = ("/".join(parts[:length]) for length in range(len(parts) + 1))
        return not self._paths or any((one or ".") in self._paths for one in above)

    def __bool__(self) -> bool:
        return bool(self._paths)

    def problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems of the files. Raises Refusal for a file that neither is there nor has a problem.

        That no record is checked by a file or folder outside of data/ is a problem too.
        """
        found = [problem for problem in problems if problem.path in self]
        paths = {problem.path for problem in found}
        for path, file in self._paths.items():
            if path not in paths and not (self._project / path).exists():
                raise Refusal(Fragment(N_("there is no file '{path}'"), path=str(file)))
            if path not in ("", ".") and path.partition("/")[0] != DATA:
                found.append(Problem(path, 1, 1, outside(self._project / path)))
        return sorted(found)


def below(project: Path, file: Path) -> str:
    """The path of a file, given from where the command runs, below the project."""
    path = os.path.relpath(file.absolute(), project.absolute())
    if path == os.pardir or path.startswith(os.pardir + os.sep):
        raise Refusal(Fragment(N_("'{path}' is not in the project"), path=str(file)))
    return Path(path).as_posix()
