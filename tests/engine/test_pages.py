"""The pages of a built site: addresses, languages, the frame around each article."""

from pathlib import Path
from urllib.parse import urljoin

import pytest
from engine_project import ROOT
from lxml.html import HtmlElement, document_fromstring

HOME = "https://example.org/repo/"
LANGUAGES = {"en": "", "ru": "ru/", "sv": "sv/", "fi": "fi/"}


def page(site: Path, address: str) -> HtmlElement:
    return document_fromstring((site / address / "index.html").read_bytes())


def links(element: HtmlElement, address: str) -> list[str]:
    return [urljoin(HOME + address, href) for href in element.xpath(".//a/@href")]


@pytest.mark.parametrize("root", LANGUAGES.values())
@pytest.mark.parametrize("address", ["", "cities/", "cities/aasund/", "countries/", "about/", "contribute/", "search/"])
def test_every_language_has_the_same_addresses(site: Path, root: str, address: str) -> None:
    assert (site / root / address / "index.html").is_file()


@pytest.mark.parametrize(("language", "root"), LANGUAGES.items())
@pytest.mark.parametrize("address", ["", "cities/aasund/", "about/"])
def test_a_page_says_its_language(site: Path, language: str, root: str, address: str) -> None:
    assert page(site, root + address).get("lang") == language


@pytest.mark.parametrize("root", LANGUAGES.values())
@pytest.mark.parametrize("address", ["", "cities/aasund/", "about/"])
def test_the_switcher_lands_on_the_same_page(site: Path, root: str, address: str) -> None:
    switcher = page(site, root + address).find_class("atlas-languages")[0]
    assert links(switcher, root + address) == [HOME + other + address for other in LANGUAGES.values()]
    assert switcher.xpath(".//a/@hreflang") == list(LANGUAGES)


@pytest.mark.parametrize("root", LANGUAGES.values())
def test_a_page_is_canonical_in_its_own_language(site: Path, root: str) -> None:
    addresses = page(site, f"{root}cities/aasund/").xpath("//link[@rel='canonical']/@href")
    assert addresses == [f"{HOME}{root}cities/aasund/"]


def test_no_page_offers_translations_in_its_head(site: Path) -> None:
    heads = [document_fromstring(path.read_bytes()).head for path in site.rglob("*.html")]
    assert not [head for head in heads if head.xpath("link[@hreflang]")]


@pytest.mark.parametrize(("language", "root"), LANGUAGES.items())
@pytest.mark.parametrize("address", ["", "cities/aasund/", "about/"])
def test_a_page_offers_the_feed_of_its_language_in_its_head(site: Path, language: str, root: str, address: str) -> None:
    feeds = page(site, root + address).xpath("//link[@rel='alternate'][@type='application/atom+xml']/@href")
    assert [urljoin(HOME + root + address, feed) for feed in feeds] == [f"{HOME}feed/{language}.xml"]
    assert (site / "feed" / f"{language}.xml").is_file()


def test_the_title_is_escaped(site: Path) -> None:
    source = (site / "cities/aasund/index.html").read_text("utf-8")
    assert "<title>Aasund &amp; Sons – City Cooperation Atlas</title>" in source


@pytest.mark.parametrize(
    ("root", "title"),
    [
        ("", "City Cooperation Atlas"),
        ("ru/", "Атлас сотрудничества городов"),
        ("sv/", "Atlas över städers samarbete"),
        ("fi/", "Kaupunkien yhteistyöatlas"),
    ],
)
def test_a_home_page_bears_the_name_of_the_atlas_once(site: Path, root: str, title: str) -> None:
    assert page(site, root).findtext(".//title") == title


def test_a_record_page_opens_its_yaml_in_the_editor(site: Path) -> None:
    edit = page(site, "fi/cities/aasund/").xpath("//a[@rel='edit']/@href")
    assert edit == ["https://git.example.org/aasund/atlas/edit/main/data/cities/aasund.yaml"]


def test_a_hand_written_page_opens_its_own_language_in_the_editor(site: Path) -> None:
    edit = page(site, "ru/about/").xpath("//a[@rel='edit']/@href")
    assert edit == ["https://git.example.org/aasund/atlas/edit/main/docs/about.ru.md"]


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "docs").glob("[!.]*.md")))
def test_a_hand_written_page_is_written_in_every_language(name: str) -> None:
    stem = name.split(".")[0]
    wanted = {f"{stem}.md", f"{stem}.ru.md", f"{stem}.sv.md", f"{stem}.fi.md"}
    assert {path.name for path in (ROOT / "docs").glob(f"{stem}.*")} == wanted


