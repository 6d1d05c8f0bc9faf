"""Invented sites in a folder of their own, and what check_site.py prints about them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from check_site import main

URL = "https://atlas.example/repo/"
SWITCHER = '<a href="{up}" hreflang="en">English</a> <a href="{up}ru/" hreflang="ru">Русский</a>'


def page(
    body: str = "", *, lang: str = "en", head: str = "", title: str = "Aasund", h1: str = "<h1>Aasund</h1>"
) -> str:
    """A page that is sound unless a part of it is given."""
    top = f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{head}</head>'
    return f"{top}<body>{h1}{body}</body></html>"


def sitemap(entries: str, root: str = "urlset") -> str:
    """A sitemap, or with another root an index of sitemaps."""
    namespace, xhtml = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"
    return f'<{root} xmlns="{namespace}" xmlns:xhtml="{xhtml}">{entries}</{root}>'


SOUND_SITE = {
    "index.html": page(SWITCHER.format(up="./"), head=f'<link rel="canonical" href="{URL}">'),
    "ru/index.html": page(SWITCHER.format(up="../"), lang="ru"),
    "cities/aasund/index.html": page('<h2 id="facts">Facts</h2>'),
    "ru/cities/aasund/index.html": page('<h2 id="facts">Факты</h2>', lang="ru"),
    "data/cities/aasund.json": "{}",
    "sitemap.xml": sitemap(f"<url><loc>{URL}</loc></url>"),
}


class InventedSite:
    """A site of four sound pages, two of them Russian, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write(SOUND_SITE)

    def write(self, files: Mapping[str, str | bytes]) -> None:
        for path, content in files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())

    def check(self, *arguments: str) -> list[str]:
        """The lines that are printed, the count last."""
        with redirect_stdout(StringIO()) as printed:
            status = main([str(self.folder), *arguments])
        lines = printed.getvalue().splitlines()
        assert status == (1 if len(lines) > 1 else 0)
        return lines

    def findings(self, files: Mapping[str, str | bytes], *arguments: str) -> list[str]:
        """The findings once these files are added or replaced."""
        self.write(files)
        return self.check(*arguments)[:-1]

    def page_findings(self, body: str = "", **parts: str) -> list[str]:
        """The findings of one more page, /cities/nordvik/."""
        path = "cities/nordvik/index.html"
        return [finding.removeprefix(f"{path}: ") for finding in self.findings({path: page(body, **parts)})]
