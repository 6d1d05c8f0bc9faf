"""Lists that are longer than a page: further pages, their labels and titles, whole lists, tables of all."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import StringIO

import pytest

from atlas.languages.edition import edition
from atlas.output.site import Site
from atlas.pages.phrases.paging import in_pages, letters, numbered, page_description, page_title, pagers, year_labels
from atlas.pages.publishing.page import Page
from invented_data import AASUND_PAGE, AGREEMENT, LANGUAGES, PLACES, TWINNED, WriteData, Written

DAY = "2026-01-31"
MANY = 210
"""With one more: a page and a part of another."""


SEEN = {"data/sources/aasund-page.yaml": AASUND_PAGE + "state_of: 2024-06-01\n"}


def agreements(number: int) -> dict[str, str]:
    return {f"data/agreements/bond-{index:03}.yaml": AGREEMENT for index in range(number)}


def pages(site: Site, language: str = "en") -> dict[str, Page]:
    return {page.address: page for page in site.pages(language)}


def files(found: Iterable[Page]) -> dict[str, str]:
    return {address: content.decode("utf-8-sig") for page in found for address, content in page.files()}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def listed(found: dict[str, Page], first: str, kind: str = "agreements") -> list[str]:
    """The ids of the records of a list, in the order of its pages, each page reached from the one before it."""
    ids, address = [], first
    while address:
        text = found[address].markdown()
        ids += re.findall(rf"^(?:- |\| )\[[^]]+\]\(\.\./[./]*{kind}/([^/)]+)/\)", text, re.MULTILINE)
        following = re.search(r"\[next page\]\((?:\.\./)+([^)]+)\)", text)
        address = following[1] if following else ""
    return ids


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of two towns with more agreements than a page shows."""
    return Written(tmp_path_factory.mktemp("large"), TWINNED | SEEN | agreements(MANY)).site(DAY)


@pytest.fixture(scope="module")
def large(large_site: Site) -> dict[str, Page]:
    """Its pages in English."""
    return pages(large_site)


ALL = ["aasund-testograd", *(f"bond-{index:03}" for index in range(MANY))]


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("agreements/", "agreements"),
        ("lists/countries/no/agreements/", "agreements"),
        ("lists/sources/aasund-page/supports/", "agreements"),
        ("agreements/in/2020s/", "agreements"),
    ],
)
def test_the_pages_of_a_list_hold_every_record_once_or_once_for_each_statement(
    large: dict[str, Page], first: str, kind: str
) -> None:
    assert sorted(listed(large, first, kind)) == ALL


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("countries/no/", "211 records in all. [The whole list](../../lists/countries/no/agreements/)"),
        ("sources/aasund-page/", "211 statements in all. [The whole list](../../lists/sources/aasund-page/supports/)"),
        ("briefings/countries/no/", "211 records in all. [The whole list](../../../countries/no/)"),
    ],
)
def test_a_list_that_is_cut_says_how_many_there_are_and_leads_to_all(
    large: dict[str, Page], page: str, words: str
) -> None:
    assert words in large[page].markdown()


def test_a_timeline_shows_what_lasts_longest_and_leads_to_all(large: dict[str, Page]) -> None:
    text = large["cities/aasund/"].markdown()
    assert "the 40 longest of 211</span>" in text
    assert '<a href="../../lists/cities/aasund/timeline/">The whole list</a>' in text
    addresses = [address for address in large if address.startswith("lists/cities/aasund/timeline/")]
    shown = [re.findall(r'href="[./]+/agreements/([^/"]+)/"', large[address].markdown()) for address in addresses]
    assert sorted(id_ for of_page in shown for id_ in of_page) == ALL


def test_what_lasts_longest_is_shown_and_not_what_was_first(write_data: WriteData) -> None:
    short = AGREEMENT.replace("since: 1989", "in_force: 1950/1951").replace("parties, since", "parties, in_force")
    brief = {f"data/agreements/brief-{index:02}.yaml": short for index in range(40)}
    long = {f"data/agreements/long-{index:02}.yaml": AGREEMENT for index in range(5)}
    text = pages(write_data(PLACES | SEEN | brief | long).site(DAY))["cities/aasund/"].markdown()
    timeline = text[text.index('<figure class="timeline"') :].partition("</figure>")[0]
    assert len(set(re.findall(r"agreements/long-\d\d/", timeline))) == 5
    assert len(set(re.findall(r"agreements/brief-\d\d/", timeline))) == 35


def test_lists_that_are_whole_have_no_pages_of_their_own(write_data: WriteData) -> None:
    found = pages(write_data(TWINNED | agreements(39)).site(DAY))
    assert [address for address in found if address.startswith("lists/") or "/page/" in address] == []


