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
BESIDE = "also planned or under discussion: 1"


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
        assert f"1 record in all. {BESIDE.capitalize()}." in page(site, f"timeline/kinds/{kind}/")
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
    assert "result on this topic (was planned, was proposed)" in text.replace("\\", "")


@pytest.mark.parametrize("standing", STANDINGS)
def test_they_are_in_no_year_and_nobody_asks_for_their_confirmation(write_data: WriteData, standing: str) -> None:
    site = write_data(records(standing)).site()
    decade = page(site, "agreements/in/2020s/")
    assert "aasund-testograd" in decade
    assert "talks" not in decade
    assert "agreements/talks/" not in page(site, "data-quality/confirmations/")
    assert "agreements/talks/" not in page(site, "anniversaries/")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("dates: [2014-05-01]", "was planned"),
        ("dates: [2026-01-30]", "was planned"),
        ("dates: [2026-01-31]", "planned"),
        ("dates: [2026-05-01]", "planned"),
        ("dates: [2014/..]", "planned"),
        ("dates: [XXXX-05-01]", "planned"),
    ],
)
def test_what_was_planned_for_a_time_that_is_over_is_said_in_the_past(
    write_data: WriteData, when: str, words: str
) -> None:
    days = FESTIVAL.replace("dates: [2014-05-01]", when) + "standing: planned\n"
    site = write_data(records("stated") | {"data/events/next-days.yaml": days}).site()
    standing = f'<span class="standing">{words}</span>'
    assert standing in page(site, "events/next-days/")
    assert (standing in page(site, "cities/aasund/")) is not when.startswith("dates: [2026-05")


@pytest.mark.parametrize(("published", "words"), [("2014", "was planned"), ("2024", "planned"), (None, "planned")])
def test_a_plan_without_a_time_is_of_the_past_when_all_that_tells_of_it_is_old(
    write_data: WriteData, published: str | None, words: str
) -> None:
    days = FESTIVAL.replace("dates: [2014-05-01]\n", "").replace("[dates, places]", "[places]") + "standing: planned\n"
    source = TWINNED["data/sources/aasund-page.yaml"] + (f"published: {published}\n" if published else "")
    files = {"data/events/next-days.yaml": days, "data/sources/aasund-page.yaml": source}
    site = write_data(records("stated") | files).site()
    assert f'<span class="standing">{words}</span>' in page(site, "events/next-days/")


def test_what_an_event_planned_is_of_the_past_once_it_is_over(write_data: WriteData) -> None:
    outcome = "outcomes:\n  - text: {en: To meet again.}\n    standing: planned\n"
    days = FESTIVAL + outcome + "    sources:\n      - {id: aasund-page, at: paragraph 2, quote: 2014 Aasund}\n"
    text = page(write_data(records("stated") | {"data/events/days.yaml": days}).site(), "events/days/")
    assert 'To meet again (<span class="standing">was planned</span>).' in text


SIGNING = AGREEMENT.replace("since: 1989", "signed: 2015-05-05\nin_force: 2016/2018\nstanding: planned").replace(
    "since]", "signed, in_force, standing]"
)
LEADS = {
    "en": "**Twin towns; signing was planned: 5 May 2015; status: was planned.**",
    "ru": "**Города-побратимы; подписание планировалось: 5 мая 2015 г.; статус: планировалось.**",
    "sv": "**Vänorter; undertecknandet planerades: 5 maj 2015; status: planerades.**",
    "fi": "**Ystävyyskaupungit; allekirjoittaminen oli suunnitteilla: 5. toukokuuta 2015; tila: oli suunnitteilla.**",
}
TERMS = {
    "en": "- **Term was planned:** 2016–2018",
    "ru": "- **Действие планировалось:** 2016–2018",
    "sv": "- **Giltighetstiden planerades:** 2016–2018",
    "fi": "- **Voimassaolo oli suunnitteilla:** 2016–2018",
}


def test_the_dates_of_what_is_not_concluded_are_said_to_be_planned(write_data: WriteData) -> None:
    bond = {"data/agreements/aasund-testograd.yaml": SIGNING}
    concluded = {"data/agreements/other.yaml": SIGNING.replace("\nstanding: planned", "").replace(", standing", "")}
    site = write_data(TWINNED | bond | concluded).site()
    for language in LEADS:
        text = next(page for page in site.pages(language) if page.address == "agreements/aasund-testograd/").markdown()
        text = text.replace("\N{NO-BREAK SPACE}", " ")
        assert LEADS[language] in text.replace("\\", "")
        assert TERMS[language] in text
    own = page(site, "agreements/aasund-testograd/")
    assert "- **Signing was planned:** 5 May 2015" in own
    assert "Signing was planned: 5 May 2015; term was planned: 2016–2018; was planned" in own
    assert '| 5 May 2015 (<span class="standing">was planned</span>)' in page(site, "cities/aasund/")
    rows = [line for line in page(site, "agreements/").splitlines() if line.startswith("| [Aasund")]
    marked = '| 5 May 2015 <span class="standing">was planned</span> |'
    assert [marked in row for row in rows] == [True, False]
    assert ["| 5 May 2015 |" in row for row in rows] == [False, True]


@pytest.mark.parametrize(
    ("standing", "day", "words"),
    [
        ("agreed", "2027-05-05", "signing agreed"),
        ("planned", "2027-05-05", "signing planned"),
        ("expected", "2015-05-05", "signing was expected"),
        ("under-discussion", "2015-05-05", "signing was under discussion"),
    ],
)
def test_they_are_said_to_stand_as_the_record_does(write_data: WriteData, standing: str, day: str, words: str) -> None:
    text = SIGNING.replace("2015-05-05", day).replace("\nin_force: 2016/2018", "").replace(", in_force", "")
    bond = {"data/agreements/aasund-testograd.yaml": text.replace("planned", standing)}
    assert f"**Twin towns; {words}: 5 May " in page(write_data(TWINNED | bond).site(), "agreements/aasund-testograd/")


def test_a_list_says_once_that_an_agreement_was_planned(write_data: WriteData) -> None:
    bond = {"data/agreements/aasund-testograd.yaml": SIGNING}
    line = next(
        line
        for line in page(write_data(records("stated") | bond).site(), "countries/no/").splitlines()
        if "agreements/aasund-testograd/" in line and "planned" in line
    )
    assert line.count("planned") == line.count(" was planned:"), line
