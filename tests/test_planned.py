"""Records that are only planned or talked of: told beside the figures of what is done, and never counted among them."""

from __future__ import annotations

import pytest

from atlas.output.site import Site
from invented_data import AGREEMENT, TWINNED, WriteData

TOPIC = "label: {en: Culture}\n"
STATED = AGREEMENT.replace("since: 1989", "since: 1989\ntopics: [culture]").replace("since]", "since, topics]")
PLANNED = STATED.replace("twinning", "cooperation").replace("since: 1989", "since: 1991")
FESTIVAL = """\
name: {en: Harbour days}
kind: festival
dates: [2014-05-01]
places: [aasund]
sources:
  - {id: aasund-page, at: paragraph 2, quote: 2014 Aasund, supports: [dates, places]}
"""
PROJECT = """\
name: {en: Clean harbours}
period: 2012/2014
places: [aasund]
sources:
  - {id: aasund-page, at: paragraph 3, quote: 2012 2014 Aasund, supports: [period, places]}
"""
STANDINGS = ("agreed", "planned", "proposed", "under-discussion", "expected")
WITHDRAWN = "withdrawn: {date: 2020, reason: {en: It never was.}}\n"
BESIDE = "planned or under discussion: 1"


def records(standing: str) -> dict[str, str]:
    return TWINNED | {
        "data/topics/culture.yaml": TOPIC,
        "data/agreements/aasund-testograd.yaml": STATED,
        "data/agreements/talks.yaml": f"{PLANNED}standing: {standing}\n",
        "data/agreements/mistake.yaml": PLANNED.replace("cooperation", "friendship") + WITHDRAWN,
        "data/events/days.yaml": FESTIVAL,
        "data/events/next-days.yaml": f"{FESTIVAL}standing: {standing}\n",
        "data/projects/harbours.yaml": PROJECT,
        "data/projects/idea.yaml": f"{PROJECT}standing: {standing}\n",
    }


def page(site: Site, address: str) -> str:
    return next(page for page in site.pages("en") if page.address == address).markdown()


@pytest.mark.parametrize("standing", STANDINGS)
def test_the_figures_of_the_home_page_count_what_is_done(write_data: WriteData, standing: str) -> None:
    text = page(write_data(records(standing)).site(), "")
    for label, address in (("agreement", "agreements"), ("event", "events"), ("project", "projects")):
        assert f'- [1 {label}](./{address}/) <span class="remark">{BESIDE}</span>' in text
    assert "- [2 cities](./cities/)" in text
    assert "- [Culture](./topics/culture/) 1" in text
    assert "- [Norway](./countries/no/) 4" in text


@pytest.mark.parametrize("standing", STANDINGS)
def test_indexes_and_timelines_tell_them_beside_the_figures(write_data: WriteData, standing: str) -> None:
    site = write_data(records(standing)).site()
    for kind in ("agreements", "events", "projects"):
        assert f"1 record ({BESIDE})\n" in page(site, f"{kind}/")
        assert f"1 record in all. ({BESIDE})" in page(site, f"timeline/kinds/{kind}/")
    assert "4 records" in page(site, "countries/")
    assert "6 records" not in page(site, "countries/")


def test_the_page_of_a_topic_says_of_a_record_only_what_it_is_beside_on_the_topic(write_data: WriteData) -> None:
    results = "outcomes:\n" + "".join(
        f"  - {{text: {{en: A choir.}}, standing: {standing}, topics: [culture], sources: "
        "[{id: aasund-page, at: paragraph 2, quote: 2014 Aasund}]}\n"
        for standing in ("planned", "proposed")
    )
    days = FESTIVAL.replace("dates: [2", "topics: [culture]\ndates: [2").replace("places]", "places, topics]")
    files = records("planned") | {"data/events/days.yaml": days + results}
    text = page(write_data(files).site(), "topics/culture/")
    assert "on this topic" not in text.replace("result on this topic", "")
    assert "result on this topic (planned, proposed)" in text.replace("\\", "")


@pytest.mark.parametrize("standing", STANDINGS)
def test_they_are_in_no_year_and_nobody_asks_for_their_confirmation(write_data: WriteData, standing: str) -> None:
    site = write_data(records(standing)).site()
    decade = page(site, "agreements/in/2020s/")
    assert "aasund-testograd" in decade
    assert "talks" not in decade
    assert "agreements/talks/" not in page(site, "data-quality/confirmations/")
    assert "agreements/talks/" not in page(site, "anniversaries/")
