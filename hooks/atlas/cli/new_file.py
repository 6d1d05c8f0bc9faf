"""The work of `atlas new`: questions, the draft and its problems, the file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from atlas.cli.options import needs_gazetteer, refuse, wording_of
from atlas.incremental.checking import check_project
from atlas.languages.letters import alphabet, scripts
from atlas.messages.message import N_, Fragment, Wording
from atlas.model.fields import specification
from atlas.model.kinds import KINDS, path_of
from atlas.model.problems import Severity, did_you_mean
from atlas.reading.configuration import read_settings
from atlas.reading.folders import File
from atlas.reading.unknown_fields import meant_field
from atlas.records.store import Atlas
from atlas.writing.draft import NAMES, draft, draft_file, id_stems, names_by_language, names_in, with_town
from atlas.writing.files import write_record_file
from atlas.writing.gazetteer import Town, is_installed, town, towns_named
from atlas.writing.ids import free_id, is_free, look_alikes, slug

_CORRECTION = N_("FIELD=VALUE (nothing: give up)")
MOST = 8
"""The number of towns of one name that are shown."""


def run_new(options: argparse.Namespace) -> int:
    """Writes the file and prints its path; returns 1 where the record would have errors."""
    if options.kind not in KINDS:
        refuse(options, _not_a_kind(options.kind))
    if unknown := _unknown_field(options):
        refuse(options, unknown)
    today = datetime.now(UTC).date()
    languages = read_settings(options.project, today).languages
    _, atlas, _ = check_project(options.project, today)
    fields = _known_fields(options, languages, atlas)
    if missing := [key for key in _required(options.kind) if key not in fields]:
        if not _asks():
            refuse(options, Fragment(N_("missing: {options}"), options=tuple(map(_option, missing))))
        fields = _known_fields(options, languages, atlas, _ask_for(options.kind, missing, wording_of(options.lang)))
    file = draft_file(options.kind, _id(options, fields, atlas))
    for record in look_alikes(names_in(fields), atlas):
        _say(options, Fragment(N_("similar: {path}"), path=path_of(record)))
    text = _text_without_errors(options, file, fields, languages[0], atlas)
    if text is None:
        return 1
    write_record_file(options.project / file.path, text)
    print(file.path)
    return 0


def _not_a_kind(kind: str) -> Fragment:
    if kind.casefold() in ("country", "countries"):
        return Fragment(N_("countries are not records: their codes stand in those of cities and regions"))
    if near := did_you_mean(kind, KINDS):
        return Fragment(N_("'{kind}' is not a kind; did you mean '{near}'?"), kind=kind, near=near)
    return Fragment(N_("'{kind}' is not a kind: {kinds}"), kind=kind, kinds=tuple(KINDS))


def _unknown_field(options: argparse.Namespace) -> Fragment | None:
    """The refusal of the first field that records of the kind do not have."""
    cls = KINDS[options.kind]
    known = [spec.key for spec in specification(cls)]
    key = next((key for key, _ in (_field(options, one) for one in options.set) if key not in known), None)
    if key is None:
        return None
    if near := meant_field(cls, key) or did_you_mean(key, known):
        return Fragment(N_("unknown field '{field}'; did you mean '{near}'?"), field=key, near=near)
    return Fragment(N_("unknown field '{field}'; expected one of {words}"), field=key, words=tuple(sorted(known)))


def _known_fields(
    options: argparse.Namespace, languages: Sequence[str], atlas: Atlas, replies: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The fields of the options and replies, with those that the gazetteer knows of a city."""
    fields = dict(_field(options, one) for one in options.set) | dict(replies or {})
    if options.name:
        fields = {_name_key(options.kind): names_by_language(options.name, languages[0]), **fields}
    if options.country:
        fields["country"] = options.country
    found = _town(options, fields) if options.kind == "cities" else None
    if not found:
        return fields
    fields = with_town(fields, found, atlas)
    _say_other_names(options, found, fields, languages)
    return fields


