"""The distributions: every file of the downloads, declared once. A new format is a module and its entries here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from atlas.exports import csv_files, database, geojson, json_files, rdf_files, spreadsheets
from atlas.exports.dataset import Dataset
from atlas.messages.message import N_
from atlas.model.kinds import KINDS

FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "json": "application/json",
    "geojson": "application/geo+json",
    "sqlite": "application/vnd.sqlite3",
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
}
"""The formats by their names in the setting `extra.atlas.exports`, in the order in which they are offered, each with
its media type. `json` covers the file of each record.
"""
_KINDS = tuple(KINDS)


@dataclass(frozen=True, slots=True)
class Distribution:
    """A file of the data in one format. `of` is the table that it holds, a kind, statements or acts; "" for all data.

    `title` says what it holds, a message of the catalogues. It is made of the documents of `kinds`, or of the table of
    a kind: where those are the same, so are its bytes. `write` writes it. One that is `attached` belongs to a page,
    which is published with it.
    """

    address: str
    format: str
    of: str
    title: str
    kinds: tuple[str, ...]
    write: Callable[[Dataset, Path], None]
    attached: bool = False

    @property
    def media_type(self) -> str:
        """Its media type (IANA)."""
        return FORMATS[self.format]


STATEMENTS = N_("Every statement with its source, the place in it and the words")
ACTS = N_("Every action of a party on an agreement")
ALL = N_("Everything in one file")
MAP = N_("Places as points, agreements as lines between them")
DATABASE = N_("A database with tables, views and a full-text table")
LINKED = N_("Linked data: statements with their sources, twin towns in Wikidata's form")
COLUMNS = N_("The columns of all tables, explained in each language")
SCHEMA = N_("The schema of the records of a kind (JSON Schema)")

DOCUMENT_SCHEMA = N_("The schema of the JSON file of a record, and of its parts in the other files")


def distributions(formats: tuple[str, ...]) -> tuple[Distribution, ...]:
    """The distributions in some formats, in the order of FORMATS. Raises ValueError for an unknown format."""
    if unknown := sorted({*formats} - {*FORMATS}):
        raise ValueError(f"there is no format '{unknown[0]}'; write some of {', '.join(FORMATS)}")
    return tuple(one for one in _all() if one.format in formats)


def _all() -> Iterator[Distribution]:
    yield from _tables(
        "xlsx",
        spreadsheets.write_statement_worksheet,
        spreadsheets.write_act_worksheet,
        spreadsheets.write_table_worksheet,
    )
    yield from _tables("csv", csv_files.write_statements, csv_files.write_acts, csv_files.write_table)
    yield Distribution("data/atlas.json", "json", "", ALL, _KINDS, json_files.write_all_documents)
    for kind, cls in KINDS.items():
        yield Distribution(
            f"data/{kind}.json", "json", kind, cls.PLURAL, (kind,), partial(json_files.write_documents, kind)
        )
    for kind in KINDS:
        yield Distribution(
            f"data/schema/{kind}.json", "json", "schema", SCHEMA, (), partial(json_files.write_schema, kind)
        )
    write_schema = json_files.write_document_schema
    yield Distribution("data/schema/document.json", "json", "schema", DOCUMENT_SCHEMA, (), write_schema)
    yield Distribution("data/columns.json", "json", "columns", COLUMNS, (), json_files.write_columns)
    mapped = ("cities", "regions", "agreements")
    yield Distribution("data/atlas.geojson", "geojson", "", MAP, mapped, geojson.write_geojson)
    yield Distribution("data/atlas.sqlite", "sqlite", "", DATABASE, _KINDS, database.write_database)
    yield Distribution("data/atlas.ttl", "turtle", "", LINKED, _KINDS, rdf_files.write_turtle)
    yield Distribution("data/atlas.jsonld", "jsonld", "", LINKED, _KINDS, rdf_files.write_json_ld)


def _tables(
    format_: str,
    write_statements: Callable[[Dataset, Path], None],
    write_acts: Callable[[Dataset, Path], None],
    write_kind: Callable[[str, Dataset, Path], None],
) -> Iterator[Distribution]:
    """The tables of all kinds, of statements and of acts in a format."""
    yield Distribution(f"data/statements.{format_}", format_, "statements", STATEMENTS, _KINDS, write_statements)
    yield Distribution(f"data/acts.{format_}", format_, "acts", ACTS, ("agreements",), write_acts)
    for kind, cls in KINDS.items():
        write = partial(write_kind, kind)
        attached = format_ == "csv"
        yield Distribution(f"data/{kind}.{format_}", format_, kind, cls.PLURAL, (), write, attached)