def test_a_page_made_from_many_records_has_no_edit_link(site: Path) -> None:
    assert not page(site, "cities/").xpath("//a[@rel='edit']")


def test_a_page_says_how_to_cite_it(site: Path) -> None:
    (cite,) = page(site, "ru/cities/aasund/").find_class("atlas-cite")
    assert cite.findtext("summary") == "Как сослаться на эту страницу"
    assert " ".join(cite.find("p").text_content().split()) == (
        "Осунн. Атлас сотрудничества городов, https://example.org/repo/ru/cities/aasund/ "
        "(статусы по состоянию на 31 января 2026 г.)"
    )
    assert not page(site, "search/").find_class("atlas-cite")
    assert not page(site, "").find_class("atlas-cite")


def test_what_is_wrong_is_reported_with_the_path_of_the_record(site: Path) -> None:
    reports = page(site, "cities/aasund/").xpath("//a[text() = 'Something wrong? Tell us']/@href")
    assert reports == ["https://git.example.org/aasund/atlas/issues/new?title=data/cities/aasund.yaml"]


def test_the_home_page_has_one_search_field_and_no_contents(site: Path) -> None:
    home = page(site, "fi/")
    assert [urljoin(f"{HOME}fi/", form.get("action")) for form in home.xpath("//form[@role='search']")] == [
        f"{HOME}fi/search/"
    ]
    assert not home.find_class("atlas-contents")


def test_each_language_is_offered_in_its_own_words(site: Path) -> None:
    links = page(site, "cities/aasund/").find_class("atlas-languages")[0].xpath(".//a")
    assert [link.get("data-offer") for link in links] == [
        None,
        "Эта страница на вашем языке:",
        "Sidan på ditt språk:",
        "Tämä sivu omalla kielelläsi:",
    ]
    assert [link.get("data-close") for link in links] == [None, "Закрыть", "Stäng", "Sulje"]


def test_the_menu_marks_where_the_reader_is(site: Path) -> None:
    def marked(address: str) -> list[tuple[str, str]]:
        links = page(site, address).xpath("//a[@aria-current and not(@hreflang)]")
        return [(link.get("aria-current"), link.get("href")) for link in links]

    assert marked("sv/cities/") == [("page", "../../sv/cities/")]
    assert marked("sv/cities/aasund/") == [("true", "../../../sv/cities/")]
    assert marked("sv/") == [("page", "../sv/")]


def test_the_way_to_a_record_leads_over_its_kind(site: Path) -> None:
    trail = page(site, "ru/cities/aasund/").find_class("atlas-trail")[0]
    assert links(trail, "ru/cities/aasund/") == [f"{HOME}ru/", f"{HOME}ru/cities/"]
    assert not page(site, "ru/cities/").find_class("atlas-trail")


@pytest.mark.parametrize("root", LANGUAGES.values())
def test_the_search_form_works_without_javascript(site: Path, root: str) -> None:
    (form,) = page(site, f"{root}cities/aasund/").xpath("//header//form[@role='search']")
    assert urljoin(f"{HOME}{root}cities/aasund/", form.get("action")) == f"{HOME}{root}search/"
    assert form.xpath(".//input/@name") == ["q"]


def test_the_missing_page_speaks_every_language(site: Path) -> None:
    missing = document_fromstring((site / "404.html").read_bytes())
    sections = missing.xpath("//article/div[@lang]")
    assert [section.get("lang") for section in sections] == list(LANGUAGES)
    assert len({section.text_content().strip() for section in sections}) == len(LANGUAGES)
    assert [link for section in sections for link in section.xpath(".//a/@href")] == [
        f"/repo/{root}" for root in LANGUAGES.values()
    ]
    assert not list(site.glob("*/404.html"))


def test_nothing_is_fetched_from_another_host(site: Path) -> None:
    fetched = {
        address
        for path in site.rglob("*.html")
        for address in document_fromstring(path.read_bytes()).xpath(
            "//@src | //link[@rel!='canonical']/@href | //form/@action"
        )
    }
    assert not [address for address in fetched if "//" in address]
