"""`atlas check`: the problems of data/, each with its place and a hint."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from atlas.incremental.checking import check_project
from atlas.model.problems import Severity, report, workflow_commands


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declares the command and its options."""
    parser = commands.add_parser("check", help="check data/ and say what is wrong")
    parser.add_argument(
        "--format", choices=("text", "github"), default="text", help="github: annotations on the lines too"
    )
    parser.add_argument("--project", type=Path, default=Path.cwd(), help="the folder that holds data/")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the report; returns 1 where the data has errors."""
    loaded, _, problems = check_project(options.project, datetime.now(UTC).date())
    if options.format == "github" and problems:
        print(workflow_commands(problems))
    print(report(problems, len(loaded.entries)))
    return int(any(problem.severity is Severity.ERROR for problem in problems))
