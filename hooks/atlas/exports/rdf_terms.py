"""Terms and resources of RDF: namespaces, literals of plain values, the nodes of records; valid whatever these hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from atlas.exports.dataset import Dataset, Document
from atlas.model.text import UNDETERMINED

NAMESPACES = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "wikibase": "http://wikiba.se/ontology#",
    "p": "http://www.wikidata.org/prop/",
    "ps": "http://www.wikidata.org/prop/statement/",
    "pq": "http://www.wikidata.org/prop/qualifier/",
    "pr": "http://www.wikidata.org/prop/reference/",
}
"""The prefixes of vocabularies. That of our own terms, `atlas`, stands below the address of the site."""
NOWHERE = "https://atlas.invalid/"
"""The address of a site that has none: a name that nothing answers (RFC 2606)."""
_TYPES = ((re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "date"), (re.compile(r"[0-9]{4}-[0-9]{2}"), "gYearMonth"))
_YEAR = re.compile(r"[0-9]{4}")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_IN_IRIS = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '<>"{}|\\^`%') + "%"
Statements = Iterator[Triple]


def term(name: str) -> NamedNode:
    """A term of a vocabulary by its name with a prefix: `schema:name`."""
    prefix, _, local = name.partition(":")
    return NamedNode(f"{NAMESPACES[prefix]}{local}")


def iri(address: str) -> NamedNode | None:
    """A node by its address on the web; None for what is none. What no IRI may hold is written in percents."""
    if not address.startswith(("https://", "http://")):
        return None
    try:
        return NamedNode("".join(one if one > "\x9f" else quote(one, safe=_IN_IRIS) for one in address))
    except ValueError:
        return None


def text(value: str, language: str = "") -> Literal:
    """A text, with the tag of its language where one is known (BCP 47)."""
    is_tagged = language and language != UNDETERMINED and _LANGUAGE.fullmatch(language)
    return Literal(value, language=language) if is_tagged else Literal(value)


def typed(value: str, type_: str) -> Literal:
    """A literal of a type of XML Schema, as it is written."""
    return Literal(value, datatype=term(f"xsd:{type_}"))


def date(value: str) -> Literal | None:
    """A plain date: a day, a month or a year, typed by how exact it is; None for any other."""
    found = next((name for pattern, name in _TYPES if pattern.fullmatch(value)), None)
    return typed(value, found or "gYear") if found or _YEAR.fullmatch(value) else None


class Node:
    """A resource of which triples are said; its own terms stand in the namespace of the site."""

    def __init__(self, address: str, own: str) -> None:
        """`own` is the namespace of our terms."""
        self.node = NamedNode(address)
        self._own = own

    def says(self, name: str, *values: Literal | NamedNode | None) -> Statements:
        """The triples with a property by its name with a prefix, for each value that is there."""
        prefix, _, local = name.partition(":")
        property_ = NamedNode(f"{self._own}{local}") if prefix == "atlas" else term(name)
        return (Triple(self.node, property_, value) for value in values if value is not None)

    def is_a(self, *names: str) -> Statements:
        """The triples of its types."""
        own = (NamedNode(f"{self._own}{name.removeprefix('atlas:')}") for name in names if name.startswith("atlas:"))
        return self.says("rdf:type", *(term(name) for name in names if not name.startswith("atlas:")), *own)

    def texts(self, name: str, by_language: Mapping[str, str]) -> Statements:
        """The triples of a text in several languages."""
        return self.says(name, *(text(value, language) for language, value in by_language.items()))


class Resources:
    """Makes the nodes of a dataset. A record is the page at its address, with `#this`: the thing, not the page."""

    def __init__(self, dataset: Dataset) -> None:
        self.site = dataset.settings.site_url or NOWHERE
        self.own = f"{self.site}data/#"
        self._kinds: Mapping[str, str] = dict(dataset.ids())
        self.countries: dict[str, None] = {}

    @property
    def namespaces(self) -> dict[str, str]:
        """All prefixes, that of our own terms too."""
        return {"atlas": self.own, **NAMESPACES}

    def dataset(self) -> Node:
        """The dataset itself."""
        return Node(f"{self.site}data/#dataset", self.own)

    def own_term(self, name: str) -> Node:
        """A term of our own, to say what it means."""
        return Node(f"{self.own}{name}", self.own)

    def page(self, document: Document) -> NamedNode:
        """The page of a record."""
        return NamedNode(f"{self.site}{document['kind']}/{document['id']}/")

    def record(self, document: Document) -> Node:
        """The record of a document."""
        return Node(f"{self.page(document).value}#this", self.own)

    def part(self, document: Document, *steps: object) -> Node:
        """A part of a record, by the steps that lead to it: a statement, a party, a citation."""
        return Node(f"{self.page(document).value}#{quote('/'.join(map(str, steps)), safe='/')}", self.own)

    def by_id(self, id_: str | None) -> NamedNode | None:
        """A record by its id; None where there is none."""
        kind = self._kinds.get(id_ or "")
        return NamedNode(f"{self.site}{kind}/{id_}/#this") if kind else None

    def existing(self, node: NamedNode) -> Node:
        """A resource that is there already, to say more of it."""
        return Node(node.value, self.own)

    def country(self, code: str) -> Node:
        """A country by its code (ISO 3166-1), which is noted in `countries`."""
        self.countries[code] = None
        return Node(f"{self.site}countries/{quote(code.lower())}/#this", self.own)
