"""The layout of a page: rendered from a probe, filled for each page, whatever the page holds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from atlas.output.layouts import Layout, LayoutProbe, Section, section_of
from atlas.output.site import Site
from invented_data import TWINNED, WriteData

CITIES = Section("en", "cities", 2, edited=True)


def rendered(probe: LayoutProbe) -> str:
    """A page as an engine renders it from a probe, with everything that differs from page to page."""
    return (
        f"<title>{probe.heading} - Atlas</title><meta name=description content='{probe.description}'>"
        f"<meta names='{''.join(f'{name}, ' for name in probe.aliases)}'>"
        f"<a href='../../ru/{probe.address}'>ru</a>"
        '<nav class="atlas-contents"><ul><li class="x">\n<a href="#atlas0id0"> atlas0label0 </a></li></ul></nav>'
        f"<article>{probe.html()}</article><cite>{probe.title}</cite><code>{probe.edit_path}</code><p>{probe.citing()}</p>"
    )


@pytest.fixture
def site(write_data: WriteData) -> Site:
    return write_data(TWINNED).site()


def test_a_page_stands_in_the_layout_of_its_section(site: Site) -> None:
    page = next(page for page in site.pages("en") if page.address == "cities/aasund/")
    assert section_of("en", page.address, page.edit_path) == CITIES
    filled = Layout(CITIES, rendered(LayoutProbe(CITIES))).fill(page)
    assert "<title>Aasund - Atlas</title>" in filled
    assert "<a href='../../ru/cities/aasund/'>ru</a>" in filled
    assert "<code>data/cities/aasund.yaml</code>" in filled
    assert "(statuses as of 31 January 2026)</p>" in filled
    assert f"<article>{page.html()}</article>" in filled
    assert '<li class="x">\n<a href="#facts"> Facts </a></li>' in filled
    assert "atlas0" not in filled


def test_entries_and_names_stand_in_lines_of_their_own_or_not_at_all(site: Site) -> None:
    layout = Layout(
        CITIES,
        f"<head>\n  <meta names='{', '.join(LayoutProbe.aliases)}, '>\n</head>\n"
        '  <nav class="atlas-contents">\n    <ul>\n      <li><a href="#atlas0id0">atlas0label0</a></li>\n'
        f"    </ul>\n  </nav>\n{LayoutProbe(CITIES).html()}",
    )
    page = next(page for page in site.pages("en") if page.address == "cities/aasund/")
    contents = layout.fill(page).partition("<ul>\n")[2].partition("    </ul>\n")[0]
    assert contents.startswith('      <li><a href="#in-partners">Partners</a></li>\n      <li>')
    assert contents.endswith("</li>\n")
    bare = replace(page, aliases=(), template="moved.md", view=lambda: page.presenter.values.link("aasund"))
    assert layout.fill(bare).startswith("<head>\n</head>\n<h1 ")


def test_the_pages_of_years_have_a_layout_of_their_own() -> None:
    for address in ("agreements/in/", "agreements/in/1989/"):
        section = section_of("ru", address, None)
        assert section.address.startswith("agreements/in/")
        assert section != section_of("ru", address.replace("/in/", "/page/"), None)


def test_every_page_has_a_description_with_its_title_in_it(site: Site) -> None:
    descriptions = {page.address: page.description for page in site.pages("en")}
    assert descriptions[""] == site.settings.tagline["en"]
    assert descriptions["cities/"] == f"Cities. {site.settings.tagline['en']}"
    assert all(descriptions.values())


def test_a_page_without_headings_has_no_table_of_contents(site: Site) -> None:
    page = next(page for page in site.pages("en") if page.address == "search/")
    section = Section("en", "search", 1, edited=False)
    filled = Layout(section, rendered(LayoutProbe(section))).fill(page)
    assert "<nav" not in filled
    assert "atlas0" not in filled


def test_a_layout_without_contents_is_filled_once(site: Site) -> None:
    page = next(page for page in site.pages("en") if page.address == "")
    section = Section("en", "", 0, edited=False)
    menu = "<ul><li>Home</li></ul>"
    layout = Layout(section, f"{menu}<article>{LayoutProbe(section).html()}</article>{menu}")
    assert layout.fill(page) == f"{menu}<article>{page.html()}</article>{menu}"


def test_names_are_escaped(write_data: WriteData) -> None:
    hostile = TWINNED | {
        "data/cities/aasund.yaml": TWINNED["data/cities/aasund.yaml"].replace("en: Aasund", "en: '<b>&\"'")
    }
    page = next(page for page in write_data(hostile).site().pages("en") if page.address == "cities/aasund/")
    filled = Layout(CITIES, rendered(LayoutProbe(CITIES))).fill(page)
    assert "<title>&lt;b&gt;&amp;&#34; - Atlas</title>" in filled


def test_a_layout_without_the_article_is_refused() -> None:
    with pytest.raises(ValueError, match="does not hold the article once"):
        Layout(CITIES, "<html></html>")


def test_every_page_has_a_section(site: Site) -> None:
    for language in site.settings.languages:
        pages = list(site.pages(language))
        assert {section_of(language, page.address, page.edit_path) for page in pages} <= site.sections(language)


def test_the_pages_of_an_address_stand_together(site: Site) -> None:
    translations = [translations for batch in site.batches() for translations in site.translations(batch)]
    assert {tuple(page.language for page in translations) for translations in translations} == {site.settings.languages}
    assert all(len({page.address for page in translations}) == 1 for translations in translations)
    addresses = [translations[0].address for translations in translations]
    leading = {"countries/ru/no/"}  # to a page, as those of years do
    found = [one for one in addresses if not re.fullmatch(r"agreements/in/\d+/", one) and one not in leading]
    assert sorted(found) == sorted(site.addresses())
