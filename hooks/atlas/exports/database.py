"""The atlas as an SQLite database: tables with foreign keys, a full-text table, views that answer usual questions."""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

from atlas.exports.csv_files import acts_in, statements_in
from atlas.exports.dataset import Dataset, Document, value_of_field
from atlas.model.choices import Standing

_SCHEMA = Path(__file__).with_suffix(".sql")
_PLACES = ("cities", "regions")
_BATCH_SIZE = 500
Row = tuple[Any, ...]


def write_database(dataset: Dataset, path: Path) -> None:
    """Writes the database; the same documents give the same bytes, with the same version of SQLite. Raises OSError."""
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path)
    try:
        _fill(database, dataset)
    except sqlite3.OperationalError as error:  # such as a full disk
        raise OSError(errno.EIO, str(error), str(path)) from None
    finally:
        database.close()


def _fill(database: sqlite3.Connection, dataset: Dataset) -> None:
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    database.executescript(_SCHEMA.read_text("utf-8"))
    with database:
        _insert(database, "about", _about(dataset))
        _insert(database, "records", map(_withdrawn, dataset.withdrawn()))
        for kind in dataset.kinds:
            _insert_kind(database, kind, dataset.documents(kind))
    database.executescript("INSERT INTO texts (texts) VALUES ('optimize'); VACUUM; ANALYZE;")


def _insert_kind(database: sqlite3.Connection, kind: str, documents: Iterator[Document]) -> None:
    """Inserts the rows of the documents of a kind into all tables that it fills, some documents at a time."""
    tables = {table: rows for table, (kinds, rows) in _TABLES.items() if not kinds or kind in kinds}
    while batch := list(islice(documents, _BATCH_SIZE)):
        for table, rows in tables.items():
            _insert(database, table, chain.from_iterable(map(rows, batch)))


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Inserts rows, which have a value for each column; an empty text stands for what is not known."""
    columns = len(database.execute(f"SELECT * FROM {table} LIMIT 0").description)
    marks = ", ".join(["nullif(?, '')"] * columns)
    database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _about(dataset: Dataset) -> Iterator[Row]:
    settings = dataset.settings
    yield from ((f"name_{language}", name) for language, name in settings.name.items())
    yield from (("address", settings.site_url or "-"), ("licence", settings.licence or "-"))
    yield "as_of", dataset.day.isoformat()


def _record(document: Document) -> Iterator[Row]:
    plain = document["record"]
    encoded = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    standing = plain.get("standing", Standing.STATED.value)
    yield document["id"], document["kind"], document["address"], standing, "", encoded


def _withdrawn(document: Document) -> Row:
    return document["id"], document["kind"], document["address"], "", document["withdrawn"]["date"], ""


def _names(document: Document) -> Iterator[Row]:
    return ((document["id"], language, name) for language, name in document["labels"].items())


def _countries(document: Document) -> Iterator[Row]:
    return ((document["id"], country) for country in document["countries"])


def _place(document: Document) -> Iterator[Row]:
    plain = document["record"]
    latitude, longitude = value_of_field(plain.get("coordinates")) or (None, None)
    yield document["id"], value_of_field(plain["country"]), value_of_field(plain.get("region")), latitude, longitude


def _agreement(document: Document) -> Iterator[Row]:
    derived = document["derived"]
    beginning, status = derived.get("beginning", {}), derived["status"]
    dates = (beginning.get(name) for name in ("date", "field", "earliest", "latest"))
    confirmed = status.get("last_confirmed")
    yield (
        document["id"],
        value_of_field(document["record"]["type"]),
        *dates,
        status["state"],
        int(status.get("by_inferred_date", False)),
        confirmed,
    )


def _parties(document: Document) -> Iterator[Row]:
    for number, party in enumerate(document["derived"]["parties"], 1):
        name = next(iter(party["labels"].values()))
        yield document["id"], number, party.get("record"), name, party.get("country")


def _pairs(document: Document) -> Iterator[Row]:
    for number, party in enumerate(document["derived"]["parties"], 1):
        yield from ((document["id"], number, other) for other in party.get("with", ()))


def _periods(document: Document) -> Iterator[Row]:
    for certainty, periods in document["derived"].get("in_force", {}).items():
        yield from ((document["id"], certainty, first, last) for first, last in periods)


def _acts(document: Document) -> Iterator[Row]:
    return (row._replace(number=int(row.number)) for row in acts_in(document))  # type: ignore[arg-type]


def _statements(document: Document) -> Iterator[Row]:
    for row in statements_in(document):
        yield *row, "" if "://" in row.source else row.source


def _texts(document: Document) -> Iterator[Row]:
    """The texts that are found by their words: names, summaries, quotes, texts of statements; each once."""
    found = [(language, "name", name) for language, name in document["labels"].items()]
    found += [(language, "summary", text) for language, text in document["record"].get("summary", {}).items()]
    for row in statements_in(document):
        found += [(row.language, row.property, row.value)] if row.type == "text" else []
        found += [("", "quote", row.quote)] if row.quote else []
    return ((document["id"], *one) for one in dict.fromkeys(found))


_TABLES: dict[str, tuple[tuple[str, ...], Callable[[Document], Iterable[Row]]]] = {
    "records": ((), _record),
    "names": ((), _names),
    "countries": ((), _countries),
    "places": (_PLACES, _place),
    "agreements": (("agreements",), _agreement),
    "parties": (("agreements",), _parties),
    "pairs": (("agreements",), _pairs),
    "periods": (("agreements",), _periods),
    "acts": (("agreements",), _acts),
    "statements": ((), _statements),
    "texts": ((), _texts),
}
"""Each table with the kinds whose documents fill it, all where none is named, and the rows of a document."""
