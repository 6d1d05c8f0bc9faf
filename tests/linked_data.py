"""The same questions put to Turtle in SPARQL and to the database in SQL, which must have the same answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rdflib import Graph

from atlas.exports.rdf_relations import NOT_BEGUN
from exported_data import graph_of, query

_TWINS_IN_SPARQL = """
SELECT ?place ?partner ?agreement ?year ?source ?quote WHERE {
    ?city p:P190 ?relation ; schema:identifier ?place .
    ?relation ps:P190/schema:identifier ?partner ; atlas:agreement ?act .
    ?act schema:identifier ?agreement ; atlas:derived ?derived .
    OPTIONAL { ?derived atlas:beginning_earliest ?earliest . BIND (YEAR(?earliest) AS ?year) }
    OPTIONAL { ?relation prov:wasDerivedFrom ?proof . ?proof atlas:source ?source . OPTIONAL { ?proof schema:text ?quote } }
}
"""
_TWINS_IN_SQL = f"""
SELECT DISTINCT partners.place, partner, agreement, start_year, proof.source, proof.quote
FROM partners
JOIN agreements ON agreements.id = agreement
JOIN records ON records.id = agreement
LEFT JOIN statements AS proof ON preferred = 'yes' AND statement = (
    SELECT statement FROM statements
    WHERE subject = agreement AND property = coalesce(beginning_field, 'parties') AND preferred = 'yes'
    ORDER BY rowid LIMIT 1
) AND property = coalesce(beginning_field, 'parties')
WHERE partners.type = 'twinning' AND partner IS NOT NULL AND records.standing = 'stated'
    AND partners.status NOT IN ({", ".join(f"'{state}'" for state in NOT_BEGUN)})
"""
_IN_FORCE_IN_SPARQL = """
SELECT ?agreement ?certainty WHERE {
    ?act a atlas:Agreement ; schema:identifier ?agreement ; atlas:derived/atlas:in_force ?period .
    ?period atlas:certainty ?certainty .
    OPTIONAL { ?period atlas:first ?first }
    OPTIONAL { ?period atlas:last ?last }
    FILTER (COALESCE(?first <= "DAY"^^xsd:date, true) && COALESCE(?last >= "DAY"^^xsd:date, true))
}
"""
_IN_FORCE_IN_SQL = "SELECT DISTINCT agreement, certainty FROM in_force WHERE 'DAY' BETWEEN first AND last"
Rows = set[tuple[Any, ...]]


def twins(folder: Path) -> tuple[Rows, Rows]:
    """Who is twinned with whom, by which agreement, since which year, by which source and words: both answers."""
    return _asked(folder, _TWINS_IN_SPARQL, _TWINS_IN_SQL)


def in_force(folder: Path, day: str) -> tuple[Rows, Rows]:
    """Which agreements are in force on a day, and how certain that is: both answers."""
    return _asked(folder, _IN_FORCE_IN_SPARQL.replace("DAY", day), _IN_FORCE_IN_SQL.replace("DAY", day))


def _asked(folder: Path, sparql: str, sql: str) -> tuple[Rows, Rows]:
    rows = ask(graph_of(folder / "atlas.ttl"), sparql)
    return rows, {tuple(cell or "" for cell in row) for row in query(folder / "atlas.sqlite", sql)}


def ask(graph: Graph, sparql: str) -> Rows:
    """The rows of an answer, as plain values; "" where there is none."""
    return {tuple("" if cell is None else cell.toPython() for cell in row) for row in graph.query(sparql)}
