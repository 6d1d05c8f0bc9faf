"""Facets on lists: the numbers beside choices, the addresses, the questions of readers, the order of names."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

import pytest
from engine_project import ROOT, Project
from faceted_lists import FACETS, FacetedList, Oracle
from playwright.sync_api import Browser, Page, expect
from served_site import ServedSite

sys.path.insert(0, str(ROOT / "scripts"))

from corpus.records import write_records
from corpus.world import make_world

SOURCE = "sources:\n  - {id: towns, at: row 1, quote: as told, supports: [%s]}\n"
PLACE = "sources:\n  - {id: towns, at: row 1, supports: [country, region]}\n"
SWEDISH = {"zby": "Zby", "aaby": "Åby", "aeby": "Äby", "oeby": "Öby"}
RUSSIAN = {"egor": "Егорово", "yolk": "Ёлкино", "yers": "Ершово"}
"""The towns of two regions, in the order of the alphabet of each."""


def town(name: str, language: str, country: str, region: str) -> str:
    return f"name: {{{language}: {name}}}\ncountry: {country}\nregion: {region}\n{PLACE}"


def region(name: str, country: str) -> str:
    return f"name: {{en: {name}}}\nlevel: region\ncountry: {country}\n{PLACE.replace(', region', '')}"


def bond(parties: str, date: str) -> str:
    return (
        f"type: twinning\nparties: [{parties}]\nsigned: {date}\ntopics: [heating]\n{SOURCE % 'parties, signed, topics'}"
    )


def project(name: str, period: str, topic: str) -> str:
    return (
        f"name: {{en: {name}}}\nplaces: [zby]\nperiod: {period}\ntopics: [{topic}]\n{SOURCE % 'places, period, topics'}"
    )


EXTRA = {
    "sources/towns": "title: {en: A list of towns}\nlanguage: en\nseen: document\ndocument: towns.txt\nstate_of: 2018\n",
    "topics/heating": "label: {en: Heating, ru: Отопление, sv: Värme, fi: Lämmitys}\n",
    "regions/norrmark": region("Norrmark", "SE"),
    "regions/polesye": region("Polesye", "RU"),
    "regions/suomi": region("Suomi", "FI"),
    **{f"cities/{id_}": town(name, "sv", "SE", "norrmark") for id_, name in SWEDISH.items()},
    **{f"cities/{id_}": town(name, "ru", "RU", "polesye") for id_, name in RUSSIAN.items()},
    "cities/aura": town("Aura", "fi", "FI", "suomi"),
    "agreements/aura-egor": bond("aura, egor", "1975-03"),
    "agreements/aura-yers": bond("aura, yers", "2016"),
    "agreements/aura-yolk": bond("aura, yolk", "1980-01-01"),
    "projects/heat": project("Heat", "2012/2014", "heating"),
    "projects/wind": project("Wind", "2010-01-01/2011", "heating"),
    "projects/coal": project("Coal", "2009-12-31/2019", "heating"),
    "projects/songs": project("Songs", "2013", "culture"),
}


class Towns(NamedTuple):
    """A site of invented towns, and what its lists must show."""

    host: ServedSite
    oracle: Oracle


@pytest.fixture(scope="module", params=[120, pytest.param(2000, marks=pytest.mark.long)])
def towns(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Towns]:
    folder = tmp_path_factory.mktemp("towns")
    made = Project(folder, {f"data/{path}.yaml": text for path, text in EXTRA.items()})
    write_records(make_world(request.param, 1, None), folder)
    with ServedSite(tmp_path_factory.mktemp("host"), "/repo/") as host:
        done = made.build(host.site_dir, SITE_URL=host.home, REPO_URL="", ATLAS_AS_OF="2020-06-30")
        assert done.returncode == 0, done.stdout + done.stderr
        yield Towns(host, Oracle(host.site_dir, folder / "data"))
        host.shutdown()


@pytest.fixture
def page(browser: Browser, towns: Towns) -> Iterator[Page]:
    page = browser.new_page(base_url=towns.host.home)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    page.close()
    assert errors == []


def random_question(random: Random, oracle: Oracle) -> tuple[str, dict[str, str]]:
    """A kind, and a few values that a record of it has, so that most questions find something."""
    kind = random.choice(["agreements", "agreements", "agreements", "cities", "projects", "events", "organisations"])
    row = random.choice(oracle.rows(kind))
    asked: dict[str, str] = {}
    if kind == "agreements" and random.random() < 0.4:
        asked["as_of"] = str(random.randint(1950, 2020))
    for facet in random.sample(FACETS, random.randint(0, 3)):
        if values := sorted(oracle.values(kind, row, facet, asked)):
            asked[facet] = random.choice(values)
    if asked.get("with"):
        asked["country"] = random.choice(sorted(oracle.values(kind, row, "country", asked) - {asked["with"]}) or [""])
        asked = asked if asked["country"] else {}
    day = oracle.day(row)
    if day and random.random() < 0.4:
        asked[random.choice(["decade", "since"])] = f"{day[:3]}0"
    return kind, asked


def test_numbers_are_those_of_the_data_for_fifty_random_combinations(page: Page, towns: Towns) -> None:
    random, many = Random(16), 0
    for _ in range(50):
        kind, asked = random_question(random, towns.oracle)
        page.goto(f"{kind}/?{'&'.join(f'{name}={value}' for name, value in asked.items())}&sort=name")
        listed = FacetedList(page)
        rows = towns.oracle.found(kind, asked)
        listed.expect_found(len(rows))
        ids = listed.ids()
        assert (len(ids), set(ids)) == (len(rows), {row["id"] for row in rows}), (kind, asked)
        expected, whole = towns.oracle.counts(kind, asked), towns.oracle.counts(kind, {})
        shown = listed.choices()
        for facet, counts in expected.items():
            meant = {value: of for value, of in counts.items() if of or value in _chosen(facet, asked)}
            if facet in shown:
                assert shown[facet] == meant, (kind, asked, facet)
            elif facet != "with":
                assert len(whole[facet]) < 2, (kind, asked, facet)
        many += len(rows) > 1
    assert many > 20, "most questions find next to nothing"


def _chosen(facet: str, asked: dict[str, str]) -> set[str]:
    if facet == "time":
        return {f"{name}={asked[name]}" for name in ("decade", "since") if name in asked}
    return {asked[facet]} if asked.get(facet) else set()


@pytest.mark.parametrize(
    ("address", "ids"),
    [
        ("agreements/?country=FI&with=ru&as_of=1990&status=in-force&region=", None),
        ("agreements/?type=twinning&decade=1970&country=fi&with=ru&topic=heating", ["aura-egor"]),
        ("sv/cities/?region=norrmark&sort=-name&country=se", ["oeby", "aeby", "aaby", "zby"]),
        ("projects/?topic=heating&since=2010&sort=-start", ["heat", "wind"]),
        ("projects/?topic=heating&decade=2000&sort=start&status=stated", ["coal"]),
        ("countries/fi/?kind=agreements&with=ru&since=2016&topic=heating", ["aura-yers"]),
        ("topics/heating/?kind=projects&sort=-start", ["heat", "wind", "coal"]),
        ("topics/heating/?kind=projects&sort=period", ["coal", "wind", "heat"]),
    ],
)
def test_addresses_go_on_answering(page: Page, towns: Towns, address: str, ids: list[str] | None) -> None:
    page.goto(address)
    listed = FacetedList(page)
    if ids is None:
        asked = {"country": "fi", "with": "ru", "as_of": "1990", "status": "in-force"}
        ids = [row["id"] for row in towns.oracle.found("agreements", asked)]
    listed.expect_found(len(ids))
    expect(page.locator(".atlas-listed")).to_be_hidden()
    assert listed.ids() == ids
    finnish = page.locator('.atlas-languages a[hreflang="fi"]')
    finnish.hover()
    expect(finnish).to_have_attribute("href", _ending(address))


def _ending(address: str) -> re.Pattern[str]:
    return re.compile(re.escape("?" + address.partition("?")[2]) + "$")


def test_questions_are_answered_in_three_steps(page: Page, towns: Towns) -> None:
    oracle, listed = towns.oracle, FacetedList(page)
    page.goto("agreements/")
    listed.choose("country", "fi")
    listed.choose("with", "ru")
    listed.ask("2015")
    expected = {row["id"] for row in oracle.found("agreements", {"country": "fi", "with": "ru", "as_of": "2015"})}
    listed.expect_found(len(expected))
    assert set(listed.ids()) == expected >= {"aura-egor", "aura-yolk"}
    assert listed.steps <= 3

    listed = FacetedList(page)
    page.goto("cities/")
    listed.choose("region", "norrmark")
    listed.expect_found(len(SWEDISH))
    assert set(listed.ids()) == set(SWEDISH)

    page.goto("projects/")
    listed.choose("topic", "heating")
    listed.choose("time", "since=2010")
    listed.choose("sort", "-start")
    listed.expect_found(2)
    assert listed.ids() == ["heat", "wind"]
    assert listed.steps <= 1 + 3

    listed = FacetedList(page)
    page.goto("agreements/")
    listed.choose("type", "twinning")
    listed.choose("time", "decade=1970")
    expected = {row["id"] for row in oracle.found("agreements", {"type": "twinning", "decade": "1970"})}
    listed.expect_found(len(expected))
    assert set(listed.ids()) == expected >= {"aura-egor"}


@pytest.mark.parametrize(
    ("root", "region", "order"),
    [
        ("sv/", "norrmark", ["zby", "aaby", "aeby", "oeby"]),
        ("fi/", "norrmark", ["zby", "aaby", "aeby", "oeby"]),
        ("ru/", "polesye", ["egor", "yolk", "yers"]),
    ],
)
def test_names_stand_in_the_order_of_the_language(page: Page, root: str, region: str, order: list[str]) -> None:
    listed = FacetedList(page)
    page.goto(f"{root}cities/?region={region}&sort=name")
    listed.expect_found(len(order))
    assert listed.ids() == order
    heading = page.locator(".atlas-narrow + table th button").first
    heading.press("Enter")
    expect(page).to_have_url(re.compile("sort=-name$"))
    expect(heading).to_be_focused()
    assert listed.ids() == order[::-1]
    expect(page.locator(".atlas-narrow + table th").first).to_have_attribute("aria-sort", "descending")


@pytest.mark.parametrize("kind", ["cities", "organisations", "agreements", "projects", "events", "works", "sources"])
def test_rows_are_those_of_the_page_without_scripts(page: Page, kind: str) -> None:
    listed = FacetedList(page)
    page.goto(f"fi/{kind}/")
    own = listed.rows(".atlas-listed table")
    page.goto(f"fi/{kind}/?sort=name")
    assert listed.rows(".atlas-narrow + table") == own


def test_choices_are_cleared_and_links_copied(browser: Browser, towns: Towns) -> None:
    context = browser.new_context(base_url=towns.host.home, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("sv/cities/?country=fi&topic=none&other=1")
    page.get_by_role("button", name="Kopiera länken").click()
    expect(page.get_by_role("status")).to_have_text("Länken är kopierad.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    expect(page.get_by_label("Ämne")).to_have_value("none")
    page.get_by_role("button", name="Rensa").click()
    expect(page).to_have_url(f"{towns.host.home}sv/cities/?other=1")
    expect(page.locator(".atlas-listed")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("")
    page.go_back()
    expect(page.locator(".atlas-listed")).to_be_hidden()
    context.close()


def test_a_day_leaves_nothing_wider_than_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    for address in ("fi/agreements/?as_of=2015", "ru/countries/fi/?kind=agreements&with=ru", "ru/topics/heating/"):
        page.goto(address)
        expect(page.locator(".atlas-narrow")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
