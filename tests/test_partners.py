"""The partners on the page of a place: by state, then by country and by name as the reader's alphabet has them."""

from __future__ import annotations

import pytest
from lxml import html

from invented_data import AASUND_PAGE, GAZETTEER, TWINNED, WriteData
from invented_data import AGREEMENT as TWINNING

CITY = """\
name: {name}
country: {country}
sources:
  - {{id: gazetteer, at: row 1, supports: [country]}}
"""
AGREEMENT = """\
type: twinning
parties: [aasund, {partners}]
in_force: {term}
sources:
  - {{id: aasund-page, at: paragraph 1, quote: Twin towns, supports: [parties, in_force]}}
"""
CITIES = {
    "aasund": ("{en: Aasund}", "NO"),
    "alta": ("{en: Alta, ru: Ёлкино}", "AX"),
    "buda": ("{en: Buda, ru: Елец}", "AX"),
    "cala": ("{en: Cala, ru: Аксай}", "AL"),
    "dona": ("{en: Dona, sv: Ädö, ru: Яр}", "ZM"),
    "eta": ("{en: Eta, sv: Ådö, ru: Юг}", "ZM"),
    "foss": ("{en: Foss, sv: Zeta, ru: Эн}", "ZM"),
}
BONDS = {
    "a": ("foss", "1989/2000"),
    "b": ("cala", "1989/2000"),
    "c": ("dona", "1989/2050"),
    "d": ("buda", "1989/2050"),
    "e": ("alta, foss", "1989/2050"),
    "f": ("foss", "1989/2050"),
    "g": ("alta", "1989/2050"),
    "h": ("eta", "1989/2050"),
    "i": ("cala", "1989/2050"),
    "j": ("eta", "2024/2026~"),
    "k": ("alta, dona", "1989/2050"),
}
"""Partners and term of each agreement; the ids are in no order that a page shows."""

FILES = {
    "data/sources/gazetteer.yaml": GAZETTEER,
    "data/sources/aasund-page.yaml": AASUND_PAGE,
    **{f"data/cities/{id_}.yaml": CITY.format(name=name, country=country) for id_, (name, country) in CITIES.items()},
    **{f"data/agreements/{id_}.yaml": AGREEMENT.format(partners=of, term=term) for id_, (of, term) in BONDS.items()},
}


def partners(write_data: WriteData, language: str) -> dict[str, list[str]]:
    """The rows on the page of Aasund, by state: the ids of the partners, then the codes of their countries."""
    page = write_data(FILES).site().page_at(language, "cities/aasund/")
    assert page
    article = html.fragment_fromstring(page.html(), create_parent="article")
    headings = article.xpath(".//h3[starts-with(@id, 'in-partners-')]")
    return {heading.get("id").removeprefix("in-partners-"): rows(heading) for heading in headings}


def rows(heading: html.HtmlElement) -> list[str]:
    return [" ".join(ids(row)) for row in heading.xpath("./following-sibling::*[1]//tbody/tr")]


def ids(row: html.HtmlElement) -> list[str]:
    return [address.strip("/").rpartition("/")[2] for address in row.xpath("./td[position() <= 2]//a/@href")]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["alta ax", "buda ax", "alta dona ax zm", "alta foss ax zm", "cala al", "dona zm", "eta zm", "foss zm"]),
        ("sv", ["cala al", "foss zm", "eta zm", "dona zm", "alta ax", "buda ax", "alta foss ax zm", "alta dona ax zm"]),
        ("ru", ["buda ax", "alta ax", "alta foss ax zm", "alta dona ax zm", "cala al", "foss zm", "eta zm", "dona zm"]),
    ],
)
def test_partners_stand_by_country_then_name_in_the_alphabet_of_the_reader(
    write_data: WriteData, language: str, expected: list[str]
) -> None:
    assert partners(write_data, language)["in-force"] == expected


@pytest.mark.parametrize("language", ["en", "ru"])
def test_partners_of_agreements_in_force_stand_before_those_of_others(write_data: WriteData, language: str) -> None:
    found = partners(write_data, language)
    assert list(found) == ["in-force", "in-force-possibly", "expired"]
    assert found["in-force-possibly"] == ["eta zm"]
    assert found["expired"] == ["cala al", "foss zm"]


STATED = """\
type: twinning
parties:
  - id: aasund
    acts: [{{act: suspended, date: 2022, sources: [{{id: aasund-page, at: line 2, quote: suspended}}]}}]
  - foss
called: [{called}]
sources:
  - {{id: aasund-page, at: paragraph 1, quote: Twin towns, as_of: 2017-12-14, supports: [parties, called]}}
"""


def row_of(write_data: WriteData, called: str, language: str = "en") -> list[str]:
    """The cells of the only partner of Aasund."""
    bonds = {path: text for path, text in FILES.items() if "/agreements/" not in path}
    page = (
        write_data({**bonds, "data/agreements/a.yaml": STATED.format(called=called)})
        .site()
        .page_at(language, "cities/aasund/")
    )
    assert page
    article = html.fragment_fromstring(page.html(), create_parent="article")
    return [
        cell.xpath("string()")
        for cell in article.xpath(".//h3[starts-with(@id, 'in-partners-')]/following-sibling::table[1]//td")
    ]


