"""The files of data/: records in the folders of their kinds, and the messages on what stands elsewhere."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from atlas.messages.message import N_, Message
from atlas.model.kinds import KINDS
from atlas.model.problems import Problem, did_you_mean, with_suggestion
from atlas.reading.lines.yaml_nodes import NotYaml, parse
from atlas.reading.unknown_fields import kind_of_fields
from atlas.reading.values.limits import MAX_BYTES

DATA = "data"
_ORDER = {kind: number for number, kind in enumerate(KINDS)}
_ENDING = re.compile(r"[ .]+(?:ya?ml|txt|json|md|yam)[\s~]*$|[.~\s]+$", re.IGNORECASE)
_LEFT_OVER = re.compile(r"\.(?:docx?|odt|rtf|pdf|xlsx?|orig|bak|rej|sw[op]|tmp)$", re.IGNORECASE)
_MOVE = N_("move it to {path}")
_NOT_A_FILE = Message("not-a-record-file", N_("'{file}' is not a record's file"))
_DEEPER = Message("folder-in-kind", N_("a record in a folder within '{kind}'"), _MOVE)
_OUTSIDE = Message(
    "record-outside-kinds",
    N_("a record outside the folders of the kinds"),
    N_("a record belongs in the folder of its kind: data/<kind>/<id>.yaml"),
)
_LINK = Message(
    "symbolic-link", N_("'{file}' is a symbolic link"), N_("put the file itself here: what a link leads to is not read")
)
_NO_COUNTRIES = N_("countries are not records: their codes stand in those of cities and regions")
_DOCS = "docs"


class File(NamedTuple):
    """A data file: its path below the project, its kind and the id that its name gives."""

    path: str
    kind: str
    id: str


def file_at(path: str) -> File | None:
    """The data file with this path below the project; None where no record stands there."""
    match path.split("/"):
        case [folder, kind, name] if folder == DATA and kind in KINDS and name.endswith(".yaml") and name[0] != ".":
            return File(path, kind, name.removesuffix(".yaml"))
    return None


def data_files(root: Path, problems: list[Problem]) -> list[File]:
    """Every record's file below `root`/data, by kind and name; adds what is wrong with the folders to `problems`."""
    problems += map(_link, _links_below(root / _DOCS, root))
    return sorted(_files(root, problems), key=lambda file: (_ORDER[file.kind], file.id, file.path))


def meant_files(problems: Iterable[Problem]) -> frozenset[File]:
    """The files that there will be when those with these problems have the names or places that the hints tell."""
    told = ((problem.path.rpartition("/")[0], problem.message.values) for problem in problems)
    paths = (str(values.get("path") or f"{folder}/{values.get('name')}") for folder, values in told)
    return frozenset(filter(None, map(file_at, paths)))


def read_bytes(path: Path | str) -> bytes:
    """The bytes of a data file, at most one more than may be read: by that one it is refused. Raises OSError."""
    with open(path, "rb", buffering=0) as opened:  # noqa: PTH123 - a Path takes half the time
        return opened.read(MAX_BYTES + 1)


def _files(root: Path, problems: list[Problem]) -> Iterator[File]:
    folder = root / DATA
    if not folder.is_dir():
        hint = N_("records belong in data/<kind>/<id>.yaml")
        problems.append(Problem(DATA, 1, 1, Message("no-data", N_("there is no folder 'data'"), hint)))
        return
    for child in _visible(folder):
        if child.is_symlink():
            problems.append(_link(_relative(child, root)))
        elif child.is_dir() and child.name in KINDS:
            yield from _files_of_kind(child, root, problems)
        elif child.is_dir():
            problems += _in_unknown_folder(child, root)
        elif child.suffix in (".yaml", ".yml"):
            problems.append(Problem(_relative(child, root), 1, 1, outside(child)))


