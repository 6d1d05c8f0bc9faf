"""The partners of a place for other sites: pages without a script, and JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping

from lxml import html

from atlas.output.site import Site
from exported_data import example_site
from invented_data import LANGUAGES


def files_of(site: Site, address: str = "cities/aasund/") -> dict[str, bytes]:
    pages = (page for language in LANGUAGES for page in site.pages(language) if page.address == address)
    return {name: content for page in pages for name, content in page.files() if name.startswith("embed/")}


FILES = files_of(example_site(embeds=True))


def partners(files: Mapping[str, bytes], language: str) -> html.HtmlElement:
    return html.fromstring(files[f"embed/{language}/cities/aasund/index.html"].decode())


def test_a_place_has_a_page_in_each_language_and_one_file() -> None:
    assert sorted(FILES) == [
        "embed/cities/aasund.json",
        *sorted(f"embed/{language}/cities/aasund/index.html" for language in LANGUAGES),
    ]


def test_the_page_needs_no_script_and_is_no_result_of_a_search() -> None:
    tree = partners(FILES, "ru")
    assert tree.get("lang") == "ru"
    assert not tree.xpath("//script | //style | //@style | //nav | //form")
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert tree.xpath("//base/@target") == ["_top"]
    assert not tree.xpath("//base/@href")
    assert tree.xpath("//link[@rel='canonical']/@href") == ["https://atlas.example/ru/cities/aasund/"]


def test_the_page_lists_partners_by_state_with_links_to_the_atlas() -> None:
    tree = partners(FILES, "en")
    assert tree.xpath("//h2/text()") == ["Suspended by one side", "Ended"]
    first = " ".join(tree.xpath("//li")[0].text_content().split())
    assert first == (
        "Testograd (Russia)twin towns; since: 1989 (inferred); another source says: 1990; suspended by one side"
    )
    assert "../../../../cities/testograd/" in tree.xpath("//li//a/@href")
    assert "../../../../ru/cities/testograd/" in partners(FILES, "ru").xpath("//li//a/@href")


def test_the_file_has_the_labels_of_every_language() -> None:
    found = json.loads(FILES["embed/cities/aasund.json"])
    assert found["on"] == "2026-01-01"
    assert found["labels"]["ru"] == "Осунн"
    assert [one["status"]["state"] for one in found["partners"]] == ["suspended-by-one", "ended"]
    first = found["partners"][0]
    assert first["agreement"] == "https://atlas.example/agreements/aasund-testograd/"
    assert first["countries"] == ["RU"]
    assert first["parties"][0]["labels"]["ru"] == "Тестоград"
    assert set(first["since"]) == set(first["status"]["labels"]) == set(first["relation"]) == {*LANGUAGES}


def test_places_without_agreements_and_other_records_have_none() -> None:
    site = example_site(embeds=True)
    places = {
        link.split("/")[-2] for page in site.pages("en") for link, _ in page.files() if link.startswith("embed/en/")
    }
    for id_ in places:
        assert any("parties" in link.path for link in site.atlas.links_to(id_)) or id_ in {
            old for record in site.atlas.records for old in record.formerly
        }
    assert not files_of(site, "agreements/aasund-testograd/")


def test_the_pages_can_be_switched_off() -> None:
    assert not files_of(example_site(embeds=False))


def test_the_page_of_the_data_tells_how_to_show_them() -> None:
    site = example_site(embeds=True)
    text = next(page.html() for page in site.pages("fi") if page.address == "data/")
    assert "Omalla sivustolla" in text
    frame = html.fromstring(html.fromstring(text).xpath("//code[contains(., 'iframe')]")[0].text)
    assert frame.get("src").startswith("https://atlas.example/embed/fi/")
    name = frame.get("src").removeprefix("https://atlas.example/") + "index.html"
    pages = (
        page for page in site.pages("fi") if page.address == name.removeprefix("embed/fi/").removesuffix("index.html")
    )
    assert name in {address for page in pages for address, _ in page.files()}


def test_embeds_are_no_pages_of_the_sitemap() -> None:
    assert not [address for address in example_site(embeds=True).addresses() if address.startswith("embed")]