def test_each_page_has_its_own_title_and_description(large: dict[str, Page]) -> None:
    of_lists = [page for address, page in large.items() if "/page/" in address or address.startswith("lists/")]
    assert len(of_lists) > 10
    assert len({page.title for page in of_lists}) == len(of_lists)
    assert len({page.description for page in of_lists}) == len(of_lists)


def test_all_pages_are_known_to_the_site_and_made_when_asked_for(large_site: Site) -> None:
    addresses = {
        page.address for page in large_site.pages("sv") if not re.fullmatch(r"agreements/in/\d+/", page.address)
    }
    assert addresses - {"countries/ru/no/"} == set(large_site.addresses())  # which leads to countries/no/ru/
    for address in ("lists/sources/aasund-page/supports/page/2/", "lists/cities/aasund/timeline/page/2/"):
        page = large_site.page_at("sv", address)
        assert page
        assert page.address == address


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("agreements/", "data/agreements.csv"),
        ("lists/countries/no/agreements/", "lists/countries/no/agreements/no-agreements.csv"),
        ("agreements/in/2020s/", "agreements/in/2020s/agreements-2020s.csv"),
    ],
)
def test_a_table_has_all_records_of_a_list_once_for_all_languages(large_site: Site, page: str, address: str) -> None:
    text = files([pages(large_site)[page]])[address]
    assert text.count("\r\n") == text.count("\n") == 212
    assert sorted(row["id"] for row in rows(text)) == ALL
    for language in LANGUAGES[1:]:
        assert address not in files([pages(large_site, language)[page]])


def test_the_table_of_a_source_has_all_statements(large: dict[str, Page]) -> None:
    found = rows(
        files([large["lists/sources/aasund-page/supports/"]])[
            "lists/sources/aasund-page/supports/aasund-page-supports.csv"
        ]
    )
    assert sorted(row["record"] for row in found) == ALL
    assert found[0] == {
        "record": "aasund-testograd",
        "kind": "agreements",
        "address": "agreements/aasund-testograd/",
        "fields": "parties; since",
        "place": "paragraph 1",
        "quote": "Testograd 1989",
    }


def test_the_columns_of_agreements(write_data: WriteData) -> None:
    dated = AGREEMENT.replace("since: 1989", "since: {value: 1989-06~, basis: inferred, note: {en: So it seems.}}")
    party = dated.replace("[aasund, testograd]", "[aasund, {text: {sv: Lillhamn}, country: SE}]")
    source = AASUND_PAGE + "state_of: 2025-06-01\n"
    data = {**TWINNED, "data/sources/aasund-page.yaml": source, "data/agreements/aasund-testograd.yaml": party}
    (row,) = rows(files(pages(write_data(data).site(DAY)).values())["data/agreements.csv"])
    assert row == {
        "id": "aasund-testograd",
        "name_en": "Aasund – Lillhamn: twin towns",
        "name_ru": "Осунн — Lillhamn: города-побратимы",
        "name_sv": "Åsund–Lillhamn: vänorter",
        "name_fi": "Åsund–Lillhamn: ystävyyskaupungit",
        "countries": "NO SE",
        "address": "agreements/aasund-testograd/",
        "standing": "stated",
        "type": "twinning",
        "parties": "aasund",
        "parties_without_record": "Lillhamn (SE)",
        "signed": "",
        "signed_earliest": "",
        "signed_latest": "",
        "signed_certainty": "",
        "since": "1989-06~",
        "since_earliest": "1989-06-01",
        "since_latest": "1989-06-30",
        "since_certainty": "inferred",
        "in_force": "",
        "in_force_earliest": "",
        "in_force_latest": "",
        "in_force_certainty": "",
        "ended": "",
        "ended_earliest": "",
        "ended_latest": "",
        "ended_certainty": "",
        "status": "last-confirmed",
        "status_on": "2026-01-31",
        "status_by_inferred_date": "no",
        "last_confirmed": "2025-06-01",
        "last_confirmed_earliest": "2025-06-01",
        "last_confirmed_latest": "2025-06-01",
        "sources": "aasund-page",
    }


def test_degrees_south_and_west_are_numbers_and_no_formulas(write_data: WriteData) -> None:
    city = TWINNED["data/cities/aasund.yaml"].replace(
        "sources:\n", "coordinates: {value: [-33.4, -70.6], sources: [{id: gazetteer, at: row 1}]}\nsources:\n"
    )
    site = write_data({**TWINNED, "data/cities/aasund.yaml": city}).site(DAY)
    aasund = rows(files(pages(site).values())["data/cities.csv"])[0]
    assert (aasund["latitude"], aasund["longitude"]) == ("-33.4", "-70.6")


