"""What axe-core finds on every kind of page, light and dark, narrow and wide: nothing.

Each kind is asked for in one language, and each language for a quarter of them; `make test-long` asks for every page.

No page scrolls sideways either, at 640 pixels as little: that is what a screen of 1,280 shows at 200 %.
"""

from pathlib import Path
from typing import Any

import pytest
from page_kinds import ROOTS, all_addresses, quarter
from playwright.sync_api import Browser, Page
from served_site import ServedSite

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
WIDTHS = (360, 640, 1280)
ZOOMED = 640

# Everything once per width, with the size of targets (WCAG 2.2); in the dark again what depends on colours.
EVERYTHING = {"resultTypes": ["violations"], "preload": False, "rules": {"target-size": {"enabled": True}}}
COLOURS = {**EVERYTHING, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}

STILL = "*, ::before, ::after { animation: none !important; transition: none !important; }"


@pytest.fixture(scope="module")
def page(browser: Browser, served_data: ServedSite) -> Page:
    return browser.new_context(base_url=served_data.home, locale="en-GB").new_page()


@pytest.mark.parametrize("root", ROOTS)
def test_axe_finds_nothing(page: Page, served_data: ServedSite, root: str) -> None:
    found = [finding for address in quarter(served_data, root) for finding in findings(page, address)]
    assert found == []


@pytest.mark.long
@pytest.mark.parametrize("root", ROOTS)
def test_axe_finds_nothing_on_any_page(page: Page, served_data: ServedSite, root: str) -> None:
    found = [finding for address in all_addresses(served_data, root) for finding in findings(page, address)]
    assert found == []


def test_axe_finds_nothing_on_the_missing_page(page: Page, served_data: ServedSite) -> None:
    assert list(findings(page, "no/such/page/")) == []


def findings(page: Page, address: str) -> list[str]:
    """What is wrong with a page, where, and how it was shown."""
    page.goto(address)
    if "?q=" in address:
        page.locator(".atlas-results li").first.wait_for()
    page.evaluate(AXE)
    page.evaluate(
        f"document.adoptedStyleSheets = [new CSSStyleSheet()]; document.adoptedStyleSheets[0].replaceSync('{STILL}')"
    )
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") != width:
            found.append(f"{address} {width} scrolls sideways")
        if width == ZOOMED:
            continue
        for scheme, options in (("light", EVERYTHING), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)
            result: dict[str, Any] = page.evaluate("options => axe.run(options)", options)
            found += [
                f"{address} {width} {scheme} {violation['id']}: {node['target']} {node['failureSummary']}"
                for violation in result["violations"]
                for node in violation["nodes"]
            ]
    return found
