"""Places: their regions and their names."""

from __future__ import annotations

import pytest

from invented_data import AASUND, GAZETTEER, PLACES, TESTOGRAD, WriteData

CITY, OTHER, VIK = "data/cities/aasund.yaml", "data/cities/newsund.yaml", "data/regions/vik.yaml"
REGION = AASUND.replace("Aasund", "Vik").replace("Осунн", "Вик").replace("Åsund", "Vik") + "level: county\n"
BELOW_NAME = AASUND.partition("\n")[2]
MAY_BE_ONE = "if they are one, merge them; if not, give both their ids in GeoNames or Wikidata"


def located(city: str, more: str) -> str:
    fields = ", ".join(line.partition(":")[0] for line in more.splitlines())
    return city.replace("[country]", f"[country, {fields}]") + more


def test_a_town_in_the_country_of_its_region_is_right(write_data: WriteData) -> None:
    files = {CITY: located(AASUND, "region: vik\n"), VIK: REGION}
    assert write_data({**PLACES, **files}).check() == "no problems (4 files checked)"


def test_a_region_of_another_country_is_told(write_data: WriteData) -> None:
    files = {"data/cities/testograd.yaml": located(TESTOGRAD, "region: vik\n"), VIK: REGION}
    assert write_data({**PLACES, **files}).check() == (
        "data/cities/testograd.yaml:5:9: the region 'vik' has the country NO, this place RU\n"
        "    correct the region or a country\n"
        "1 problem in 1 file (4 checked)"
    )


@pytest.mark.parametrize(
    "name", ["{en: Aasund}", "{en: Newsund, ru: осунн}", "{sv: AASUND}", "{value: {fi: Aasund}, note: {en: Here.}}"]
)
def test_a_name_in_common_in_one_country_is_told(write_data: WriteData, name: str) -> None:
    text = f"name: {name}\n{BELOW_NAME}"
    assert write_data({**PLACES, OTHER: text}).check() == (
        f"{OTHER}:1:1: warning: has the name, country and region of {CITY}\n"
        f"    {MAY_BE_ONE}\n"
        "1 problem in 1 file (4 checked)"
    )


@pytest.mark.parametrize(
    "files",
    [
        {OTHER: AASUND.replace("NO", "SE")},
        {OTHER: located(AASUND, "region: vik\n"), VIK: REGION},
        {"data/regions/newsund.yaml": AASUND + "level: county\n"},
        {OTHER: AASUND + "withdrawn: {date: 2020, reason: {en: It was entered twice.}}\n"},
        {CITY: located(AASUND, "ids: {geonames: 1}\n"), OTHER: located(AASUND, "ids: {geonames: 2, wikidata: Q1}\n")},
    ],
)
def test_places_that_can_be_told_apart_are_two(write_data: WriteData, files: dict[str, str]) -> None:
    assert write_data({**PLACES, **files}).check().startswith("no problems")


def test_ids_in_two_tables_do_not_tell_places_apart(write_data: WriteData) -> None:
    files = {CITY: located(AASUND, "ids: {geonames: 1}\n"), OTHER: located(AASUND, "ids: {wikidata: Q1}\n")}
    assert "warning: has the name, country and region of" in write_data({**PLACES, **files}).check()


@pytest.mark.parametrize(
    ("address", "row"),
    [
        ("https://www.geonames.org/", "row 7"),
        ("https://www.geonames.org/", "row 1, row 2"),
        ("https://geonames.example/", "row 1"),
        ("https://notgeonames.org/", "row 1"),
    ],
)
def test_a_row_of_the_place_itself_or_of_another_table_is_right(write_data: WriteData, address: str, row: str) -> None:
    city = located(AASUND, "ids: {geonames: 7}\n").replace("row 1", f"'{row}'")
    source = {"data/sources/gazetteer.yaml": f"{GAZETTEER}url: {address}\n"}
    assert write_data({**PLACES, **source, CITY: city}).check() == "no problems (3 files checked)"


def test_a_code_of_the_own_country_is_right(write_data: WriteData) -> None:
    city = located(AASUND, "ids: {iso: NO-99}\n")
    assert write_data({**PLACES, CITY: city}).check() == "no problems (3 files checked)"
