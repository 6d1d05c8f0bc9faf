"""Attacks in texts, addresses and files: the check refuses them, or a site shows them as the text that they are."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from attacked_site import AttackedSite
from icalendar import Calendar
from invented_attacks import ADDRESSES, ATTACKS, TEXTS, attacked_records
from lxml import etree
from playwright.sync_api import Browser

from atlas.incremental.checking import check_project
from atlas.model.problems import Severity
from html_checker import findings, needs_checker
from invented_data import WriteData

sys.path.append(str(Path(__file__).parents[2] / "scripts"))

from check_site import main as check_site

TODAY = date(2026, 1, 31)
OVERVIEWS = (
    "",
    "cities/",
    "agreements/",
    "events/",
    "anniversaries/",
    "timeline/",
    "data-quality/",
    "search/?q=window",
    "countries/no/",
)


def errors(root: Path) -> dict[str, set[str]]:
    """The codes of the errors by file."""
    found: dict[str, set[str]] = {}
    for problem in check_project(root, TODAY)[2]:
        if problem.severity is Severity.ERROR:
            assert problem.hint
            found.setdefault(problem.path, set()).add(problem.code)
    return found


def test_the_attacks_are_many() -> None:
    assert len(set(TEXTS)) == len(TEXTS)
    assert sum(map(len, ATTACKS.values())) >= 150


def test_texts_and_addresses_that_are_only_strange_are_accepted(write_data: WriteData) -> None:
    assert errors(write_data(attacked_records(TEXTS, ADDRESSES)).root) == {}


def test_texts_with_characters_that_deceive_are_refused(write_data: WriteData) -> None:
    refused = ATTACKS["refused texts"]
    found = errors(write_data(attacked_records([one["text"] for one in refused])).root)
    for number, one in enumerate(refused):
        assert one["code"] in found[f"data/cities/town-{number}.yaml"], one


def test_addresses_that_lead_elsewhere_than_into_the_web_are_refused(write_data: WriteData) -> None:
    found = errors(write_data(attacked_records(["A town"], ATTACKS["refused addresses"])).root)
    for number, address in enumerate(ATTACKS["refused addresses"]):
        codes = found[f"data/cities/town-{number}.yaml"]
        assert codes & {"not-an-address", "imitating-host"}, address


def visit(browser: Browser, home: str, addresses: list[str]) -> Iterator[str]:
    """What succeeded on these pages: scripts that ran, and requests that left the site."""
    context = browser.new_context(base_url=home)
    page = context.new_page()
    left: list[str] = []
    page.on("request", lambda request: left.append(request.url) if not request.url.startswith(home) else None)
    page.on("dialog", lambda dialog: (left.append(dialog.message), dialog.dismiss()))
    for address in addresses:
        page.goto(address, wait_until="load")
        if page.evaluate("'canary' in window"):
            yield f"{home}{address}: a script ran"
    yield from (url for url in left if not url.startswith(("data:", "blob:")))
    context.close()


def pages_of(site: AttackedSite, root: str, step: int = 1) -> list[str]:
    """The pages of the attacked records in a language, each `step`-th of them."""
    kinds = [(f"cities/town-{n}/", f"agreements/town-{n}-harbour/", f"events/days-{n}/") for n in range(site.number)]
    return [root + address for address in (*OVERVIEWS, *[one for kind in kinds for one in kind][::step])]


def assert_nothing_ran(browser: Browser, site: AttackedSite, roots: tuple[str, ...], step: int) -> None:
    for home in site.homes:
        for root in roots:
            assert list(visit(browser, home, pages_of(site, root, step))) == []


def assert_downloads_are_whole(site: AttackedSite) -> None:
    """Every download can be read, and no cell begins as a formula."""
    for path in site.folder.rglob("*.ics"):
        events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        assert all("canary.example/x" not in str(event.get("ATTACH", "")) for event in events)
    for path in site.folder.rglob("*.json"):
        json.loads(path.read_bytes())
    for ending in ("*.xml", "*.svg", "*.atom"):
        for path in site.folder.rglob(ending):
            etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False))
    for path in site.folder.rglob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert len({len(row) for row in rows}) == 1
        assert [cell for row in rows for cell in row if cell[:1] in ("=", "@") or cell.startswith(("+c", "-c"))] == []


@pytest.mark.slow
def test_few_attacks_do_nothing_in_a_browser(browser: Browser, few_attacks: AttackedSite) -> None:
    assert_nothing_ran(browser, few_attacks, ("",), 3)
    assert_downloads_are_whole(few_attacks)


@pytest.mark.slow
def test_the_site_check_takes_no_attack_for_a_fault(
    few_attacks: AttackedSite, capsys: pytest.CaptureFixture[str]
) -> None:
    status = check_site([str(few_attacks.folder)])
    assert capsys.readouterr().out.splitlines()[:-1] == []
    assert status == 0


@pytest.mark.long
def test_no_attack_does_anything_in_a_browser(browser: Browser, all_attacks: AttackedSite) -> None:
    assert_nothing_ran(browser, all_attacks, ("", "ru/"), 1)
    assert_downloads_are_whole(all_attacks)


@pytest.mark.long
def test_the_site_check_takes_none_of_all_attacks_for_a_fault(
    all_attacks: AttackedSite, capsys: pytest.CaptureFixture[str]
) -> None:
    status = check_site([str(all_attacks.folder)])
    assert capsys.readouterr().out.splitlines()[:-1] == []
    assert status == 0


@needs_checker
@pytest.mark.long
def test_every_page_with_an_attack_is_valid(all_attacks: AttackedSite) -> None:
    guess = "This document appears to be written in"  # by its words, of which attacks make no language
    assert [found for found in findings(all_attacks.folder) if not found[2].startswith(guess)] == []
