"""Long pages: a hub's is light and short on a phone; its notes are closed by a script, and open where one needs them."""

from collections.abc import Iterator

import pytest
from engine_project import Project
from invented_hub import hub
from page_kinds import ROOTS
from playwright.sync_api import Browser, Page, expect
from served_site import ServedSite

PHONE = {"width": 390, "height": 844}
PARTNERS = 200
HUB = "cities/hub/"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """The site of a hub."""
    with ServedSite(tmp_path_factory.mktemp("hub_host"), "/") as served:
        done = Project(tmp_path_factory.mktemp("hub"), hub(PARTNERS)).build(served.site_dir, SITE_URL=served.home)
        assert done.returncode == 0, done.stdout + done.stderr
        yield served
        served.shutdown()


@pytest.fixture
def phone(browser: Browser, host: ServedSite) -> Iterator[Page]:
    context = browser.new_context(base_url=host.home, viewport=PHONE, locale="en-GB")
    yield context.new_page()
    context.close()


def height_before_notes(page: Page) -> float:
    box = page.locator(".notes").bounding_box()
    assert box
    return box["y"]


@pytest.mark.parametrize("root", ROOTS)
def test_the_page_of_a_hub_is_light_and_short(phone: Page, host: ServedSite, root: str) -> None:
    assert (host.site_dir / root / HUB / "index.html").stat().st_size < 150_000
    phone.goto(root + HUB)
    assert phone.locator("*").count() < 4000
    assert height_before_notes(phone) < 10 * PHONE["height"]


def test_all_partners_of_a_hub_stand_on_its_page(phone: Page) -> None:
    phone.goto(HUB)
    assert phone.locator("[data-certain]").count() == PARTNERS
    rest = phone.locator("h2#in-partners ~ details").first
    expect(rest.locator("li").first).to_be_hidden()
    rest.locator("summary").click()
    expect(rest.locator("li").last).to_be_visible()


def test_a_day_that_is_asked_for_opens_what_is_folded(phone: Page) -> None:
    phone.goto(f"{HUB}?as_of=2005")
    shown = phone.locator("li:visible > [data-state=in-force]")
    expect(shown.first).to_be_visible()
    expect(phone.get_by_label("In force (year or day)")).to_have_value("2005")


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("served", ["/"], indirect=True)
def test_a_city_with_twelve_partners_is_short_on_a_phone(browser: Browser, served: ServedSite, root: str) -> None:
    page = browser.new_context(base_url=served.home, viewport=PHONE).new_page()
    page.goto(f"{root}cities/testograd/")
    expect(page.locator("h2#in-partners ~ table tbody tr:visible")).to_have_count(14)  # and two other agreements
    assert height_before_notes(page) <= 5000
    page.context.close()


@pytest.mark.parametrize("root", ROOTS)
def test_the_anniversaries_of_many_agreements_are_short_on_a_phone(phone: Page, root: str) -> None:
    phone.goto(f"{root}anniversaries/")
    assert phone.locator(".atlas-dense tbody tr").count() == 4 * 50
    assert phone.evaluate("document.documentElement.scrollHeight") < 9 * PHONE["height"]


def test_a_link_to_a_later_year_opens_it(phone: Page) -> None:
    phone.goto("anniversaries/")
    years = phone.locator("h2[id^=in-]").all()
    last = years[-1].get_attribute("id")
    row = phone.locator(f"#{last} + details tbody tr").last
    expect(row).to_be_hidden()
    phone.locator(f".ways a[href='#{last}']").click()
    expect(row).to_be_visible()
    expect(phone.locator(f"#{last}")).to_be_in_viewport()
    phone.goto("about:blank")
    phone.goto(f"anniversaries/#{last}")
    expect(row).to_be_visible()


def test_later_years_can_be_read_without_scripts_and_on_paper(browser: Browser, host: ServedSite) -> None:
    page = browser.new_context(base_url=host.home, java_script_enabled=False, viewport=PHONE).new_page()
    page.goto("anniversaries/")
    fold = page.locator(".atlas-dense details").last
    fold.locator("summary").click()
    expect(fold.locator("tbody tr").last).to_be_visible()
    fold.locator("summary").click()
    page.emulate_media(media="print")
    expect(fold.locator("tbody tr").last).to_be_visible()
    page.context.close()


def test_many_notes_are_closed_and_a_link_to_one_opens_them(phone: Page) -> None:
    phone.goto(HUB)
    last = phone.locator(".notes li").last
    assert phone.locator(".notes li").count() > 20
    expect(last).to_be_hidden()
    phone.locator("sup a").first.click()
    expect(phone.locator("#note-1")).to_be_in_viewport()
    expect(last).to_be_visible()


def test_an_address_of_a_note_opens_them_and_the_way_back_opens_what_it_leads_into(phone: Page) -> None:
    phone.goto(HUB)
    place = phone.locator("h2#remarks ~ details sup a").last
    expect(place).to_be_hidden()
    note = place.get_attribute("href")
    phone.goto("about:blank")
    phone.goto(f"{HUB}{note}")
    expect(phone.locator(f"{note}")).to_be_in_viewport()
    phone.locator(f"{note} .note-back").click()
    expect(place).to_be_in_viewport()


def test_everything_is_open_on_paper_and_as_it_was_after(phone: Page) -> None:
    phone.goto(HUB)
    closed = phone.locator("details.atlas-folded:not([open])").count()
    assert closed > 1
    phone.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert phone.locator("details.atlas-folded:not([open])").count() == 0
    phone.evaluate("dispatchEvent(new Event('afterprint'))")
    assert phone.locator("details.atlas-folded:not([open])").count() == closed
    phone.emulate_media(media="print")
    expect(phone.locator(".notes li").last).to_be_visible()
    expect(phone.locator("h2#in-partners ~ details li").last).to_be_visible()


def test_notes_are_open_without_scripts(browser: Browser, host: ServedSite) -> None:
    page = browser.new_context(base_url=host.home, java_script_enabled=False).new_page()
    page.goto(HUB)
    expect(page.locator(".notes li").last).to_be_visible()
    page.context.close()
