"""Linked data: the same triples as Turtle, and as JSON-LD with the context in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, RdfFormat, serialize

from atlas.exports.columns import columns_of_table
from atlas.exports.dataset import Dataset
from atlas.exports.rdf_records import record_triples, withdrawn_triples
from atlas.exports.rdf_terms import Resources, Statements, text, typed

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LICENCES = "https://spdx.org/licenses/"


def write_turtle(dataset: Dataset, path: Path) -> None:
    """Writes all triples as Turtle, in the order of the documents."""
    resources = Resources(dataset)
    with path.open("wb") as file:
        serialize(_triples(dataset, resources), file, RdfFormat.TURTLE, prefixes=resources.namespaces)


def write_json_ld(dataset: Dataset, path: Path) -> None:
    """Writes the same triples as JSON-LD: a context of prefixes, then one resource in a line."""
    resources = Resources(dataset)
    compact = _compactor(resources.namespaces)
    with path.open("w", encoding="utf-8") as file:
        file.write(f'{{"@context":{_encoded(resources.namespaces)},"@graph":[\n')
        for number, node in enumerate(_nodes(_triples(dataset, resources), compact)):
            file.write(f"{',' if number else ''}{_encoded(node)}\n")
        file.write("]}\n")


def _triples(dataset: Dataset, resources: Resources) -> Statements:
    yield from _about(dataset, resources)
    for document in dataset.withdrawn():
        yield from withdrawn_triples(document, resources)
    for document in dataset.documents():
        yield from record_triples(document, resources)
    for code in sorted(resources.countries):
        country = resources.country(code)
        yield from country.is_a("schema:Country")
        yield from country.says("schema:identifier", text(code))
        for edition in dataset.editions:
            yield from country.says("schema:name", text(edition.country(code), edition.language))


def _about(dataset: Dataset, resources: Resources) -> Statements:
    """The dataset, and what our own terms mean that tables have as columns."""
    settings, node = dataset.settings, resources.dataset()
    yield from node.is_a("schema:Dataset")
    yield from node.texts("schema:name", settings.name)
    yield from node.says("schema:url", NamedNode(f"{resources.site}data/"))
    yield from node.says("schema:license", NamedNode(f"{_LICENCES}{settings.licence}") if settings.licence else None)
    yield from node.says("schema:dateModified", typed(dataset.day.isoformat(), "date"))
    for column in columns_of_table("statements", settings.languages):
        own = resources.own_term(column.name)
        yield from own.is_a("rdf:Property")
        for edition in dataset.editions:
            yield from own.says("rdfs:comment", text(column.meaning(edition), edition.language))


def _nodes(triples: Iterable[Any], compact: Callable[[str], str]) -> Iterator[dict[str, Any]]:
    """The resources, each as far as its triples stand together; readers join those with the same address."""
    for subject, found in groupby(triples, key=lambda triple: triple.subject):
        node: dict[str, Any] = {"@id": subject.value}
        for triple in found:
            predicate = triple.predicate.value
            is_type = predicate == _TYPE
            values = node.setdefault("@type" if is_type else compact(predicate), [])
            values.append(compact(triple.object.value) if is_type else _value(triple.object, compact))
        yield node


def _value(value: Any, compact: Callable[[str], str]) -> dict[str, str] | str:
    if isinstance(value, NamedNode):
        return {"@id": value.value}
    assert isinstance(value, Literal)
    if value.language:
        return {"@value": value.value, "@language": value.language}
    type_ = value.datatype.value
    return value.value if type_ == _STRING else {"@value": value.value, "@type": compact(type_)}


def _compactor(namespaces: dict[str, str]) -> Callable[[str], str]:
    """A function that writes a term of a vocabulary with its prefix."""
    longest_first = sorted(namespaces.items(), key=lambda one: -len(one[1]))

    def compact(address: str) -> str:
        for prefix, namespace in longest_first:
            if address.startswith(namespace):
                return f"{prefix}:{address.removeprefix(namespace)}"
        return address

    return compact


def _encoded(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
