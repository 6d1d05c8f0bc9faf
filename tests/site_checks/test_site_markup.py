"""The structure of each page of a built site."""

from __future__ import annotations

import pytest
from invented_site import InventedSite, page


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"title": " "}, "title is empty"),
        ({"h1": ""}, "has 0 h1, expected 1"),
        ({"h1": "<h1>Aasund</h1><h1>Nordvik</h1>"}, "has 2 h1, expected 1"),
        ({"lang": "ru"}, 'html lang is "ru", expected "en"'),
        ({"head": '<base href="/">'}, "has a base, which moves every address of the page"),
    ],
)
def test_page_has_a_title_one_h1_and_the_language_of_its_folder(
    parts: dict[str, str], message: str, site: InventedSite
) -> None:
    assert site.page_findings("", **parts) == [message]


def test_page_without_title_and_language_says_so(site: InventedSite) -> None:
    bare = "<!doctype html><html><body><h1>Aasund</h1><svg><title>Map</title></svg></body></html>"
    assert site.findings({"embed/a/index.html": bare, "embed/b/index.html": ""}) == [
        "embed/a/index.html: has 0 canonicals, expected 1",
        "embed/a/index.html: has no charset in its first 1024 bytes",
        "embed/a/index.html: has no description",
        "embed/a/index.html: has no title",
        "embed/a/index.html: has no viewport",
        "embed/a/index.html: html has no lang",
        "embed/b/index.html: is empty",
    ]


def test_page_in_a_language_folder_has_that_language(site: InventedSite) -> None:
    assert site.findings({"ru/cities/index.html": page()}) == ['ru/cities/index.html: html lang is "en", expected "ru"']


@pytest.mark.parametrize("tag", ["ru", "zh-Hant-TW", "sr-Latn", "sl-rozaj-1994", "es-419", "en-x-atlas", "und"])
def test_language_tag_is_well_formed(tag: str, site: InventedSite) -> None:
    assert site.page_findings(f'<p lang="{tag}">-</p>') == []


@pytest.mark.parametrize("tag", ["", "ru_RU", "русский", "english language", "e", "en-"])
def test_malformed_language_tag_is_a_finding(tag: str, site: InventedSite) -> None:
    assert site.page_findings(f'<p lang="{tag}">-</p>') == [f'lang "{tag}" is not a language tag (BCP 47)']


def test_id_stands_once_on_a_page(site: InventedSite) -> None:
    assert site.page_findings('<p id="a">-</p><template><p id="a">-</p></template>') == []
    assert site.page_findings('<p id="a">-</p><p id="a">-</p>') == ['id "a" is used 2 times']


def test_heading_has_words_besides_its_permalink(site: InventedSite) -> None:
    permalink = '<a class="headerlink" href="#" title="Permanent link">¶</a>'
    assert site.page_findings(f"<h2><em>Facts</em>{permalink}</h2>") == []
    assert site.page_findings(f"<h2>{permalink}</h2>") == ["h2 is empty"]


def test_image_has_an_alt_be_it_empty(site: InventedSite) -> None:
    assert site.page_findings('<img src="../aasund/index.html" alt="">') == []
    assert site.page_findings('<img src="../aasund/index.html">') == ['image "../aasund/index.html" has no alt']


@pytest.mark.parametrize(
    "link",
    [
        '<a href="#" aria-label="Home"></a>',
        '<a href="#"><span><b>Home</b></span></a>',
        '<a href="#"><img src="./" alt="Home"></a>',
        '<a href="#"><svg><title>Home</title></svg></a>',
        '<a href="#" aria-hidden="true"></a>',
        "<a></a>",
    ],
)
def test_link_is_named_by_its_words_label_or_picture(link: str, site: InventedSite) -> None:
    assert site.page_findings(link) == []


def test_link_without_words_is_a_finding(site: InventedSite) -> None:
    assert site.page_findings('<a href="#"> <img src="./" alt=""> </a>') == ['link "#" has no text']
