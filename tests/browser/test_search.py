"""The search page: inflected words in four languages, counts, addresses that can be shared."""

import pytest
from playwright.sync_api import Page, expect
from served_site import ServedSite

RECORD = "cities/testograd/"


@pytest.mark.parametrize(
    ("root", "query"),
    [
        ("", "Testograd"),
        ("ru/", "Тестоградом"),
        ("sv/", "Testograds"),
        ("fi/", "Testogradin"),
    ],
)
def test_an_inflected_name_finds_the_record_first(reader: Page, served: ServedSite, root: str, query: str) -> None:
    reader.goto(root)
    reader.get_by_role("search").get_by_role("searchbox").fill(query)
    reader.get_by_role("search").get_by_role("button").click()
    found = reader.locator(".atlas-results a").first
    expect(found).to_have_attribute("href", f"{served.home}{root}{RECORD}")
    assert reader.url.startswith(f"{served.home}{root}search/?q=")
    found.click()
    expect(reader).to_have_url(f"{served.home}{root}{RECORD}")


def test_the_address_holds_the_query(reader: Page, served: ServedSite) -> None:
    reader.goto("ru/search/?q=Тестоград")
    expect(reader.get_by_role("searchbox")).to_have_value("Тестоград")
    expect(reader.get_by_role("status")).to_contain_text("Тестоград")
    reader.get_by_role("searchbox").fill("Осунн")
    expect(reader.get_by_role("status")).to_contain_text("Осунн")
    expect(reader).to_have_url(f"{served.home}ru/search/?q=%D0%9E%D1%81%D1%83%D0%BD%D0%BD")


def test_what_is_not_found_is_said(reader: Page) -> None:
    reader.goto("fi/search/?q=xyzzyxyzzy")
    expect(reader.get_by_role("status")).to_contain_text("xyzzyxyzzy")
    expect(reader.locator(".atlas-results li")).to_have_count(0)


def test_a_query_is_shown_as_text(reader: Page) -> None:
    reader.goto("search/?q=%3Cimg%20src=x%20onerror=alert(1)%3E")
    expect(reader.get_by_role("status")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(reader.locator("#search img")).to_have_count(0)


def test_more_results_are_added_on_request(reader: Page) -> None:
    reader.goto("search/?q=city")
    results = reader.locator(".atlas-results li")
    expect(results).to_have_count(10)
    reader.locator("#search button").click()
    expect(results).not_to_have_count(10)
    assert reader.evaluate("document.activeElement.closest('li') !== null")