@pytest.mark.parametrize(
    ("ends", "labels"),
    [
        ([("Aasund", "Helsinki"), ("Ii", "Porvoo"), ("Åbo", "Öja")], ["A–H", "I–P", "Å–Ö"]),
        ([("Aasund", "Kemi"), ("Kerava", "Kotka"), ("Kotka", "Kotka")], ["A–K", "Ker–Kot", "Kotk"]),
        ([("Осунн", "Рига")], ["О–Р"]),
    ],
)
def test_labels_have_as_many_letters_as_tell_pages_apart(ends: list[tuple[str, str]], labels: list[str]) -> None:
    assert letters(ends) == labels


def test_labels_in_years_go_to_the_last_year_that_is_known() -> None:
    assert year_labels([[1957, 1989], [1990, 2004, None], [None]]) == ["1957–1989", "1990–2004", "3"]


def test_titles_and_descriptions_say_which_page_it_is() -> None:
    english = edition("en", LANGUAGES)
    first, second = pagers("cities/", ["A–H", "I–Ö"])
    assert page_title("Cities", first, english) == "Cities"
    assert page_title("Cities", second, english) == "Cities, page 2: I–Ö"
    assert page_description("Cities", first, english) == "Cities: page 1 of 2 (A–H)"
    assert page_title("Cities", pagers("cities/", numbered(2))[1], english) == "Cities, page 2"
    assert page_description("Cities", pagers("cities/", ["A–Ö"])[0], english) == ""
    assert (second.address, second.next, first.next) == ("cities/page/2/", None, "cities/page/2/")


def test_an_empty_list_has_one_page() -> None:
    assert [len(part) for part in in_pages(range(0))] == [0]
    assert [len(part) for part in in_pages(range(401))] == [200, 200, 1]


def test_anniversaries_and_terms_that_are_cut_stand_on_pages_of_their_own(large: dict[str, Page]) -> None:
    for scope, up in (("", "../"), ("no/", "../../")):
        first = f"lists/anniversaries/{scope}2027/"
        words = f"211 anniversaries in all. [The whole list]({up}{first})"
        assert words in large[f"anniversaries/{scope}"].markdown()
        found = [
            re.findall(r"\]\([./]+agreements/([^/)]+)/\)", large[one].markdown()) for one in (first, f"{first}page/2/")
        ]
        assert [len(of_page) for of_page in found] == [200, 11]
        assert sorted(id_ for of_page in found for id_ in of_page) == ALL
        table = f"{first}{scope.strip('/') or 'anniversaries'}-2027.csv"
        listed = rows(files([large[first]])[table])
        assert sorted(row["id"] for row in listed) == ALL
        assert {row["earliest"] for row in listed} == {"2027-01-01"}
        assert {(row["latest"], row["years"], row["field"], row["counted_from"], row["lapsed"]) for row in listed} == {
            ("2027-12-31", "38", "since", "1989", "")
        }


def test_the_table_of_ends_of_terms(write_data: WriteData) -> None:
    text = AGREEMENT.replace("since: 1989", "in_force: 2010/2027").replace("parties, since", "parties, in_force")
    terms = {f"data/agreements/term-{number:02}.yaml": text for number in range(51)}
    address = "lists/anniversaries/no/terms/"
    found = rows(files([pages(write_data(PLACES | SEEN | terms).site(DAY))[address]])[f"{address}no-terms.csv"])
    assert len(found) == 51
    assert [found[0][name] for name in ("id", "earliest", "latest", "field", "term")] == [
        *("term-00", "2027-12-31", "2027-12-31", "in_force", "2010/2027")
    ]


@pytest.mark.parametrize(
    ("second", "since", "words"),
    [
        (False, "1989", "6 more distant entries are left out."),
        (True, "1976", "Where there are more than 1 agreements, it holds the milestone anniversaries only."),
    ],
)
def test_a_calendar_says_what_is_left_out(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, second: bool, since: str, words: str
) -> None:
    monkeypatch.setattr("atlas.derive.anniversaries.agenda.LIMIT", 4)
    for module in ("derive.anniversaries.agenda", "pages.calendar.calendars"):
        monkeypatch.setattr(f"atlas.{module}.ONLY_ROUND_ABOVE", 1)
    bond = {"data/agreements/aasund-testograd.yaml": AGREEMENT.replace("1989", since)}
    if second:
        bond["data/agreements/second.yaml"] = bond["data/agreements/aasund-testograd.yaml"]
    found = pages(write_data(TWINNED | SEEN | bond).site(DAY))
    for address, up in (
        ("", "./"),
        ("anniversaries/", "../"),
        ("cities/aasund/", "../../"),
        ("countries/no/", "../../"),
    ):
        assert f". {words} [All anniversaries]({up}anniversaries/)" in found[address].markdown()
