"""`atlas check`: the problems of data/, each with its place and a hint."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from atlas.cli.options import add_command, add_language, wording_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atlas.model.problems import Problem
    from atlas.reading.loading import Entry

_SUMMARY = "Check data/ and say what is wrong, where, and what to write instead."
_STATUSES = """\
exit status:
  0    no error; there may be warnings
  1    an error in data/
  2    the check cannot be made: wrong options, no Git repository, an unknown commit"""


def add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declares the command and its options."""
    parser = add_command(commands, "check", _SUMMARY, _STATUSES)
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="tell the problems of these files only; all are read"
    )
    parser.add_argument(
        "--since",
        metavar="REF",
        help="refuse addresses that are gone since the branch left REF, such as origin/main: "
        "deleted or renamed records without 'withdrawn' or 'formerly'",
    )
    parser.add_argument(
        "--format",
        choices=("text", "github", "json"),
        default="text",
        help="github: annotations on the lines too; json: a list for other programs (text)",
    )
    add_language(parser)
    parser.set_defaults(run=run_check)


def run_check(options: argparse.Namespace) -> int:
    """Prints the report; returns 1 where the data has errors."""
    from atlas.cli.selection import Selection
    from atlas.incremental.checking import CACHE, check_project
    from atlas.model.problems import Severity

    today = datetime.now(UTC).date()
    selection = Selection(options.project, options.files)
    before = _entries_before(options.project, options.since) if options.since is not None else []
    loaded, _, problems = check_project(options.project, today, options.project / CACHE)
    if before:
        from atlas.derive.changes.addresses import lost_addresses

        problems = sorted({*problems, *lost_addresses(options.project, before, loaded.entries, today)})
    shown = selection.problems(problems)
    checked = sum(entry.file.path in selection for entry in loaded.entries)
    print(_said(shown, checked, options))
    return int(any(problem.severity is Severity.ERROR for problem in shown))


def _entries_before(project: Path, ref: str) -> Sequence[Entry]:
    """The files that have changed or gone since the branch left `ref`, as they stood there."""
    from atlas.history.commits import changed_since
    from atlas.history.git import Repository

    repository = Repository(project)
    return changed_since(repository, repository.merge_base(ref))


def _said(problems: Sequence[Problem], checked: int, options: argparse.Namespace) -> str:
    from atlas.model.problems import as_json, report, workflow_commands
    from atlas.reading.configuration import address_of_explanations

    wording = wording_of(options.lang)
    explanations = address_of_explanations(options.project, options.lang) if problems else ""
    if options.format == "json":
        return as_json(problems, wording, explanations)
    said = report(problems, checked, wording, explanations)
    if options.format == "github" and problems:
        return f"{workflow_commands(problems, wording, explanations)}\n{said}"
    return said
