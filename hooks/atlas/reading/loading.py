"""The loading of data/: files become frozen records, with every problem of their form."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from atlas.messages.message import N_, Message
from atlas.model.fields import specification
from atlas.model.kinds import KINDS
from atlas.model.problems import Problem, with_suggestion
from atlas.model.records import Record
from atlas.parallel.batches import map_batches
from atlas.parallel.pickling import fast_pickled
from atlas.reading.conversion import convert_fields
from atlas.reading.notes import BAD, Notes
from atlas.reading.yaml_nodes import Mapping, NotYaml, Position, locate, parse, without_entries

DATA = "data"
_ORDER = {kind: number for number, kind in enumerate(KINDS)}


class File(NamedTuple):
    """A data file: its path below the project, its kind and the id that its name gives."""

    path: str
    kind: str
    id: str


@fast_pickled
@dataclass(frozen=True, slots=True)
class Entry:
    """A file with its record, if it can be read; `whole` is False where values had to be left out.

    `dropped` are the positions of list entries that were left out; `digest` is that of the file's bytes.
    """

    file: File
    record: Record | None
    whole: bool
    dropped: frozenset[Position] = frozenset()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class LoadedData:
    """All files of data/ with their records, and the problems of their form."""

    root: Path
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def file_at(path: str) -> File | None:
    """The data file with this path below the project; None where no record stands there."""
    match path.split("/"):
        case [folder, kind, name] if folder == DATA and kind in KINDS and name.endswith(".yaml") and name[0] != ".":
            return File(path, kind, name.removesuffix(".yaml"))
    return None


def locator(root: Path, entry: Entry) -> Callable[..., Position]:
    """Returns `yaml_nodes.locate` for the entry's file, which is parsed again: files with problems are few."""
    try:
        node = parse((root / entry.file.path).read_bytes()).root
    except (OSError, NotYaml):
        node = Mapping({}, Position(1, 1))
    return partial(locate, without_entries(node, entry.dropped))


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


def data_files(root: Path, problems: list[Problem]) -> list[File]:
    """Every record's file below `root`/data, by kind and name; adds what is wrong with the folders to `problems`."""
    return sorted(_files(root, problems), key=lambda file: (_ORDER[file.kind], file.id, file.path))


def read_file(root: Path, file: File) -> tuple[Entry, list[Problem]]:
    """Reads a file below `root`; returns it with its record and the problems of its form."""
    try:
        data = (root / file.path).read_bytes()
    except OSError:
        message = Message("file-not-opened", N_("the file cannot be opened"), N_("check who may read it"))
        return Entry(file, None, whole=False), [Problem(file.path, 1, 1, message)]
    return read_record(file, data)


def file_digest(root: Path, file: File) -> str:
    """The digest of a file's bytes; empty where it cannot be opened."""
    try:
        return _digest((root / file.path).read_bytes())
    except OSError:
        return ""


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def read_record(file: File, data: bytes) -> tuple[Entry, list[Problem]]:
    """Reads a record from the bytes of its file; returns the file with it and the problems of its form."""
    notes = Notes(file.path)
    try:
        parsed = parse(data)
    except NotYaml as error:
        notes.bad(error.mark, error.message)
        return Entry(file, None, whole=False), notes.problems
    for flaw in parsed.flaws:
        notes.bad(flaw.mark, flaw.message)
    cls = KINDS[file.kind]
    values = convert_fields(cls, parsed.root, notes)
    record = _new_record(cls, file.id, values)
    entry = Entry(file, record, not notes.has_errors, frozenset(notes.dropped), _digest(data))
    return entry, notes.problems


def _new_record(cls: type[Record], id_: str, values: dict[str, Any]) -> Record:
    """The record, with None for a required value that was unusable: no page is ever made from such a record."""
    make: Any = cls
    required = {spec.name for spec in specification(cls) if spec.required}
    usable = {name: None if value is BAD else value for name, value in values.items()}
    record: Record = make(
        id=id_, **{name: value for name, value in usable.items() if value is not None or name in required}
    )
    return record


def _files(root: Path, problems: list[Problem]) -> Iterator[File]:
    folder = root / DATA
    if not folder.is_dir():
        hint = N_("records stand in data/<kind>/<id>.yaml")
        problems.append(Problem(DATA, 1, 1, Message("no-data", N_("there is no folder 'data'"), hint)))
        return
    for child in _visible(folder):
        if child.is_dir() and child.name in KINDS:
            yield from _files_of_kind(child, root, problems)
        elif child.is_dir():
            unknown = Message("unknown-kind", N_("unknown kind '{kind}'"), kind=child.name)
            problems.append(Problem(_relative(child, root), 1, 1, with_suggestion(unknown, child.name, KINDS)))
        elif child.suffix in (".yaml", ".yml"):
            message = Message(
                "record-outside-kinds",
                N_("a record outside the folders of the kinds"),
                N_("a record stands in the folder of its kind: data/<kind>/<id>.yaml"),
            )
            problems.append(Problem(_relative(child, root), 1, 1, message))


def _files_of_kind(folder: Path, root: Path, problems: list[Problem]) -> Iterator[File]:
    path_of_folder = _relative(folder, root)
    with os.scandir(folder) as children:  # no Path for each: there may be tens of thousands
        found = sorted((child.name, child.is_file()) for child in children if not child.name.startswith("."))
    for name, is_file in found:
        path = f"{path_of_folder}/{name}"
        if is_file and name.endswith(".yaml"):
            yield File(path, folder.name, name.removesuffix(".yaml"))
        else:
            problems.append(Problem(path, 1, 1, _not_a_file_of_a_record(Path(name))))


def _not_a_file_of_a_record(child: Path) -> Message:
    message = Message("not-a-record-file", N_("'{file}' is not a record's file"), N_("remove it"), file=child.name)
    if child.suffix in (".yml", ".YAML", ".YML"):
        return message.with_hint(N_("rename it to {name}"), name=f"{child.stem}.yaml")
    return message


def _visible(folder: Path) -> Iterable[Path]:
    return sorted(child for child in folder.iterdir() if not child.name.startswith("."))


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
