"""The work of `atlas fmt`: chosen files of data/ formatted, written and named."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from atlas.cli.options import needs_gazetteer, refuse, wording_of
from atlas.incremental.checking import check_project
from atlas.messages.message import N_, Fragment, Wording
from atlas.messages.refusal import Refusal
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
    except Refusal as refusal:
        refuse(options, refusal.reason)
    wording = wording_of(options.lang)
    done = format_files(options.project, files, geonames)
    changed = [found for found in done if found.text is not None]
    for found in changed:
        if not options.check:
            _write(options, found)
        done_to_it = N_("would change") if options.check else N_("formatted")
        print(f"{found.file.path}: {wording.gettext(done_to_it)}")
    unread = [found.problem for found in done if found.problem]
    for problem in sorted(unread):
        print(problem.say(wording))
    print(_summary(done, changed, options.check, wording))
    return int(bool(unread) or (options.check and bool(changed)))


def _write(options: argparse.Namespace, found: Formatting) -> None:
    try:
        write_record_file(options.project / found.file.path, found.text or b"")
    except OSError as error:
        reason = N_("{path} cannot be written: {reason}")
        refuse(options, Fragment(reason, path=found.file.path, reason=error.strerror or ""))


def _files(project: Path, paths: Sequence[Path]) -> list[File]:
    if not paths:
        return data_files(project, [])
    return [_file(project, path) for path in paths]


def _geonames(project: Path) -> str:
    """The id of GeoNames as a source. Raises Refusal where it is none, or the gazetteer is not installed."""
    if not is_installed():
        raise Refusal(needs_gazetteer("--gazetteer"))
    source = geonames_source(check_project(project)[1])
    if source is None:
        raise Refusal(Fragment(N_("--gazetteer needs a source of the form 'gazetteer' with GeoNames in its title")))
    return source


def _file(project: Path, path: Path) -> File:
    """The record's file at a path. Raises Refusal for one that is none."""
    try:
        data, kind, name = path.resolve().relative_to(project.resolve()).parts
    except ValueError:
        data, kind, name = "", "", ""
    if data != DATA or kind not in KINDS or not name.endswith(".yaml") or not path.is_file():
        raise Refusal(Fragment(N_("{path} is not a record's file: data/<kind>/<id>.yaml"), path=str(path)))
    return File(f"{data}/{kind}/{name}", kind, name.removesuffix(".yaml"))


def _summary(done: Sequence[Formatting], changed: Sequence[Formatting], check: bool, wording: Wording) -> str:
    """The line of counts: `1 file formatted (3 read)`."""
    number, ngettext = len(changed), wording.ngettext
    if check:
        files = ngettext("%(number)s file would change", "%(number)s files would change", number)
    else:
        files = ngettext("%(number)s file formatted", "%(number)s files formatted", number)
    read = ngettext("%(number)s read", "%(number)s read", len(done))
    return f"{files % {'number': wording.number(number)}} ({read % {'number': wording.number(len(done))}})"
