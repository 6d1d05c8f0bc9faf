"""The statements of a record as rows: one for each single value and each citation that proves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from atlas.derive.changes.statement_keys import StatementKey, property_of, value_text
from atlas.model.choices import Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Choice, Proof, specification
from atlas.model.kinds import kind_of
from atlas.model.records import Record
from atlas.model.shapes import Actor, Citation, Stated
from atlas.model.text import Text
from atlas.model.values import Address, Coordinates, Country, Duration, Language
from atlas.pages.tables.columns import certainty
from atlas.records.described_time import described_time
from atlas.records.sources import source_of
from atlas.records.statements import Statement, statements
from atlas.records.store import Atlas
from atlas.records.walk import Leaf, Path, leaves, owners

_SAID_IN_COLUMNS = frozenset(("basis", "doubtful", "named", "note", "sources", "standing"))
"""Fields of shapes that qualify a value: columns of its row tell them, or notes in the JSON of the record."""
_CONTRADICTING = "otherwise"
_TYPES: dict[Any, str] = {
    Text: "text",
    str: "text",
    PartialDate: "date",
    Decimal: "number",
    int: "number",
    bool: "flag",
    Coordinates: "coordinates",
    Country: "country",
    Language: "language",
    Address: "address",
    Duration: "duration",
}

DaysSeen = tuple[date, date]
"""The first and the last day on which a statement stood in the data, by the history of the repository."""
History = Mapping[StatementKey, DaysSeen]
"""The days of the statements of a record; those that are not known are left out."""


class CitationCells(NamedTuple):
    """The cells that tell of a citation: the id of the source's record or its address, where it is, the place in it,
    the words, the time whose state they describe.
    """

    source: str
    source_address: str
    place: str
    quote: str
    as_of: str


class StatementRow(NamedTuple):
    """A row; every cell is text, empty where nothing is known.

    `statement` is the same for all rows of one statement: the id of the record and the path in its file.
    `property` is the path without numbers. `earliest` and `latest` bound a date. `original` is the wording of the
    source for the name of an actor. `preferred`: "no" for a value that contradicts another. `source` is the id of the
    source's record, or its address where it has none.
    """

    statement: str
    kind: str
    subject: str
    property: str
    value: str
    type: str
    language: str
    original: str
    earliest: str
    latest: str
    source: str
    source_address: str
    place: str
    quote: str
    as_of: str
    preferred: str
    certainty: str
    standing: str
    first_seen: str
    last_seen: str


def statement_rows(record: Record, atlas: Atlas, site_url: str, history: History) -> Iterator[StatementRow]:
    """The rows of a record, in the order of its fields; `site_url` is put before the pages of sources."""
    by_path = {statement.path: statement for statement in statements(record)}
    proofs: dict[int, CitationCells] = {}
    for leaf in leaves(record):
        statement = _statement_of(leaf.path, by_path)
        if statement and not _is_said_elsewhere(leaf, statement):
            for citation in statement.citations or (None,):
                key = id(citation)
                if key not in proofs:
                    proofs[key] = citation_cells(citation, atlas, site_url)
                yield _row(record, statement, leaf, proofs[key], history)


def _row(record: Record, statement: Statement, leaf: Leaf, proof: CitationCells, history: History) -> StatementRow:
    path = leaf.path[:-1] if leaf.type is Text else leaf.path
    holders = [*owners(record, path)]
    stated = next((one for one in reversed(holders) if isinstance(one, Stated)), None)
    property_, value, language = property_of(path, [*map(type, holders)]), value_text(leaf.value), leaf.language or ""
    days = history.get((property_, value, language))
    earliest, latest = (leaf.value.earliest, leaf.value.latest) if isinstance(leaf.value, PartialDate) else (None, None)
    return StatementRow(
        statement="/".join((record.id, *map(str, statement.path))),
        kind=kind_of(record),
        subject=record.id,
        property=property_,
        value=value,
        type=_type_name(leaf),
        language=language,
        original=holders[-1].named or "" if isinstance(holders[-1], Actor) else "",
        earliest=_day(earliest),
        latest=_day(latest),
        **proof._asdict(),
        preferred="no" if _CONTRADICTING in path else "yes",
        certainty=certainty(stated) if stated else "stated",
        standing=_standing(holders),
        first_seen=_day(days[0] if days else None),
        last_seen=_day(days[1] if days else None),
    )


def _statement_of(path: Path, by_path: dict[Path, Statement]) -> Statement | None:
    """The innermost statement that holds the value at a path."""
    return next((by_path[path[:end]] for end in range(len(path), 0, -1) if path[:end] in by_path), None)


def _is_said_elsewhere(leaf: Leaf, statement: Statement) -> bool:
    """Tests for a value that needs no proof, or qualifies another; for a default, which no file holds."""
    owner = statement.value
    for step in leaf.path[len(statement.path) :]:
        if isinstance(owner, Text):
            return False
        if isinstance(step, int):
            owner = owner[step]
            continue
        cls: Any = type(owner)
        name, is_said = _fields(cls)[step]
        if is_said:
            return True
        owner = getattr(owner, name)
    return leaf.value is False or leaf.value == "exactly"


@cache
def _fields(cls: Any) -> dict[str, tuple[str, bool]]:
    """The fields of a shape by their keys: the name, and if it needs no proof or qualifies another."""
    return {
        spec.key: (spec.name, spec.proof is Proof.OURS or spec.key in _SAID_IN_COLUMNS) for spec in specification(cls)
    }


def citation_cells(citation: Citation | None, atlas: Atlas, site_url: str) -> CitationCells:
    """The cells that tell of a citation; all empty without one. A source without an address has that of its page."""
    if citation is None:
        return CitationCells("", "", "", "", "")
    source, described = source_of(citation, atlas), described_time(citation, atlas)
    address = (source.url if source else None) or f"{site_url}sources/{citation.id}/"
    return CitationCells(
        citation.source_key, address, citation.at or "", citation.quote or "", described.text if described else ""
    )


def _standing(holders: Sequence[Any]) -> str:
    """The standing of the innermost shape that has one which is not simply stated; the record is the outermost."""
    found = (getattr(one, "standing", Standing.STATED) for one in reversed(holders))
    return str(next((one.value for one in found if one is not Standing.STATED), Standing.STATED.value))


def _type_name(leaf: Leaf) -> str:
    if leaf.reference:
        return "record"
    type_ = get_args(leaf.type)[0] if get_origin(leaf.type) is Annotated else leaf.type
    if isinstance(type_, type) and issubclass(type_, Choice):
        return "word"
    return _TYPES.get(type_, "text")


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
