"""The search page: inflected words in four languages, counts, addresses that can be shared."""

import re

import pytest
from playwright.sync_api import Page, Route, expect
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


def test_what_is_typed_before_the_search_is_loaded_is_answered(reader: Page, served: ServedSite) -> None:
    held: list[Route] = []
    reader.route("**/search.js", lambda route: held.append(route))
    reader.goto("search/", wait_until="commit")
    reader.get_by_role("searchbox").fill("Testograd")
    while not held:
        reader.wait_for_timeout(10)
    held[0].continue_()
    expect(reader.locator(".atlas-results a").first).to_have_attribute("href", f"{served.home}{RECORD}")
    expect(reader).to_have_url(f"{served.home}search/?q=Testograd")


def test_keys_are_answered_when_the_browser_refuses_to_write_the_address(reader: Page, served: ServedSite) -> None:
    reader.goto("search/")
    reader.evaluate("() => { history.replaceState = () => { throw new DOMException('', 'SecurityError') } }")
    reader.get_by_role("searchbox").fill("Testograd")
    expect(reader.locator(".atlas-results a").first).to_have_attribute("href", f"{served.home}{RECORD}")


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


@pytest.mark.parametrize(
    ("query", "remark"),
    [("Testogrda", "you wrote “Testogrda”"), ("ntcnjuhfl", "you wrote “ntcnjuhfl”"), ("Тестоград", "name in Russian")],
)
def test_a_hit_says_by_which_name_it_was_found(reader: Page, query: str, remark: str) -> None:
    reader.goto(f"search/?q={query}")
    first = reader.locator(".atlas-results li").first
    expect(first.locator("a")).to_have_text("Testograd")
    expect(first).to_contain_text(remark)


def test_hits_by_name_and_by_text_have_the_same_word_for_a_kind(reader: Page) -> None:
    reader.goto("search/?q=Testograd")
    expect(reader.get_by_role("status")).to_contain_text("Testograd")
    texts = reader.locator(".atlas-results li .atlas-results__kind").all_text_contents()
    assert texts
    assert [text for text in texts if re.search(r"Cities|Agreements|Sources|Events", text)] == []


def test_russian_says_the_language_of_a_name_in_its_form_for_a_phrase(reader: Page) -> None:
    reader.goto("ru/search/?q=Testograd")
    expect(reader.locator(".atlas-results li").first).to_contain_text("Testograd: название на английском")


def test_names_that_are_only_near_stand_apart_and_are_no_hits(reader: Page) -> None:
    reader.goto("search/?q=Tastegrid")
    expect(reader.get_by_role("status")).to_contain_text("Nothing found")
    expect(reader.locator("#search > .atlas-results li")).to_have_count(0)
    expect(reader.locator("[data-near] li")).to_contain_text(["Testograd"])
    expect(reader.locator("[data-near]")).to_contain_text("The atlas is not complete")


@pytest.mark.parametrize("label", ["Kind of record", "Country", "Status", "Decade"])
def test_what_is_chosen_stands_in_the_address_and_counts_agree(reader: Page, label: str) -> None:
    reader.goto("search/?q=Testograd")
    select = reader.get_by_label(label, exact=True)
    option = select.locator("option").nth(1)
    expect(option).to_contain_text("(")
    value, text = option.get_attribute("value") or "", option.text_content() or ""
    results = f"{text.split('(')[-1].rstrip(')')} result"
    select.select_option(value)
    expect(reader.get_by_role("status")).to_contain_text(results)
    assert f"{label.split()[0].lower()}={value.lower()}" in reader.url
    reader.reload()
    expect(reader.get_by_role("status")).to_contain_text(results)
    expect(select).to_have_value(value)


def test_a_second_country_is_chosen_beside_a_first(reader: Page) -> None:
    reader.goto("search/?q=Testograd&country=ru")
    second = reader.get_by_label("Second country")
    expect(second.locator("option")).not_to_have_count(0)
    codes = second.locator("option").evaluate_all("options => options.map((option) => option.value)")
    assert "NO" in codes
    assert "RU" not in codes
    second.select_option("NO")
    expect(reader.locator(".atlas-results li").first).to_contain_text("Norway")
    assert "with=no" in reader.url


def test_what_only_other_languages_say_is_found_and_said(reader: Page) -> None:
    reader.goto("search/?q=Доклад")
    expect(reader.get_by_role("status")).to_contain_text("Found only in texts in other languages.")
    expect(reader.locator(".atlas-results p[lang=ru] mark").first).to_be_visible()


def test_the_search_is_reached_and_left_by_keys(reader: Page) -> None:
    reader.goto("cities/testograd/")
    reader.keyboard.press("/")
    expect(reader.get_by_role("searchbox")).to_be_focused()
    reader.keyboard.type("Aasund")
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(re.compile(r"/search/\?q=Aasund$"))
    expect(reader.locator(".atlas-results a").first).to_be_visible()
    reader.get_by_role("searchbox").focus()
    reader.keyboard.press("ArrowDown")
    expect(reader.locator(".atlas-results a").first).to_be_focused()
    reader.keyboard.press("Escape")
    expect(reader.get_by_role("searchbox")).to_be_focused()
    reader.keyboard.press("Escape")
    expect(reader.get_by_role("searchbox")).to_have_value("")


def test_the_language_switch_keeps_the_query(reader: Page, served: ServedSite) -> None:
    reader.goto("search/?q=Testograd")
    expect(reader.locator(".atlas-results a").first).to_be_visible()
    reader.locator(".atlas-languages a[hreflang=fi]").click()
    expect(reader).to_have_url(f"{served.home}fi/search/?q=Testograd")


def test_browsers_are_told_of_the_search(reader: Page, served: ServedSite) -> None:
    reader.goto("sv/")
    href = reader.locator("link[rel=search]").get_attribute("href")
    described = reader.request.get(f"{reader.url}{href}").text()
    assert f'template="{served.home}sv/search/?q={{searchTerms}}"' in described


def test_queries_that_overtake_each_other_load_names_once(reader: Page, served: ServedSite) -> None:
    waiting: list[Route] = []
    reader.route("**/search/cities.json", lambda route: waiting.append(route))
    with reader.expect_request("**/search/cities.json"):
        reader.goto("search/?q=Testograd")
    reader.get_by_role("searchbox").fill("Concil of Nordvik")
    reader.wait_for_timeout(500)  # it is asked too, before the first has its names
    for route in waiting:
        route.continue_()
    reader.unroute("**/search/cities.json")
    assert len(waiting) == 1
    first = reader.locator(".atlas-results li a").first
    expect(first).to_have_attribute("href", f"{served.home}organisations/council/")


def test_what_texts_say_is_shown_before_all_names_are_there(reader: Page) -> None:
    waiting: list[Route] = []
    reader.route("**/search/names.json", lambda route: waiting.append(route))
    with reader.expect_request("**/search/names.json"):
        reader.goto("search/?q=city")
    expect(reader.locator(".atlas-results mark").first).to_be_visible()
    expect(reader.get_by_role("status")).to_be_empty()  # a count tells what all files give
    for route in waiting:
        route.continue_()
    expect(reader.get_by_role("status")).to_contain_text("city")


def test_a_card_says_what_the_page_says_of_itself(reader: Page) -> None:
    reader.goto("search/?q=city")
    card = reader.locator(".atlas-results li:has(.atlas-results__about)").first
    said = card.locator(".atlas-results__about").text_content()
    card.locator("a").click()
    expect(reader.locator("meta[name=description]")).to_have_attribute("content", said or "")
