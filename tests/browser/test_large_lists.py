"""Pages that there are only where lists are longer than a page: valid, and axe-core finds nothing on them."""

import re
from collections.abc import Iterator

import pytest
from engine_project import RECORDS, Project
from playwright.sync_api import Browser
from served_site import ServedSite
from test_accessibility import findings as axe_findings

from html_checker import findings, needs_checker

pytestmark = pytest.mark.long
AGREEMENT = """\
type: twinning
parties: [aasund, {{text: {{en: Guild {name}}}, country: RU{acts}}}]
{dates}sources:
  - {{id: guilds, at: row 1, quote: Guild, supports: [parties, {field}]}}
"""
SOURCE = """\
title: {en: A list of guilds}
language: en
seen: document
document: guilds.txt
state_of: 2017-12-14
"""
TERMINATED = ", acts: [{act: terminated, date: 2020, sources: [{id: guilds, at: row 2, quote: Guild}]}]"
MANY = 210
LISTS = [
    "agreements/page/2/",
    "agreements/in/2010s/page/2/",
    "countries/no/ru/page/2/",
    "data-quality/[^/]+/page/2/",
    "lists/anniversaries/[0-9]+/page/2/",
    "lists/anniversaries/lapsed/page/2/",
    "lists/anniversaries/terms/page/2/",
    "lists/cities/aasund/timeline/page/2/",
    "lists/countries/no/agreements/page/2/",
    "lists/sources/guilds/supports/page/2/",
    "timeline/kinds/agreements/page/2/",
]


def records() -> dict[str, str]:
    """Two towns with as many agreements as make a second page of each list: going on, ended, with a term."""
    kinds = {
        "bond": ("", "since: 1989\n", "since"),
        "ended": (TERMINATED, "since: 1989\n", "since"),
        "term": ("", "in_force: 2010/2027\n", "in_force"),
    }
    return {
        f"data/agreements/{kind}-{number:03}.yaml": AGREEMENT.format(
            name=f"{kind} {number}", acts=acts, dates=dates, field=field
        )
        for kind, (acts, dates, field) in kinds.items()
        for number in range(MANY)
    }


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    with ServedSite(tmp_path_factory.mktemp("large"), "/repo/") as host:
        project = Project(
            tmp_path_factory.mktemp("project"), {**RECORDS, **records(), "data/sources/guilds.yaml": SOURCE}
        )
        done = project.build(host.site_dir, SITE_URL=host.home)
        assert done.returncode == 0, done.stdout + done.stderr
        yield host
        host.shutdown()


@pytest.fixture(scope="module")
def addresses(large: ServedSite) -> list[str]:
    """The addresses of all pages in English."""
    found = (path.parent.relative_to(large.site_dir).as_posix() for path in large.site_dir.rglob("index.html"))
    return sorted(f"{address}/" for address in found if address[:3] not in ("ru/", "sv/", "fi/"))


@pytest.mark.parametrize("pattern", LISTS)
def test_axe_finds_nothing_on_lists_of_several_pages(
    browser: Browser, large: ServedSite, addresses: list[str], pattern: str
) -> None:
    page = browser.new_page(base_url=large.home, locale="en-GB")
    found = next(address for address in addresses if re.fullmatch(pattern, address))
    for address in (found.removesuffix("page/2/"), f"ru/{found}"):
        assert list(axe_findings(page, address)) == []
    page.close()


@needs_checker
def test_every_page_is_valid(large: ServedSite) -> None:
    assert list(findings(large.site_dir)) == []
