"""A briefing on paper: what it tells, on sheets of A4, as the browser prints it to PDF."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from served_site import ServedSite

pytestmark = pytest.mark.parametrize("served", ["/"], indirect=True)

TOLD = {
    "ru/briefings/aasund--testograd/": ["Справка: Осунн — Тестоград", "Ближайшие даты", "Что неизвестно"],
    "sv/briefings/nordvik--vestra/": ["Underlag: Nordvik–Vestra oblast", "Personer efter befattning"],
    "fi/briefings/countries/fi/": ["Taustamuistio: Suomi", "Suhteet", "Viimeisimmät tapahtumat"],
    "briefings/events/days-of-testograd-2015/": ["Briefing: Days of Testograd in Aasund", "Relationships"],
    "ru/briefings/cities/testograd/": [
        "Справка: Тестоград",
        "Отношения",
        "Ближайшие даты",
        "Прошедшие даты",
        "Что неизвестно",
    ],
}
SHEETS = {"ru/briefings/aasund--testograd/": 1, "briefings/events/days-of-testograd-2015/": 1}
A4 = (595, 842)  # points, rounded

_SHEET = re.compile(rb"/Type /Page\b")
_SIZE = re.compile(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]")


@pytest.fixture
def paper(browser: Browser, served: ServedSite) -> Page:
    page = browser.new_context(base_url=served.home, color_scheme="dark").new_page()
    page.emulate_media(media="print", color_scheme="dark")
    return page


@pytest.mark.parametrize("address", TOLD)
def test_a_briefing_is_printed_in_the_language_of_its_reader(paper: Page, served: ServedSite, address: str) -> None:
    paper.goto(address)
    for words in TOLD[address]:
        expect(paper.get_by_role("heading", name=words)).to_be_visible()
    expect(paper.locator(".notes li").first).to_be_visible()
    expect(paper.locator(".atlas-cite__address", has_text=served.home + address)).to_be_visible()
    paper.set_viewport_size({"width": 672, "height": 960})  # A4 without its margins, in CSS pixels
    assert paper.evaluate("document.documentElement.scrollWidth") == 672


@pytest.mark.parametrize("address", SHEETS)
def test_a_briefing_fits_on_its_sheets(paper: Page, address: str) -> None:
    paper.goto(address)
    pdf = paper.pdf(prefer_css_page_size=True)
    assert {tuple(round(float(length)) for length in size) for size in _SIZE.findall(pdf)} == {A4}
    assert len(_SHEET.findall(pdf)) == SHEETS[address]


@pytest.mark.parametrize("root", ["", "ru/", "sv/", "fi/"])
def test_the_briefing_on_a_town_of_twelve_partners_fits_on_three_sheets(paper: Page, root: str) -> None:
    paper.goto(f"{root}briefings/cities/testograd/")
    assert paper.locator("#relations + table tbody tr").count() == 14  # and two other agreements
    assert len(_SHEET.findall(paper.pdf(prefer_css_page_size=True))) <= 3


def test_ways_that_one_can_only_click_are_not_printed(paper: Page) -> None:
    paper.goto("events/days-of-testograd-2015/")
    (link,) = paper.get_by_text("Print briefing").all()
    expect(link).to_be_hidden()


def test_a_timeline_is_printed_with_its_scale_and_signs(paper: Page) -> None:
    paper.goto("cities/testograd/")
    expect(paper.locator(".timeline-scale text").first).to_be_visible()
    colours = "bar => getComputedStyle(bar).fill"
    assert paper.locator(".timeline .certain").first.evaluate(colours) == "rgb(0, 0, 0)"
