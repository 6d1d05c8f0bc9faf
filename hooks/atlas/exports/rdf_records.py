"""Records in RDF: what schema.org has a term for, and what is derived, marked as such with its day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode

from atlas.exports.dataset import Document, value_of_field
from atlas.exports.documents.statement_rows import StatementRow
from atlas.exports.rdf_relations import relation_triples
from atlas.exports.rdf_statements import StatementGraph, is_plain
from atlas.exports.rdf_terms import Node, Resources, Statements, date, iri, text, typed
from atlas.pages.publishing.schema_types import schema_type

_OF_STATEMENTS = {
    ("cities", "region"): "schema:containedInPlace",
    ("regions", "region"): "schema:containedInPlace",
    ("organisations", "seat"): "schema:location",
    ("organisations", "founded"): "schema:foundingDate",
    ("organisations", "members"): "schema:member",
    ("organisations", "website"): "schema:url",
    ("projects", "partners"): "schema:member",
    ("events", "places"): "schema:location",
    ("events", "organisers"): "schema:organizer",
    ("events", "participants"): "schema:attendee",
    ("works", "creators"): "schema:creator",
    ("works", "about"): "schema:about",
    ("works", "year"): "schema:dateCreated",
    ("agreements", "signed"): "schema:dateCreated",
    ("agreements", "topics"): "schema:about",
}
"""Properties of statements for which schema.org has a term, by kind. All others are told by the statements alone."""
_SAME_AS = {"ids.geonames": "https://sws.geonames.org/{}/", "ids.wikidata": "http://www.wikidata.org/entity/{}"}
_ISO = "ISO 3166-2"
_PLACES = ("cities", "regions")


def record_triples(document: Document, resources: Resources) -> Statements:
    """The triples of a document: the record, its statements, what is derived of it."""
    record, plain = resources.record(document), document["record"]
    statements = StatementGraph(document, resources)
    yield from record.is_a(f"schema:{schema_type(document['kind'], str(value_of_field(plain.get('kind')) or ''))}")
    yield from record.is_a(*(["atlas:Agreement"] if document["kind"] == "agreements" else []))
    yield from _head(document, record, resources)
    yield from record.texts("schema:name", _names(document))
    yield from record.texts("schema:description", plain.get("summary", {}))
    yield from record.says("atlas:country", *map(text, document["countries"]))
    yield from _facts(document, record, statements, resources)
    if document["kind"] == "sources":
        yield from _source(plain, record)
    if document["kind"] in _PLACES:
        yield from _place(document, record, statements, resources)
    yield from record.says("atlas:derived", resources.part(document, "derived").node)
    if document["kind"] == "agreements":
        yield from relation_triples(document, statements, resources)
    yield from _derived(document, resources)
    yield from statements.triples()


def withdrawn_triples(document: Document, resources: Resources) -> Statements:
    """The triples of a withdrawn record, of which no more is said than when it was."""
    record = resources.record(document)
    yield from _head(document, record, resources)
    yield from record.says("atlas:withdrawn", typed(document["withdrawn"]["date"], "date"))


def _head(document: Document, record: Node, resources: Resources) -> Statements:
    yield from record.says("schema:identifier", text(document["id"]))
    yield from record.says("atlas:kind", text(document["kind"]))
    yield from record.says("schema:mainEntityOfPage", resources.page(document))


def _names(document: Document) -> Mapping[str, str]:
    """The name in the languages in which it is written; of an agreement that has none, that made of its parties."""
    plain = document["record"]
    own = next((value_of_field(plain[key]) for key in ("name", "title", "label") if key in plain), None)
    return own if isinstance(own, dict) else document["labels"]


def _facts(document: Document, record: Node, statements: StatementGraph, resources: Resources) -> Statements:
    seen = set()
    for row in statements.rows:
        name = _OF_STATEMENTS.get((document["kind"], row.property))
        if name and is_plain(row) and (row.property, row.value) not in seen:
            seen.add((row.property, row.value))
            yield from record.says(name, _value(row, resources))
        elif (document["kind"], row.property) == ("events", "dates") and is_plain(row):
            yield from _occurrence(row, record, seen)


def _occurrence(row: StatementRow, record: Node, seen: set[tuple[str, str]]) -> Statements:
    if ("dates", row.value) not in seen:
        seen.add(("dates", row.value))
        first, _, last = row.value.partition("/")
        yield from record.says("schema:startDate", date(first))
        yield from record.says("schema:endDate", date(last))


def _value(row: StatementRow, resources: Resources) -> Literal | NamedNode | None:
    """A value that a property of schema.org takes: a record, a plain date, an address."""
    if row.type == "record":
        return resources.by_id(row.value)
    if row.type == "date":
        return date(row.value)
    return iri(row.value) if row.type == "address" else None


def _place(document: Document, record: Node, statements: StatementGraph, resources: Resources) -> Statements:
    """The country, the coordinates, and the same place in other tables as far as a source proves it."""
    plain = document["record"]
    yield from record.says("schema:containedInPlace", resources.country(value_of_field(plain["country"])).node)
    for row in statements.rows:
        if row.property in _SAME_AS and is_plain(row) and row.source:
            yield from record.says("schema:sameAs", iri(_SAME_AS[row.property].format(row.value)))
        elif row.property == "ids.iso" and is_plain(row) and row.source:
            yield from record.says("schema:additionalProperty", resources.part(document, "iso").node)
            yield from _iso(resources.part(document, "iso"), row.value)
    if degrees := value_of_field(plain.get("coordinates")):
        point = resources.part(document, "point")
        yield from record.says("schema:geo", point.node)
        yield from point.is_a("schema:GeoCoordinates")
        for name, degree in zip(("schema:latitude", "schema:longitude"), degrees, strict=True):
            yield from point.says(name, typed(str(degree), "decimal"))


def _iso(node: Node, code: str) -> Statements:
    yield from node.is_a("schema:PropertyValue")
    yield from node.says("schema:propertyID", text(_ISO))
    yield from node.says("schema:value", text(code))


def _source(plain: Mapping[str, Any], record: Node) -> Statements:
    yield from record.says("schema:url", iri(plain.get("url", "")))
    yield from record.says("schema:archivedAt", iri(plain.get("archive_url", "")))
    yield from record.texts("schema:publisher", plain.get("publisher", {}))
    for author in plain.get("author", ()):
        yield from record.texts("schema:author", author)
    yield from record.says("schema:inLanguage", *map(text, plain.get("language", ())))
    yield from record.says("schema:datePublished", date(plain.get("published", "")))
    yield from record.says("schema:dateModified", date(plain.get("updated", "")))
    yield from record.says("schema:license", text(plain["licence"]) if "licence" in plain else None)


def _derived(document: Document, resources: Resources) -> Statements:
    """The triples of derived values, apart from the record: an entity of its own, with the day for which it holds."""
    derived, node = document["derived"], resources.part(document, "derived")
    status, beginning = derived.get("status", {}), derived.get("beginning", {})
    yield from node.is_a("prov:Entity", "atlas:Derived")
    yield from node.says("prov:wasDerivedFrom", resources.record(document).node)
    yield from node.says("atlas:on", typed(derived["on"], "date"))
    named = (resources.by_id(one["record"]) for one in derived["named_by"])
    yield from node.says("atlas:named_by", *dict.fromkeys(one for one in named if one))
    yield from node.says("atlas:status", text(status["state"]) if status else None)
    yield from node.says("atlas:by_inferred_date", typed("true", "boolean") if "by_inferred_date" in status else None)
    yield from node.says("atlas:last_confirmed", date(status.get("last_confirmed", "")))
    yield from node.says("atlas:beginning", text(beginning["date"]) if beginning else None)
    yield from node.says("atlas:beginning_field", text(beginning["field"]) if beginning else None)
    for name in ("earliest", "latest"):
        yield from node.says(f"atlas:beginning_{name}", typed(beginning[name], "date") if name in beginning else None)
    periods = [*_periods(document, resources)]
    yield from node.says("atlas:in_force", *(period.node for period, *_ in periods))
    for period, certainty, first, last in periods:
        yield from period.is_a("atlas:Period")
        yield from period.says("atlas:certainty", text(certainty))
        yield from period.says("atlas:first", typed(first, "date") if first else None)
        yield from period.says("atlas:last", typed(last, "date") if last else None)


def _periods(document: Document, resources: Resources) -> Iterator[tuple[Node, str, str | None, str | None]]:
    """The periods in which an agreement is in force: how certain, the first day, the last; None for no bound."""
    for certainty, periods in document["derived"].get("in_force", {}).items():
        for number, (first, last) in enumerate(periods, 1):
            yield resources.part(document, "in-force", certainty, number), certainty, first, last
