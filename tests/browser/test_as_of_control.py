"""Asking lists of agreements for a day or a year: by keyboard, in Russian, after a reload, without scripts."""

import pytest
from invented_towns import DATED
from playwright.sync_api import Browser, Locator, Page, Route, expect
from served_site import ServedSite

pytestmark = pytest.mark.parametrize("served", ["/repo/"], indirect=True)

LIST = "ru/agreements/"
CERTAIN_2005 = sorted(["council-oblast-2003", *(f"testograd-{id_}" for id_ in DATED)])
FOUND_2005 = (
    "Найдено: 5 из 17. 2005: точно действует — 5; возможно — 0. Из точно действующих с датой, установленной по косвенным данным: 1. "
    "Начало неизвестно, сведений к этому времени нет: 8."
)


def shown(page: Page, state: str) -> list[str]:
    """The ids of the agreements that are shown with a state."""
    rows = page.locator(f"tr:visible:has([data-state={state}]) td:first-child a")
    addresses = rows.evaluate_all("links => links.map((link) => new URL(link.href).pathname)")
    return sorted(address.split("/")[-2] for address in addresses)


def field(page: Page) -> Locator:
    return page.get_by_label("Действует (год или дата)")


def found(page: Page) -> Locator:
    return page.locator(".atlas-narrow").get_by_role("status")


def test_what_is_typed_before_the_list_came_stays(reader: Page) -> None:
    held: list[Route] = []
    reader.route("**/facets/**.json", lambda route: held.append(route))
    with reader.expect_request("**/facets/**.json"):
        reader.goto(LIST)
    field(reader).focus()
    reader.keyboard.type("20")
    while held:
        held.pop().continue_()
    reader.unroute_all(behavior="ignoreErrors")
    expect(reader.get_by_label("Тип")).to_be_visible()
    reader.keyboard.type("05")
    expect(field(reader)).to_have_value("2005")
    reader.keyboard.press("Enter")
    expect(found(reader)).to_have_text(FOUND_2005)


def test_a_year_is_asked_for_by_keyboard_and_stays_after_a_reload(reader: Page, served: ServedSite) -> None:
    reader.goto(LIST)
    field(reader).focus()
    reader.keyboard.type("2005")
    reader.keyboard.press("Enter")
    expect(found(reader)).to_have_text(FOUND_2005)
    expect(reader).to_have_url(f"{served.home}{LIST}?as_of=2005")
    assert shown(reader, "in-force") == CERTAIN_2005
    assert shown(reader, "confirmed-later") == []
    for town, state in {
        "aasund": "2005: действует",
        "newsund": "2005: действует (вывод по косвенным данным)",
    }.items():
        row = reader.get_by_role("row").filter(has=reader.locator(f"a[href*=testograd-{town}]"))
        expect(row.locator("[data-state=in-force]")).to_have_text(state)
    expect(reader.locator("tbody tr:visible")).to_have_count(5)
    reader.reload()
    expect(field(reader)).to_have_value("2005")
    expect(found(reader)).to_have_text(FOUND_2005)
    assert shown(reader, "in-force") == CERTAIN_2005
    reader.get_by_role("button", name="Сбросить").focus()
    reader.keyboard.press("Enter")
    expect(found(reader)).to_have_text("")
    expect(reader).to_have_url(f"{served.home}{LIST}")
    expect(reader.locator("tbody tr:visible")).to_have_count(17)
    expect(reader.get_by_label("Тип")).to_be_focused()
    reader.go_back()
    expect(found(reader)).to_have_text(FOUND_2005)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("2004-01-01", "1 января 2004 г.: точно действует — 5; возможно — 0."),
        ("31.12.2006", "31 декабря 2006 г.: точно действует — 5; возможно — 0."),
        ("2007-01-01", "1 января 2007 г.: точно действует — 4; возможно — 0."),
        ("2018", "2018: точно действует — 1; возможно — 14."),
        ("2005-02-30", "Укажите год или дату, например 2005 или 30.06.2005."),
        ("вчера", "Укажите год или дату, например 2005 или 30.06.2005."),
    ],
)
def test_a_day_in_several_ways_of_writing(reader: Page, asked: str, words: str) -> None:
    reader.goto(f"{LIST}?as_of={asked}")
    expect(found(reader)).to_contain_text(words)


def test_what_is_no_day_leaves_the_list_whole_and_marks_the_field(reader: Page) -> None:
    reader.goto(f"{LIST}?as_of=<img src=x>")
    expect(reader.locator("tbody tr:visible")).to_have_count(17)
    expect(field(reader)).to_have_attribute("aria-invalid", "true")
    expect(reader.locator(".atlas-narrow img")).to_have_count(0)


@pytest.mark.parametrize(
    ("address", "text", "rows"),
    [
        ("cities/testograd/", "2005: certainly in force: 4; possibly: 0.", 4),
        ("countries/ru/", "2005: certainly in force: 5; possibly: 0.", 5),
        ("countries/se/", "2005: certainly in force: 2; possibly: 0.", 2),
    ],
)
def test_cities_and_countries_are_asked_too(reader: Page, address: str, text: str, rows: int) -> None:
    reader.goto(f"{address}?as_of=2005")
    expect(reader.get_by_role("status")).to_contain_text(text)
    expect(reader.locator("tr:has([data-state=in-force]):visible, tr:has([data-certain]):visible")).to_have_count(rows)


def test_a_heading_without_rows_is_hidden(reader: Page) -> None:
    reader.goto("organisations/council/?as_of=2010")
    expect(reader.locator("#in-partners-expired")).to_be_hidden()
    reader.goto("organisations/council/?as_of=2005")
    expect(reader.locator("#in-partners-expired")).to_be_visible()


def test_without_scripts_there_is_a_page_for_each_decade(browser: Browser, served: ServedSite) -> None:
    context = browser.new_context(base_url=served.home, java_script_enabled=False)
    page = context.new_page()
    page.goto(LIST)
    expect(page.locator(".atlas-narrow")).to_be_hidden()
    page.get_by_role("link", name="Соглашения по годам").click()
    page.get_by_role("link", name="2000–2009", exact=True).click()
    expect(page).to_have_url(f"{served.home}ru/agreements/in/2000s/")
    numbers = page.locator("details tbody tr").filter(has_text="2005").locator("td")
    expect(numbers).to_have_text(["2005", "5", "1", "0", "0", "8"])
    expect(page.locator("article table:not(details table) tbody tr")).to_have_count(5)
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "agreements-2000s.csv"
    context.close()
