"""The `atlas` command: its subcommands stand in files of their own."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper

from atlas.cli import check, diff, extract, fmt, new, rename, schema, withdraw
from atlas.cli.options import wording_of
from atlas.messages.refusal import Refusal

REFUSED = 2
UNREAD = 141
"""The status of a program whose output nobody reads to its end, as shells count it: 128 and the signal's number."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):  # a file's name may hold what the console cannot show
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        with _ended_by_interrupts():
            status: int = options.run(options)
            sys.stdout.flush()
    except Refusal as refusal:
        print(f"atlas: {refusal.reason.say(wording_of(getattr(options, 'lang', 'en')))}", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the interpreter flushes once more at its end
        return UNREAD
    except Exception as error:
        print(f"atlas: {_said_by_pool(error)}", file=sys.stderr)
        return REFUSED
    return status


def _said_by_pool(error: Exception) -> str:
    """The words of a pool of processes on its end. Raises any other exception again."""
    from atlas.parallel.pool import WorkFailed  # takes longer than all that a command's help needs

    if isinstance(error, WorkFailed):
        return str(error)
    raise error


@contextmanager
def _ended_by_interrupts() -> Iterator[None]:
    """Lets an interrupt end the process at once: an exception in the midst of a fork would leave processes behind."""
    handler = signal.getsignal(signal.SIGINT)
    if handler is not signal.default_int_handler or threading.current_thread() is not threading.main_thread():
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="atlas",
        description="The city cooperation atlas: commands for those who edit its data.",
        epilog="`atlas COMMAND --help` explains a command and its exit status.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check.add_check(commands)
    diff.add_diff(commands)
    fmt.add_fmt(commands)
    new.add_new(commands)
    rename.add_rename(commands)
    withdraw.add_withdraw(commands)
    extract.add_extract(commands)
    schema.add_schema(commands)
    return parser
