"""Agreements in RDF: parties, what is derived of them, and twin towns as Wikidata states them.

Wikidata says of a place that another is its twinned administrative body (P190), in a statement with start time (P580),
end time (P582) and references (https://www.wikidata.org/wiki/Property:P190). Only twinnings are stated so: friendship
and cooperation are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyoxigraph import NamedNode

from atlas.exports.dataset import Document, value_of_field
from atlas.exports.rdf_statements import StatementGraph, is_plain
from atlas.exports.rdf_terms import Resources, Statements, date, term, text, typed
from atlas.model.choices import AgreementType, Standing

NOT_BEGUN = ("not-concluded", "not-yet")
"""The derived states of what binds nobody: no twin towns yet."""


def relation_triples(document: Document, statements: StatementGraph, resources: Resources) -> Statements:
    """The triples of an agreement: its parties, and the statements of places about each other."""
    record = resources.record(document)
    yield from record.says("atlas:agreement_type", text(value_of_field(document["record"]["type"])))
    parties = document["derived"]["parties"]
    nodes = [resources.part(document, "party", number) for number in range(1, len(parties) + 1)]
    yield from record.says("atlas:party", *(node.node for node in nodes))
    yield from record.says("schema:about", *_places(parties, resources))
    for number, (node, party) in enumerate(zip(nodes, parties, strict=True), 1):
        yield from node.is_a("atlas:Party")
        yield from node.says("atlas:number", typed(str(number), "integer"))
        yield from node.says("atlas:record", resources.by_id(party.get("record")))
        yield from node.texts("schema:name", party["labels"])
        yield from node.says("atlas:country", text(party["country"]) if "country" in party else None)
        yield from node.says("atlas:bound_with", *(nodes[other - 1].node for other in party.get("with", ())))
    if is_twinning(document):
        yield from _twins(document, statements, resources)


def is_twinning(document: Document) -> bool:
    """Tests for twin towns that are, or were: not planned, and stated."""
    plain = document["record"]
    is_stated = plain.get("standing", Standing.STATED.value) == Standing.STATED.value
    is_of_type = value_of_field(plain["type"]) == AgreementType.TWINNING.value
    return is_of_type and is_stated and document["derived"]["status"]["state"] not in NOT_BEGUN


def _places(parties: list[dict[str, Any]], resources: Resources) -> Iterator[NamedNode]:
    found = (resources.by_id(party.get("record")) for party in parties)
    return (node for node in dict.fromkeys(found) if node)


def _twins(document: Document, statements: StatementGraph, resources: Resources) -> Statements:
    beginning = document["derived"].get("beginning", {})
    field = beginning.get("field", "parties")
    start = date(beginning["date"]) if beginning.get("date") in _stated(statements, field) else None
    yield from statements.references(field)
    end, agreement = date(_end(document, statements)), resources.record(document).node
    parties = document["derived"]["parties"]
    for number, party in enumerate(parties, 1):
        for other in party.get("with", ()):
            place, twin = resources.by_id(party.get("record")), resources.by_id(parties[other - 1].get("record"))
            if place and twin:
                node = resources.part(document, "twinned", number, other)
                yield from resources.existing(place).says("p:P190", node.node)
                yield from node.is_a("wikibase:Statement")
                yield from node.says("wikibase:rank", term("wikibase:NormalRank"))
                yield from node.says("ps:P190", twin)
                yield from node.says("pq:P580", start)
                yield from node.says("pq:P582", end)
                yield from node.says("prov:wasDerivedFrom", *statements.proof(field))
                yield from node.says("atlas:agreement", agreement)


def _end(document: Document, statements: StatementGraph) -> str:
    """The date of a stated end, or the end of a stated term that is over; empty where none is known."""
    if ended := _stated(statements, "ended"):
        return ended[0]
    is_over = document["derived"]["status"]["state"] == "expired"
    terms = _stated(statements, "in_force") if is_over else ()
    return next((value.partition("/")[2] for value in terms), "")


def _stated(statements: StatementGraph, property_: str) -> tuple[str, ...]:
    """The values of a property that a source states: neither inferred, doubted, nor planned."""
    return tuple(row.value for row in statements.rows if row.property == property_ and is_plain(row, "contradicted"))
