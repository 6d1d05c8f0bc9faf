"""`atlas withdraw`: the day and the reason of a withdrawal in a record's file."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from atlas.cli.options import add_command, add_language, wording_of

_SUMMARY = "Withdraw a record: its file stays, and its page says when and why. Tells which records still name it."
_STATUSES = """\
exit status:
  0    withdrawn; records that still name it are listed
  2    it cannot be done: wrong options, no such record, withdrawn already"""


def add_withdraw(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declares the command and its options."""
    parser = add_command(commands, "withdraw", _SUMMARY, _STATUSES)
    parser.add_argument("id", metavar="ID", help="the record's id")
    parser.add_argument(
        "--reason",
        action="append",
        required=True,
        metavar="[LANG=]TEXT",
        help="why, in the language of --lang or the one before it; once a language",
    )
    add_language(parser)
    parser.set_defaults(run=run_withdraw)


def run_withdraw(options: argparse.Namespace) -> int:
    """Writes the withdrawal and prints what it did; returns 0."""
    from atlas.incremental.checking import CACHE, check_project
    from atlas.messages.message import N_, Fragment
    from atlas.model.kinds import path_of
    from atlas.writing.draft import names_by_language
    from atlas.writing.editing.refusals import record_with_id
    from atlas.writing.editing.withdrawing import withdrawn_file
    from atlas.writing.files import refused_where_unwritten, write_record_file

    today = datetime.now(UTC).date()
    _, atlas, _ = check_project(options.project, today, options.project / CACHE)
    record = record_with_id(options.id, atlas)
    path = path_of(record)
    text = withdrawn_file(options.project, record, names_by_language(options.reason, options.lang), today)
    with refused_where_unwritten():
        write_record_file(options.project / path, text)
    wording = wording_of(options.lang)
    print(Fragment(N_("{path} is withdrawn"), path=path).say(wording))
    for namer in atlas.namers_of(record):
        print(Fragment(N_("{path} still names it"), path=path_of(namer)).say(wording))
    return 0
