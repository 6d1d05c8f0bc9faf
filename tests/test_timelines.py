"""The timelines of pages: which rows, on which scale, with which signs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from lxml import html

from atlas.derive.times.bars import Bar, Stretch, Sureness
from atlas.output.site import Site
from atlas.pages.timelines.scales import TimeScale, scale_of
from invented_data import TWINNED, WriteData

EVENT = """\
name: {{en: "{name}"}}
kind: festival
places: [aasund]
{fields}
sources:
  - {{id: aasund-page, at: paragraph 2, quote: Aasund, supports: [places{supports}]}}
"""


def event(name: str, date: str = "", more: str = "") -> str:
    fields = f"dates: [{date}]\n{more}" if date else more
    return EVENT.format(name=name, fields=fields, supports=", dates" if date else "")


EVENTS = {
    "data/events/early.yaml": event("Early days", "1994-06-04"),
    "data/events/late.yaml": event("Late days", "2014"),
    "data/events/planned.yaml": event("Days to come", "2025", "standing: planned"),
    "data/events/some-june.yaml": event("June days", "XXXX-06-04"),
    "data/events/undated.yaml": event("Some days"),
}


def article(site: Site, address: str, language: str = "en") -> html.HtmlElement:
    (page,) = (page for page in site.pages(language) if page.address == address)
    return html.fragment_fromstring(page.html(), create_parent="article")


def groups(found: html.HtmlElement) -> Mapping[str, list[str]]:
    """The names in the rows under each heading."""
    rows: dict[str, list[str]] = {}
    for part in found.xpath(".//table[@class='timeline-rows']/tbody"):
        headings = part.xpath("./tr[@class='timeline-group']/th/text()")
        names = part.xpath("./tr[not(@class)]/th/*[1]/text()")
        rows[str(headings[0]).strip() if headings else ""] = [str(name) for name in names]
    return rows


def test_a_place_has_rows_by_kind_and_apart_what_is_planned_and_what_has_no_year(write_data: WriteData) -> None:
    found = article(write_data(TWINNED | EVENTS).site(), "cities/aasund/")
    assert groups(found) == {
        "Agreements": ["Testograd"],
        "Events": ["Early days", "Late days"],
        "Only planned or discussed": ["Days to come"],
        "Year not stated": ["June days", "Some days"],
    }


def test_an_event_without_a_year_is_on_no_year(write_data: WriteData) -> None:
    site = write_data(TWINNED | EVENTS).site()
    for address in ("cities/aasund/", "timeline/kinds/events/", "timeline/countries/no/"):
        rows = article(site, address).xpath(".//tr[th/a[contains(., 'June days')]]")
        assert [(row.xpath("./td[2]/text()"), row.xpath(".//svg")) for row in rows] == [
            (["4 June, year not stated"], [])
        ]
    overview = article(site, "timeline/")
    (row,) = overview.xpath(".//tr[th/a[.='Events']]")
    assert row.xpath("./td[2]/text()") == ["most in 1994: 1; also planned or under discussion: 1; year not stated: 2"]


def test_an_agreement_has_its_acts_and_confirmations(write_data: WriteData) -> None:
    acts = """\
type: twinning
parties:
  - aasund
  - id: testograd
    acts:
      - {act: suspended, date: 2022, sources: [{id: aasund-page, at: line 1, quote: x}]}
      - {act: renewed, standing: agreed, sources: [{id: aasund-page, at: line 2, quote: y}]}
signed: 1989-06
sources:
  - {id: aasund-page, at: paragraph 1, quote: Testograd, supports: [parties, signed], as_of: 2017-12-14}
"""
    found = article(
        write_data(TWINNED | {"data/agreements/aasund-testograd.yaml": acts}).site(), "agreements/aasund-testograd/"
    )
    assert groups(found) == {
        "Agreement": ["Aasund – Testograd: twin towns"],
        "What the parties did": ["signed", "Testograd", "Testograd"],
        "Confirmations": ["Vänorter"],
    }
    names = found.xpath(".//table[@class='timeline-rows']/tbody//th[contains(., 'Aasund – Testograd')]")
    assert [name.text_content().count("twin towns") for name in names] == [1]
    times = found.xpath(".//table[@class='timeline-rows']//tr[not(@class)]/td[2]")
    assert [time.text for time in times] == [
        "Signed: June 1989; suspended by one side",
        "June 1989",
        "2022",
        None,
        "14 December 2017",
    ]


def test_acts_stand_in_the_order_of_time_and_sources_once_without_news_of_the_end(write_data: WriteData) -> None:
    acts = """\
