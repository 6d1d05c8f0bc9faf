"""Addresses in a page, a style sheet or a sitemap, each with its use, and what is wrong with one."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree  # type: ignore[import-untyped]

from sitecheck.faults import Fault
from sitecheck.markup import is_language_tag
from sitecheck.site import Site, Target, is_not_found_page


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
    "body": ("background",),
    "button": ("formaction",),
    "embed": ("src",),
    "feimage": ("href", "xlink:href"),
    "form": ("action",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src", "formaction"),
    "lineargradient": ("href", "xlink:href"),
    "mpath": ("href", "xlink:href"),
    "object": ("data",),
    "pattern": ("href", "xlink:href"),
    "radialgradient": ("href", "xlink:href"),
    "script": ("src",),
    "source": ("src", "srcset"),
    "textpath": ("href", "xlink:href"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
LINKS_THAT_LEAD = {"alternate", "author", "edit", "help", "license", "me", "next", "prev", "search"}
PICTURE_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,])\s*(?:\s[\d.]+[wxh])?\s*(?:,|$)")
STYLE_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\) | @import\s+(?:"([^"]*)"|'([^']*)')""", re.VERBOSE
)
STYLES = etree.XPath("//@style | //@*[starts-with(., 'url(')] | //style/text()", smart_strings=False)
FETCHED_DATA = etree.XPath("//@data-schema", smart_strings=False)


def page_references(site: Site, page: str, root: etree._Element, source: bytes) -> Iterator[Reference]:
    """Yields every address on a page."""
    language, is_multilingual = site.language_of(page), is_not_found_page(page)
    for link in root.iter("a", "area"):
        address = link.get("href")
        if address is None:
            address = link.get("xlink:href")
        if address is not None:
            reader_language = _language_around(link) if is_multilingual else language
            yield Reference(f"<{link.tag}> href", address, Use.LEADS, reader_language, link.get("hreflang", ""))
    for element in root.iter(*LOADED):
        yield from _loaded_addresses(element, language if element.tag == "form" else "")
    for link in root.iter("link"):
        yield from _head_links(link)
    for meta in root.iter("meta"):
        yield from _meta_addresses(meta, language)
    if b"url(" in source or b"@import" in source:
        for style in STYLES(root):
            yield from style_references(style)
    if b"data-schema" in source:
        yield from (Reference("data-schema", address, Use.LOADS) for address in FETCHED_DATA(root))


def _language_around(element: etree._Element) -> str:
    return next((node.get("lang") for node in (element, *element.iterancestors()) if node.get("lang")), "")


def _loaded_addresses(element: etree._Element, reader_language: str) -> Iterator[Reference]:
    for attribute in LOADED[element.tag]:
        value = element.get(attribute)
        if value is not None:
            addresses = PICTURE_CANDIDATE.findall(value) if attribute == "srcset" else [value]
            for address in addresses:
                yield Reference(f"<{element.tag}> {attribute}", address, Use.LOADS, reader_language)


def _head_links(link: etree._Element) -> Iterator[Reference]:
    kinds = set(link.get("rel", "").lower().split())
    address, hreflang = link.get("href", ""), link.get("hreflang", "")
    if "canonical" in kinds:
        yield Reference("canonical", address, Use.NAMES)
    elif hreflang:
        yield Reference("<link> href", address, Use.NAMES, hreflang=hreflang)
    else:
        yield Reference("<link> href", address, Use.LEADS if kinds & LINKS_THAT_LEAD else Use.LOADS)
    for candidate in PICTURE_CANDIDATE.findall(link.get("imagesrcset", "")):
        yield Reference("<link> imagesrcset", candidate, Use.LOADS)


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


NOWHERE = "correct the address, or publish what it names"
WAYS_OUT = {
    "leads nowhere": NOWHERE,
    "lacks its final slash": "end it with '/': servers redirect else, or answer with nothing",
    "lacks the path": "begin it with the path of the site, or write it relative to the page",
    "leads above": "take away one '../': the site may stand under a path",
    "is relative": "write it from the root of the site",
    "is empty": "give it an address, or take the element away",
    "runs a script": "let a script of assets/js listen instead: the policy of pages forbids it",
    "is no address": "write it as RFC 3986 has it",
    "names this site": "take the address from SITE_URL",
    "leads to the reader": "a build for one's own machine is not published: set SITE_URL",
}


def fault_of(site: Site, reference: Reference, target: Target) -> Fault | None:
    """Returns the fault of a reference that leads to `target`, its anchor aside."""
    if target.fault:
        hint = next((hint for beginning, hint in WAYS_OUT.items() if target.fault.startswith(beginning)), NOWHERE)
        return Fault(f"{reference} {target.fault}", hint)
    if reference.use is Use.NAMES and not (target.path and reference.address.startswith(site.scheme)):
        return Fault(f"{reference} is not an address under {site.url}", "take the address from SITE_URL")
    if reference.use is Use.LOADS and target.host:
        hint = "keep a copy in docs/assets: pages ask nobody else for anything"
        return Fault(f"{reference} is fetched from outside the site", hint)
    if reference.hreflang and not is_language_tag(reference.hreflang):
        wrong = f'has hreflang "{reference.hreflang}", which is not a language tag (BCP 47)'
        return Fault(f"{reference} {wrong}", "write it like en, pt-BR or zh-Hant")
    if target.language:
        return _language_fault(reference, target.language)
    return None


def _language_fault(reference: Reference, language: str) -> Fault | None:
    if reference.hreflang:
        if reference.hreflang.casefold() not in (language.casefold(), "x-default"):
            wrong = f'says hreflang "{reference.hreflang}" but leads to a page in "{language}"'
            return Fault(f"{reference} {wrong}", "name the language of the page it leads to")
    elif reference.reader_language and reference.reader_language != language:
        wrong = f'leads from "{reference.reader_language}" to "{language}" without hreflang'
        return Fault(f"{reference} {wrong}", "lead to the page of the same language, or say hreflang")
    return None


def anchor_of(target: Target) -> str:
    """Returns the id that the target must have; "" when the address names none, or one that every page has."""
    if not target.fragment or not target.path.endswith((".html", ".svg")):
        return ""
    anchor = unquote(target.fragment.partition(":~:")[0])
    return "" if anchor == "top" else anchor
