"""How much a reader fetches: the frame of a page, its style sheets and scripts, everything that a first view needs."""

import gzip
import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
from page_kinds import ROOTS, addresses, longest, quarter
from playwright.sync_api import Browser, Response
from served_site import ServedSite

FRAME = 20_000
FRAME_COMPRESSED = 5_000
FIRST_VIEW_COMPRESSED = 200_000
STYLES_AND_SCRIPTS = 8
STYLES_AND_SCRIPTS_COMPRESSED = 26_000
COMPRESSED = {"stylesheet": 16_000, "script": 4_000}
"""The most bytes of one file of a kind, so that a failure names the file that grew."""
MOST_SHIFT = 0.02
PHONE = {"width": 390, "height": 780}
COMPRESSED_ALREADY = (".woff2", ".png", ".webp", ".jpg")


class Answer(NamedTuple):
    """A file that a page needs, and its bytes as a host sends them that compresses text."""

    url: str
    kind: str
    size: int


def first_view(browser: Browser, address: str) -> list[Answer]:
    """What a browser asks for that has nothing in its cache, until the page is quiet."""
    context = browser.new_context(locale="de-DE")  # all languages are offered or none
    page = context.new_page()
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(address, wait_until="networkidle")
    answers = [Answer(response.url, response.request.resource_type, compressed(response)) for response in responses]
    context.close()
    return answers


def compressed(response: Response) -> int:
    body = response.body()
    return len(body) if response.url.endswith(COMPRESSED_ALREADY) else len(gzip.compress(body))


@pytest.mark.parametrize("root", ROOTS)
def test_the_frame_of_a_page_is_light(served_data: ServedSite, root: str) -> None:
    for address in ("", "cities/", longest(served_data, "cities")):
        html = (served_data.site_dir / root / address / "index.html").read_text("utf-8")
        frame = re.sub("<article.*</article>", "", html, flags=re.DOTALL).encode()
        assert len(frame) <= FRAME, address
        assert len(gzip.compress(frame)) <= FRAME_COMPRESSED, address


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("chosen", [quarter, pytest.param(addresses, marks=pytest.mark.long)])
def test_styles_and_scripts_are_few_and_light(
    browser: Browser, served_data: ServedSite, chosen: Callable[[ServedSite, str], list[str]], root: str
) -> None:
    pages = [address.partition("?")[0] for address in chosen(served_data, root)]
    pages = [page for page in pages if "contribute/new/" not in page]  # a form brings the parser of what it writes
    found = [f"{page}: {fault}" for page in pages for fault in faults(first_view(browser, served_data.home + page))]
    assert found == []


def faults(answers: list[Answer]) -> list[str]:
    """The limits that a page exceeds, and by which of its files."""
    files = sorted((answer for answer in answers if answer.kind in COMPRESSED), key=lambda file: -file.size)
    listed = ", ".join(f"{file.url.rpartition('/')[2]} {file.size:,}" for file in files)
    found = [
        f"the {file.kind} {file.url} has {file.size:,} bytes, more than {COMPRESSED[file.kind]:,}"
        for file in files
        if file.size > COMPRESSED[file.kind]
    ]
    if len(files) > STYLES_AND_SCRIPTS:
        found.append(f"{len(files)} style sheets and scripts, more than {STYLES_AND_SCRIPTS}: {listed}")
    if sum(file.size for file in files) > STYLES_AND_SCRIPTS_COMPRESSED:
        found.append(f"styles and scripts of more than {STYLES_AND_SCRIPTS_COMPRESSED:,} bytes: {listed}")
    return found


@pytest.mark.parametrize("root", ROOTS)
def test_a_first_view_is_light(browser: Browser, served_data: ServedSite, root: str) -> None:
    for address in ("", longest(served_data, "cities")):
        weights = {answer.url: answer.size for answer in first_view(browser, served_data.home + root + address)}
        assert sum(weights.values()) <= FIRST_VIEW_COMPRESSED, weights


@pytest.mark.parametrize("root", ROOTS)
def test_nothing_moves_and_one_style_sheet_alone_is_waited_for(
    browser: Browser, served_data: ServedSite, root: str
) -> None:
    context = browser.new_context(base_url=served_data.home, locale="de-DE", viewport=PHONE)
    page = context.new_page()
    page.add_init_script("""
        globalThis.moved = [];
        new PerformanceObserver((list) => moved.push(...list.getEntries().map((shift) => shift.value)))
            .observe({ type: "layout-shift", buffered: true });
    """)
    narrowed = ("agreements/?as_of=2015", "agreements/?country=ru&status=in-force", "cities/?sort=-name")
    for address in ("", "search/?q=20", *narrowed, *quarter(served_data, root)):
        page.goto(address if address.startswith(root) else root + address, wait_until="networkidle")
        assert sum(page.evaluate("moved")) <= MOST_SHIFT, address
        blocking = "performance.getEntriesByType('resource').filter((one) => one.renderBlockingStatus === 'blocking')"
        waited = page.evaluate(f"{blocking}.map((one) => one.name)")
        assert [url.removeprefix(served_data.home) for url in waited] == ["assets/css/atlas.css"], address
    context.close()


@pytest.mark.parametrize("root", ROOTS)
def test_the_fonts_of_the_heading_are_asked_for_at_once(browser: Browser, served_data: ServedSite, root: str) -> None:
    html = (served_data.site_dir / root / "index.html").read_text("utf-8")
    preloaded = set(re.findall(r'<link rel="preload" href="[./]*([^"]+)"', html))
    asked = {one.url.removeprefix(served_data.home) for one in first_view(browser, served_data.home + root)}
    assert preloaded <= asked
    assert any("cyrillic" in font for font in preloaded) is (root == "ru/")
