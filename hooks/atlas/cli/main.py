"""The `atlas` command: its subcommands stand in files of their own."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from atlas.cli import check


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):  # a file's name may hold what the console cannot show
        sys.stdout.reconfigure(errors="backslashreplace")
    status: int = options.run(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="atlas", description="The city cooperation atlas.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check.add_to(commands)
    return parser
