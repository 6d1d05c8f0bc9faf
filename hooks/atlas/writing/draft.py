"""Drafts of new records: fields as a contributor gives them, what a gazetteer knows, the file in canonical form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args, get_origin

from atlas.model.fields import specification, without_none
from atlas.model.kinds import KINDS
from atlas.model.problems import Problem
from atlas.model.shapes import Stated
from atlas.model.text import Text
from atlas.reading.folders import DATA, File
from atlas.reading.lines.yaml_nodes import Mapping as Yaml
from atlas.reading.lines.yaml_nodes import Node, NotYaml, Scalar, parse
from atlas.reading.loading import read_record
from atlas.records.file_table import FileTable
from atlas.records.store import Atlas
from atlas.rules.checking import check
from atlas.writing.formatting import formatted
from atlas.writing.gazetteer import Town, geonames_source
from atlas.writing.ids import slug
from atlas.writing.layout import laid_out
from atlas.writing.syntax_tree import Collection, WrittenScalar, read_syntax_tree

NAMES = ("name", "title", "label")
"""The fields that hold the name of a record, of which each kind has one."""

GEONAMES_LANGUAGE = "en"
"""The language in which GeoNames gives the main name of a town, where it has one."""

_IN_LANGUAGE = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]+)*)=(.+)", re.DOTALL)
_IN_BRACKETS = re.compile(r"\[.*\]|\{.*\}", re.DOTALL)


def draft_file(kind: str, id_: str) -> File:
    """The file of a record that is not there yet."""
    return File(f"{DATA}/{kind}/{id_}.yaml", kind, id_)


def draft(
    root: Path, file: File, fields: Mapping[str, str], language: str, atlas: Atlas
) -> tuple[bytes, list[Problem]]:
    """The file of a record with these fields in canonical form, and its problems among the records of the atlas.

    A value is a word, or YAML in brackets. A text may begin with its language, as in `fi=Turku`; else it is in
    `language`. The problems are those of the form, or where it has none those of the rules; that nothing cites a new
    source yet is none.
    """
    types = {spec.key: spec.type for spec in specification(KINDS[file.kind])}
    lines = [f"{key}: {_value(types.get(key), value, language)}\n" for key, value in fields.items()]
    try:
        text = _with_lists_in_lines(formatted("".join(lines).encode(), KINDS[file.kind]))
    except NotYaml as error:
        return b"", [Problem(file.path, error.mark.line, error.mark.column, error.message)]
    return text, _problems(root, file, text, atlas)


def _with_lists_in_lines(text: bytes) -> bytes:
    """The text of a draft in which each item of a list that holds maps has a line of its own."""
    tree = read_syntax_tree(text.decode())
    for item in tree.items:
        if isinstance(item.value, Collection) and not item.value.is_map:
            item.value.flow &= all(isinstance(one.value, WrittenScalar) for one in item.value.items)
    return laid_out(tree).encode()


def _problems(root: Path, file: File, text: bytes, atlas: Atlas) -> list[Problem]:
    entry, problems = read_record(file, text)
    if problems or entry.record is None:
        return problems
    kinds = {**atlas.kind_of_id, file.id: file.kind}
    ((found, _),) = check(
        root,
        [entry],
        Atlas([*atlas.records, entry.record], FileTable(kinds, flawed=atlas.files.flawed), today=atlas.today),
    )
    return sorted({problem for problem in found if problem.code != "unused-source"})


def with_town(fields: Mapping[str, str], town: Town, atlas: Atlas) -> dict[str, str]:
    """The fields of a city with those that the gazetteer knows, where they are not given, and the row that proves them.

    The row is cited where the atlas has GeoNames among its sources. A city without a name has that of the row.
    """
    known = {
        "country": town.country,
        "coordinates": f"[{town.latitude}, {town.longitude}]",
        "ids": f"{{geonames: {town.id}}}",
    }
    filled = {"name": f"{{{GEONAMES_LANGUAGE}: {_scalar(town.name)}}}", **known, **fields}
    proven = [key for key, value in known.items() if filled[key] == value]
    source = geonames_source(atlas)
    if source and proven and "sources" not in fields:
        filled["sources"] = f"[{{id: {source}, at: row {town.id}, supports: [{', '.join(proven)}]}}]"
    return filled


def names_by_language(names: Sequence[str], language: str) -> str:
    """Names, some with their languages as in `fi=Turku`, as one text in brackets: `{fi: Turku, sv: Åbo}`."""
    texts = dict(_in_language(name, language) for name in names)
    return f"{{{', '.join(f'{tag}: {_scalar(text)}' for tag, text in texts.items())}}}"


def names_in(fields: Mapping[str, str]) -> list[str]:
    """The names of a draft, the first field of a name that it has."""
    text = next((fields[key] for key in NAMES if key in fields), "")
    try:
        node = parse(f"name: {text}".encode()).root.entries["name"][1]
    except NotYaml:
        return []
    if isinstance(node, Scalar):
        return [_in_language(node.text, "")[1]] if node.text else []
    return [one.text for one in _children(node) if isinstance(one, Scalar)]


def id_stems(fields: Mapping[str, str]) -> list[str]:
    """The ids that a draft may have, the best first: its name, with the country; the ids of its parties.

    None where it has a name without a Latin letter or a digit to make an id of.
    """
    names = [found for name in names_in(fields) if (found := slug(name))]
    if names_in(fields) and not names:
        return []
    stem = names[0] if names else "-".join(_ids_in(fields.get("parties", ""))) or "record"
    return [stem, f"{stem}-{slug(fields['country'])}"] if fields.get("country") else [stem]


def _ids_in(parties: str) -> Iterator[str]:
    try:
        node = parse(f"parties: {parties}".encode()).root.entries["parties"][1]
    except NotYaml:
        return
    for party in _children(node):
        id_ = party.entries.get("id", (None, None))[1] if isinstance(party, Yaml) else party
        if isinstance(id_, Scalar):
            yield id_.text


def _children(node: Node) -> list[Node]:
    if isinstance(node, Scalar):
        return []
    return [child for _, child in node.entries.values()] if isinstance(node, Yaml) else node.items


def _in_language(text: str, language: str) -> tuple[str, str]:
    """The language and the words of `fi=Turku`; of words without a language the one that is given."""
    found = _IN_LANGUAGE.fullmatch(text)
    return (found[1], found[2]) if found else (language, text)


def _value(type_: Any, value: str, language: str) -> str:
    if _IN_BRACKETS.fullmatch(value):
        return value
    if _is_text(type_):
        return names_by_language([value], language)
    return _scalar(value)


def _scalar(value: str) -> str:
    """The value as it is, in brackets too, or in double quotes where it would be read as something else."""
    try:
        (_, node), *more = parse(f"{{value: {value}}}".encode()).root.entries.values()
    except NotYaml:
        return json.dumps(value, ensure_ascii=False)
    is_same = not more and isinstance(node, Scalar) and node.text == value and "#" not in value
    return value if is_same else json.dumps(value, ensure_ascii=False)


def _is_text(type_: Any) -> bool:
    """Tests for a text by language, or a list or long value of it."""
    if type_ is None:
        return False
    type_ = without_none(type_)
    if get_origin(type_) in (tuple, Stated):
        return _is_text(get_args(type_)[0])
    return type_ is Text
