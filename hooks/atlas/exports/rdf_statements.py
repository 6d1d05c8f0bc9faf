"""Statements in RDF: each with its values and the citations that prove it, as tables of statements have them.

A statement is a claim about a record. Its values say the same property in several languages, or parts of one value;
its citations are quotations of sources, and each is there once in a record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from pyoxigraph import Literal, NamedNode

from atlas.exports.csv_files import statements_in
from atlas.exports.dataset import Document
from atlas.exports.documents.statement_rows import CitationCells, StatementRow
from atlas.exports.rdf_terms import Node, Resources, Statements, iri, text, typed
from atlas.model.choices import Standing

_OF_VALUE = tuple(name for name in StatementRow._fields if name not in {*CitationCells._fields, "statement"})


class StatementGraph:
    """The statements of one document, and the nodes of their citations."""

    def __init__(self, document: Document, resources: Resources) -> None:
        self._document = document
        self._resources = resources
        self.rows = tuple(statements_in(document))
        self._citations: dict[CitationCells, Node] = {}
        for row in self.rows:
            cells = _citation(row)
            if row.source and cells not in self._citations:
                self._citations[cells] = resources.part(document, "citation", len(self._citations) + 1)

    def citations_of(self, rows: Iterable[StatementRow]) -> Iterator[NamedNode]:
        """The nodes of the citations of rows, each once."""
        found = (self._citations.get(_citation(row)) for row in rows)
        return (node.node for node in dict.fromkeys(found) if node)

    def proof(self, property_: str) -> tuple[NamedNode, ...]:
        """The citations of the first statement of a property that contradicts no other."""
        rows = [row for row in self.rows if row.property == property_ and row.preferred == "yes"]
        return tuple(self.citations_of(row for row in rows if row.statement == rows[0].statement))

    def references(self, property_: str) -> Statements:
        """The triples of the same citations as Wikidata has them: address (P854), place (P958), quotation (P1683)."""
        nodes = frozenset(self.proof(property_))
        for cells, node in self._citations.items():
            if node.node in nodes:
                yield from node.is_a("wikibase:Reference")
                url = cells.source_address
                yield from node.says("pr:P854", typed(url, "anyURI") if url else None)
                yield from node.says("pr:P958", text(cells.place) if cells.place else None)
                yield from node.says("pr:P1683", text(cells.quote) if cells.quote else None)

    def triples(self) -> Statements:
        """All triples: statement by statement, then the citations."""
        by_statement: dict[str, list[StatementRow]] = {}
        for row in self.rows:
            by_statement.setdefault(row.statement, []).append(row)
        for name, rows in by_statement.items():
            yield from self._statement(name, rows)
        for cells, node in self._citations.items():
            yield from self._citation_triples(node, cells)

    def _statement(self, name: str, rows: list[StatementRow]) -> Statements:
        path = name.removeprefix(f"{self._document['id']}/")
        node = self._resources.part(self._document, "statement", path)
        by_value = _by_value(rows)
        values = [(self._resources.part(self._document, "value", path, n), row) for n, row in enumerate(by_value, 1)]
        yield from node.is_a("schema:Claim", "atlas:Statement")
        yield from node.says("schema:identifier", text(name))
        yield from node.says("schema:about", self._resources.record(self._document).node)
        yield from node.says("atlas:value", *(value.node for value, _ in values))
        yield from node.says("schema:citation", *self.citations_of(rows))
        yield from chain.from_iterable(self._value(value, row) for value, row in values)

    def _value(self, node: Node, row: StatementRow) -> Statements:
        yield from node.is_a("schema:PropertyValue")
        yield from node.says("schema:propertyID", text(row.property))
        yield from node.says("schema:value", self._value_node(row))
        yield from node.says("atlas:type", text(row.type))
        yield from node.says("schema:inLanguage", text(row.language) if row.language else None)
        yield from node.says("atlas:original", text(row.original) if row.original else None)
        for name in ("earliest", "latest", "first_seen", "last_seen"):
            day = getattr(row, name)
            yield from node.says(f"atlas:{name}", typed(day, "date") if day else None)
        yield from node.says("atlas:preferred", typed("true" if row.preferred == "yes" else "false", "boolean"))
        yield from node.says("atlas:certainty", text(row.certainty))
        yield from node.says("atlas:standing", text(row.standing))

    def _value_node(self, row: StatementRow) -> Literal | NamedNode:
        record = self._resources.by_id(row.value) if row.type == "record" else None
        return record or text(row.value, row.language)

    def _citation_triples(self, node: Node, cells: CitationCells) -> Statements:
        yield from node.is_a("schema:Quotation")
        source = self._resources.by_id(cells.source) or iri(cells.source_address)
        yield from node.says("schema:isPartOf", source)
        yield from node.says("atlas:source", text(cells.source))
        yield from node.says("schema:url", typed(cells.source_address, "anyURI") if cells.source_address else None)
        yield from node.says("atlas:place", text(cells.place) if cells.place else None)
        yield from node.says("schema:text", text(cells.quote) if cells.quote else None)
        yield from node.says("atlas:as_of", text(cells.as_of) if cells.as_of else None)


def is_plain(row: StatementRow, *also: str) -> bool:
    """Tests for a preferred value that a source states as done; `also` are certainties to allow beside "stated"."""
    is_certain = row.certainty == "stated" or row.certainty in also
    return is_certain and row.preferred == "yes" and row.standing == Standing.STATED.value


def _citation(row: StatementRow) -> CitationCells:
    return CitationCells(*(getattr(row, name) for name in CitationCells._fields))


def _by_value(rows: list[StatementRow]) -> list[StatementRow]:
    """The first row of each value: a value has a row for each citation of its statement."""
    found = {tuple(getattr(row, name) for name in _OF_VALUE): row for row in reversed(rows)}
    return list(reversed(found.values()))