def test_a_row_has_partner_country_start_state_with_what_the_sides_did_and_the_relation(write_data: WriteData) -> None:
    assert row_of(write_data, "{sv: vänorter}") == [
        "Foss",
        "Zambia",
        "not stated",
        "suspended by one side1 Aasund: suspended (2022)2",
        "twin towns",
    ]


@pytest.mark.parametrize(
    ("called", "shown"), [("{sv: Vänorter}", "twin towns"), ("{sv: fadderort}", "twin towns, fadderort")]
)
def test_the_word_of_a_source_is_shown_where_it_differs_from_ours_in_its_language(
    write_data: WriteData, called: str, shown: str
) -> None:
    assert row_of(write_data, called)[-1] == shown


CONTRADICTED = """\
type: {{value: twinning, otherwise: [{{value: cooperation, sources: [{page}]}}]}}
parties:
  - aasund
  - id: {partner}
    acts:
      - act: suspended
        date: {{value: 2022-03-10, otherwise: [{{value: 2022-03-11, sources: [{page}]}}]}}
        sources: [{page}]
        otherwise: [{{value: terminated, sources: [{page}]}}]
since: {{value: 1989, sources: [{page}], otherwise: [{{value: 1990, sources: [{page}], note: {{en: Counted.}}}}]}}
sources:
  - {{id: aasund-page, at: paragraph 1, quote: Twin towns, supports: [parties]}}
"""
PLACES = {path: text for path, text in FILES.items() if not path.startswith("data/agreements/")}


def contradicted(*partners: str) -> dict[str, str]:
    page = "{id: aasund-page, at: paragraph 2, quote: so}"
    texts = ((partner, CONTRADICTED.format(partner=partner, page=page)) for partner in partners)
    return {f"data/agreements/aasund-{partner}.yaml": text for partner, text in texts}


def rows_of(write_data: WriteData, files: dict[str, str], place: str) -> list[str]:
    """The texts of all rows and lines of partners on the page of a place."""
    page = write_data(PLACES | files).site().page_at("en", f"cities/{place}/")
    assert page
    article = html.fragment_fromstring(page.html(), create_parent="article")
    found = article.xpath(".//h3[starts-with(@id, 'in-partners-')]/following-sibling::*//*[self::td or self::li]/..")
    for note in article.xpath(".//sup"):
        note.drop_tree()
    inside = [row for row in found if row.xpath(".//span[@data-certain]")]
    return [" ".join(one.text_content().split()) for row in inside for one in (row.xpath("./li") or [row])]


@pytest.mark.parametrize("place", ["aasund", "foss"])
def test_what_sources_contradict_stands_on_the_pages_of_both_parties(write_data: WriteData, place: str) -> None:
    (row,) = rows_of(write_data, contradicted("foss"), place)
    assert "1989; another source says: 1990" in row
    assert "twin towns; another source says: cooperation" in row
    assert "10 March 2022; another source says: 11 March 2022" in row
    assert "another source says: terminated" in row
    assert "Counted" not in row


def test_what_sources_contradict_stands_in_the_folded_lines_of_many_partners_too(write_data: WriteData) -> None:
    names = [f"town-{letter}" for letter in "abcdefghijklmn"]
    cities = {f"data/cities/{name}.yaml": CITY.format(name=f"{{en: {name}}}", country="AX") for name in names}
    rows = rows_of(write_data, cities | contradicted(*names), "aasund")
    assert len(rows) == len(names)
    assert all("1989; another source says: 1990; another source says: cooperation" in row for row in rows[12:])


JOINED = (
    TWINNING.replace(
        "[aasund, testograd]",
        "[aasund, testograd, {id: provanka, during: 2005-03-02/.., "
        "sources: [{id: aasund-page, at: line 2, quote: Provanka 2005}]}]",
    )
    .replace("since: 1989", "since: 1989\nsigned: 1991-05-05")
    .replace("since]", "since, signed]")
)


def test_the_page_of_one_that_joined_later_tells_of_its_own_time_and_those_of_the_others_of_theirs(
    write_data: WriteData,
) -> None:
    provanka = {"data/cities/provanka.yaml": TWINNED["data/cities/testograd.yaml"].replace("Testograd", "Provanka")}
    other = TWINNING.replace("twinning", "cooperation").replace("testograd", "provanka").replace("1989", "2010")
    agreements = {"data/agreements/aasund-testograd.yaml": JOINED, "data/agreements/aasund-provanka.yaml": other}
    site = write_data(TWINNED | provanka | agreements).site()
    pages = {page.address: page for page in site.pages("en")}
    own, of_other = pages["cities/provanka/"].markdown(), pages["cities/aasund/"].markdown()
    for words in (
        "earliest known start: 2 March 2005",
        "| 2 March 2005[^",
        "| 2 March 2026 | 21 years |",
        "Since: 2 March 2005; ",
    ):
        assert words in own
        assert words not in of_other
    for words in ("earliest known start: 1989", "| 1989[^", "| 2026 | 37 years |", "| 35 years since signing |"):
        assert words in of_other
        assert words not in own
    calendars = dict(file for address in ("provanka", "aasund") for file in pages[f"cities/{address}/"].files())
    assert b"SUMMARY:21 years" in calendars["calendar/en/cities/provanka.ics"]
    assert b"37 years" not in calendars["calendar/en/cities/provanka.ics"]
    assert b"SUMMARY:37 years" in calendars["calendar/en/cities/aasund.ics"]
