"""The loading of data/: files become frozen records, with every problem of their form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any, get_origin

from atlas.messages.message import N_, Clause, Message
from atlas.model.fields import specification
from atlas.model.kinds import KINDS
from atlas.model.problems import Problem
from atlas.model.records import Record
from atlas.parallel.batches import map_batches
from atlas.parallel.pickling import fast_pickled
from atlas.reading.conversion import convert_fields
from atlas.reading.folders import DATA, File, data_files, read_bytes
from atlas.reading.lines.parsing import AsMeant, parse_as_meant
from atlas.reading.lines.yaml_nodes import Mapping, NotYaml, Parsed, Position, parse
from atlas.reading.notes import BAD, Notes, TooManyProblems, and_more
from atlas.reading.unknown_fields import kind_of_fields, meant_field

_NOTHING = Mapping({}, Position(1, 1))
_MERGE_MARKS = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")
_OTHER_KIND = Message("other-kind", N_("a record of {kind} in another folder"), N_("move it to {path}"))


@fast_pickled
@dataclass(frozen=True, slots=True)
class Entry:
    """A file with its record, if it can be read; `whole` is False where values had to be left out.

    `dropped` are the positions of list entries that were left out; `digest` is that of the file's bytes;
    `unusable` are the positions of values that could not be read.
    """

    file: File
    record: Record | None
    whole: bool
    dropped: frozenset[Position] = frozenset()
    digest: str = ""
    unusable: frozenset[Position] = frozenset()


@dataclass(frozen=True, slots=True)
class LoadedData:
    """All files of data/ with their records, and the problems of their form."""

    root: Path
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def tree_of(root: Path, entry: Entry) -> Mapping:
    """The tree of the entry's file, which is parsed again: files with problems are few."""
    try:
        data = read_bytes(root / entry.file.path)
        return parse(data).root if entry.whole else parse_as_meant(data).root or _NOTHING
    except (OSError, NotYaml):
        return _NOTHING


def read_data(root: Path) -> LoadedData:
    """Reads every file below `root`/data, by kind and name. Raises nothing: what is wrong is in `problems`."""
    problems: list[Problem] = []
    read = read_files(root, data_files(root, problems))
    problems += (problem for _, found in read for problem in found)
    return LoadedData(root, tuple(entry for entry, _ in read), tuple(problems))


def read_files(root: Path, files: Sequence[File]) -> list[tuple[Entry, list[Problem]]]:
    """Reads these files below `root`; returns each, in their order, with its record and the problems of its form."""

    def read_batch(batch: Sequence[File]) -> list[tuple[Entry, list[Problem]]]:
        return [read_file(root, file) for file in batch]

    return list(chain.from_iterable(map_batches(read_batch, files)))


def read_file(root: Path, file: File) -> tuple[Entry, list[Problem]]:
    """Reads a file below `root`; returns it with its record and the problems of its form."""
    try:
        data = read_bytes(root / file.path)
    except OSError:
        message = Message("file-not-opened", N_("the file cannot be opened"), N_("check its read permissions"))
        return Entry(file, None, whole=False), [Problem(file.path, 1, 1, message)]
    return read_record(file, data)


def file_digest(root: Path, file: File) -> str:
    """The digest of a file's bytes; empty where it cannot be opened."""
    try:
        return _digest(read_bytes(f"{root}/{file.path}"))
    except OSError:
        return ""


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def read_record(file: File, data: bytes) -> tuple[Entry, list[Problem]]:
    """Reads a record from the bytes of its file; returns the file with it and the problems of its form."""
    if not any(mark in data for mark in _MERGE_MARKS):
        try:
            entry, problems = _read_tree(file, data, parse(data))
        except NotYaml:
            pass
        else:
            if entry.whole:
                return entry, problems
    return _read_tree(file, data, parse_as_meant(data))


def _read_tree(file: File, data: bytes, parsed: Parsed | AsMeant) -> tuple[Entry, list[Problem]]:
    notes = Notes(file.path)
    try:
        return _noted(file, data, parsed, notes)
    except TooManyProblems:
        return Entry(file, None, whole=False), [*notes.problems, and_more(file.path)]


def _noted(file: File, data: bytes, parsed: Parsed | AsMeant, notes: Notes) -> tuple[Entry, list[Problem]]:
    for flaw in parsed.flaws:
        notes.bad(flaw.mark, flaw.message)
    if parsed.root is None:
        return Entry(file, None, whole=False), notes.problems
    cls = KINDS[file.kind]
    if meant := _kind_meant(file.kind, parsed.root):
        notes.bad(
            parsed.root.mark,
            _OTHER_KIND.with_values(kind=Clause(KINDS[meant].PLURAL), path=f"{DATA}/{meant}/{file.id}.yaml"),
        )
        return Entry(file, None, whole=False), notes.problems
    values = convert_fields(cls, parsed.root, notes)
    record = _new_record(cls, file.id, values)
    unusable = frozenset(Position(problem.line, problem.column) for problem in notes.problems)
    entry = Entry(file, record, not notes.has_errors, frozenset(notes.dropped), _digest(data), unusable)
    return entry, notes.problems


def _kind_meant(kind: str, root: Mapping) -> str | None:
    """The kind whose record this is, where it cannot be one of the kind of its folder."""
    others = root.entries.keys() - _keys_of(kind)
    if all(meant_field(KINDS[kind], key) for key in others):
        return None
    return kind_of_fields(frozenset(root.entries))


@cache
def _keys_of(kind: str) -> frozenset[str]:
    return frozenset(spec.key for spec in specification(KINDS[kind]))


def _new_record(cls: type[Record], id_: str, values: dict[str, Any]) -> Record:
    """The record, with None for a required value that was unusable, or an empty list: no page is made from it."""
    make: Any = cls
    required = {
        spec.name: () if get_origin(spec.type) is tuple else None for spec in specification(cls) if spec.required
    }
    usable = {name: required.get(name) if value is BAD else value for name, value in values.items()}
    record: Record = make(
        id=id_, **{name: value for name, value in usable.items() if value is not None or name in required}
    )
    return record
