"""Remarks of one speaker stand below one lead-in; those of others, or from another source, have their own."""

from __future__ import annotations

import pytest
from lxml import html

from invented_data import PLACES, WriteData

TALK = "title: {{en: {}}}\nlanguage: en\nseen: document\nurl: https://{}.example/\nstate_of: 2017-12-14\n"
REMARK = "  - text: {{en: {}}}\n    said_by: [{{person: {}, for: aasund}}]\n    sources: [{{id: {}, at: line {}, quote: said}}]\n"
SAID = [("One", "A. A.", "talk"), ("Two", "B. B.", "talk"), ("Three", "A. A.", "talk"), ("Four", "A. A.", "press")]


def remarks(write_data: WriteData, said: list[tuple[str, str, str]]) -> html.HtmlElement:
    lines = (REMARK.format(text, person, source, row) for row, (text, person, source) in enumerate(said, 1))
    site = write_data(
        {
            **PLACES,
            "data/sources/talk.yaml": TALK.format("A talk", "talk"),
            "data/sources/press.yaml": TALK.format("The press", "press"),
            "data/cities/aasund.yaml": PLACES["data/cities/aasund.yaml"] + "remarks:\n" + "".join(lines),
        }
    ).site()
    page = site.page_at("en", "cities/aasund/")
    assert page
    return html.fragment_fromstring(page.html(), create_parent="article")


def text(element: html.HtmlElement) -> str:
    return " ".join(element.xpath("string()").split())


def test_several_remarks_of_one_speaker_in_one_source_have_one_lead_in(write_data: WriteData) -> None:
    items = remarks(write_data, SAID).xpath(".//h2[@id='remarks']/following-sibling::ul[1]/li")
    lead_in, *parts = (text(part) for part in (items[0], *items[0].xpath("./ul/li")))
    assert lead_in.startswith("According to: A. A. (for: Aasund); A talk, 14 December 2017")
    assert [part.rstrip("0123456789 ") for part in parts] == ["One", "Three"]
    assert text(items[1]).startswith("Two (according to: B. B., for: Aasund)")


@pytest.mark.parametrize(("number", "shown"), [(3, 3), (4, 2)])
def test_where_all_are_of_one_speaker_the_lead_in_stands_above_and_many_fold(
    write_data: WriteData, number: int, shown: int
) -> None:
    found = remarks(write_data, [(f"Remark {index}", "A. A.", "talk") for index in range(number)])
    (lead_in,) = found.xpath(".//h2[@id='remarks']/following-sibling::p[1]")
    assert text(lead_in) == "According to: A. A. (for: Aasund); A talk, 14 December 2017:"
    assert len(found.xpath(".//h2[@id='remarks']/following-sibling::ul[1]/li")) == shown
    rest = found.xpath(".//h2[@id='remarks']/following-sibling::details[1][contains(., 'Remark')]")
    assert [text(one.find("summary")) for one in rest] == [f"Show all ({number})"] * (shown < number)
    assert len(found.xpath(".//li[starts-with(., 'Remark')]")) == number
