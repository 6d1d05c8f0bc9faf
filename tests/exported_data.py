"""The downloads of the example records, written once for all tests of a process; and the readers of each format.

No reader is the library that wrote the format: pandas reads CSV, PyYAML JSON, openpyxl spreadsheets, APSW, with an
SQLite of its own, the database.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import apsw
import pandas
import yaml

from atlas.exports.distributions import FORMATS
from atlas.incremental.checking import check_project
from atlas.incremental.fingerprints import Fingerprints
from atlas.output.downloads import write_downloads
from atlas.output.site import Site
from atlas.records.sources import source_of
from atlas.records.statements import statements
from invented_data import settings

EXAMPLES = Path(__file__).parent / "examples"
AS_OF = "2026-01-01"

Proven = tuple[str, str, str, str]
"""A statement and one of its proofs: subject and path, source, place, quote."""


def example_site(**changes: Any) -> Site:
    """The site of the example records, with all downloads."""
    wanted = {"exports": tuple(FORMATS), "licence": "CC0-1.0", "site_url": "https://atlas.example/"} | changes
    return Site(check_project(EXAMPLES)[1], replace(settings(AS_OF), **wanted))


@cache
def exported() -> tuple[Site, Path]:
    """The site of the example records, and the folder `data` of its downloads."""
    site, folder = example_site(), Path(mkdtemp(prefix="atlas_exports_"))
    write_downloads(site, folder, Fingerprints(site.atlas, ""))
    return site, folder / "data"


def expected(site: Site) -> Counter[Proven]:
    """Each statement of the records with each of its proofs, straight from the records; each once."""
    found = Counter[Proven]()
    for record in site.atlas.records:
        for one in statements(record) if record.withdrawn is None else ():
            path = "/".join((record.id, *map(str, one.path)))
            for citation in one.citations:
                assert source_of(citation, site.atlas)
                found[path, citation.source_key, citation.at or "", citation.quote or ""] = 1
    return found


def rows_of_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    table = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    found: list[dict[str, str]] = table.to_dict("records")
    return found


def document_of_json(path: Path) -> Any:
    """A JSON file, which is YAML too."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)


def query(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """The rows that a query finds in a database."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        return list(connection.execute(sql))
    finally:
        connection.close()
