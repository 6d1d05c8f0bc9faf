"""The withdrawal of a record: its file stays, with the day and the reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from atlas.messages.message import N_, Fragment
from atlas.messages.refusal import Refusal
from atlas.model.kinds import kind_of, path_of
from atlas.model.records import Record
from atlas.reading.folders import File
from atlas.reading.lines.yaml_nodes import NotYaml, locate, parse
from atlas.reading.loading import read_record
from atlas.writing.editing.edited_file import EditedFile
from atlas.writing.layout import laid_out
from atlas.writing.syntax_tree import read_syntax_tree

_FIELD = "withdrawn"


def withdrawn_file(root: Path, record: Record, reason: str, day: date) -> bytes:
    """The file of a record with its withdrawal; `reason` is a text by language, in brackets. Raises Refusal."""
    path = path_of(record)
    file = EditedFile((root / path).read_bytes())
    if _FIELD in file.root.entries:
        line = str(locate(file.root, (_FIELD,), key=True).line)
        raise Refusal(Fragment(N_("{path} is withdrawn already, in line {line}"), path=path, line=line))
    entry = f"{_FIELD}: {{date: {day.isoformat()}, reason: {reason}}}"
    _refuse_unread(entry, record)
    file.append_entry(entry if file.is_in_brackets else laid_out(read_syntax_tree(f"{entry}\n")).rstrip("\n"))
    return file.data()


def _refuse_unread(entry: str, record: Record) -> None:
    """Raises Refusal with what is wrong in the entry, such as the language of the reason."""
    try:
        place = parse(entry.encode()).root.entries[_FIELD][1].mark
    except NotYaml as error:
        raise Refusal(error.message) from None
    _, problems = read_record(File(path_of(record), kind_of(record), record.id), entry.encode())
    for problem in problems:
        if (problem.line, problem.column) >= place:
            raise Refusal(problem.message)
