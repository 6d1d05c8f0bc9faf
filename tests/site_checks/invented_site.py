"""Invented sites in a folder of their own, and what check_site.py prints about them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from check_site import main

URL = "https://atlas.example/repo/"
SWITCHER = '<a href="{up}" hreflang="en">English</a> <a href="{up}ru/" hreflang="ru">Русский</a>'
HEAD = (
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<meta name="description" content="A town.">'
)
PLACES = ("", "cities/aasund/", "cities/nordvik/")
"""Pages of the sound site, in each of its two languages."""


def page(
    body: str = "",
    *,
    lang: str = "en",
    head: str = "",
    title: str = "Aasund",
    h1: str = "<h1>Aasund</h1>",
    path: str | None = None,
) -> str:
    """A page that is sound unless a part of it is given; without a `path` search engines leave it out."""
    own = '<meta name="robots" content="noindex">' if path is None else f'<link rel="canonical" href="{URL}{path}">'
    top = f'<!doctype html><html lang="{lang}"><head>{HEAD}{own}<title>{title}</title>{head}</head>'
    return f"{top}<body>{h1}{body}</body></html>"


def sitemap(entries: str, root: str = "urlset") -> str:
    """A sitemap, or with another root an index of sitemaps."""
    namespace, xhtml = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"
    return f'<{root} xmlns="{namespace}" xmlns:xhtml="{xhtml}">{entries}</{root}>'


def entry(place: str, more: str = "") -> str:
    """The entries of a page and its translation in a sitemap, with what is said `more` of both."""
    alternate = '<xhtml:link rel="alternate" hreflang="{}" href="{}"/>'
    both = alternate.format("en", URL + place) + alternate.format("ru", f"{URL}ru/{place}")
    return "".join(f"<url><loc>{URL}{root}{place}</loc>{both}{more}</url>" for root in ("", "ru/"))


ENTRIES = "".join(map(entry, PLACES))
LINKS = '<a href="cities/aasund/#facts">Aasund</a> <a href="cities/nordvik/">Nordvik</a>'
SOUND_SITE = {
    "404.html": page("<p>Not found</p>"),
    "index.html": page(SWITCHER.format(up="./") + LINKS, path=""),
    "ru/index.html": page(SWITCHER.format(up="../") + LINKS, lang="ru", path="ru/"),
    "cities/aasund/index.html": page('<h2 id="facts">Facts</h2>', path="cities/aasund/"),
    "ru/cities/aasund/index.html": page('<h2 id="facts">Факты</h2>', lang="ru", path="ru/cities/aasund/"),
    "cities/nordvik/index.html": page(path="cities/nordvik/"),
    "ru/cities/nordvik/index.html": page(lang="ru", path="ru/cities/nordvik/"),
    "data/cities/aasund.json": "{}",
    "sitemap.xml": sitemap(ENTRIES),
}


class InventedSite:
    """A site of seven sound pages, three of them Russian, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write(SOUND_SITE)

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Adds or replaces files."""
        for path, content in files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())

    def printed(self, *arguments: str) -> list[str]:
        """The lines that are printed, hints and the count among them."""
        with redirect_stdout(StringIO()) as printed:
            status = main([str(self.folder), *arguments])
        lines = printed.getvalue().splitlines()
        assert status == (1 if len(lines) > 1 else 0)
        return lines

    def check(self, *arguments: str) -> list[str]:
        """The findings without their hints, the count last."""
        return [line for line in self.printed(*arguments) if not line.startswith("    ")]

    def findings(self, files: Mapping[str, str | bytes], *arguments: str) -> list[str]:
        """The findings once these files are added or replaced; that pages are lacking in Russian is not told."""
        self.write(files)
        return [one for one in self.check(*arguments)[:-1] if ": does not exist, though the page does" not in one]

    def page_findings(self, body: str = "", **parts: str) -> list[str]:
        """The findings of one page, /cities/nordvik/."""
        path = "cities/nordvik/index.html"
        found = self.findings({path: page(body, path="cities/nordvik/", **parts)})
        return [finding.removeprefix(f"{path}: ") for finding in found]
