"""The sitemap: every page with its translations, in files that the protocol allows."""

from __future__ import annotations

import gzip

import pytest
from lxml import etree

from atlas.output import sitemap as module
from atlas.output.sitemap import sitemap

ROOTS = {"en": "", "ru": "ru/"}
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_each_address_stands_in_each_language_with_its_translations() -> None:
    [(name, content)] = sitemap(["", "cities/aasund/"], ROOTS, "https://host.example/repo/")
    tree = etree.fromstring(content)
    assert name == "sitemap.xml"
    assert tree.xpath("//s:loc/text()", namespaces=NAMES) == [
        "https://host.example/repo/",
        "https://host.example/repo/ru/",
        "https://host.example/repo/cities/aasund/",
        "https://host.example/repo/ru/cities/aasund/",
    ]
    last = tree.xpath("//s:url", namespaces=NAMES)[-1]
    assert [(link.get("hreflang"), link.get("href")) for link in last.xpath("x:link", namespaces=NAMES)] == [
        ("en", "https://host.example/repo/cities/aasund/"),
        ("ru", "https://host.example/repo/ru/cities/aasund/"),
        ("x-default", "https://host.example/repo/cities/aasund/"),
    ]


def test_many_addresses_are_spread_over_packed_files_with_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 4)
    files = dict(sitemap([f"{number}/" for number in range(5)], ROOTS, "https://host.example/"))
    names = [f"sitemap-{number}.xml.gz" for number in (1, 2, 3)]
    assert sorted(files) == [*names, "sitemap.xml"]
    assert etree.fromstring(files["sitemap.xml"]).xpath("//s:loc/text()", namespaces=NAMES) == [
        f"https://host.example/{name}" for name in names
    ]
    assert [gzip.decompress(files[name]).count(b"<loc>") for name in names] == [4, 4, 2]
    assert files == dict(sitemap([f"{number}/" for number in range(5)], ROOTS, "https://host.example/"))


def test_addresses_are_escaped() -> None:
    [(_, content)] = sitemap(["a&b/"], ROOTS, "https://host.example/")
    assert b"https://host.example/a&amp;b/" in content
