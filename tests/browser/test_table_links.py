"""Links in tables on a phone: each is large enough for a finger, or far enough from the others (WCAG 2.2, 2.5.8)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from page_kinds import ROOTS, addresses
from playwright.sync_api import Browser, Page
from served_site import ServedSite

pytestmark = pytest.mark.parametrize("served", ["/"], indirect=True)
PHONE = {"width": 390, "height": 844}
TOO_CLOSE = (Path(__file__).parent / "links_too_close.js").read_text("utf-8")

AS_SEEN = """
for (const fold of document.querySelectorAll("details")) fold.open = true;
document.adoptedStyleSheets = [new CSSStyleSheet()];
document.adoptedStyleSheets[0].replaceSync("* { content-visibility: visible !important }");
"""
"""Opens all folds, and makes the rows of long lists as high as they are when one sees them."""


@pytest.fixture
def phone(browser: Browser, served: ServedSite) -> Iterator[Page]:
    context = browser.new_context(base_url=served.home, viewport=PHONE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("root", ROOTS)
def test_links_in_tables_have_24_pixels_on_a_phone(phone: Page, served: ServedSite, root: str) -> None:
    found = [f"{address}: {one}" for address in addresses(served, root) for one in too_close(phone, address)]
    assert found == []


def test_what_is_too_close_is_found(phone: Page) -> None:
    """The measure itself: two small links side by side, and one above the other, are too close."""
    phone.set_content(
        "<table style='font: 12px/14px sans-serif'><tr><td><a href='#a'>a</a> <a href='#b'>b</a></td></tr>"
        "<tr><td><a href='#c'>c</a></td></tr></table>"
        "<table style='margin-top: 99px'><tr><td><a href='#far'>far</a></td></tr></table>"
    )
    assert {one.split(" ")[0] for one in phone.evaluate(TOO_CLOSE)} == {"#a", "#b", "#c"}


def too_close(page: Page, address: str) -> list[str]:
    """The links of the tables of a page that a finger may miss, everything unfolded."""
    page.goto(address)
    page.evaluate(AS_SEEN)
    found: list[str] = page.evaluate(TOO_CLOSE)
    return found
