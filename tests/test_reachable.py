"""A crawler without scripts, on an atlas large enough that lists have several pages: all is reached, all is counted."""

from __future__ import annotations

import re
import sys
from csv import reader
from io import StringIO
from pathlib import Path
from posixpath import join, normpath

import pytest

from atlas.model.kinds import KINDS
from atlas.output.site import Site
from invented_data import Written

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

from make_corpus import main

pytestmark = pytest.mark.slow
CLICKS = 3
_LINK = re.compile(r'<a [^>]*?href="([^"#?:]*)(?:#[^"]*)?"')
_TOTAL = re.compile(r"<p>([0-9,]+) (?:record|statement|agreement|anniversar|entr|term)")
_TABLE = re.compile(r'<a href="([^"]+)">CSV</a>: ([0-9,]+) row')
_PLANNED = re.compile(r"[Pp]lanned or under discussion: ([0-9,]+)")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of 250 invented towns, with 500 agreements."""
    root = tmp_path_factory.mktemp("world")
    assert main([str(root), "--cities", "250"]) == 0
    return Written(root, {}).site()


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, bytes]:
    """The files beside these pages, by address."""
    return {address: content for page in site.pages("en") for address, content in page.files()}


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, str]:
    """The articles in English, by address."""
    return {page.address: page.html() for page in site.pages("en")}


def links(address: str, html: str) -> set[str]:
    """The addresses of the site's pages to which a page leads."""
    targets = (normpath(join("/", address, target)) for target in _LINK.findall(html) if target[-1:] in ("/", "."))
    return {f"{target.strip('/')}/" if target != "/" else "" for target in targets}


def rows(html: str) -> int:
    """The number of entries of the list of a page: rows of tables without their heads, or items."""
    listed = re.sub(r"<details.*?</details>", "", html.partition("Pages: ")[0], flags=re.DOTALL)
    return listed.count("<tr>") - listed.count("<thead>") + listed.count("<li>")


def number(text: str) -> int:
    return int(text.replace(",", ""))


def test_every_record_is_within_three_clicks_of_home(site: Site, pages: dict[str, str]) -> None:
    reached, last = {""}, {""}
    for _ in range(CLICKS):
        last = {target for address in last for target in links(address, pages[address])} & pages.keys() - reached
        reached |= last
    records = {f"{kind}/{record.id}/" for kind in KINDS for record in site.atlas.by_kind[kind]}
    assert len(records) > 900
    assert sorted(records - reached) == []


def test_every_stated_total_is_reached(site: Site, pages: dict[str, str]) -> None:
    first = {re.sub(r"page/2/$", "", address) for address in pages if address.endswith("/page/2/")}
    assert {"cities/", "agreements/", "timeline/kinds/agreements/"} <= first
    assert any(address.startswith("lists/sources/") for address in first)
    assert any(re.fullmatch(r"agreements/in/\d{4}s/", address) for address in first)
    of_two_countries = {address for address in site.addresses() if re.fullmatch(r"countries/../../", address)}
    assert len(of_two_countries) > 20
    for address in first | of_two_countries:
        found = _TOTAL.search(pages[address])
        assert found, address
        planned = _PLANNED.search(pages[address])
        total = number(found[1]) + (number(planned[1]) if planned else 0)
        parts = [html for one, html in pages.items() if one == address or one.startswith(f"{address}page/")]
        counts = [rows(html) for html in parts]
        assert max(counts) <= 200, address
        assert sum(counts) == total, address


def test_every_table_has_as_many_rows_as_is_said(pages: dict[str, str], files: dict[str, bytes]) -> None:
    found = [(address, *said) for address, html in pages.items() for said in _TABLE.findall(html)]
    assert len(found) > 50
    for address, target, rows_said in found:
        table = files[normpath(join("/", address, target)).strip("/")]
        assert len(list(reader(StringIO(table.decode("utf-8-sig"), newline="")))) - 1 == number(rows_said), address
