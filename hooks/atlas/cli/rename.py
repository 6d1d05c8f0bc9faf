"""`atlas rename`: a record gets another id, and every file that names it follows."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from atlas.cli.options import add_command, add_language, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atlas.messages.message import Wording
    from atlas.model.problems import Problem
    from atlas.writing.editing.renaming import Renaming

_SUMMARY = "Give a record another id: its file moves, 'formerly' keeps the old id, and all that names it follows."
_STATUSES = """\
exit status:
  0    renamed, or with --dry-run shown
  1    renamed, but now data/ has an error that it did not have
  2    it cannot be done: wrong options, no such record, an id that is not free, data/ with errors

Where it is interrupted, the same command does what is left."""


def add_rename(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declares the command and its options."""
    parser = add_command(commands, "rename", _SUMMARY, _STATUSES)
    parser.add_argument("old", metavar="OLD", help="the record's id")
    parser.add_argument("new", metavar="NEW", help="its new id")
    parser.add_argument("--dry-run", action="store_true", help="write nothing; print the change of every file")
    add_language(parser)
    parser.set_defaults(run=run_rename)


def run_rename(options: argparse.Namespace) -> int:
    """Renames the record and prints which files have changed; returns 1 where that made an error."""
    from atlas.incremental.checking import CACHE, check_project
    from atlas.writing.editing.renaming import renaming_of
    from atlas.writing.files import refused_where_unwritten

    root, today = options.project, datetime.now(UTC).date()
    _, atlas, problems = check_project(root, today, root / CACHE)
    renaming = renaming_of(root, options.old, options.new, atlas, problems)
    if options.dry_run:
        print("".join(_changes(root, renaming)), end="")
        return 0
    with refused_where_unwritten():
        renaming.write(root)
    _, _, found = check_project(root, today, root / CACHE)
    return _report(renaming, found, wording_of(options.lang))


def _changes(root: Path, renaming: Renaming) -> Iterator[str]:
    """The lines of a unified diff of every file."""
    for path, text in renaming.texts.items():
        before = renaming.before if path == renaming.after else path
        old, new = ((root / before).read_text("utf-8"), text.decode())
        for line in unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), before, path):
            yield line if line.endswith("\n") else f"{line}\n"


def _report(renaming: Renaming, problems: Iterable[Problem], wording: Wording) -> int:
    """Prints the files and the errors; returns 1 where there is one."""
    from atlas.messages.message import N_, Fragment
    from atlas.model.problems import Severity

    print(Fragment(N_("{path} is {new} now"), path=renaming.before, new=renaming.after).say(wording))
    for path in renaming.texts:
        if path != renaming.after:
            print(Fragment(N_("{path} names the new id"), path=path).say(wording))
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    for problem in errors:
        print(problem.say(wording))
    return int(bool(errors))
