"""A first visitor whose browser asks for another language is offered the page in it, once, and stays where they are."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect
from served_site import ServedSite

pytestmark = pytest.mark.parametrize("served", ["/"], indirect=True)


@contextmanager
def visitor(browser: Browser, served: ServedSite, locale: str) -> Iterator[Page]:
    context = browser.new_context(base_url=served.home, locale=locale)
    yield context.new_page()
    context.close()


def test_the_language_of_the_browser_is_offered_in_its_own_words(browser: Browser, served: ServedSite) -> None:
    with visitor(browser, served, "fi-FI") as page:
        page.goto("cities/testograd/")
        offer = page.locator(".atlas-offer")
        expect(offer).to_have_attribute("lang", "fi")
        expect(offer).to_contain_text("Tämä sivu omalla kielelläsi: Suomi")
        assert page.url == f"{served.home}cities/testograd/"
        offer.get_by_role("link").click()
        expect(page).to_have_url(f"{served.home}fi/cities/testograd/")
        page.goto("cities/testograd/")
        expect(offer).to_have_count(0)


def test_an_offer_that_was_put_away_does_not_come_back(browser: Browser, served: ServedSite) -> None:
    with visitor(browser, served, "ru-RU") as page:
        page.goto("sv/")
        page.get_by_role("button", name="Закрыть").click()
        expect(page.locator(".atlas-offer")).to_have_count(0)
        page.reload()
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".atlas-offer")).to_have_count(0)


@pytest.mark.parametrize(("locale", "address"), [("sv-SE", "sv/"), ("de-DE", "")])
def test_nothing_is_offered_where_there_is_nothing_better(
    browser: Browser, served: ServedSite, locale: str, address: str
) -> None:
    with visitor(browser, served, locale) as page:
        page.goto(address, wait_until="networkidle")
        expect(page.locator(".atlas-offer")).to_have_count(0)
