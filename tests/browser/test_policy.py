"""Pages keep their own content security policy, on a host that sets no headers: nothing that is slipped in is run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from served_site import ServedSite

SLIPPED_IN = "<script>document.documentElement.dataset.ran = 'script'</script>"
SLIPPED_IN += "<img src='nothing.png' onerror=\"document.documentElement.dataset.ran = 'handler'\">"


@pytest.fixture
def bare(browser: Browser, served: ServedSite) -> Iterator[Page]:
    """A page from a host that sends no policy, with what somebody slipped into its text."""

    def without_headers(route: Route) -> None:
        response = route.fetch()
        headers = {name: value for name, value in response.headers.items() if name != "content-security-policy"}
        body = response.body()
        if headers.get("content-type", "").startswith("text/html"):
            body = body.replace(b"</h1>", b"</h1>" + SLIPPED_IN.encode(), 1)
        route.fulfill(response=response, headers=headers, body=body)

    context = browser.new_context(base_url=served.home)
    context.route("**/*", without_headers)
    yield context.new_page()
    context.unroute_all(behavior="ignoreErrors")
    context.close()


@pytest.mark.parametrize("address", ["cities/testograd/", "ru/search/", "404.html", "embed/sv/cities/testograd/"])
def test_a_script_in_the_text_of_a_page_is_not_run(bare: Page, address: str) -> None:
    bare.goto(address, wait_until="networkidle")
    assert bare.evaluate("document.documentElement.dataset.ran ?? 'nothing'") == "nothing"
    assert bare.locator("img[src='nothing.png']").count() == 1


def test_no_html_is_made_of_text(bare: Page) -> None:
    bare.goto("cities/testograd/")
    attempt = (
        "() => { try { document.body.innerHTML = '<b>text</b>'; return 'made' } catch (error) { return error.name } }"
    )
    assert bare.evaluate(attempt) == "TypeError"


def test_the_search_finds_under_the_policy_of_the_page(bare: Page) -> None:
    errors: list[str] = []
    bare.on("pageerror", lambda error: errors.append(str(error)))
    bare.goto("search/?q=testograd")
    expect(bare.locator("main")).to_contain_text("Testograd")
    expect(bare.locator("main a[href*='cities/testograd/']").first).to_be_visible()
    assert errors == []
