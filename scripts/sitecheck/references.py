"""Addresses in a page, a style sheet or a sitemap, each with its use."""

import gzip
import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from sitecheck.site import Site, is_not_found_page


class Use(Enum):
    """The use of an address: a reader follows it, the browser loads it, or it names a page."""

    LEADS = "a reader may follow it, anywhere"
    LOADS = "the browser fetches it or sends to it: never outside the site"
    NAMES = "it names a page of this site, absolute"


class Reference(NamedTuple):
    """An address and its `holder`, such as `<img> src`; `reader_language` is "" where no reader follows it."""

    holder: str
    address: str
    use: Use
    reader_language: str = ""
    hreflang: str = ""

    def __str__(self) -> str:
        shown = self.address if len(self.address) <= 80 else self.address[:77] + "..."
        return f'{self.holder} "{shown}"'


LOADED = {
    "audio": ("src",),
    "button": ("formaction",),
    "embed": ("src",),
    "form": ("action",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src", "formaction"),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
LINKS_THAT_LEAD = {"alternate", "author", "edit", "help", "license", "me", "next", "prev", "search"}
PICTURE_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,])\s*(?:\s[\d.]+[wxh])?\s*(?:,|$)")
STYLE_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\) | @import\s+(?:"([^"]*)"|'([^']*)')""", re.VERBOSE
)


def page_references(site: Site, page: str, root: etree._Element) -> Iterator[Reference]:
    """Yields every address on a page."""
    language, is_multilingual = site.language_of(page), is_not_found_page(page)
    for link in root.iter("a", "area"):
        if (address := link.get("href")) is not None:
            reader_language = _language_around(link) if is_multilingual else language
            yield Reference(f"<{link.tag}> href", address, Use.LEADS, reader_language, link.get("hreflang", ""))
    for element in root.iter(*LOADED):
        yield from _loaded_addresses(element, language if element.tag == "form" else "")
    for link in root.iter("link"):
        yield _head_link(link)
    for meta in root.iter("meta"):
        yield from _meta_addresses(meta, language)
    for style in [*(element.text or "" for element in root.iter("style")), *root.xpath("//@style")]:
        yield from style_references(style)


def _language_around(element: etree._Element) -> str:
    return next((node.get("lang") for node in (element, *element.iterancestors()) if node.get("lang")), "")


def _loaded_addresses(element: etree._Element, reader_language: str) -> Iterator[Reference]:
    for attribute in LOADED[element.tag]:
        value = element.get(attribute)
        if value is not None:
            addresses = PICTURE_CANDIDATE.findall(value) if attribute == "srcset" else [value]
            for address in addresses:
                yield Reference(f"<{element.tag}> {attribute}", address, Use.LOADS, reader_language)


def _head_link(link: etree._Element) -> Reference:
    kinds = set(link.get("rel", "").lower().split())
    address, hreflang = link.get("href", ""), link.get("hreflang", "")
    if "canonical" in kinds:
        return Reference("canonical", address, Use.NAMES)
    if hreflang:
        return Reference("<link> href", address, Use.NAMES, hreflang=hreflang)
    return Reference("<link> href", address, Use.LEADS if kinds & LINKS_THAT_LEAD else Use.LOADS)


def _meta_addresses(meta: etree._Element, language: str) -> Iterator[Reference]:
    content = meta.get("content", "")
    if meta.get("http-equiv", "").lower() == "refresh" and "=" in content:
        yield Reference("refresh", content.partition("=")[2].strip(" '\""), Use.LOADS, language)
    elif meta.get("property") in ("og:url", "og:image"):
        yield Reference(meta.get("property"), content, Use.NAMES)


def style_references(style: str) -> Iterator[Reference]:
    """Yields every url() and @import of a style sheet, a `<style>` or a style attribute."""
    for found in STYLE_ADDRESS.findall(style):
        yield Reference("url", "".join(found), Use.LOADS)


def sitemap_references(site: Site, path: str) -> Iterator[Reference]:
    """Yields every loc and hreflang address of a sitemap or an index of sitemaps. Raises etree.XMLSyntaxError."""
    opener = gzip.open if path.endswith(".gz") else open
    with opener(site.folder / path, "rb") as source:
        for _, element in etree.iterparse(source, tag=("{*}loc", "{*}link")):
            if etree.QName(element).localname == "loc":
                yield Reference("loc", (element.text or "").strip(), Use.NAMES)
            else:
                hreflang = element.get("hreflang", "")
                yield Reference("alternate", element.get("href", ""), Use.NAMES, hreflang=hreflang)
            element.clear()
