"""Briefings: which there are, and what they tell."""

from __future__ import annotations

import pytest
from lxml import html

from atlas.output.site import Site
from invented_data import TWINNED, WriteData

DAYS = """\
name: {en: Days of Aasund}
kind: festival
dates: [2014-06-04]
places: [testograd]
agreements: [aasund-testograd]
participants:
  - {person: N. N., office: {en: mayor, ru: мэр}, for: aasund}
  - {person: A. A., for: testograd}
  - {person: B. B., for: testograd}
sources:
  - id: aasund-page
    at: paragraph 2
    quote: Testograd 2014
    supports: [dates, places, agreements, participants]
"""
TOGETHER = TWINNED | {"data/events/days.yaml": DAYS}


def addresses(site: Site) -> list[str]:
    return [page.address for page in site.pages("en") if page.address.startswith("briefings/")]


def briefing(site: Site, address: str, language: str = "en") -> html.HtmlElement:
    (page,) = (page for page in site.pages(language) if page.address == address)
    return html.fragment_fromstring(page.html(), create_parent="article")


def lines(found: html.HtmlElement, heading: str) -> list[str]:
    """The text of the list or of the rows of the table below a heading."""
    below = found.xpath(f".//h2[@id='{heading}']/following-sibling::*[1]")[0]
    rows = [" | ".join(cell.text_content() for cell in row) for row in below.xpath("./tbody/tr")]
    return [" ".join(text.split()) for text in (*(item.text_content() for item in below.xpath("./li")), *rows)]


def test_places_with_more_in_common_than_an_agreement_have_a_briefing(write_data: WriteData) -> None:
    assert "briefings/aasund--testograd/" in addresses(write_data(TOGETHER).site())


def test_of_one_agreement_and_no_more_its_own_page_is_the_briefing(write_data: WriteData) -> None:
    site = write_data(TWINNED).site()
    assert addresses(site) == ["briefings/countries/no/", "briefings/countries/ru/"]
    assert not briefing(site, "agreements/aasund-testograd/").xpath(".//a[.='Print briefing']")


def test_record_pages_lead_to_their_briefings(write_data: WriteData) -> None:
    site = write_data(TOGETHER).site()
    for address, expected in (
        ("agreements/aasund-testograd/", "../../briefings/aasund--testograd/"),
        ("events/days/", "../../briefings/events/days/"),
        ("countries/no/", "../../briefings/countries/no/"),
    ):
        assert briefing(site, address).xpath(".//a[.='Print briefing']/@href") == [expected], address


def test_a_briefing_tells_relations_dates_events_people_and_what_is_not_known(write_data: WriteData) -> None:
    found = briefing(write_data(TOGETHER).site(), "briefings/aasund--testograd/")
    assert found.xpath(".//h1/text()") == ["Briefing: Aasund – Testograd"]
    assert "as of 31 January 2026" in found.text_content()
    assert lines(found, "relations") == ["Aasund – Testograd: twin towns | Since: 19891 | not known"]
    assert lines(found, "next-dates") == [
        "2026 · 37 years (since: 1989; never confirmed; assumed to continue) · Aasund – Testograd: twin towns"
    ]
    assert lines(found, "last-dates") == [
        "4 June 2014 · festival · Days of Aasund",
        "1989 · began · Aasund – Testograd: twin towns",
    ]
    assert lines(found, "list-events") == ["Days of Aasund festival · 4 June 2014 · Testograd"]
    assert lines(found, "people") == [
        "mayor | N. N.2 | Aasund | Days of Aasund",
        "office not stated | A. A.2, B. B.2 | Testograd | Days of Aasund",
    ]
    assert lines(found, "not-known") == [
        "Not stated in our sources: date of signing, document",
        "Parties whose own publications have not been searched: Aasund, Testograd",
        "No source says what period it describes.",
    ]
    assert len(found.xpath(".//section[@class='notes']//li")) == 2


def test_a_briefing_tells_when_a_term_began(write_data: WriteData) -> None:
    term = TWINNED["data/agreements/aasund-testograd.yaml"].replace("since: 1989", "in_force: 2004/2030")
    files = {**TOGETHER, "data/agreements/aasund-testograd.yaml": term.replace("since]", "in_force]")}
    found = briefing(write_data(files).site(), "briefings/aasund--testograd/")
    assert "2004 · beginning of the term · Aasund – Testograd: twin towns" in lines(found, "last-dates")


