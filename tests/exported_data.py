"""The downloads of the example records, written once for all tests of a process; and the readers of each format.

No reader is the library that wrote the format: pandas reads CSV, PyYAML JSON, openpyxl spreadsheets, APSW, with an
SQLite of its own, the database, rdflib Turtle, PyLD JSON-LD.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import apsw
import pandas
import yaml
from pyld import jsonld
from rdflib import RDF, SDO, Graph, Namespace

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


@cache
def graph_of(path: Path) -> Graph:
    """The triples of a file of linked data, by the end of its name."""
    if path.suffix == ".ttl":
        return Graph().parse(path, format="turtle")
    document = json.loads(path.read_text("utf-8"))
    graph = Graph().parse(data=jsonld.to_rdf(document, {"format": "application/n-quads"}), format="nt")
    for prefix, namespace in document["@context"].items():
        graph.bind(prefix, namespace, replace=True)
    return graph


def own_terms(graph: Graph) -> Namespace:
    """The namespace of the atlas's own terms."""
    return Namespace(dict(graph.namespaces())["atlas"])


def rows_of_graph(path: Path) -> list[dict[str, str]]:
    """The rows of the table of statements that linked data tell: a row for each value and each citation."""
    graph = graph_of(path)
    return [row for one in graph.subjects(RDF.type, SDO.Claim) for row in _rows_of_claim(graph, one)]


def _rows_of_claim(graph: Graph, claim: Any) -> Iterator[dict[str, str]]:
    own = own_terms(graph)

    def tell(subject: Any, property_: Any) -> str:
        found = "" if subject is None else graph.value(subject, property_, any=False, default="")
        return str(graph.value(found, SDO.identifier, any=False, default=found))

    record = graph.value(claim, SDO.about, any=False)
    head = {"statement": tell(claim, SDO.identifier), "kind": tell(record, own.kind), "subject": tell(claim, SDO.about)}
    for value in graph.objects(claim, own.value):
        cells = {
            "property": tell(value, SDO.propertyID),
            "value": tell(value, SDO.value),
            "language": tell(value, SDO.inLanguage),
            "preferred": {"true": "yes", "false": "no"}[tell(value, own.preferred)],
            **{name: tell(value, own[name]) for name in OF_VALUES},
        }
        for citation in [*graph.objects(claim, SDO.citation)] or [None]:
            proof = {name: tell(citation, property_) for name, property_ in _PROOF.items()}
            proof |= {name: tell(citation, own[name]) for name in ("source", "place", "as_of")}
            yield {**head, **cells, **proof}


OF_VALUES = ("type", "original", "earliest", "latest", "certainty", "standing", "first_seen", "last_seen")
_PROOF = {"source_address": SDO.url, "quote": SDO.text}


def query(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """The rows that a query finds in a database."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        return list(connection.execute(sql))
    finally:
        connection.close()
