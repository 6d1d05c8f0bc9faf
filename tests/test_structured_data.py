"""Structured data of pages: JSON-LD in schema.org's words, small, with absolute ids; no value ends its block."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from pyld import jsonld
from rdflib import RDF, SDO, Graph, URIRef

from atlas.model.kinds import KINDS
from atlas.output.layouts import Layout, LayoutProbe, Section, section_of
from atlas.output.site import Site, read_site
from atlas.pages.publishing.page import Page
from atlas.pages.publishing.schema_types import schema_type
from atlas.pages.publishing.structured_data import MOST_BYTES, json_ld
from exported_data import example_site
from invented_data import LANGUAGES, TWINNED, WriteData, settings

BASE = "https://atlas.example/"
CONTEXT = {"@vocab": str(SDO), "xsd": "http://www.w3.org/2001/XMLSchema#"}
"""What the context of schema.org does with the terms that are used; it is not asked for on the web."""
ADDRESSES = ("item", "mainEntityOfPage", "sameAs", "url", "license")
NEEDED = {
    "BreadcrumbList": {"itemListElement"},
    "City": {"name", "mainEntityOfPage", "containedInPlace"},
    "AdministrativeArea": {"name", "mainEntityOfPage", "containedInPlace"},
    "Dataset": {"name", "description", "url", "license", "dateModified"},
    "WebSite": {"name", "url", "inLanguage"},
    "ListItem": {"position", "name", "item"},
}
NAMED = {"name", "mainEntityOfPage"}


def pages(language: str = "en") -> dict[str, Page]:
    return {page.address: page for page in example_site(exports=()).pages(language)}


def document_of(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.structured_data())
    return found


def graph_of(document: dict[str, Any]) -> Graph:
    """The triples, with the terms of schema.org in place of its context."""
    quads = jsonld.to_rdf({**document, "@context": CONTEXT}, {"format": "application/n-quads"})
    return Graph().parse(data=quads, format="nt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_some_that_are_small_and_keep_to_the_vocabulary(language: str) -> None:
    found = pages(language)
    assert len(found) > 50
    for page in found.values():
        text = page.structured_data()
        assert len(text.encode()) <= MOST_BYTES or len(json.loads(text)["@graph"]) == 1, page.address
        for node in _nodes(document_of(page)["@graph"]):
            assert all(SDO[name] in SDO for name in node if not name.startswith("@"))
            assert "@type" not in node or SDO[node["@type"]] in SDO


@pytest.mark.parametrize("kind", KINDS)
def test_an_expanded_page_of_a_kind_says_all_that_it_said(kind: str) -> None:
    for address, page in pages().items():
        if address.startswith(f"{kind}/") and page.edit_path:
            document = document_of(page)
            expanded = jsonld.expand({**document, "@context": CONTEXT})
            assert _values(expanded) == _values(document["@graph"])


def test_things_have_their_properties_and_absolute_addresses() -> None:
    seen = set()
    for page in pages("sv").values():
        for node in _nodes(document_of(page)["@graph"]):
            type_ = node.get("@type")
            seen.add(type_)
            is_main = "mainEntityOfPage" in node or type_ in ("BreadcrumbList", "Dataset", "WebSite", "ListItem")
            assert not is_main or NEEDED.get(type_, NAMED) <= set(node)
            addresses = [node["@id"]] if "@id" in node else []
            addresses += [one for name in ADDRESSES if name in node for one in _list(node[name])]
            assert all(one.startswith(("https://", "http://www.wikidata.org/entity/")) for one in addresses)
    assert seen >= {"City", "AdministrativeArea", "Organization", "Event", "Project", "CreativeWork", "WebSite"}


def test_a_thing_has_one_id_in_all_languages_and_in_the_downloads() -> None:
    ids = {document_of(pages(language)["cities/aasund/"])["@graph"][0]["@id"] for language in LANGUAGES}
    assert ids == {f"{BASE}cities/aasund/#this"}
    page = document_of(pages("sv")["cities/aasund/"])["@graph"][0]["mainEntityOfPage"]
    assert page == f"{BASE}sv/cities/aasund/"


def test_the_way_to_a_page_ends_at_it() -> None:
    graph = graph_of(document_of(pages("fi")["cities/aasund/"]))
    items = list(graph.subjects(RDF.type, SDO.ListItem))
    ordered = sorted(items, key=lambda item: int(graph.value(item, SDO.position)))  # type: ignore[arg-type]
    addresses = [str(graph.value(item, SDO.item)) for item in ordered]
    assert addresses == [f"{BASE}fi/", f"{BASE}fi/cities/", f"{BASE}fi/cities/aasund/"]


def test_a_place_and_an_agreement_tell_what_is_known() -> None:
    aasund = document_of(pages()["cities/aasund/"])["@graph"][0]
    assert aasund["sameAs"] == ["https://sws.geonames.org/99000001/", "http://www.wikidata.org/entity/Q990000001"]
    assert aasund["geo"] == {"@type": "GeoCoordinates", "latitude": 67.01, "longitude": 14.02}
    agreement = document_of(pages()["agreements/aasund-testograd/"])["@graph"][0]
    assert [one["@id"] for one in agreement["about"]] == [
        f"{BASE}cities/{id_}/#this" for id_ in ("aasund", "testograd")
    ]


def test_what_is_inferred_or_doubted_is_not_told(write_data: WriteData) -> None:
    path = "data/agreements/aasund-testograd.yaml"
    quote = "sources:\n    - {id: aasund-page, at: line 3, quote: undertegnet}\n"
    for basis, is_told in (("", True), ("  basis: inferred\n  note: {en: By the list.}\n", False)):
        signed = f"signed:\n  value: 1990-05-04\n{basis}  {quote}"
        site = _site(write_data, {**TWINNED, path: TWINNED[path].replace("since:", f"{signed}since:", 1)})
        page = next(page for page in site.pages("en") if page.address == "agreements/aasund-testograd/")
        assert ("dateCreated" in document_of(page)["@graph"][0]) is is_told


def test_the_downloads_are_a_dataset() -> None:
    site = example_site()
    page = next(page for page in site.pages("en") if page.address == "data/")
    found = document_of(page)["@graph"][0]
    assert (found["@type"], found["url"], found["dateModified"]) == ("Dataset", f"{BASE}data/", "2026-01-01")
    assert found["license"] == "https://spdx.org/licenses/CC0-1.0"


def test_no_value_ends_the_block(write_data: WriteData) -> None:
    hostile = '</script><script>alert(1)</script><!-- & \\" ]]>'
    quoted = hostile.replace("\\", "\\\\").replace('"', '\\"')
    city = "data/cities/testograd.yaml"
    site = _site(write_data, {**TWINNED, city: TWINNED[city] + f'summary: {{en: "{quoted}"}}\n'})
    page = next(page for page in site.pages("en") if page.address == "cities/testograd/")
    section = section_of("en", page.address, page.edit_path)
    probe = LayoutProbe(section)
    block = f'<head><script type="application/ld+json">{probe.structured_data()}</script></head>{probe.html()}'
    head = Layout(section, block).fill(page).partition("</head>")[0]
    text = re.fullmatch(r'<head><script type="application/ld\+json">([^<>&]*)</script>', head)
    assert text
    assert json.loads(text[1])["@graph"][0]["description"] == hostile


def test_signs_of_html_and_ends_of_lines_are_escaped() -> None:
    text = json_ld([{"name": "<>&\u2028\u2029å"}])
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["@graph"] == [{"name": "<>&\u2028\u2029å"}]


def test_what_has_no_room_is_left_out() -> None:
    page = pages()["cities/aasund/"]
    made = page.structured_data
    title, _ = made.args[1:]  # type: ignore[attr-defined]
    found = json.loads(made.func(made.args[0], title, "å" * MOST_BYTES))["@graph"][0]  # type: ignore[attr-defined]
    assert "description" not in found
    assert found["geo"]


def test_every_kind_has_a_type_of_schema_org() -> None:
    assert all(SDO[schema_type(kind)] in SDO and schema_type(kind) != "Thing" for kind in KINDS)
    assert schema_type("cities", "nothing known") == "City"
    assert URIRef(SDO[schema_type("organisations", "university")]) == SDO.CollegeOrUniversity


def _site(write_data: WriteData, files: dict[str, str]) -> Site:
    return read_site(write_data(files).root, replace(settings(), site_url=BASE))


def _nodes(value: Any) -> list[dict[str, Any]]:
    """All objects of a document."""
    if isinstance(value, list):
        return [node for one in value for node in _nodes(one)]
    return [value, *(node for one in value.values() for node in _nodes(one))] if isinstance(value, dict) else []


def _values(value: Any) -> list[str]:
    """All values in a document, sorted; names of types without their vocabulary."""
    if isinstance(value, list):
        return sorted(text for one in value for text in _values(one))
    if isinstance(value, dict):
        return sorted(text for one in value.values() for text in _values(one))
    return [str(value).removeprefix(str(SDO))]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_a_layout_without_an_address_has_none() -> None:
    section = Section("en", "cities", 2, edited=True)
    page = pages()["cities/aasund/"]
    assert "@context" not in Layout(section, LayoutProbe(section).html()).fill(page)