def test_a_briefing_speaks_the_language_of_its_reader(write_data: WriteData) -> None:
    found = briefing(write_data(TOGETHER).site(), "briefings/aasund--testograd/", "ru")
    assert found.xpath(".//h1/text()") == ["Справка: Осунн — Тестоград"]
    assert lines(found, "people")[0] == "мэр | N. N.2 | Осунн | Days of Aasund en"


def test_what_is_suspended_is_not_announced(write_data: WriteData) -> None:
    acts = "{id: testograd, acts: [{act: suspended, date: 2022, sources: [{id: aasund-page, at: line 1, quote: x}]}]}"
    agreement = TWINNED["data/agreements/aasund-testograd.yaml"].replace("[aasund, testograd]", f"[aasund, {acts}]")
    site = write_data(TOGETHER | {"data/agreements/aasund-testograd.yaml": agreement}).site()
    assert briefing(site, "briefings/aasund--testograd/").xpath(".//h2[@id='next-dates']") == []


def test_the_briefing_on_an_event_tells_the_relations_of_those_who_take_part(write_data: WriteData) -> None:
    days = DAYS.replace("agreements: [aasund-testograd]\n", "").replace(" agreements,", "")
    found = briefing(write_data(TWINNED | {"data/events/days.yaml": days}).site(), "briefings/events/days/")
    assert lines(found, "relations") == ["Aasund – Testograd: twin towns | Since: 19892 | not known"]
    assert lines(found, "facts")[:3] == ["Kind: festival", "Dates: 4 June 20141", "Places: Testograd1"]


def test_a_region_is_bound_by_whoever_acts_on_its_behalf(write_data: WriteData) -> None:
    chamber = """\
name: {en: Chamber}
kind: chamber
seat: [aasund]
sources:
  - {id: aasund-page, at: paragraph 3, quote: Chamber, supports: [seat]}
"""
    agreement = TWINNED["data/agreements/aasund-testograd.yaml"].replace(
        "[aasund, testograd]", "[{id: chamber, on_behalf_of: [aasund]}, testograd]"
    )
    files = {"data/organisations/chamber.yaml": chamber, "data/agreements/aasund-testograd.yaml": agreement}
    assert "briefings/aasund--testograd/" in addresses(write_data(TOGETHER | files).site())


FARVILLE = TWINNED["data/cities/testograd.yaml"].replace("{en: Testograd, ru: Тестоград}", "{en: Farville}")
BOND = TWINNED["data/agreements/aasund-testograd.yaml"]
CITED = "sources: [{id: aasund-page, at: line 1, quote: x}]"
SEVERAL = TOGETHER | {
    "data/cities/farville.yaml": FARVILLE.replace("row 2", "row 3").replace("RU", "KZ"),
    "data/cities/aasund.yaml": TWINNED["data/cities/aasund.yaml"] + "searched: [{for: own-list, as_of: 2025-11-01}]\n",
    "data/agreements/aasund-farville.yaml": BOND.replace(
        "[aasund, testograd]",
        f"[{{id: aasund, unlisted: [{{of: twinning, as_of: 2024, {CITED}}}]}}, "
        f"{{id: farville, acts: [{{act: suspended, date: 2022-03-01, {CITED}}}]}}]",
    )
    .replace("since: 1989\n", "")
    .replace(", since", ""),
}
"""A town of two agreements: of one the start is known, of the other a suspension."""


def test_a_place_of_several_agreements_has_a_briefing_and_leads_to_it(write_data: WriteData) -> None:
    site = write_data(SEVERAL).site()
    assert [address for address in addresses(site) if "/cities/" in address] == ["briefings/cities/aasund/"]
    for address, expected in (("aasund", ["../../briefings/cities/aasund/"]), ("farville", []), ("testograd", [])):
        assert briefing(site, f"cities/{address}/").xpath(".//a[.='Print briefing']/@href") == expected, address


