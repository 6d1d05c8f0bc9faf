"""Reading the site: languages, links, a missing page, without JavaScript, with the keyboard."""

import pytest
from playwright.sync_api import Browser, Page, expect
from served_site import ServedSite

LANGUAGES = {"en": "", "ru": "ru/", "sv": "sv/", "fi": "fi/"}
NAMES = {"en": "English", "ru": "Русский", "sv": "Svenska", "fi": "Suomi"}


def test_switching_language_on_a_record_lands_on_the_same_record(reader: Page, served: ServedSite) -> None:
    reader.goto("cities/testograd/")
    for language in ("ru", "fi", "sv", "en"):
        reader.locator(".atlas-languages").get_by_text(NAMES[language], exact=True).click()
        expect(reader).to_have_url(f"{served.home}{LANGUAGES[language]}cities/testograd/")
        expect(reader.locator("html")).to_have_attribute("lang", language)


@pytest.mark.parametrize("root", LANGUAGES.values())
def test_from_a_home_page_one_gets_to_a_record_in_the_same_language(
    reader: Page, served: ServedSite, root: str
) -> None:
    reader.goto(root)
    reader.locator(".atlas-menu summary").first.click()
    reader.locator(f".atlas-menu a[href$='{root}cities/']").click()
    expect(reader).to_have_url(f"{served.home}{root}cities/")
    reader.locator("article a[href$='testograd/']").first.click()
    expect(reader).to_have_url(f"{served.home}{root}cities/testograd/")


def test_a_missing_page_leads_home_in_every_language(browser: Browser, served: ServedSite) -> None:
    page = browser.new_page()  # of its own: the answer 404 is logged as an error
    for root in LANGUAGES.values():
        page.goto(f"{served.home}{root}cities/no-such-place/")
        page.locator(f"article a[href='{served.mount}{root}']").click()
        expect(page).to_have_url(served.home + root)
    page.close()


def test_without_javascript_a_reader_gets_from_home_to_a_record(browser: Browser, served: ServedSite) -> None:
    context = browser.new_context(base_url=served.home, java_script_enabled=False)
    page = context.new_page()
    page.goto("sv/")
    page.locator(".atlas-menu summary").first.click()
    page.locator(".atlas-menu a[href$='cities/']").click()
    page.locator("article a[href$='testograd/']").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url == f"{served.home}sv/cities/testograd/"
    context.close()


def test_the_first_tab_key_offers_to_skip_to_the_article(reader: Page) -> None:
    reader.goto("cities/testograd/")
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.activeElement.matches('.md-skip')")
    reader.keyboard.press("Enter")
    assert reader.evaluate("document.querySelector(location.hash).tagName") == "H1"


@pytest.mark.parametrize("address", ["", "cities/", "ru/cities/testograd/", "search/?q=a"])
def test_a_narrow_screen_scrolls_in_one_direction_only(reader: Page, address: str) -> None:
    reader.set_viewport_size({"width": 320, "height": 640})
    reader.goto(address)
    assert reader.evaluate("document.documentElement.scrollWidth") == 320


def test_every_stop_of_the_tab_key_is_seen(reader: Page) -> None:
    reader.goto("cities/testograd/")
    for _ in range(45):
        reader.keyboard.press("Tab")
        shown = reader.evaluate("""() => {
            const element = document.activeElement, box = element.getBoundingClientRect();
            return {
                name: element.outerHTML,
                outline: getComputedStyle(element).outlineStyle,
                inside: box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight,
            };
        }""")
        assert shown["outline"] != "none", shown
        assert shown["inside"], shown


def test_code_is_scrolled_with_the_keyboard(reader: Page) -> None:
    reader.set_viewport_size({"width": 360, "height": 640})
    reader.goto("contribute/")
    code = reader.locator("pre > code").first
    code.focus()
    reader.keyboard.press("Tab")
    reader.keyboard.press("Shift+Tab")
    expect(code).to_be_focused()
    expect(code).not_to_have_css("outline-style", "none")
    reader.keyboard.press("ArrowRight")
    # Asked again here, not by `wait_for_function`, whose second try is an `eval` that the policy of the site forbids.
    for _ in range(50):
        if code.evaluate("code => code.scrollLeft") > 0:
            return
        reader.wait_for_timeout(100)
    raise AssertionError("the arrow key did not scroll the code")


def test_how_to_cite_opens_with_the_keyboard(reader: Page, served: ServedSite) -> None:
    reader.goto("cities/testograd/")
    words = reader.locator(".atlas-cite__address", has_text=f"{served.home}cities/testograd/")
    expect(words).to_be_hidden()
    reader.locator(".atlas-cite summary").focus()
    reader.keyboard.press("Enter")
    expect(words).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_map_opens_larger_and_closes(browser: Browser, served_data: ServedSite, scripts: bool) -> None:
    pages = sorted(served_data.site_dir.glob("cities/*/index.html"))
    address = next((path.parent.name for path in pages if 'id="atlas-map"' in path.read_text("utf-8")), None)
    if address is None:
        pytest.skip("no city of data/ has a map")
    phone = {"width": 390, "height": 780}
    context = browser.new_context(base_url=served_data.home, viewport=phone, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"cities/{address}/")
    chart, button = page.locator(".map > svg"), page.locator(".map button")
    before = (chart.bounding_box() or {})["width"]
    button.click()
    assert (chart.bounding_box() or {})["width"] > 1.5 * before
    button.click()
    assert (chart.bounding_box() or {})["width"] == before
    context.close()
