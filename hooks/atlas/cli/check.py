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
        "--ever",
        action="store_true",
        help="refuse addresses that any commit of this branch published and that answer no more",
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
    problems, checked = found_problems(options.project, options.files, options.since, ever=options.ever)
    print(_said(problems, checked, options))
    return exit_status(problems)


def found_problems(
    project: Path, files: Sequence[Path] = (), since: str | None = None, *, ever: bool = False
) -> tuple[list[Problem], int]:
    """The problems of a project, of the chosen files alone if some are given, and the number of files checked.

    `since` names the branch: addresses that are gone since this one left it are problems, and what concerns two files
    alike is told at the one that changed. `ever`: so are those that any commit of the branch published.
    """
    from atlas.cli.selection import Selection
    from atlas.incremental.checking import CACHE, check_project

    today = datetime.now(UTC).date()
    selection = Selection(project, files)
    before, changed = _before(project, since) if since is not None else ([], set[str]())
    loaded, _, problems = check_project(project, today, project / CACHE, selection if selection else changed)
    if ever:
        before = [*before, *_ever(project)]
    if before:
        from atlas.derive.changes.addresses import lost_addresses

        problems = sorted({*problems, *lost_addresses(project, before, loaded.entries, today)})
    return selection.problems(problems), sum(entry.file.path in selection for entry in loaded.entries)


def _ever(project: Path) -> list[Entry]:
    from atlas.history.commits import ever_published
    from atlas.history.git import Repository

    return ever_published(Repository(project))


def exit_status(problems: Sequence[Problem]) -> int:
    """The exit status of a check that found these problems: 1 where one is an error."""
    from atlas.model.problems import Severity

    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _before(project: Path, ref: str) -> tuple[Sequence[Entry], set[str]]:
    """The files changed or gone since the branch left `ref`, as they stood there; the paths of those changed or new."""
    from atlas.history.commits import changed_since, paths_since
    from atlas.history.git import Repository

    repository = Repository(project)
    commit = repository.merge_base(ref)
    return changed_since(repository, commit), paths_since(project, repository, commit)


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
