"""Whatever stands in the texts of records, pages of every kind in every language show it as text."""

from __future__ import annotations

import re

import pytest
from lxml import etree, html

from atlas.output.site import Site
from filled_records import filled_atlas
from invented_data import LANGUAGES, settings

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "</q></span></td></p><h1>x</h1>",
    "{{ view.title }}{% include 'x' %}",
    "{#top .x}",
    "](javascript:alert(1)) [x](data:text/html,x)",
    "![x](//evil.example/x.png)",
    "[^1] [^99]: x",
    "a | b || c \\| d",
    "`a` ``b`` ```c",
    "*a* _b_ **c** ~~d~~",
    "# x",
    "- x",
    "1. x",
    "x\n\n# y\n===\n---\n",
    "&lt;b&gt; &#x3c;b&#x3e;",
    "<!-- x -->",
    "<https://evil.example/>",
    "%(number)s %s {0} {number}",
    "\\",
)
HARMLESS = "HARMLESS"
SIDES = {"n", "ne", "e", "se", "s", "sw", "w", "nw"}


def hostile(number: int) -> str:
    return f"t{number} {HOSTILE[number % len(HOSTILE)]} e{number}"


def harmless(number: int) -> str:
    return f"t{number} {HARMLESS}{number % len(HOSTILE)} e{number}"


def pages(site: Site, language: str) -> dict[str, html.HtmlElement]:
    """The pages by their address, parsed."""
    return {
        page.address: html.fragment_fromstring(page.html(), create_parent="article") for page in site.pages(language)
    }


def marks(article: html.HtmlElement) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every element with its attributes, but for addresses that lead out of the site and the sides of map labels."""
    return [
        (str(element.tag), sorted(attribute for attribute in element.items() if _is_ours(str(element.tag), *attribute)))
        for element in article.iter()
    ]


def _is_ours(tag: str, name: str, value: str) -> bool:
    if tag == "text" and name == "class":  # the side on which a label of a map stands: its width decides that
        return set(value.split()) - {"wide"} - SIDES != set()
    return not value.startswith("https://aasund.example/")


def shown(article: etree._Element) -> str:
    return " ".join("".join(article.itertext()).split())


def expected(text: str) -> str:
    """The text of the harmless page with the hostile texts in it."""
    for number in reversed(range(len(HOSTILE))):
        plain = " ".join(HOSTILE[number].split())
        text = text.replace(f"{HARMLESS}{number} ", f"{plain} ")
        text = text.replace(f"{HARMLESS}{number}e", f"{plain.replace(' ', '').replace(',', '')}e")
    return text


@pytest.fixture(scope="module")
def hostile_site() -> Site:
    return Site(filled_atlas(hostile), settings())


@pytest.fixture(scope="module")
def harmless_site() -> Site:
    return Site(filled_atlas(harmless), settings())


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_texts_make_no_element_and_no_attribute(hostile_site: Site, harmless_site: Site, language: str) -> None:
    found, wanted = pages(hostile_site, language), pages(harmless_site, language)
    assert list(found) == list(wanted)
    for address, article in found.items():
        assert marks(article) == marks(wanted[address]), address
        told = (shown(article), expected(shown(wanted[address])))
        # What holds brackets stands in none, what holds commas is parted by semicolons.
        assert re.sub("[(),;]", "", told[0]) == re.sub("[(),;]", "", told[1]), address


def test_every_hostile_text_is_shown(hostile_site: Site) -> None:
    text = " ".join(shown(article) for article in pages(hostile_site, "en").values())
    assert [piece for piece in HOSTILE if " ".join(piece.split()) not in text] == []


def test_no_link_leaves_the_web(hostile_site: Site) -> None:
    hrefs = {link.get("href") for page in pages(hostile_site, "en").values() for link in page.iter("a")}
    assert {href for href in hrefs if ":" in href and not href.startswith("https://aasund.example/")} == set()
