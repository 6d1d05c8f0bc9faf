"""The `atlas` command: its subcommands stand in files of their own."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from atlas.cli import check
from atlas.cli.options import wording_of
from atlas.messages.refusal import Refusal

REFUSED = 2
INTERRUPTED = 130
"""The status of a program that an interrupt has ended, as shells count it: 128 and the number of the signal."""
UNREAD = 141
"""The status of a program whose output nobody reads to the end."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):  # a file's name may hold what the console cannot show
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except Refusal as refusal:
        print(f"atlas: {refusal.reason.say(wording_of(getattr(options, 'lang', 'en')))}", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the interpreter flushes once more at its end
        return UNREAD
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="atlas",
        description="The city cooperation atlas: commands for those who edit its data.",
        epilog="`atlas COMMAND --help` explains a command and its exit status.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check.add_check(commands)
    return parser
