"""Files in data/ become frozen records, together with everything that is wrong in their form."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from atlas.model.fields import specification
from atlas.model.kinds import KINDS
from atlas.model.problems import Problem, did_you_mean, one_of
from atlas.model.records import Record
from atlas.parallel.pickling import fast_pickled
from atlas.parallel.pool import parallel_map
from atlas.reading.conversion import BAD, Notes, convert_fields
from atlas.reading.yaml_nodes import Mapping, NotReadable, Position, locate, parse, without

DATA = "data"
_ORDER = {kind: number for number, kind in enumerate(KINDS)}
_BATCH_SIZE = 500  # files that a process reads at a time


class File(NamedTuple):
    """A data file: its path below the project, its kind and the id that its name gives."""

    path: str
    kind: str
    id: str


@fast_pickled
@dataclass(frozen=True, slots=True)
class Entry:
    """A file with the record that stands in it; `whole` is False where values had to be left out.

    `dropped` tells where entries of lists stand that were left out; `digest` is that of the file's bytes.
    """

    file: File
    record: Record | None
    whole: bool
    dropped: frozenset[Position] = frozenset()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All of data/ as read, and the problems of its form."""

    root: Path
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def positions(root: Path, entry: Entry) -> Callable[..., Position]:
    """`atlas.reading.yaml_nodes.locate` in the entry's file, which is parsed again: files with problems are few."""
    try:
        node = parse((root / entry.file.path).read_bytes()).root
    except (OSError, NotReadable):
        node = Mapping({}, Position(1, 1))
    return partial(locate, without(node, entry.dropped))


def read_data(root: Path) -> Reading:
    """Reads every file below `root`/data, by kind and name. Raises nothing: what is wrong is in `problems`."""
    problems: list[Problem] = []
    read = read_files(root, data_files(root, problems))
    problems += (problem for _, found in read for problem in found)
    return Reading(root, tuple(entry for entry, _ in read), tuple(problems))


def read_files(root: Path, files: Sequence[File]) -> list[tuple[Entry, list[Problem]]]:
    """Files with their records, and the problems of their form, in the order of the files."""
    starts = range(0, len(files), _BATCH_SIZE)

    def read_batch(batch: int) -> list[tuple[Entry, list[Problem]]]:
        return [read_file(root, file) for file in files[starts[batch] : starts[batch] + _BATCH_SIZE]]

    return [of_one for batch in parallel_map(read_batch, len(starts)) for of_one in batch]


def data_files(root: Path, problems: list[Problem]) -> list[File]:
    """Every record's file below `root`/data, by kind and name; adds what is wrong with the folders to `problems`."""
    return sorted(_files(root, problems), key=lambda file: (_ORDER[file.kind], file.id, file.path))


def read_file(root: Path, file: File) -> tuple[Entry, list[Problem]]:
    """A file with its record, and the problems of its form."""
    try:
        data = (root / file.path).read_bytes()
    except OSError:
        problem = Problem(file.path, 1, 1, "the file cannot be opened", "check who may read it")
        return Entry(file, None, whole=False), [problem]
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
    """One record from the bytes of its file."""
    notes = Notes(file.path)
    try:
        parsed = parse(data)
    except NotReadable as error:
        notes.bad(error.mark, error.message, error.hint)
        return Entry(file, None, whole=False), notes.problems
    for flaw in parsed.flaws:
        notes.bad(flaw.mark, flaw.message, flaw.hint)
    cls = KINDS[file.kind]
    values = convert_fields(cls, parsed.root, notes)
    record = _record(cls, file.id, values)
    entry = Entry(file, record, not notes.problems, frozenset(notes.dropped), _digest(data))
    return entry, notes.problems


def _record(cls: type[Record], id_: str, values: dict[str, Any]) -> Record:
    """The record, with None for a required value that was unusable: such a record is never built from."""
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
        problems.append(Problem(DATA, 1, 1, "there is no folder 'data'", "records stand in data/<kind>/<id>.yaml"))
        return
    for child in _visible(folder):
        if child.is_dir() and child.name in KINDS:
            yield from _records(child, root, problems)
        elif child.is_dir():
            near = did_you_mean(child.name, KINDS)
            hint = f"did you mean '{near}'?" if near else one_of(list(KINDS))
            problems.append(Problem(_relative(child, root), 1, 1, f"unknown kind '{child.name}'", hint))
        elif child.suffix in (".yaml", ".yml"):
            hint = "a record stands in the folder of its kind: data/<kind>/<id>.yaml"
            problems.append(Problem(_relative(child, root), 1, 1, "a record outside the folders of the kinds", hint))


def _records(folder: Path, root: Path, problems: list[Problem]) -> Iterator[File]:
    path_of_folder = _relative(folder, root)
    with os.scandir(folder) as children:  # no Path for each: there may be tens of thousands
        found = sorted((child.name, child.is_file()) for child in children if not child.name.startswith("."))
    for name, is_file in found:
        path = f"{path_of_folder}/{name}"
        if is_file and name.endswith(".yaml"):
            yield File(path, folder.name, name.removesuffix(".yaml"))
        else:
            child = Path(name)
            hint = f"rename it to {child.stem}.yaml" if child.suffix in (".yml", ".YAML", ".YML") else "remove it"
            problems.append(Problem(path, 1, 1, f"'{child.name}' is not a record's file", hint))


def _visible(folder: Path) -> Iterable[Path]:
    return sorted(child for child in folder.iterdir() if not child.name.startswith("."))


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
