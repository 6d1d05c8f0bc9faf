"""Pages tell whose word is known of an agreement, what was looked for in vain, and how many sources agree."""

from __future__ import annotations

import re

import pytest
from lxml import html

from invented_data import AGREEMENT, TWINNED, WriteData

BOND = "data/agreements/aasund-testograd.yaml"
LIST = (
    "{title: {ru: Побратимы}, url: https://testograd.example/list, retrieved: 2025-11-28, side: testograd, quote: Нет}"
)
PRESS = "sources: [{id: aasund-page, at: paragraph 3, quote: beslöt}]"
TALK = "title: {ru: Доклад}\nlanguage: ru\nseen: document\ndocument: talk.txt\n"
RESEARCHED = re.compile("(?:Party|Parties) whose own publications have not been searched: (.*)")
SAID = {
    "searched: [{for: own-word, as_of: 2025-11-01, note: {en: In Russian.}}]": (
        ["Aasund"],
        "Looked for and not found · Testograd: statement by the party itself (searched on: 1 November 2025). In Russian.",
    ),
    "searched: [{for: decision, as_of: 2025-11-01}]": (
        ["Aasund", "Testograd"],
        "Looked for and not found · Testograd: decision by the party itself (searched on: 1 November 2025)",
    ),
    f"unlisted: [{{of: twinning, as_of: 2024, sources: [{LIST}]}}]": (
        ["Aasund"],
        "Missing from its own list · Testograd: twin towns (as of: 2024; according to: “Побратимы” ru)1, no decision found",
    ),
    f"acts: [{{act: kept, date: 2023-05-02, {PRESS}}}]": (
        ["Aasund", "Testograd"],
        "Testograd · its actions are known only from third-party sources: decided to keep the agreement (2 May 2023; "
        "according to: “Vänorter” sv)",
    ),
}


def page(write_data: WriteData, address: str, files: dict[str, str]) -> html.HtmlElement:
    found = next(one for one in write_data(TWINNED | files).site().pages("en") if one.address == address)
    return html.fragment_fromstring(found.html(), create_parent="article")


def text(element: html.HtmlElement) -> str:
    return " ".join(element.xpath("string()").split())


def not_known(article: html.HtmlElement) -> list[str]:
    return [text(item) for item in article.xpath(".//h2[@id='not-known']/following-sibling::ul[1]/li")]


@pytest.mark.parametrize("fields", SAID)
def test_what_is_known_of_a_side_is_said_in_place_of_that_it_is_not_researched(
    write_data: WriteData, fields: str
) -> None:
    agreement = AGREEMENT.replace("testograd]", f"{{id: testograd, {fields}}}]")
    found = not_known(page(write_data, "agreements/aasund-testograd/", {BOND: agreement}))
    silent, line = SAID[fields]
    assert [named[1] for named in map(RESEARCHED.fullmatch, found) if named] == [", ".join(silent)]
    assert line in found


def test_a_list_that_was_looked_for_in_vain_stands_on_the_page_of_the_place(write_data: WriteData) -> None:
    city = TWINNED["data/cities/aasund.yaml"] + "searched: [{for: own-list, as_of: 2025-11-01}]\n"
    found = not_known(page(write_data, "cities/aasund/", {"data/cities/aasund.yaml": city}))
    assert "Looked for and not found · own list of relationships (searched on: 1 November 2025)" in found
    assert not [one for one in found if one.startswith("We have not checked whether the list of its twin towns")]


@pytest.mark.parametrize(("other", "said"), [("talk", " (according to 2 sources)"), ("aasund-page", "")])
def test_sources_that_agree_are_counted_beside_the_one_that_does_not(
    write_data: WriteData, other: str, said: str
) -> None:
    proof = f"sources: [{{id: aasund-page, at: line 1, quote: '1989'}}, {{id: {other}, at: line 2, quote: '1989'}}]"
    against = "otherwise: [{value: 1990, sources: [{id: talk, at: line 3, quote: '1990'}]}]"
    since = f"since: {{value: 1989, {proof}, {against}}}"
    agreement = AGREEMENT.replace("since: 1989", since).replace("[parties, since]", "[parties]")
    files = {BOND: agreement, "data/sources/talk.yaml": TALK}
    article = page(write_data, "agreements/aasund-testograd/", files)
    for note in article.xpath(".//sup"):
        note.drop_tree()
    facts = [text(item) for item in article.xpath(".//h2[@id='facts']/following-sibling::ul[1]/li")]
    assert [one for one in facts if one.startswith("Since:")] == [f"Since: 1989{said}; another source says: 1990"]


def test_several_sources_that_say_otherwise_are_others(write_data: WriteData) -> None:
    proof = "sources: [{id: aasund-page, at: line 3, quote: '1990'}, {id: talk, at: line 3, quote: '1990'}]"
    since = "since: {value: 1989, sources: [{id: aasund-page, at: line 1, quote: '1989'}], "
    agreement = AGREEMENT.replace("since: 1989", f"{since}otherwise: [{{value: 1990, {proof}}}]}}")
    files = {BOND: agreement.replace("[parties, since]", "[parties]"), "data/sources/talk.yaml": TALK}
    article = page(write_data, "agreements/aasund-testograd/", files)
    assert "; other sources say: 1990 (according to 2 sources" in text(article)


def test_the_page_on_quality_counts_agreements_by_who_speaks_of_them(write_data: WriteData) -> None:
    source = TWINNED["data/sources/aasund-page.yaml"] + "side: aasund\n"
    article = page(write_data, "data-quality/", {"data/sources/aasund-page.yaml": source})
    rows = article.xpath(".//h2[@id='voices']/following-sibling::table[1]/tbody/tr")
    assert [" ".join(map(text, row)) for row in rows] == [
        "reported by both sides, or by several 0",
        "reported by one side only 1",
        "reported by others only 0",
    ]


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("", "1 agreement with parties in 2 countries."),
        ("state_of: 2017-12-14\n", "1 agreement with parties in 2 countries (newest source: 14 December 2017)."),
    ],
)
def test_the_home_page_says_how_far_the_atlas_reaches(write_data: WriteData, date: str, said: str) -> None:
    source = TWINNED["data/sources/aasund-page.yaml"] + date
    article = page(write_data, "", {"data/sources/aasund-page.yaml": source})
    assert said in [text(paragraph) for paragraph in article.xpath(".//p")]


@pytest.mark.parametrize(
    ("country", "other", "said"),
    [
        (
            "no",
            "RU",
            (
                "Norway → Russia: at least 12 (according to: An association; Vänorter sv, 2017); in the atlas, past "
                "and present: 1"
            ),
        ),
        (
            "no",
            "SE",
            (
                "Norway → Sweden: at least 12 (according to: An association; Vänorter sv, 2017); in the atlas, past "
                "and present: 0"
            ),
        ),
    ],
)
def test_a_country_shows_what_a_source_counts_beside_what_is_entered(
    write_data: WriteData, country: str, other: str, said: str
) -> None:
    counts = (
        f"counts: [{{country: NO, with: {other}, count: 12, bound: at_least, as_of: 2017,"
        " said_by: {en: An association}, quote: tolv}]\n"
    )
    source = TWINNED["data/sources/aasund-page.yaml"] + counts
    parties = AGREEMENT.replace("[aasund, testograd]", "[aasund, testograd, {country: NO}]")
    article = page(write_data, f"countries/{country}/", {"data/sources/aasund-page.yaml": source, BOND: parties})
    assert [text(item) for item in article.xpath(".//h2[@id='counted']/following-sibling::ul[1]/li")] == [said]
