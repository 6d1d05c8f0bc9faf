"""The head of a page: what browsers, search engines and previews read of it first."""

import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from sitecheck.faults import Fault
from sitecheck.site import Site, is_not_found_page

CHARSET = re.compile(rb"<meta\s[^>]*charset\s*=\s*[\"']?\s*utf-?8\b", re.IGNORECASE)
CHARSET_WITHIN = 1024
"""Bytes in which a browser looks for the encoding (HTML, 13.2.3.2)."""


def is_unlisted(root: etree._Element) -> bool:
    """Tests if a page says that search engines leave it out."""
    return any(
        meta.get("name", "").lower() == "robots" and "noindex" in meta.get("content", "").lower()
        for meta in root.iter("meta")
    )


def head_faults(site: Site, path: str, root: etree._Element, source: bytes) -> Iterator[Fault]:
    """Yields what the page does not say of itself, or says wrong."""
    if not source.lstrip(b"\xef\xbb\xbf \t\r\n")[:14].lower().startswith(b"<!doctype html"):
        yield Fault("has no doctype", "begin it with <!doctype html>")
    if not CHARSET.search(source, 0, CHARSET_WITHIN):
        yield Fault("has no charset in its first 1024 bytes", 'write <meta charset="utf-8"> first in the head')
    yield from _title_faults(root)
    metas = {meta.get("name", "").lower(): meta.get("content", "") for meta in root.iter("meta")}
    if "width" not in metas.get("viewport", ""):
        hint = 'write <meta name="viewport" content="width=device-width,initial-scale=1"> in the head'
        yield Fault("has no viewport", hint)
    if "noindex" not in metas.get("robots", "").lower():
        if not metas.get("description", "").strip():
            yield Fault("has no description", "say in a sentence what it is about: results show it under the title")
        if not is_not_found_page(path):
            yield from _canonical_faults(site, path, root)


def _title_faults(root: etree._Element) -> Iterator[Fault]:
    title = root.find("head/title")
    if title is None:
        yield Fault("has no title", "name the page in its head")
    elif not "".join(title.itertext()).strip():
        yield Fault("title is empty", "name the page in its head")
    if any(base.get("href") for base in root.iter("base")):
        yield Fault("has a base, which moves every address of the page", "take it away")
    if (count := sum(1 for _ in root.iter("h1"))) != 1:
        yield Fault(f"has {count} h1, expected 1", "give the page one name, and what stands in it h2")


def _canonical_faults(site: Site, path: str, root: etree._Element) -> Iterator[Fault]:
    named = [link.get("href", "") for link in root.iter("link") if "canonical" in link.get("rel", "").lower().split()]
    if len(named) != 1:
        yield Fault(f"has {len(named)} canonicals, expected 1", "name its own address once, as the sitemap has it")
        return
    previewed = [meta.get("content", "") for meta in root.iter("meta") if meta.get("property") == "og:url"]
    for holder, address in (("canonical", named[0]), *(("og:url", address) for address in previewed)):
        target = site.resolve(path, address)
        if target.path and (target.path != path or target.fragment or "?" in address):
            yield Fault(f'{holder} "{address}" is another page', "name its own address, as the sitemap has it")
