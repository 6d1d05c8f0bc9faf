"""Linked data: Turtle and JSON-LD say the same, in terms that their vocabularies have, whatever the records hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from rdflib import PROV, RDF, RDFS, SDO, XSD, Graph, Literal, URIRef
from rdflib.compare import to_isomorphic

from atlas.exports.distributions import FORMATS
from atlas.exports.rdf_terms import date, iri
from atlas.incremental.fingerprints import Fingerprints
from atlas.output.downloads import write_downloads
from atlas.output.site import read_site
from exported_data import exported, graph_of, own_terms
from invented_data import TWINNED, WriteData, settings
from linked_data import in_force, twins

WIKIDATA = {
    "http://wikiba.se/ontology#": {"Statement", "Reference", "rank", "NormalRank"},
    "http://www.wikidata.org/prop/": {"P190"},
    "http://www.wikidata.org/prop/statement/": {"P190"},
    "http://www.wikidata.org/prop/qualifier/": {"P580", "P582"},
    "http://www.wikidata.org/prop/reference/": {"P854", "P958", "P1683"},
}
"""The terms of Wikidata that are used: rdflib has no list of them."""
HOSTILE = "</script>\"'\\ {x} <b> &lt; {{ y }}"


def written(write_data: WriteData, folder: Path, files: dict[str, str], **changes: object) -> Path:
    """The folder of the downloads of invented files."""
    wanted = {"exports": tuple(FORMATS), "site_url": "https://atlas.example/", **changes}
    site = read_site(write_data(files).root, replace(settings(), **wanted))  # type: ignore[arg-type]
    write_downloads(site, folder, Fingerprints(site.atlas, ""))
    return folder / "data"


def terms(graph: Graph) -> set[URIRef]:
    """The properties and the types that are used."""
    return {URIRef(one) for one in {*graph.predicates(), *graph.objects(None, RDF.type)}}


def test_turtle_and_json_ld_say_the_same() -> None:
    _, folder = exported()
    turtle, json_ld = (to_isomorphic(graph_of(folder / f"atlas.{end}")) for end in ("ttl", "jsonld"))
    assert len(turtle) > 1000
    assert turtle == json_ld


def test_every_term_is_one_of_its_vocabulary() -> None:
    _, folder = exported()
    graph = graph_of(folder / "atlas.ttl")
    own = own_terms(graph)
    for term in terms(graph):
        if term.startswith(str(own)):
            continue
        closed = next((one for one in (SDO, PROV, RDF, RDFS) if term.startswith(str(one))), None)
        if closed is None:
            namespace = next(name for name in sorted(WIKIDATA, key=len, reverse=True) if term.startswith(name))
            assert term.removeprefix(namespace) in WIKIDATA[namespace]
        else:
            assert term in closed, term


def test_no_resource_is_spoken_of_that_is_nowhere_described() -> None:
    _, folder = exported()
    graph = graph_of(folder / "atlas.ttl")
    subjects = set(graph.subjects())
    named = {one for one in graph.objects() if isinstance(one, URIRef) and "#" in one and "atlas.example/" in one}
    assert {one for one in named if not one.startswith(str(own_terms(graph)))} <= subjects
    assert all(urlsplit(one).scheme in ("http", "https") for one in named | subjects)


def test_every_statement_is_about_a_record_and_has_values() -> None:
    _, folder = exported()
    graph = graph_of(folder / "atlas.ttl")
    own = own_terms(graph)
    claims = set(graph.subjects(RDF.type, own.Statement))
    assert claims
    for claim in claims:
        record = graph.value(claim, SDO.about, any=False)
        assert graph.value(record, SDO.mainEntityOfPage, any=False)
        values = list(graph.objects(claim, own.value))
        assert values
        assert all(graph.value(value, SDO.value, any=False) is not None for value in values)


def test_twin_towns_in_sparql_and_in_sql_are_the_same() -> None:
    _, folder = exported()
    in_sparql, in_sql = twins(folder)
    assert in_sparql == in_sql
    assert {row[:2] for row in in_sparql} >= {("aasund", "testograd"), ("testograd", "aasund")}
    assert all(source for *_, source, _ in in_sparql)


@pytest.mark.parametrize("day", ["1961-12-31", "1962-01-01", "1980-06-01", "1995-01-01", "2019-01-01", "2025-12-31"])
def test_what_is_in_force_on_a_day_in_sparql_and_in_sql_is_the_same(day: str) -> None:
    _, folder = exported()
    in_sparql, in_sql = in_force(folder, day)
    assert in_sparql == in_sql


def test_a_relation_has_wikidatas_start_end_and_reference(write_data: WriteData, tmp_path: Path) -> None:
    path = "data/agreements/aasund-testograd.yaml"
    ended = "ended:\n  value: 2019-05-04\n  sources:\n    - {id: aasund-page, at: paragraph 9, quote: slutt}\n"
    graph = graph_of(written(write_data, tmp_path, {**TWINNED, path: TWINNED[path] + ended}) / "atlas.ttl")
    sparql = (
        "SELECT ?start ?end ?url WHERE { ?city p:P190 ?one . ?one pq:P580 ?start ; pq:P582 ?end ; "
        "prov:wasDerivedFrom/pr:P854 ?url }"
    )
    found = {tuple(row) for row in graph.query(sparql)}
    start, end = Literal("1989", datatype=XSD.gYear), Literal("2019-05-04", datatype=XSD.date)
    assert {row[:2] for row in found} == {(start, end)}
    assert all(url.startswith("https://") for *_, url in found)


def test_what_is_planned_or_no_twinning_makes_no_twin_towns(write_data: WriteData, tmp_path: Path) -> None:
    path = "data/agreements/aasund-testograd.yaml"
    for name, text in {
        "planned": TWINNED[path] + "standing: planned\n",
        "friendship": TWINNED[path].replace("twinning", "friendship"),
    }.items():
        folder = written(write_data, tmp_path / name, {**TWINNED, path: text})
        assert twins(folder) == (set(), set())


def test_the_same_place_elsewhere_is_told_where_a_source_proves_it() -> None:
    _, folder = exported()
    graph = graph_of(folder / "atlas.ttl")
    aasund = URIRef("https://atlas.example/cities/aasund/#this")
    assert set(map(str, graph.objects(aasund, SDO.sameAs))) == {
        "https://sws.geonames.org/99000001/",
        "http://www.wikidata.org/entity/Q990000001",
    }
    nordvik = URIRef("https://atlas.example/regions/nordvik/#this")
    iso = graph.value(nordvik, SDO.additionalProperty, any=False)
    assert str(graph.value(iso, SDO.propertyID)) == "ISO 3166-2"


def test_derived_values_are_marked_with_their_day() -> None:
    _, folder = exported()
    graph = graph_of(folder / "atlas.ttl")
    own = own_terms(graph)
    derived = set(graph.subjects(own.status))
    assert derived
    for node in derived:
        assert (node, RDF.type, own.Derived) in graph
        assert graph.value(node, own.on) == Literal("2026-01-01", datatype=XSD.date)
        assert graph.value(node, PROV.wasDerivedFrom, any=False)


def test_values_that_mean_something_in_the_format_are_only_text(write_data: WriteData, tmp_path: Path) -> None:
    quoted = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    path = "data/sources/aasund-page.yaml"
    address = "https://x.example/?q=a|b^c&d=å#x"
    text = "\n".join(f"url: {address!r}" if line.startswith("url:") else line for line in TWINNED[path].splitlines())
    summary = f'summary: {{en: "{quoted}"}}\n'
    city = "data/cities/testograd.yaml"
    folder = written(write_data, tmp_path, {**TWINNED, path: text + "\n", city: TWINNED[city] + summary})
    for end in ("ttl", "jsonld"):
        graph = graph_of(folder / f"atlas.{end}")
        described = graph.value(URIRef("https://atlas.example/cities/testograd/#this"), SDO.description)
        assert str(described).strip() == HOSTILE.strip()
        assert Literal(address, datatype=XSD.anyURI, normalize=False) in set(graph.objects(None, SDO.url))


def test_a_site_without_an_address_has_names_that_nothing_answers(write_data: WriteData, tmp_path: Path) -> None:
    folder = written(write_data, tmp_path, TWINNED, site_url="")
    graph = graph_of(folder / "atlas.ttl")
    assert URIRef("https://atlas.invalid/cities/aasund/#this") in set(graph.subjects())


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/å?x=1", "https://a.example/å?x=1"),
        ("https://a.example/a b<c>", "https://a.example/a%20b%3Cc%3E"),
        ("https://a.example/a%20b", "https://a.example/a%20b"),
        ("https://a.example/%zz", None),
        ("javascript:alert(1)", None),
        ("schema:name", None),
        ("", None),
    ],
)
def test_an_address_is_a_valid_iri_or_none(address: str, expected: str | None) -> None:
    found = iri(address)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("text", "type_"),
    [("2019", "gYear"), ("2019-05", "gYearMonth"), ("2019-05-04", "date"), ("2019~", None), ("201X", None), ("", None)],
)
def test_a_plain_date_has_the_type_of_its_precision(text: str, type_: str | None) -> None:
    found = date(text)
    assert (found.datatype.value.rpartition("#")[2] if found else None) == type_