def test_a_region_has_one_too(write_data: WriteData) -> None:
    region = "name: {en: Vestra}\nlevel: oblast\n" + FARVILLE.partition("\n")[2].replace("row 2", "row 4")
    files = {"data/regions/vestra.yaml": region}
    for number in (1, 2):
        files[f"data/agreements/vestra-{number}.yaml"] = BOND.replace("aasund,", "vestra,").replace(
            "1989", f"199{number}"
        )
    assert "briefings/regions/vestra/" in addresses(write_data(TOGETHER | files).site())


def test_the_briefing_on_a_place_tells_the_state_of_each_relation_with_date_and_source(write_data: WriteData) -> None:
    found = briefing(write_data(SEVERAL).site(), "briefings/cities/aasund/")
    assert found.xpath(".//h1/text()") == ["Briefing: Aasund"]
    assert "1 twin town (Russia); since 1989; suspended agreements: 1." in found.text_content()
    assert lines(found, "relations") == [
        "Aasund – Farville: twin towns | | "
        "suspended by one side; Aasund: left out of its own list (2024)1 · Farville: suspended (1 March 2022)1",
        "Aasund – Testograd: twin towns | Since: 19891 | not known",
    ]
    assert lines(found, "last-dates")[0] == "1 March 2022 · Farville: suspended · Aasund – Farville: twin towns"
    assert lines(found, "list-events") == ["Days of Aasund festival · 4 June 2014 · Testograd"]
    assert lines(found, "people")[0] == "mayor | N. N.1 | Aasund | Days of Aasund"


@pytest.mark.parametrize("address", ["briefings/cities/aasund/", "briefings/countries/no/"])
def test_notes_of_a_briefing_on_many_relations_name_each_source_once_without_quotes(
    write_data: WriteData, address: str
) -> None:
    found = briefing(write_data(SEVERAL).site(), address)
    notes = [" ".join(note.text_content().split()) for note in found.xpath(".//section[@class='notes']//li")]
    assert notes == ["Vänorter sv. https://aasund.example/vanorter ↩"]
    assert found.xpath(".//section[@class='notes']//q | .//div[@class='source']") == []


def test_a_relation_without_date_and_act_is_proven_by_what_names_its_parties(write_data: WriteData) -> None:
    undated = BOND.replace("since: 1989\n", "").replace(", since", "")
    files = SEVERAL | {"data/agreements/aasund-testograd.yaml": undated}
    found = briefing(write_data(files).site(), "briefings/cities/aasund/")
    assert "Aasund – Testograd: twin towns1 | | not known" in lines(found, "relations")


def test_briefings_say_what_was_looked_for_lists_without_a_relation_and_acts_that_others_tell(
    write_data: WriteData,
) -> None:
    site = write_data(SEVERAL).site()
    searched = "Looked for and not found · own list of relationships"
    unlisted = "Missing from its own list · Aasund (Aasund – Farville: twin towns): "
    told = "Farville (Aasund – Farville: twin towns) · its actions are known only from third-party sources: suspended"
    for address, expected in (
        ("briefings/cities/aasund/", (searched, unlisted, told)),
        ("briefings/countries/no/", (unlisted, told)),
    ):
        known = lines(briefing(site, address), "not-known")
        for words in expected:
            assert any(line.startswith(words) for line in known), (address, words, known)


def test_what_a_briefing_does_not_show_of_what_is_not_known_is_counted(write_data: WriteData) -> None:
    bond = SEVERAL["data/agreements/aasund-farville.yaml"]
    many = {f"data/agreements/farville-{number}.yaml": bond for number in range(23)}
    known = lines(briefing(write_data(SEVERAL | many).site(), "briefings/cities/aasund/"), "not-known")
    assert sum(line.startswith("Missing from its own list") for line in known) == 20
    assert "8 more are not shown. The whole list" in known


def test_a_person_whose_body_one_record_leaves_out_is_named_once(write_data: WriteData) -> None:
    met = DAYS.replace("Days of Aasund", "Days of Testograd").replace(
        "office: {en: mayor, ru: мэр}, for: aasund", "office: {en: mayor, ru: мэр}"
    )
    site = write_data(TOGETHER | {"data/events/met.yaml": met}).site()
    (mayor,) = (line for line in lines(briefing(site, "briefings/aasund--testograd/"), "people") if "mayor" in line)
    assert "Days of Aasund" in mayor
    assert "Days of Testograd" in mayor
