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
WIDTHS = {"phone": 360, "desktop": 1280}
KINDS = {"city": "cities", "agreement": "agreements", "event": "events"}
PAPER = 672  # A4 without its margins, in CSS pixels
README = {
    "home": ("home", 1280, 800, "light"),
    "city": ("city", 1280, 800, "light"),
    "phone": ("agreement", 360, 800, "dark"),
}
IMAGES = Path(__file__).parents[1] / "docs" / "assets" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class QuietHandler(SimpleHTTPRequestHandler):
    """A request handler that logs nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Stays silent, as the names of the pictures are printed."""


def main() -> None:
    """Serves the site, opens a browser, takes the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("pictures", type=Path)
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    options.pictures.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(options.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_port}/"
    pages = dict(addresses(options.site))
    with sync_playwright() as playwright:
        program = next(filter(None, map(shutil.which, BROWSERS)), None)
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for picture in take_pictures(browser, home, pages, options.pictures):
            print(picture)
        if options.readme:
            for picture in take_readme_pictures(browser, home, pages):
                print(picture, picture.stat().st_size)
        browser.close()
    server.shutdown()


def addresses(site: Path) -> Iterator[tuple[str, str]]:
    """Yields names of pictures with addresses in the root language; of a kind the record with the largest page."""
    yield "home", ""
    yield "index", "agreements/"
    yield "missing", "404.html"
    for name, kind in KINDS.items():
        longest = max((site / kind).glob("*/index.html"), key=lambda path: (path.stat().st_size, path))
        yield name, f"{kind}/{longest.parent.name}/"


def take_pictures(browser: Browser, home: str, pages: dict[str, str], folder: Path) -> Iterator[Path]:
    """Takes every picture, on screen and on paper; yields their files."""
    for language, root in LANGUAGES.items():
        for name, address in pages.items():
            if name == "missing" and root:
                continue  # one page speaks all languages
            for width, pixels in WIDTHS.items():
                page = open_page(browser, home + root + address, language, pixels, 900, "light")
                yield save_picture(page, folder / f"{name}-{language}-{width}.png", full_page=True)
        for name in ("city", "agreement"):
            page = open_page(browser, home + root + pages[name], language, PAPER, 950, "light")
            page.emulate_media(media="print")
            page.pdf(path=folder / f"{name}-{language}.pdf", prefer_css_page_size=True)
            yield save_picture(page, folder / f"{name}-{language}-print.png", full_page=True)


def take_readme_pictures(browser: Browser, home: str, pages: dict[str, str]) -> Iterator[Path]:
    """Takes the pictures of the README: the first view only, small files."""
    for name, (key, width, height, scheme) in README.items():
        page = open_page(browser, home + pages[key], "en", width, height, scheme)
        yield save_picture(page, IMAGES / f"readme-{name}.jpg", full_page=False)


def open_page(browser: Browser, address: str, language: str, width: int, height: int, scheme: str) -> Page:
    """Opens a page as a reader of the language sees it, and waits for its fonts."""
    context = browser.new_context(locale=language, color_scheme=scheme, viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    return page


def save_picture(page: Page, path: Path, *, full_page: bool) -> Path:
    """Writes the picture of a page and closes it; returns the file."""
    if path.suffix == ".jpg":
        page.screenshot(path=path, type="jpeg", quality=72)
    else:
        page.screenshot(path=path, full_page=full_page)
    page.context.close()
    return path


if __name__ == "__main__":
    main()
