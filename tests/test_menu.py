"""The menu: few entries, every kind below one of them."""

from __future__ import annotations

import pytest

from atlas.model.kinds import KINDS
from atlas.output.menu import menu
from atlas.output.site import Site
from invented_data import TWINNED, WriteData


@pytest.fixture
def site(write_data: WriteData) -> Site:
    return write_data(TWINNED).site()


def test_every_kind_is_in_the_menu_once() -> None:
    entries = menu(str)
    addresses = [page.address for entry in entries for page in entry.pages or (entry,)]
    assert len(entries) <= 7
    assert {f"{kind}/" for kind in KINDS} <= set(addresses)
    assert len(set(addresses)) == len(addresses)


def test_the_menu_leads_to_pages(site: Site) -> None:
    pages = {page.address for page in site.pages("en")} | {"contribute/", "about/"}
    assert {page.address for entry in site.navigation("en") for page in entry.pages or (entry,)} <= pages
