"""The `atlas` command: checks data/."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from atlas.checking import checked
from atlas.problems import Severity, report, workflow_commands


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):  # a file's name may hold what the console cannot show
        sys.stdout.reconfigure(errors="backslashreplace")
    reading, _, problems = checked(options.project)
    if options.format == "github" and problems:
        print(workflow_commands(problems))
    print(report(problems, len(reading.entries)))
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="atlas", description="The city cooperation atlas.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="check data/ and say what is wrong")
    check.add_argument("--format", choices=("text", "github"), default="text", help="github: notes beside the lines")
    check.add_argument("--project", type=Path, default=Path.cwd(), help="the folder that holds data/")
    return parser


if __name__ == "__main__":
    sys.exit(main())