def _say_other_names(
    options: argparse.Namespace, found: Town, fields: Mapping[str, str], languages: Sequence[str]
) -> None:
    """Says which names in the script of a language GeoNames has, where the draft has none in that script."""
    for language in languages:
        names = found.names_written_in(language)
        if names and not any(scripts(name) <= alphabet(language) for name in names_in(fields)):
            words = N_("GeoNames also writes (check before use, with --name {language}=...): {names}")
            _say(options, Fragment(words, language=language, names=names))


def _town(options: argparse.Namespace, fields: Mapping[str, str]) -> Town | None:
    """The town of the gazetteer that is meant; says which are possible where the name is that of several."""
    if options.geonames:
        if not is_installed():
            refuse(options, needs_gazetteer("--geonames"))
        missing = Fragment(N_("no town {number} in GeoNames"), number=options.geonames)
        return town(options.geonames) or refuse(options, missing)
    names = names_in(fields)
    found = list({one.id: one for name in names for one in towns_named(name, fields.get("country"))}.values())
    if found:
        several = N_("GeoNames: several towns have this name; the largest:")
        _say(options, Fragment(several if len(found) > 1 else N_("GeoNames: the town of this name:")))
        print(*(f"    {_shown(one)}" for one in found[:MOST]), sep="\n", file=sys.stderr)
    return found[0] if len(found) == 1 else None


def _shown(one: Town) -> str:
    return f"--geonames {one.id}: {one.name}, {one.country}, {one.latitude}, {one.longitude}"


def _ask_for(kind: str, missing: Sequence[str], wording: Wording) -> dict[str, str]:
    meanings = {spec.key: wording.gettext(spec.doc) for spec in specification(KINDS[kind])}
    replies = {key: _ask(f"{key} ({meanings[key]}) ") for key in missing}
    return {key: reply for key, reply in replies.items() if reply}


def _id(options: argparse.Namespace, fields: Mapping[str, str], atlas: Atlas) -> str:
    """The id that is given, or one that is proposed: on a terminal it can be changed."""
    stems = id_stems(fields)
    proposed = free_id(stems, atlas) if stems else ""
    id_ = str(options.id or _ask(f"id ({proposed}) ") or proposed)
    if not id_:
        refuse(options, Fragment(N_("no id can be made of the name: give one with --id")))
    if slug(id_) != id_:
        refuse(options, Fragment(N_("'{id}' is not an id: a-z, 0-9 and single hyphens"), id=id_))
    if not is_free(id_, atlas):
        refuse(options, Fragment(N_("the id '{id}' is in use, was once, or is reserved"), id=id_))
    return id_


def _text_without_errors(
    options: argparse.Namespace, file: File, fields: Mapping[str, str], language: str, atlas: Atlas
) -> bytes | None:
    """The text of the file; None where it has errors and nobody corrects them."""
    wording = wording_of(options.lang)
    while True:
        text, problems = draft(options.project, file, fields, language, atlas)
        for problem in problems:
            hint = problem.message.say_hint(wording)
            print(problem.message.say(wording), *([f"    {hint}"] if hint else []), sep="\n", file=sys.stderr)
        if not any(problem.severity is Severity.ERROR for problem in problems):
            return text
        key, sign, value = _ask(f"{wording.gettext(_CORRECTION)} ").partition("=")
        if not sign:
            _say(options, Fragment(N_("nothing is written")))
            return None
        fields = {**fields, key.strip(): value.strip()}


def _field(options: argparse.Namespace, text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key.strip() or not value.strip():
        refuse(options, Fragment(N_("'{text}' is not FIELD=VALUE"), text=text))
    return key.strip(), value.strip()


def _say(options: argparse.Namespace, fragment: Fragment) -> None:
    print(fragment.say(wording_of(options.lang)), file=sys.stderr)


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