type: twinning
parties:
  - id: aasund
    acts:
      - {act: confirmed, date: 2018, sources: [{id: aasund-page, at: line 1, quote: x}]}
      - {act: renewed, standing: agreed, sources: [{id: aasund-page, at: line 2, quote: y}]}
      - act: suspended
        date: 2022-03
        sources: [{id: news, at: line 1, quote: x}]
        otherwise: [{value: terminated, sources: [{id: aasund-page, at: line 3, quote: z}]}]
    sources:
      - {id: aasund-page, at: paragraph 1, quote: Testograd, as_of: 2017-12-14}
      - {id: news, at: line 2, quote: Testograd}
  - id: testograd
    acts:
      - {act: decided, date: 1988, sources: [{id: aasund-page, at: line 1, quote: x}]}
    sources: [{id: aasund-page, at: paragraph 2, quote: Aasund, as_of: 2017-12-14}]
signed: {value: 1989-06, sources: [{id: aasund-page, at: paragraph 1, quote: "1989"}]}
"""
    news = "title: {en: News}\nlanguage: en\nseen: document\ndocument: n.txt\nform: news\npublished: 2022-03-02\n"
    files = {"data/agreements/aasund-testograd.yaml": acts, "data/sources/news.yaml": news}
    found = article(write_data(TWINNED | files).site(), "agreements/aasund-testograd/")
    rows = found.xpath(".//table[@class='timeline-rows']/tbody[position() > 1]/tr[not(@class)]")
    cells = [(row.xpath("./th")[0].text_content(), row.xpath("./td[2]")[0].text or "") for row in rows]
    shown = [" ".join(" ".join(texts).split()) for texts in cells]
    assert shown == [
        "Testograd: took a decision 1988",
        "signed June 1989",
        "Aasund: confirmed 2018",
        "Aasund: suspended; another source says: terminated March 2022",
        "Aasund: renewal agreed",
        "Vänorter 14 December 2017",
    ]


def test_the_drawing_has_a_title_a_description_and_the_same_in_a_table(write_data: WriteData) -> None:
    found = article(write_data(TWINNED | EVENTS).site(), "cities/aasund/")
    (scale,) = found.xpath(".//svg[@role='img']")
    ids = scale.get("aria-labelledby").split()
    texts = [scale.xpath(f".//*[@id='{id_}']/text()")[0] for id_ in ids]
    assert texts[0] == "Timeline: Aasund"
    assert texts[1].startswith(
        "From 1989 to 2026. Signs: on one day, some time within this span, end not known, planned or under discussion."
    )


def test_the_signs_tell_a_known_end_from_an_open_one(write_data: WriteData) -> None:
    confirmed = TWINNED["data/agreements/aasund-testograd.yaml"].replace(
        "[parties, since]", "[parties, since], as_of: 2017"
    )
    files = TWINNED | {"data/events/undated.yaml": EVENTS["data/events/undated.yaml"]}
    open_end = article(write_data(files).site(), "cities/aasund/")
    known = article(write_data(files | {"data/agreements/aasund-testograd.yaml": confirmed}).site(), "cities/aasund/")
    assert _signs(open_end) == ["possible", "open-after"]
    assert _signs(known) == ["possible", "certain", "possible", "unconfirmed", "confirmed"]


def _signs(found: html.HtmlElement) -> list[str]:
    return [
        str(css)
        for css in found.xpath(".//td[@class='timeline-bars']//*[self::rect or self::line or self::circle]/@class")
    ]


def test_long_lists_are_cut_and_say_how_long_they_are(write_data: WriteData) -> None:
    many = {f"data/events/days-{number}.yaml": event(f"Days {number}", str(1900 + number)) for number in range(45)}
    site = write_data(TWINNED | many).site()
    found = article(site, "cities/aasund/")
    assert len(groups(found)["Events"]) == 40
    assert found.xpath(".//tr[@class='timeline-group'][th/text()[contains(., 'Events')]]/th/span/text()") == [
        "the 40 longest of 45"
    ]
    assert len(groups(article(site, "timeline/kinds/events/"))[""]) == 45


def test_lists_have_pages_of_two_hundred(write_data: WriteData) -> None:
    many = {f"data/events/days-{number:03}.yaml": event(f"Days {number}", str(1700 + number)) for number in range(201)}
    site = write_data(TWINNED | many).site()
    assert groups(article(site, "timeline/kinds/events/page/2/")) == {"": ["Days 200"]}


def test_what_had_not_begun_is_on_no_timeline(write_data: WriteData) -> None:
    later = event("Late days", "2014").replace("supports", "as_of: 2014, supports")
    files = TWINNED | {**EVENTS, "data/events/late.yaml": later}
    found = groups(article(write_data(files).site("2005-01-01"), "cities/aasund/"))
    assert found["Events"] == ["Early days"]


@pytest.mark.parametrize(("files", "number"), [(TWINNED, 0), (TWINNED | EVENTS, 1)])
def test_a_place_with_one_relation_and_no_more_has_no_timeline(
    write_data: WriteData, files: dict[str, str], number: int
) -> None:
    assert len(article(write_data(files).site(), "cities/aasund/").xpath(".//h2[@id='timeline']")) == number


def test_a_scale_of_whole_years_has_few_round_ticks() -> None:
    scale = TimeScale(1961, 2026)
    assert [tick.label for tick in scale.ticks()] == ["1970", "1980", "1990", "2000", "2010", "2020"]
    assert (scale.start_of(dt.date(1961, 1, 1)), scale.end_of(dt.date(2026, 12, 31))) == (0, 100)
    assert scale.start_of(dt.date(1900, 1, 1)) == 0


def test_a_scale_without_bars_is_that_of_the_day() -> None:
    scale = scale_of([], dt.date(2026, 1, 31))
    assert (scale.first, scale.last) == (2025, 2026)


@pytest.mark.parametrize(
    ("years", "first"),
    [
        ((836, 1967, 2017), 1962),
        ((836, 850, 1967, 2017), 1962),
        ((1940, 1967, 2017), 1940),
        ((836,), 836),
        ((836, 2020), 836),
        ((836, 1400, 1967), 1962),
    ],
)
def test_a_scale_begins_with_the_years_that_need_its_width(years: tuple[int, ...], first: int) -> None:
    bars = [Bar((Stretch(dt.date(year, 1, 1), dt.date(year, 12, 31), Sureness.CERTAIN),)) for year in years]
    assert scale_of(bars, dt.date(2026, 1, 31)).first == first


def test_what_began_long_before_the_others_has_its_year_at_the_edge(write_data: WriteData) -> None:
    old = TWINNED["data/agreements/aasund-testograd.yaml"].replace("since: 1989", "since: 0836")
    events = {f"data/events/e{year}.yaml": event(f"Days of {year}", str(year)) for year in (1967, 1994, 2014)}
    found = article(
        write_data(TWINNED | events | {"data/agreements/aasund-testograd.yaml": old}).site(), "cities/aasund/"
    )
    assert found.xpath(".//td/svg/text/text()") == ["\N{LEFTWARDS ARROW}836"]
    ticks = found.xpath(".//thead//svg/text/text()")
    assert min(map(int, ticks)) >= 1960
    assert not article(write_data(TWINNED | events).site(), "cities/aasund/").xpath(".//td/svg/text")


def test_the_first_years_that_there_are_have_a_scale() -> None:
    assert TimeScale(1, 1).ticks()[0].x == "0"


def test_a_timeline_speaks_the_language_of_its_page(write_data: WriteData) -> None:
    site = write_data(TWINNED | EVENTS).site()
    found = article(site, "cities/aasund/", "fi")
    assert found.xpath(".//*[@id='timeline-label']/text()") == ["Aikajana: Åsund"]
