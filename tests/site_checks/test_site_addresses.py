"""Addresses on a built site lead somewhere, in the right language, and nothing is fetched from elsewhere."""

from __future__ import annotations

import gzip

import pytest
from invented_site import ENTRIES, PLACES, URL, InventedSite, entry, page, sitemap


@pytest.mark.parametrize(
    "address",
    [
        "../aasund/",
        "../aasund/index.html",
        "../aasund/?from=list#facts",
        "../aasund/#:~:text=Facts",
        "../a%61sund/",
        "../../data/cities/aasund.json",
        "/repo/cities/aasund/",
        "/repo/cities/../cities/aasund/",
        URL + "cities/aasund/#facts",
        "//atlas.example/repo/",
        "./",
        "?q=aasund",
        "#",
        "#top",
        "https://elsewhere.example/repo/",
        "https://atlas.example/another/",
        "mailto:atlas@atlas.example",
    ],
)
def test_link_that_leads_somewhere_is_sound(address: str, site: InventedSite) -> None:
    assert site.page_findings(f'<a href="{address}">Aasund</a>') == []


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("../testograd/", 'leads nowhere: the site has no "cities/testograd/index.html"'),
        ("../Aasund/", 'leads nowhere: the site has no "cities/Aasund/index.html"'),
        ("../../data/none.json", 'leads nowhere: the site has no "data/none.json"'),
        (URL + "testograd/", 'leads nowhere: the site has no "testograd/index.html"'),
        ("../aasund", "lacks its final slash"),
        ("/cities/aasund/", 'lacks the path of the site, "/repo/"'),
        ("../../../", "leads above the root of the site"),
        ("#facts", 'leads nowhere: this page has no id "facts"'),
        ("", "is empty"),
        ("javascript:alert(1)", "runs a script"),
        ("https://[", "is no address"),
        ("../../ru/cities/aasund/", 'leads from "en" to "ru" without hreflang'),
    ],
)
def test_link_that_leads_nowhere_says_why(address: str, fault: str, site: InventedSite) -> None:
    assert site.page_findings(f'<a href="{address}">Aasund</a>') == [f'<a> href "{address}" {fault}']


def test_anchor_on_another_page_must_exist(site: InventedSite) -> None:
    assert site.page_findings('<a href="../aasund/#facts">Aasund</a>') == []
    assert site.page_findings('<a href="../aasund/#history">Aasund</a>') == [
        'link to "cities/aasund/index.html#history" leads nowhere: the page has no such id'
    ]


def test_anchor_in_cyrillic_is_found_when_percent_encoded(site: InventedSite) -> None:
    assert site.page_findings('<p id="мост">-</p><a href="#%D0%BC%D0%BE%D1%81%D1%82">-</a> <a href="#мост">-</a>') == []


def test_switcher_may_leave_the_language_but_says_where_to(site: InventedSite) -> None:
    assert site.page_findings('<a href="../../ru/cities/aasund/" hreflang="ru">Русский</a>') == []
    assert site.page_findings('<a href="../../ru/cities/aasund/" hreflang="en">English</a>') == [
        '<a> href "../../ru/cities/aasund/" says hreflang "en" but leads to a page in "ru"'
    ]
    assert site.page_findings('<a href="https://elsewhere.example/" hreflang="ru_RU">Русский</a>') == [
        '<a> href "https://elsewhere.example/" has hreflang "ru_RU", which is not a language tag (BCP 47)'
    ]


@pytest.mark.parametrize(
    ("element", "what"),
    [
        ('<img alt="" src="{}">', "<img> src"),
        ('<img alt="" srcset="{} 1x, ../aasund/index.html 2x">', "<img> srcset"),
        ('<script src="{}"></script>', "<script> src"),
        ('<iframe src="{}"></iframe>', "<iframe> src"),
        ('<form action="{}"></form>', "<form> action"),
        ('<link rel="stylesheet" href="{}">', "<link> href"),
        ('<svg><use href="{}"/></svg>', "<use> href"),
        ('<style>p {{ background: url("{}") }}</style>', "url"),
        ("<p style=\"background: url('{}')\"></p>", "url"),
    ],
)
def test_nothing_is_fetched_from_outside_the_site(element: str, what: str, site: InventedSite) -> None:
    outside, missing = "https://cdn.example/a.js", "../a.js"
    assert site.page_findings(element.format(URL + "data/cities/aasund.json")) == []
    assert site.page_findings(element.format(outside)) == [f'{what} "{outside}" is fetched from outside the site']
    assert site.page_findings(element.format(missing)) == [
        f'{what} "{missing}" leads nowhere: the site has no "cities/a.js"'
    ]


def test_data_addresses_are_no_request_and_links_to_sources_are_free(site: InventedSite) -> None:
    assert site.page_findings('<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">') == []
    assert site.page_findings('<link rel="license" href="https://licence.example/">') == []


