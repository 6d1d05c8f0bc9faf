"""The frame of every page: its menu, its contents, its colours, what one takes along from it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from served_site import ServedSite

pytestmark = pytest.mark.parametrize("served", ["/"], indirect=True)
PHONE = {"width": 390, "height": 780}
GROUND = "getComputedStyle(document.body).backgroundColor"


@contextmanager
def visitor(browser: Browser, served: ServedSite, **options: Any) -> Iterator[Page]:
    context = browser.new_context(base_url=served.home, locale="en-GB", **options)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_menu_opens_and_reaches_every_kind(browser: Browser, served: ServedSite, scripts: bool) -> None:
    with visitor(browser, served, viewport=PHONE, java_script_enabled=scripts) as page:
        page.goto("cities/testograd/")
        menu = page.locator(".atlas-menu")
        expect(menu).to_be_hidden()
        entries = menu.locator("> ul > li")
        assert entries.count() <= 7
        page.get_by_role("button", name="Menu").click()
        for number in range(entries.count()):
            entry = entries.nth(number)
            if entry.locator("summary").count():
                entry.locator("summary").click()
            links = entry.locator("a")
            assert links.count()
            for link in links.all():
                expect(link).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(menu).to_be_hidden()


@pytest.mark.parametrize("language", ["", "ru/", "sv/", "fi/"])
@pytest.mark.parametrize("width", [320, 390, 480, 700])
def test_on_a_phone_the_languages_stand_in_a_row_below_name_and_menu(
    browser: Browser, served: ServedSite, language: str, width: int
) -> None:
    with visitor(browser, served, viewport={"width": width, "height": 780}) as page:
        for address in ("", "cities/testograd/"):
            page.goto(language + address)
            name, menu = (
                page.locator(f".atlas-header {part}").bounding_box() for part in (".atlas-name", ".atlas-opener")
            )
            assert name
            assert menu
            assert menu["x"] >= name["x"] + name["width"], "the menu stands beside the name"
            assert name["height"] < 60, "the name takes two lines at most"
            links = page.locator(".atlas-languages a, .atlas-scheme").all()
            middles = [box["y"] + box["height"] / 2 for link in links if (box := link.bounding_box())]
            assert len(middles) == 5
            assert max(middles) - min(middles) < 2


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_contents_are_at_hand_wherever_one_reads(
    browser: Browser, served: ServedSite, scripts: bool
) -> None:
    with visitor(browser, served, viewport=PHONE, java_script_enabled=scripts) as page:
        page.goto("cities/testograd/#sources")
        contents = page.get_by_role("button", name="On this page")
        expect(contents).to_be_in_viewport()
        contents.click()
        page.locator(".atlas-contents a", has_text="Facts").click()
        expect(page).to_have_url(f"{served.home}cities/testograd/#facts")
        expect(page.locator("#facts")).to_be_in_viewport()
        if scripts:
            expect(page.locator("#atlas-contents")).to_be_hidden()
            page.locator(".atlas-contents .atlas-top").click()
            expect(page.locator("h1")).to_be_in_viewport()


def test_a_list_of_the_menu_closes_when_one_turns_away(browser: Browser, served: ServedSite) -> None:
    with visitor(browser, served) as page:
        page.goto("cities/testograd/")
        opened = page.locator(".atlas-menu details[open]")
        page.locator(".atlas-menu summary").first.click()
        expect(opened).to_have_count(1)
        page.locator("h1").click()
        expect(opened).to_have_count(0)
        page.locator(".atlas-menu summary").first.click()
        page.keyboard.press("Escape")
        expect(opened).to_have_count(0)


@pytest.mark.parametrize(("asked", "other"), [("light", "dark"), ("dark", "light")])
def test_chosen_colours_are_remembered_until_the_system_has_them(
    browser: Browser, served: ServedSite, asked: Any, other: Any
) -> None:
    with visitor(browser, served, color_scheme=asked) as page:
        page.goto("")
        before = page.evaluate(GROUND)
        switch = page.get_by_role("button", name="Dark colours")
        switch.click()
        chosen = page.evaluate(GROUND)
        assert chosen != before
        expect(switch).to_have_attribute("aria-pressed", str(other == "dark").lower())
        page.goto("cities/testograd/")
        assert page.evaluate(GROUND) == chosen
        expect(switch).to_have_attribute("aria-pressed", str(other == "dark").lower())
        page.emulate_media(color_scheme=other)
        assert page.evaluate(GROUND) == chosen
        page.emulate_media(color_scheme=asked)
        switch.click()
        assert page.evaluate(GROUND) == before
        page.emulate_media(color_scheme=other)
        assert page.evaluate(GROUND) == chosen


def test_chosen_colours_are_there_before_anything_is_seen(browser: Browser, served: ServedSite) -> None:
    with visitor(browser, served, color_scheme="light") as page:
        page.goto("")
        page.get_by_role("button", name="Dark colours").click()
        page.add_init_script("""
            new PerformanceObserver(() => window.firstSeen ??= document.documentElement.dataset.scheme ?? "none")
                .observe({ type: "paint", buffered: true });
        """)
        for address in ("cities/testograd/", "cities/", ""):
            page.goto(address, wait_until="networkidle")
            assert page.evaluate("window.firstSeen") == "dark", address


def test_the_switch_of_languages_keeps_what_was_asked_and_the_place(browser: Browser, served: ServedSite) -> None:
    with visitor(browser, served) as page:
        page.goto("cities/testograd/?as_of=1995#sources")
        page.evaluate("history.replaceState(null, '', '?as_of=2001#facts')")
        page.locator(".atlas-languages").get_by_text("Suomi", exact=True).click()
        expect(page).to_have_url(f"{served.home}fi/cities/testograd/?as_of=2001#facts")


def test_the_address_of_a_record_is_copied(browser: Browser, served: ServedSite) -> None:
    with visitor(browser, served, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto("cities/testograd/#facts")
        page.get_by_role("button", name="Copy link").click()
        expect(page.get_by_role("button", name="Link copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == f"{served.home}cities/testograd/#facts"


def test_without_scripts_nothing_is_shown_that_needs_them(browser: Browser, served: ServedSite) -> None:
    with visitor(browser, served, java_script_enabled=False) as page:
        page.goto("cities/testograd/")
        expect(page.locator(".atlas-scheme")).to_be_hidden()
        expect(page.locator(".atlas-share")).to_be_hidden()
