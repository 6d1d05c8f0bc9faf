"""The joined style sheet shows every kind of page as the whole sheets of theme and components would."""

from collections.abc import Callable
from pathlib import Path

import material
import pytest
import yaml
from page_kinds import ROOTS, addresses, quarter
from playwright.sync_api import Browser, Page
from served_site import ServedSite

from atlas.output.identity import IDENTITY, styles
from atlas.reading.configuration import PlainLoader

ROOT = Path(__file__).parents[2]
CONFIG = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=PlainLoader)
VIEWS = {
    "phone": {"width": 360, "media": "screen", "color_scheme": "light"},
    "desk in the dark": {"width": 1280, "media": "screen", "color_scheme": "dark"},
    "paper": {"width": 760, "media": "print", "color_scheme": "light"},
}
SCRIPT = (Path(__file__).parent / "compare_styles.js").read_text("utf-8")


def whole_sheet() -> str:
    """All of the theme's style sheet, and the components' after it."""
    folder = Path(next(iter(material.__path__)), "templates", "assets", "stylesheets")
    (theme,) = folder.glob("main.*.min.css")
    own = [(ROOT / "docs" / path).read_text("utf-8") for path in CONFIG["extra_css"] if path != IDENTITY]
    return "\n".join([theme.read_text("utf-8"), styles(CONFIG["extra"]["atlas"]["look"]), *own])


@pytest.fixture(scope="module")
def page(browser: Browser, served_data: ServedSite) -> Page:
    page = browser.new_context(
        base_url=served_data.home, locale="fi-FI"
    ).new_page()  # other pages than Finnish offer it
    sheet = whole_sheet()
    page.route("**/whole.css", lambda route: route.fulfill(content_type="text/css", body=sheet))
    return page


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("chosen", [quarter, pytest.param(addresses, marks=pytest.mark.long)])
def test_no_rule_for_an_element_is_lacking(
    page: Page, served_data: ServedSite, chosen: Callable[[ServedSite, str], list[str]], root: str
) -> None:
    assert [finding for address in chosen(served_data, root) for finding in findings(page, address)] == []


def test_no_rule_is_lacking_on_the_missing_page(page: Page, served_data: ServedSite) -> None:
    assert list(findings(page, "no/such/page/")) == []


def findings(page: Page, address: str) -> list[str]:
    """The theme's rules that match an element of a page and lack in its style sheet, and the elements that look otherwise."""
    page.goto(address, wait_until="networkidle")
    page.evaluate(SCRIPT)
    found = [f"{address}: no rule {rule}" for rule in page.evaluate("lackingRules()")]
    for name, view in VIEWS.items():
        page.set_viewport_size({"width": view["width"], "height": 800})
        page.emulate_media(media=view["media"], color_scheme=view["color_scheme"])
        found += [f"{address} ({name}): {element}" for element in page.evaluate("otherLooks()")]
    return found
