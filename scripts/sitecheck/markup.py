"""The structure of one page: title, h1, languages, ids, headings, images and the words of links."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NAMING_ATTRIBUTES = ("aria-label", "aria-labelledby", "title", "alt")

# RFC 5646, section 2.1, without the grandfathered tags, nearly all of which have been replaced.
LANGUAGE_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})"
    r"(?:-[a-z]{4})?"
    r"(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*"
    r"(?:-x(?:-[a-z\d]{1,8})+)?"
    r"|x(?:-[a-z\d]{1,8})+",
    re.IGNORECASE | re.ASCII,
)


def parse_page(source: bytes) -> etree._Element | None:
    """Returns the root element of a page, without comments and inert templates; None when there is no element."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        return None
    if root is not None:
        etree.strip_elements(root, "template", with_tail=False)
    return root


def ids_of(root: etree._Element) -> list[str]:
    """Returns every id, in the order of the page, repeated ones included."""
    return list(map(str, root.xpath("//@id", smart_strings=False)))


def is_language_tag(value: str) -> bool:
    """Tests if the value is well-formed by BCP 47; its parts need not be registered."""
    return LANGUAGE_TAG.fullmatch(value) is not None


def structure_faults(root: etree._Element, ids: list[str], expected_language: str) -> Iterator[str]:
    """Yields the faults of the page as a document, wherever its addresses lead."""
    yield from _head_faults(root)
    yield from _language_faults(root, expected_language)
    for value, count in Counter(ids).items():
        if count > 1:
            yield f'id "{value}" is used {count} times'
    for heading in root.iter(*HEADINGS):
        if not _has_words(heading):
            yield f"{heading.tag} is empty"
    for image in root.iter("img"):
        if image.get("alt") is None:
            yield f'image "{image.get("src", "")}" has no alt'
    for link in root.iter("a"):
        if link.get("href") is not None and link.get("aria-hidden") != "true" and not _has_words(link):
            yield f'link "{link.get("href")}" has no text'


def _head_faults(root: etree._Element) -> Iterator[str]:
    title = root.find("head/title")
    if title is None:
        yield "has no title"
    elif not "".join(title.itertext()).strip():
        yield "title is empty"
    if root.find(".//base[@href]") is not None:
        yield "has a base, which moves every address of the page"
    count = sum(1 for _ in root.iter("h1"))
    if count != 1:
        yield f"has {count} h1, expected 1"


def _language_faults(root: etree._Element, expected: str) -> Iterator[str]:
    language = root.get("lang")
    if language is None:
        yield "html has no lang"
    elif language.casefold() != expected.casefold():
        yield f'html lang is "{language}", expected "{expected}"'
    for value in set(root.xpath("//@lang", smart_strings=False)):
        if not is_language_tag(value):
            yield f'lang "{value}" is not a language tag (BCP 47)'


def _has_words(element: etree._Element) -> bool:
    """Tests if an element has words for a reader or a screen reader; its own permalink does not count."""
    if element.text and not element.text.isspace():
        return True
    for node in element.iter():
        if node is element or "headerlink" not in node.get("class", "").split():
            texts = (node.text, *map(node.get, NAMING_ATTRIBUTES))
            if any(text and not text.isspace() for text in texts):
                return True
        if node is not element and node.tail and not node.tail.isspace():
            return True
    return False
