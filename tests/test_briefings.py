"""Briefings: which there are, and what they tell."""

from __future__ import annotations

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
    assert "computed for 31 January 2026" in found.text_content()
    assert lines(found, "relations") == ["Aasund – Testograd: twin towns | Since: 19891 | not known"]
    assert lines(found, "next-dates") == [
        "2026: 37 years (Since: 1989; never confirmed; that it goes on is assumed) · Aasund – Testograd: twin towns"
    ]
    assert lines(found, "last-dates") == [
        "4 June 2014: festival · Days of Aasund",
        "1989: beginning · Aasund – Testograd: twin towns",
    ]
    assert lines(found, "list-events") == ["Days of Aasund festival · 4 June 2014 · Testograd"]
    assert lines(found, "people") == [
        "mayor | N. N.2 | Aasund | Days of Aasund",
        "office not stated | A. A.2, B. B.2 | Testograd | Days of Aasund",
    ]
    assert lines(found, "not-known") == [
        "Not stated in our sources: Signed, Document",
        "Not researched: what this side says: Aasund, Testograd",
        "No source says of which time it speaks.",
    ]
    assert len(found.xpath(".//section[@class='notes']//li")) == 2


def test_a_briefing_tells_when_a_term_began(write_data: WriteData) -> None:
    term = TWINNED["data/agreements/aasund-testograd.yaml"].replace("since: 1989", "in_force: 2004/2030")
    files = {**TOGETHER, "data/agreements/aasund-testograd.yaml": term.replace("since]", "in_force]")}
    found = briefing(write_data(files).site(), "briefings/aasund--testograd/")
    assert "2004: beginning of the term · Aasund – Testograd: twin towns" in lines(found, "last-dates")


def test_a_briefing_speaks_the_language_of_its_reader(write_data: WriteData) -> None:
    found = briefing(write_data(TOGETHER).site(), "briefings/aasund--testograd/", "ru")
    assert found.xpath(".//h1/text()") == ["Справка: Осунн – Тестоград"]
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
