"""Places: their regions and their names."""

from __future__ import annotations

import pytest

from invented_data import AASUND, AGREEMENT, GAZETTEER, PLACES, TESTOGRAD, TWINNED, WriteData

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


NONE = "none_known: {of: %s, as_of: 2024, sources: [{id: aasund-page, at: line 2, quote: Testograd}]}\n"
ACT = "{id: aasund, acts: [{act: %s, sources: [{id: aasund-page, at: line 3, quote: Testograd}]}]}"
LISTED = (
    "{id: aasund, unlisted: {of: twinning, as_of: 2024, sources: [{id: aasund-page, at: line 2, quote: Testograd}]}}"
)
ENDED = "ended: {value: %s, sources: [{id: aasund-page, at: line 3, quote: Testograd}]}"


@pytest.mark.parametrize(
    ("kind", "party", "dates", "warned"),
    [
        ("twinning", "aasund", "since: 1989", True),
        ("cooperation", "aasund", "since: 1989", False),
        ("twinning", LISTED, "since: 1989", False),
        ("twinning", ACT % "terminated, date: 2020", "since: 1989", False),
        ("twinning", ACT % "terminated", "since: 1989", False),
        ("twinning", ACT % "terminated, date: 2025", "since: 1989", True),
        ("twinning", ACT % "terminated, standing: planned", "since: 1989", True),
        ("twinning", ACT % "suspended, date: 2022", "since: 1989", False),
        ("twinning", "aasund", f"since: 1989\n{ENDED % 2020}", False),
        ("twinning", "aasund", f"since: 1989\n{ENDED % 2025}", True),
        ("twinning", "aasund", "in_force: 1989/2020", False),
        ("twinning", "aasund", "in_force: 1989/2030", True),
        ("twinning", "aasund", "in_force: 1989/..", True),
        ("twinning", ACT % "renewed, date: 2019, until: 2030", "in_force: 1989/2020", True),
        ("twinning", "aasund", "since: 2024", False),
        ("twinning", "aasund", "since: 2025", False),
        ("twinning", "aasund", "since: 1989\nstanding: planned", False),
    ],
)
def test_where_a_source_says_that_there_are_none_no_relation_goes_on(
    write_data: WriteData, kind: str, party: str, dates: str, warned: bool
) -> None:
    text = AGREEMENT.replace("[aasund,", f"[{party},").replace("since: 1989", dates)
    named = [line.partition(":")[0] for line in dates.splitlines() if not line.startswith("ended")]
    text = text.replace("since]", ", ".join(named) + "]")
    files = {"data/cities/aasund.yaml": AASUND + NONE % kind, "data/agreements/aasund-testograd.yaml": text}
    report = write_data({**TWINNED, **files}).check()
    assert ("'none_known' of 'twinning' (2024), and yet data/agreements/aasund-testograd.yaml" in report) is warned
    assert report.startswith("no problems") is not warned, report
