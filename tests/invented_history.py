"""A project of invented records in a Git repository of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from invented_data import Written

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


def git(folder: Path, *arguments: str, day: str = "", at: str = "") -> str:
    """The answer of a Git command that must succeed; commits are of noon of a day, or of a time, if one is given."""
    time = f"{day}T12:00:00Z" if day else at
    dated = {f"GIT_{who}_DATE": time for who in ("AUTHOR", "COMMITTER") if time}
    command = ["git", "-c", "protocol.file.allow=always", *arguments]
    return subprocess.run(
        command, cwd=folder, env=ENVIRONMENT | dated, check=True, capture_output=True, text=True
    ).stdout


class History:
    """A project whose changes are committed one by one."""

    def __init__(self, root: Path, files: Mapping[str, str | bytes], day: str = "") -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        git(root, "init", "--quiet", "--initial-branch=main")
        self.write(files)
        self.commit(day)

    @classmethod
    def of(cls, root: Path) -> History:
        """The history of a project that is there."""
        made = cls.__new__(cls)
        made.root = root
        return made

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Writes files, and deletes those without contents."""
        Written(self.root, {path: content for path, content in files.items() if content is not None})
        for path, content in files.items():
            if content is None:
                (self.root / path).unlink()

    def commit(self, day: str = "") -> str:
        """Commits all files, on a day if one is given; returns the id of the commit."""
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--allow-empty", "--message", "A change", day=day)
        return git(self.root, "rev-parse", "HEAD").strip()

    def merge(self, branch: str, day: str = "") -> None:
        """Merges a branch, with a commit even where none is needed."""
        git(self.root, "merge", "--quiet", "--no-ff", "--message", "A merge", branch, day=day)
