"""A printed page: black on white, with its notes and where it stands, without what one can only click."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from served_site import ServedSite

pytestmark = pytest.mark.parametrize("served", ["/"], indirect=True)
ADDRESS = "ru/regions/nordvik/"
CITY = 4
"""Sheets that the invented city may take."""
SMALLEST = 7.5 * 4 / 3
"""The size of the smallest print, in CSS pixels: 7.5 points."""
SIZES = "found => found.map(element => parseFloat(getComputedStyle(element).fontSize))"


@pytest.fixture
def paper(browser: Browser, served: ServedSite) -> Page:
    page = browser.new_context(base_url=served.home, color_scheme="dark", locale="ru-RU").new_page()
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(ADDRESS)
    return page


@pytest.mark.parametrize(
    "selector",
    [
        ".atlas-menu",
        ".atlas-languages",
        ".atlas-search",
        ".atlas-trail",
        ".atlas-contents",
        "a[rel=edit]",
        "summary",
        ".note-back",
    ],
)
def test_what_one_can_only_click_is_left_out(paper: Page, selector: str) -> None:
    for element in paper.locator(selector).all():
        expect(element).to_be_hidden()


def test_name_notes_and_addresses_are_printed(paper: Page, served: ServedSite) -> None:
    expect(paper.locator(".atlas-name")).to_be_visible()
    expect(paper.locator(".notes li").first).to_be_visible()
    expect(paper.locator(".notes .paper").first).to_be_visible()
    expect(paper.locator(".atlas-cite__address", has_text=served.home + ADDRESS)).to_be_visible()


def test_print_is_black_on_white_in_the_dark_too(paper: Page) -> None:
    colours = "style => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]"
    assert paper.evaluate(colours) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_no_page_is_cut_at_its_side(paper: Page) -> None:
    paper.set_viewport_size({"width": 672, "height": 960})  # A4 without its margins, in CSS pixels
    assert paper.evaluate("document.documentElement.scrollWidth") == 672


@pytest.mark.parametrize("root", ["", "ru/", "sv/", "fi/"])
@pytest.mark.parametrize(("address", "most"), [("cities/testograd/", CITY), ("agreements/testograd-aasund/", 2)])
def test_a_city_with_twelve_partners_and_an_agreement_are_printed_close(
    paper: Page, root: str, address: str, most: int
) -> None:
    paper.goto(root + address)
    assert len(re.findall(rb"/Type /Page\b", paper.pdf(prefer_css_page_size=True))) <= most
    for fold in paper.locator(".atlas-folded").all():
        expect(fold.locator("> :last-child")).to_be_visible()


def test_the_smallest_print_can_be_read(paper: Page) -> None:
    paper.goto("cities/testograd/")
    assert min(paper.locator(".notes li, td, .acts, .remark, figcaption").evaluate_all(SIZES)) >= SMALLEST


def test_the_form_that_asks_for_a_year_takes_no_room(paper: Page) -> None:
    paper.goto("cities/testograd/")
    expect(paper.locator(".atlas-as-of")).to_have_count(1)
    expect(paper.locator(".atlas-as-of")).to_have_css("display", "none")
