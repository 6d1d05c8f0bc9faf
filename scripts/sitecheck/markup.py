"""The structure of one page: languages, ids, headings, images, the words of links, notes."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from sitecheck.faults import Fault

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NAMING_ATTRIBUTES = ("aria-label", "aria-labelledby", "title", "alt", "value")
LANGUAGES = etree.XPath("//@lang", smart_strings=False)
IDS = etree.XPath("//@id", smart_strings=False)
NOTES = etree.XPath("//section[contains(concat(' ', @class, ' '), ' notes ')]//li/@id", smart_strings=False)
LINKED_IDS = etree.XPath("//a/@href[starts-with(., '#')]", smart_strings=False)

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
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        return None
    if root is not None and b"<template" in source:
        etree.strip_elements(root, "template", with_tail=False)
    return root


def ids_of(root: etree._Element) -> list[str]:
    """Returns every id, in the order of the page, repeated ones included."""
    return IDS(root)  # type: ignore[no-any-return]


def is_language_tag(value: str) -> bool:
    """Tests if the value is well-formed by BCP 47; its parts need not be registered."""
    return LANGUAGE_TAG.fullmatch(value) is not None


def structure_faults(root: etree._Element, ids: list[str], expected_language: str) -> Iterator[Fault]:
    """Yields the faults of the body of a page as a document, wherever its addresses lead."""
    yield from _language_faults(root, expected_language)
    if len(set(ids)) < len(ids) or not all(ids):
        yield from _id_faults(ids)
    for element in root.iter("a", "button", "img", *HEADINGS):
        text = element.text
        if text is None or text.isspace() or element.tag == "img":
            yield from _element_faults(element)
    yield from _note_faults(root, ids)


def _id_faults(ids: list[str]) -> Iterator[Fault]:
    for value, count in Counter(ids).items():
        if count > 1:
            yield Fault(f'id "{value}" is used {count} times', "give each element an id of its own, or none")
        elif not value or value.split() != [value]:
            yield Fault(f'id "{value}" is empty or has spaces', "write it as one word")


def _element_faults(element: etree._Element) -> Iterator[Fault]:
    if element.tag == "img":
        if element.get("alt") is None:
            hint = 'say what it shows, or alt="" where it says nothing new'
            yield Fault(f'image "{element.get("src", "")}" has no alt', hint)
        if element.get("src") is None and element.get("srcset") is None:
            yield Fault("image has no src", "give it an address, or take it away")
    elif element.tag == "a":
        href = element.get("href", element.get("xlink:href"))
        if href is not None and element.get("aria-hidden") != "true" and not _has_words(element):
            yield Fault(f'link "{href}" has no text', "say in words where it leads, or in aria-label")
    elif element.tag == "button":
        if not _has_words(element) and element.get("aria-hidden") != "true":
            yield Fault("button has no text", "say in words what it does, or in aria-label")
    elif not _has_words(element):
        yield Fault(f"{element.tag} is empty", "leave out a heading over nothing")


def _note_faults(root: etree._Element, ids: list[str]) -> Iterator[Fault]:
    """Yields the notes at the foot of the page to which nothing in it refers."""
    if not any(value.startswith(("note", "fn")) for value in ids):
        return
    linked = {address[1:] for address in LINKED_IDS(root)}
    for note in NOTES(root):
        if note not in linked:
            yield Fault(f'note "{note}" is referred to by nothing', "refer to it where it proves something")


def _language_faults(root: etree._Element, expected: str) -> Iterator[Fault]:
    language = root.get("lang")
    hint = "it is the language of the folder of the page"
    if language is None:
        yield Fault("html has no lang", hint)
    elif language.casefold() != expected.casefold():
        yield Fault(f'html lang is "{language}", expected "{expected}"', hint)
    for value in set(LANGUAGES(root)):
        if not is_language_tag(value):
            yield Fault(f'lang "{value}" is not a language tag (BCP 47)', "write it like en, pt-BR or zh-Hant")


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
