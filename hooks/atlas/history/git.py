"""The Git repository of a project, asked by its plumbing commands.

No shell runs, and no path or text of the data is an argument: files are named by the ids of their contents.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from atlas.messages.message import N_, Fragment
from atlas.messages.refusal import Refusal

_COMMIT = re.compile(rb"[0-9a-f]{40,64}\n")
_FILE_MODES = (b"100644", b"100755")
_OFFLINE = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
"""Lets Git from 2.45 on fetch nothing that a partial clone lacks."""


class FileChange(NamedTuple):
    """A file that a commit changed, its path and the ids of its contents before and after; None where there is none."""

    path: str
    before: str | None
    after: str | None


class Repository:
    """The repository that holds a project; paths are relative to the project. Its functions raise Refusal."""

    def __init__(self, root: Path, *, offline: bool = False) -> None:
        """Raises Refusal where there is none, or no `git`. `offline`: what is not here is not fetched."""
        self._root = root
        self._environment = os.environ | _OFFLINE if offline else None
        if self._asked("rev-parse", "--git-dir") is None:
            raise Refusal(Fragment(N_("the project is not in a Git repository that can be read")))

    def commit(self, ref: str) -> str:
        """The id of the commit that a branch, tag or other name means."""
        found = None if ref.startswith("-") else self._asked("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        if found is None or not _COMMIT.fullmatch(found):
            unknown = N_("there is no commit '{ref}' here")
            if self.is_shallow():
                unknown = N_("there is no commit '{ref}' here: the clone is shallow, run 'git fetch --unshallow'")
            raise Refusal(Fragment(unknown, ref=ref))
        return found.decode().strip()

    def merge_base(self, ref: str, head: str | None = None) -> str:
        """The commit at which `head`, or the checked-out branch, left the branch that `ref` means."""
        commit = self.commit(ref)
        self.refuse_shallow()
        found = self._asked("merge-base", head or self.commit("HEAD"), commit)
        if found is None:
            raise Refusal(Fragment(N_("the branch has no commit in common with '{ref}'"), ref=ref))
        return found.decode().strip()

    def files(self, commit: str, folder: str) -> dict[str, str]:
        """The files of a commit below a folder: their paths, each with the id of its contents."""
        listed = self._ask("ls-tree", "-r", "-z", commit, "--", f"{folder}/")
        entries = (entry.partition(b"\t") for entry in listed.split(b"\0") if entry)
        return {
            os.fsdecode(path): about.split()[2].decode() for about, _, path in entries if about.startswith(_FILE_MODES)
        }

    def changed(self, commit: str, folder: str) -> set[str]:
        """The paths of a commit's files below a folder that are gone now, or may hold something else."""
        listed = self._ask("diff-index", "--relative", "--no-renames", "--name-only", "-z", commit, "--", f"{folder}/")
        return {os.fsdecode(path) for path in listed.split(b"\0") if path}

    def commits(self, folder: str) -> list[tuple[str, int]]:
        """The commits of the checked-out branch that changed a folder, oldest first: ids, and times in seconds.

        What a merge brought in counts as changed by the merge, at its time.
        """
        listed = self._ask("rev-list", "--first-parent", "--timestamp", "HEAD", "--", f"{folder}/")
        entries = (line.split() for line in reversed(listed.splitlines()))
        return [(id_.decode(), int(time)) for time, id_ in entries]

    def changes(self, commits: Sequence[str], folder: str, before: str | None = None) -> list[list[FileChange]]:
        """The files below a folder that each of these commits changed, which follow one another.

        The first is compared with the commit `before`; without one all its files are new.
        """
        known = (*((before,) if before else ()), *commits)
        asked = "".join(f"{new} {old}\n" for old, new in pairwise(known))
        options = ("--stdin", "-r", "-z", "--raw", "--no-renames", "--relative")
        found = _by_commit(self._ask("diff-tree", *options, "--", f"{folder}/", asked=asked.encode()))
        if commits and not before:
            found[commits[0]] = [FileChange(path, None, id_) for path, id_ in self.files(commits[0], folder).items()]
        return [found.get(id_, []) for id_ in commits]

    def contents(self, ids: Sequence[str]) -> Iterator[bytes]:
        """The contents with these ids, in their order."""
        found = self._ask("cat-file", "--batch", asked="".join(f"{id_}\n" for id_ in ids).encode())
        start = 0
        for _ in ids:
            heading, _, _ = found[start : start + 200].partition(b"\n")
            if not (size := heading.split()[-1]).isdigit():
                raise Refusal(Fragment(N_("the Git repository lacks files of that commit")))
            start += len(heading) + 1
            yield found[start : start + int(size)]
            start += int(size) + 1

    def refuse_shallow(self) -> None:
        """Raises Refusal in a clone without the older commits."""
        if self.is_shallow():
            text = N_("the clone is shallow, so nothing shows what is gone: run 'git fetch --unshallow'")
            raise Refusal(Fragment(text))

    def is_shallow(self) -> bool:
        """Tests for a clone without the older commits."""
        return self._asked("rev-parse", "--is-shallow-repository") == b"true\n"

    def _ask(self, *arguments: str, asked: bytes = b"") -> bytes:
        answer = self._asked(*arguments, asked=asked)
        if answer is None:
            raise Refusal(Fragment(N_("the Git repository cannot be read")))
        return answer

    def _asked(self, *arguments: str, asked: bytes = b"") -> bytes | None:
        """The answer of `git`; None where it refuses."""
        try:
            done = subprocess.run(
                ["git", *arguments],
                cwd=self._root,
                env=self._environment,
                input=asked,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise Refusal(Fragment(N_("there is no command 'git' here"))) from None
        except (OSError, ValueError):
            return None
        return done.stdout if done.returncode == 0 else None


def _by_commit(listed: bytes) -> dict[str, list[FileChange]]:
    """The changed files by commit, of what `git diff-tree -z --raw` lists."""
    found: dict[str, list[FileChange]] = {}
    files: list[FileChange] = []
    fields = iter(listed.split(b"\0"))
    for one in fields:
        if one.startswith(b":"):
            old_mode, mode, old, new, _ = one[1:].split()
            path = os.fsdecode(next(fields))
            before = old.decode() if old_mode in _FILE_MODES else None
            files.append(FileChange(path, before, new.decode() if mode in _FILE_MODES else None))
        elif one:
            files = found.setdefault(one.decode().strip(), [])
    return found
