"""How much a reader fetches: the frame of a page, and everything that a first view needs."""

import gzip
import re

import pytest
from playwright.sync_api import Browser, Response
from served_site import ServedSite

FRAME = 20_000
FRAME_COMPRESSED = 5_000
FIRST_VIEW_COMPRESSED = 200_000
COMPRESSED_ALREADY = (".woff2", ".png", ".webp", ".jpg")

pytestmark = pytest.mark.parametrize("served", ["/"], indirect=True)


def compressed(response: Response) -> int:
    """The bytes of an answer as a host sends them that compresses text."""
    body = response.body()
    return len(body) if response.url.endswith(COMPRESSED_ALREADY) else len(gzip.compress(body))


@pytest.mark.parametrize("root", ["", "ru/", "sv/", "fi/"])
@pytest.mark.parametrize("address", ["", "cities/", "cities/petrozavodsk/"])
def test_the_frame_of_a_page_is_light(served: ServedSite, root: str, address: str) -> None:
    html = (served.site_dir / root / address / "index.html").read_text("utf-8")
    frame = re.sub("<article.*</article>", "", html, flags=re.DOTALL).encode()
    assert len(frame) <= FRAME
    assert len(gzip.compress(frame)) <= FRAME_COMPRESSED


@pytest.mark.parametrize("root", ["", "ru/", "sv/", "fi/"])
@pytest.mark.parametrize("address", ["", "cities/petrozavodsk/"])
def test_a_first_view_is_light(browser: Browser, served: ServedSite, root: str, address: str) -> None:
    context = browser.new_context(locale="de-DE")  # nothing is in its cache; all languages are offered or none
    page = context.new_page()
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(served.home + root + address, wait_until="networkidle")
    weights = {response.url: compressed(response) for response in responses}
    context.close()
    assert sum(weights.values()) <= FIRST_VIEW_COMPRESSED, weights
