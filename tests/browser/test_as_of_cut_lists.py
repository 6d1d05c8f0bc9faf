"""Asking lists for a day of which a page shows a part only: all are asked."""

from collections.abc import Iterator

import pytest
from engine_project import RECORDS, Project
from playwright.sync_api import Browser, expect
from served_site import ServedSite

BOND = """\
type: twinning
parties: [aasund, {text: {en: Guild %03d}}]
sources:
  - {id: guilds, at: row 1, quote: Guild, supports: [parties]}
"""
SOURCE = """\
title: {en: A list of guilds}
language: en
seen: document
document: guilds.txt
state_of: 2017-12-14
"""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """An atlas with more agreements than a page shows."""
    bonds = {f"data/agreements/bond-{number:03}.yaml": BOND % number for number in range(250)}
    with ServedSite(tmp_path_factory.mktemp("large"), "/repo/") as host:
        records = {**RECORDS, **bonds, "data/sources/guilds.yaml": SOURCE}
        project = Project(tmp_path_factory.mktemp("project"), records)
        done = project.build(host.site_dir, SITE_URL=host.home)
        assert done.returncode == 0, done.stdout + done.stderr
        yield host
        host.shutdown()


@pytest.mark.parametrize("address", ["sv/agreements/", "sv/agreements/page/2/", "sv/countries/no/"])
def test_where_a_page_shows_a_part_all_are_asked(browser: Browser, large: ServedSite, address: str) -> None:
    page = browser.new_page(base_url=large.home)
    page.goto(f"{address}?as_of=2017-12-14")
    expect(page.locator(".atlas-narrow").get_by_role("status")).to_contain_text(
        "14 december 2017: säkert i kraft: 250; möjligen: 0."
    )
    links = page.locator(".atlas-narrow + table td:first-child > a")
    expect(links).to_have_count(200)
    expect(links.first).to_have_attribute("href", f"{large.home}sv/agreements/bond-000/")
    expect(page.locator(".atlas-listed")).to_be_hidden()
    expect(page.locator(".atlas-narrow + table + p")).to_contain_text("Visas: 200 av 250.")
    page.get_by_role("button", name="Visa fler").click()
    expect(links).to_have_count(250)
    expect(links.nth(200)).to_be_focused()
    expect(page.get_by_role("button", name="Visa fler")).to_have_count(0)
    page.get_by_role("button", name="Rensa").click()
    expect(links).to_have_count(0)
    expect(page.locator(".atlas-listed")).to_be_visible()
    page.close()