FILES = {
    "assets/b.css": "p { background: url(a.svg#x) }",
    "assets/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"><g id="x"/></svg>',
    "font.woff2": b"wOF2" + bytes(4) + (12).to_bytes(4, "big"),
}


def test_style_sheet_holds_addresses_of_the_site(site: InventedSite) -> None:
    style = "@import 'b.css'; @font-face { src: url(../font.woff2), url( \"https://fonts.example/f.woff2\" ) }"
    assert site.findings(FILES) == []
    assert site.findings({"assets/a.css": style}) == [
        'assets/a.css: url "https://fonts.example/f.woff2" is fetched from outside the site'
    ]


def test_canonical_and_preview_name_a_page_by_its_whole_address(site: InventedSite) -> None:
    path = "cities/nordvik/index.html"
    sound = page(head=f'<meta property="og:url" content="{URL}cities/nordvik/">', path="cities/nordvik/")
    assert site.findings({path: sound}) == []
    assert site.findings({path: sound.replace(f"{URL}cities/", "../")}) == [
        f'{path}: canonical "../nordvik/" is not an address under {URL}',
        f'{path}: og:url "../nordvik/" is not an address under {URL}',
    ]
    assert site.findings({path: sound.replace("/nordvik/", "/aasund/")}) == [
        f'{path}: canonical "{URL}cities/aasund/" is another page',
        f'{path}: og:url "{URL}cities/aasund/" is another page',
    ]


def test_redirect_leads_to_a_page(site: InventedSite) -> None:
    head = '<meta http-equiv="refresh" content="0; url={}">'
    assert not any("leads nowhere" in finding for finding in site.page_findings("", head=head.format("../aasund/")))
    assert 'refresh "../testograd/" leads nowhere: the site has no "cities/testograd/index.html"' in site.page_findings(
        "", head=head.format("../testograd/")
    )


def test_not_found_page_has_no_relative_link_and_may_speak_each_language_in_its_part(site: InventedSite) -> None:
    part = '<section lang="ru"><a href="{}">На главную</a></section><a href="#top">Top</a>'
    assert site.findings({"404.html": page(part.format("/repo/ru/"))}) == []
    assert site.findings({"404.html": page(part.format(URL + "ru/"))}) == []
    assert site.findings({"404.html": page(part.format("ru/"))}) == [
        '404.html: <a> href "ru/" is relative, but this page answers at any address'
    ]
    assert site.findings({"404.html": page(part.format("/repo/"))}) == [
        '404.html: <a> href "/repo/" leads from "ru" to "en" without hreflang'
    ]


def test_sitemap_names_pages_and_their_languages(site: InventedSite) -> None:
    wrong = '<xhtml:link rel="alternate" hreflang="fi" href="{}"/>'
    default = f'<xhtml:link rel="alternate" hreflang="x-default" href="{URL}"/>'
    others = "".join(map(entry, PLACES[1:]))
    assert site.findings({"sitemap.xml": sitemap(entry("", default) + others)}) == []
    assert site.findings({"sitemap.xml": sitemap(entry("", wrong.format(URL + "ru/")) + others)}) == [
        f'sitemap.xml: alternate "{URL}ru/" says hreflang "fi" but leads to a page in "ru"'
    ]
    assert f'sitemap.xml: alternate "{URL}fi/" leads nowhere: the site has no "fi/index.html"' in site.findings(
        {"sitemap.xml": sitemap(entry("", wrong.format(URL + "fi/")) + others)}
    )


def test_index_of_sitemaps_is_followed_into_compressed_parts(site: InventedSite) -> None:
    index = sitemap(f"<sitemap><loc>{URL}sitemap-1.xml.gz</loc></sitemap>", "sitemapindex")
    part = sitemap(f"{ENTRIES}<url><loc>{URL}none/</loc></url>")
    assert site.findings({"sitemap.xml": index, "sitemap-1.xml.gz": gzip.compress(part.encode())}) == [
        f'sitemap-1.xml.gz: loc "{URL}none/" leads nowhere: the site has no "none/index.html"'
    ]


def test_sitemap_is_there_and_well_formed(site: InventedSite) -> None:
    (finding,) = site.findings({"sitemap.xml": "<urlset><url>"})
    assert finding.startswith("sitemap.xml: is not well-formed XML: Premature end of data")
    (site.folder / "sitemap.xml").unlink()
    assert site.findings({}) == ["sitemap.xml: does not exist"]


def test_folder_with_an_underscore_needs_nojekyll(site: InventedSite) -> None:
    assert site.findings({"_search/a.json": "{}"}) == [
        '.nojekyll: does not exist, so GitHub Pages leaves out the folder "_search"'
    ]
    assert site.findings({"_search/a.json": "{}", ".nojekyll": ""}) == []
