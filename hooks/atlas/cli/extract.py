"""`atlas extract`: sources that are described in citations get files of their own."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from atlas.cli.options import add_command, add_language, wording_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atlas.model.records import Record
    from atlas.records.store import Atlas

_SUMMARY = (
    "Give each source that a file describes in its citations a file of its own, which all citations name by its id."
)
_STATUSES = """\
exit status:
  0    done; sources that stay, as others describe them otherwise, are listed
  1    done, but now data/ has an error that it did not have
  2    it cannot be done: wrong options, no such file, data/ with errors"""


def add_extract(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declares the command and its options."""
    parser = add_command(commands, "extract", _SUMMARY, _STATUSES)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a record's file")
    add_language(parser)
    parser.set_defaults(run=run_extract)


def run_extract(options: argparse.Namespace) -> int:
    """Writes the files and prints their paths; returns 1 where that made an error."""
    from atlas.incremental.checking import CACHE, check_project
    from atlas.messages.message import N_, Fragment
    from atlas.model.problems import Severity
    from atlas.writing.editing.extraction import extract_sources
    from atlas.writing.editing.refusals import refuse_errors
    from atlas.writing.files import refused_where_unwritten, write_record_files

    root, today, wording = options.project, datetime.now(UTC).date(), wording_of(options.lang)
    _, atlas, problems = check_project(root, today, root / CACHE)
    refuse_errors(problems)
    extraction = extract_sources(root, _records(root, options.files, atlas), atlas)
    with refused_where_unwritten():
        write_record_files({root / path: text for path, text in {**extraction.created, **extraction.changed}.items()})
    said = [Fragment(N_("{path} is new"), path=path) for path in extraction.created]
    said += [Fragment(N_("{path} names it"), path=path) for path in extraction.changed]
    errors = [one for one in check_project(root, today, root / CACHE)[2] if one.severity is Severity.ERROR]
    lines = [one.say(wording) for one in (*said, *extraction.kept)] + [error.say(wording) for error in errors]
    print("".join(f"{line}\n" for line in lines), end="")
    return int(bool(errors))


def _records(root: Path, files: Sequence[Path], atlas: Atlas) -> list[Record]:
    """The records of these files. Raises Refusal for one that is none."""
    from atlas.cli.selection import below
    from atlas.messages.message import N_, Fragment
    from atlas.messages.refusal import Refusal
    from atlas.reading.folders import file_at

    found = [(file, file_at(below(root, file))) for file in files]
    for path, file in found:
        if file is None or file.id not in atlas.by_id:
            raise Refusal(Fragment(N_("{path} is not a record's file: data/<kind>/<id>.yaml"), path=str(path)))
    return [atlas.by_id[file.id] for _, file in found if file]
