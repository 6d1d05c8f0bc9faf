"""A source that is described where it is cited, on the pages that show it."""

from __future__ import annotations

import pytest

from atlas.derive.anniversaries.revisions import Revisions
from atlas.derive.computed.newest_source import newest_source
from atlas.output.site import Site
from invented_data import AASUND, GAZETTEER, PLACES, WriteData

BOND = """\
type: twinning
parties:
  - aasund
  - text: {ru: Лилльхамн, sv: Lillhamn}
    country: SE
since: 1994
sources:
  - title: {sv: Vänorter}
    url: https://aasund.example/vanorter
    retrieved: 2025-11-29
    as_of: 2025-11-28
    side: aasund
    publisher: Aasund kommune
    quote: Lillhamn (1994)
"""
PATH = "data/agreements/aasund-lillhamn.yaml"
FILES = {
    **PLACES,
    "data/cities/aasund.yaml": AASUND.replace("[country]", "[country, coordinates]") + "coordinates: [67.01, 14.02]\n",
    PATH: BOND,
}
NOTE = (
    '<div class="source">\n\n[<span lang="sv">Vänorter</span>](https://aasund.example/vanorter)&nbsp;<abbr class="lang" '
    'title="Swedish">sv</abbr>, Aasund kommune, 28 November 2025 (Retrieved: 29 November 2025; viewpoint: '
    '[Aasund](../../cities/aasund/)) <span class="paper">https://aasund.example/vanorter</span>\n\n</div>\n\n'
    '[^1]: <q lang="sv">Lillhamn \\(1994\\)</q>\n'
)


@pytest.fixture
def site(write_data: WriteData) -> Site:
    """The site of the two towns, one of them without a record."""
    return write_data(FILES).site()


def markdown(site: Site, address: str, language: str = "en") -> str:
    return next(page.markdown() for page in site.pages(language) if page.address == address)


def test_footnotes_lead_to_the_web_page(site: Site) -> None:
    assert NOTE in markdown(site, "agreements/aasund-lillhamn/")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Aasund kommune", False),
        ("Aasund kommune, vänorter", False),
        ("Aasund kommune vänder sig till Lillhamn", True),
        ("Vänorter", True),
    ],
)
def test_a_publisher_is_told_unless_the_title_names_it_as_that(write_data: WriteData, title: str, shown: bool) -> None:
    bond = BOND.replace("title: {sv: Vänorter}", f'title: {{sv: "{title}"}}')
    note = markdown(write_data(FILES | {PATH: bond}).site(), "agreements/aasund-lillhamn/").split('class="source"')[1]
    assert (", Aasund kommune, 28 November 2025" in note) is shown


@pytest.mark.parametrize(
    ("dates", "shown"),
    [
        ("published: 2025-11-27", ", 27 November 2025 (Retrieved: 29 November 2025)"),
        ("published: 2025-11-27\n    form: news", ", 27 November 2025 (Retrieved: 29 November 2025; form: news)"),
        (
            "published: 2025-11-27\n    as_of: 2025-11-28",
            ", 28 November 2025 (Retrieved: 29 November 2025; published: 27 November 2025)",
        ),
    ],
)
def test_the_date_of_a_footnote_is_not_said_twice_in_any_record_that_cites_the_page(
    write_data: WriteData, dates: str, shown: str
) -> None:
    bond = BOND.replace("as_of: 2025-11-28", dates).replace("    side: aasund\n", "")
    other = bond.replace("Lillhamn", "Storhamn").replace("Лилльхамн", "Стурхамн")
    site = write_data({**FILES, PATH: bond, "data/agreements/storhamn.yaml": other}).site()
    for id_ in ("aasund-lillhamn", "storhamn"):
        assert shown in markdown(site, f"agreements/{id_}/")


def test_a_confirmation_leads_to_the_web_page(site: Site) -> None:
    assert "confirmed on 28 November 2025" in markdown(site, "agreements/aasund-lillhamn/")


def test_the_source_counts_like_one_with_a_record(site: Site) -> None:
    assert str(newest_source(site.atlas)) == "2025-11-28"
    assert str(Revisions(site.atlas).latest(site.atlas["aasund-lillhamn"])) == "2025-11-29"
    assert "| 1 | 6 |" in markdown(site, "data-quality/")
    lines = [line for line in markdown(site, "data-quality/").splitlines() if "one side only" in line]
    assert any("(0)" in line for line in lines)


def test_a_title_in_the_language_of_the_source_lacks_no_other(site: Site) -> None:
    page = markdown(site, "data-quality/missing-texts/")
    assert "Sources" not in page


def test_a_citation_of_the_same_page_elsewhere_is_told_after_an_edit(write_data: WriteData) -> None:
    other = BOND.replace("Lillhamn", "Storhamn").replace("Лилльхамн", "Стурхамн")
    assert "has this address too" in write_data({**FILES, "data/agreements/storhamn.yaml": other}).check()


def test_how_a_source_was_seen_is_said_where_its_text_is_kept_or_it_is_stated(write_data: WriteData) -> None:
    unsaid = GAZETTEER.replace("seen: document\n", "")
    page = markdown(write_data({**PLACES, "data/sources/gazetteer.yaml": unsaid}).site(), "sources/gazetteer/")
    assert "- **Consulted:** as a document\n" in page
    on_the_web = unsaid.replace("document: gazetteer.txt", "url: https://gazetteer.example/")
    page = markdown(write_data({**PLACES, "data/sources/gazetteer.yaml": on_the_web}).site(), "sources/gazetteer/")
    assert "Consulted" not in page
