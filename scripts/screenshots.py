"""Takes pictures of the built site for people to look at: `screenshots.py site .build/screenshots`.

Home, one record of three kinds, an index, the missing page, a page as printed; in two languages and two widths.
With --readme, the few pictures that stand in the README are written to docs/assets/images as well.
"""

import argparse
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

LANGUAGES = {"en": "", "ru": "ru/"}
WIDTHS = {"narrow": 360, "wide": 1280}
KINDS = {"city": "cities", "agreement": "agreements", "event": "events"}
PAPER = 672  # A4 without its margins, in CSS pixels
README = {
    "home": ("home", 1280, 800, "light"),
    "city": ("city", 1280, 800, "light"),
    "phone": ("agreement", 360, 800, "dark"),
}
IMAGES = Path(__file__).parents[1] / "docs" / "assets" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a word per file."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """The pictures are named at the end."""


def main() -> None:
    """Serves the site, opens a browser, takes the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("pictures", type=Path)
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    options.pictures.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(options.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_port}/"
    pages = dict(addresses(options.site))
    with sync_playwright() as playwright:
        program = next(filter(None, map(shutil.which, BROWSERS)), None)
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for picture in taken(browser, home, pages, options.pictures):
            print(picture)
        if options.readme:
            for picture in for_readme(browser, home, pages):
                print(picture, picture.stat().st_size)
        browser.close()
    server.shutdown()


def addresses(site: Path) -> Iterator[tuple[str, str]]:
    """What to show, with its address in the root language; of a kind the record that has most on its page."""
    yield "home", ""
    yield "index", "agreements/"
    yield "missing", "404.html"
    for name, kind in KINDS.items():
        longest = max((site / kind).glob("*/index.html"), key=lambda path: (path.stat().st_size, path))
        yield name, f"{kind}/{longest.parent.name}/"


def taken(browser: Browser, home: str, pages: dict[str, str], folder: Path) -> Iterator[Path]:
    """Every picture, on screen and on paper."""
    for language, root in LANGUAGES.items():
        for name, address in pages.items():
            if name == "missing" and root:
                continue  # one page speaks all languages
            for width, pixels in WIDTHS.items():
                page = opened(browser, home + root + address, language, pixels, 900, "light")
                yield shot(page, folder / f"{name}-{language}-{width}.png", whole=True)
        for name in ("city", "agreement"):
            page = opened(browser, home + root + pages[name], language, PAPER, 950, "light")
            page.emulate_media(media="print")
            page.pdf(path=folder / f"{name}-{language}.pdf", prefer_css_page_size=True)
            yield shot(page, folder / f"{name}-{language}-print.png", whole=True)


def for_readme(browser: Browser, home: str, pages: dict[str, str]) -> Iterator[Path]:
    """The pictures of the README: the first view only, small files."""
    for name, (key, width, height, scheme) in README.items():
        page = opened(browser, home + pages[key], "en", width, height, scheme)
        yield shot(page, IMAGES / f"readme-{name}.jpg", whole=False)


def opened(browser: Browser, address: str, language: str, width: int, height: int, scheme: str) -> Page:
    """The page as a reader of the language sees it, with its fonts."""
    context = browser.new_context(locale=language, color_scheme=scheme, viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    return page


def shot(page: Page, path: Path, *, whole: bool) -> Path:
    """Takes the picture and closes the page."""
    if path.suffix == ".jpg":
        page.screenshot(path=path, type="jpeg", quality=72)
    else:
        page.screenshot(path=path, full_page=whole)
    page.context.close()
    return path


if __name__ == "__main__":
    main()