def _files_of_kind(folder: Path, root: Path, problems: list[Problem]) -> Iterator[File]:
    path_of_folder = _relative(folder, root)
    with os.scandir(folder) as children:  # no Path for each: there may be tens of thousands
        shown = (child for child in children if not child.name.startswith("."))
        found = sorted((child.name, child.is_file(follow_symlinks=False), child.is_symlink()) for child in shown)
    for name, is_file, is_link in found:
        path = f"{path_of_folder}/{name}"
        if is_link:
            problems.append(_link(path))
        elif is_file and name.endswith(".yaml") and not name.endswith((".yaml.yaml", ".yml.yaml")):
            yield File(path, folder.name, name.removesuffix(".yaml"))
        elif is_file:
            problems.append(Problem(path, 1, 1, _not_a_file_of_a_record(folder / name)))
        else:
            problems += _in_deeper_folder(folder / name, folder.name, root)


def _not_a_file_of_a_record(file: Path) -> Message:
    name = stem = file.name
    while ending := _ENDING.search(stem):
        stem = stem[: ending.start()]
    message = _NOT_A_FILE.with_values(file=name)
    if _LEFT_OVER.search(name):
        return message.with_hint(N_("delete it: only records belong here, in files that end in .yaml"))
    if stem and (stem != name or _kind_in(file)):
        return message.with_hint(N_("rename it to {name}"), name=f"{stem}.yaml")
    return message.with_hint(N_("only records belong here, in files that end in .yaml: move it to another folder"))


def _in_deeper_folder(folder: Path, kind: str, root: Path) -> Iterator[Problem]:
    """A problem for each record in a folder within that of a kind; one for the folder, where it has none."""
    inner = _records_below(folder)
    if not inner:
        message = _NOT_A_FILE.with_hint(N_("records belong directly in the folder of their kind, as {kind}/<id>.yaml"))
        yield Problem(_relative(folder, root), 1, 1, message.with_values(file=folder.name, kind=kind))
    for file in inner:
        path = f"{DATA}/{kind}/{file.stem}.yaml"
        yield Problem(_relative(file, root), 1, 1, _DEEPER.with_values(kind=kind, path=path))


def _in_unknown_folder(folder: Path, root: Path) -> Iterator[Problem]:
    """A problem for each record in a folder of no kind; one for the folder, where it has none."""
    unknown = Message("unknown-kind", N_("unknown kind '{kind}'"), kind=folder.name)
    near = did_you_mean(folder.name, KINDS)
    of_countries = folder.name.casefold() in ("country", "countries")
    for file in _records_below(folder):
        kind = _kind_in(file) or near
        if of_countries and kind == near:
            yield Problem(_relative(file, root), 1, 1, unknown.with_hint(_NO_COUNTRIES))
            continue
        message = unknown.with_hint(_MOVE, path=f"{DATA}/{kind}/{file.stem}.yaml")
        yield Problem(_relative(file, root), 1, 1, message if kind else with_suggestion(unknown, folder.name, KINDS))
    if not _records_below(folder):
        yield Problem(_relative(folder, root), 1, 1, with_suggestion(unknown, folder.name, KINDS))


def outside(file: Path) -> Message:
    """The message on a file or folder outside of those of the kinds: no record in it is read."""
    kind = _kind_in(file)
    return _OUTSIDE.with_hint(_MOVE, path=f"{DATA}/{kind}/{file.stem}.yaml") if kind else _OUTSIDE


def _kind_in(file: Path) -> str | None:
    """The kind of the record in a file, by its fields."""
    if not file.is_file():  # a pipe would be waited for
        return None
    try:
        return kind_of_fields(frozenset(parse(read_bytes(file)).root.entries))
    except (OSError, NotYaml):
        return None


def _records_below(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    found = (file for file in folder.rglob("*") if file.suffix in (".yaml", ".yml"))
    return sorted(file for file in found if file.is_file() and not file.is_symlink())


def _links_below(folder: Path, root: Path) -> Iterator[str]:
    """The paths of the symbolic links in a folder, which the engine would follow."""
    for path, folders, files in os.walk(folder):
        yield from (_relative(found, root) for name in (*folders, *files) if (found := Path(path, name)).is_symlink())


def _link(path: str) -> Problem:
    return Problem(path, 1, 1, _LINK.with_values(file=path.rpartition("/")[2]))


def _visible(folder: Path) -> Iterable[Path]:
    return sorted(child for child in folder.iterdir() if not child.name.startswith("."))


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
