"""The built site says what of others it ships, and its pages name their policy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from engine_project import Project
from lxml.html import document_fromstring

from atlas.delivery.bill_of_materials import ADDRESS
from atlas.delivery.components import read_components
from atlas.delivery.policy import PAGES, in_page

NAMED = "//meta[@http-equiv='Content-Security-Policy']/@content"
COMPONENTS = read_components().values()


@pytest.mark.parametrize("root", ["", "ru/", "sv/", "fi/"])
def test_the_page_about_lists_the_works_of_others_with_their_licences(site: Path, root: str) -> None:
    page = site / root / "about/index.html"
    entries = document_fromstring(page.read_bytes()).xpath("//h2[@id='components']/following-sibling::ul[1]/li")
    assert [entry.xpath("a[1]/text()")[0] for entry in entries] == [one.name for one in COMPONENTS]
    licences = [link for entry in entries for link in entry.xpath("a[2]/@href")]
    assert len(licences) == len([one for one in COMPONENTS if one.licence_file])
    assert all((page.parent / link).resolve().is_file() for link in licences)
    assert not document_fromstring((site / root / "contribute/index.html").read_bytes()).xpath("//*[@id='components']")


def test_the_bill_of_materials_stands_in_the_site(site: Path) -> None:
    bill = json.loads((site / ADDRESS).read_bytes())
    assert [one["description"] for one in bill["components"]] == [one.name for one in COMPONENTS]


def test_every_page_names_its_policy_before_all_that_it_concerns(site: Path) -> None:
    for page in site.rglob("*.html"):
        tree = document_fromstring(page.read_bytes())
        assert len(tree.xpath(NAMED)) == 1, page
        assert not tree.xpath("//head/*[self::script or self::link][following-sibling::meta[@http-equiv]]"), page
    assert document_fromstring((site / "ru/index.html").read_bytes()).xpath(NAMED) == [in_page(PAGES)]


def test_where_the_host_sets_it_pages_name_none(own_project: Project) -> None:
    assert own_project.build(ATLAS_POLICY="false").returncode == 0
    assert [page for page in own_project.site.rglob("*.html") if b"Content-Security-Policy" in page.read_bytes()] == []
