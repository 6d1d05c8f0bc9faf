"""The ids of places in other tables."""

from __future__ import annotations

import pytest

from atlas.incremental.checking import load_checked_data
from invented_data import AASUND, GAZETTEER, PLACES, TESTOGRAD, WriteData

CITY, OTHER = "data/cities/aasund.yaml", "data/cities/testograd.yaml"

GEONAMES = f"{GAZETTEER}url: https://download.geonames.org/NO.zip\n"


def with_ids(city: str, ids: str) -> str:
    return f"{city.replace('[country]', '[country, ids]')}ids: {{{ids}}}\n"


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        ("geonames: abc", "17: 'abc' is not an id in GeoNames\n    write the number of the place there: 3133880"),
        (
            "geonames: 03133880",
            "17: '03133880' is not an id in GeoNames\n    write the number of the place there: 3133880",
        ),
        (
            "geonames: https://www.geonames.org/3133880/x.html",
            "17: 'https://www.geonames.org/3133880/x.html' is not an id in GeoNames\n    write 3133880",
        ),
        ("wikidata: 1754", "17: '1754' is not an id in Wikidata\n    write Q and the number: Q1754"),
        ("wikidata: q1754", "17: 'q1754' is not an id in Wikidata\n    write Q1754"),
        (
            "wikidata: http://www.wikidata.org/entity/Q1754",
            "17: 'http://www.wikidata.org/entity/Q1754' is not an id in Wikidata\n    write Q1754",
        ),
        ("iso: Nordland", "12: 'Nordland' is not an id in ISO 3166-2\n    write country and part: NO-18"),
        ("iso: no_18", "12: 'no_18' is not an id in ISO 3166-2\n    write NO-18"),
    ],
)
def test_what_is_no_id_of_another_table_is_told(write_data: WriteData, ids: str, said: str) -> None:
    assert write_data({**PLACES, CITY: with_ids(AASUND, ids)}).check() == (
        f"{CITY}:5:{said}\n1 problem in 1 file (3 checked)"
    )


def test_what_other_sources_say_is_an_id_too(write_data: WriteData) -> None:
    text = with_ids(
        AASUND, "value: {geonames: 1}, otherwise: [{value: {geonames: x}, sources: [{id: gazetteer, at: row 1}]}]"
    )
    assert f"{CITY}:5:60: 'x' is not an id in GeoNames" in write_data({**PLACES, CITY: text}).check()


def test_two_records_with_the_same_ids_and_name_are_told_once(write_data: WriteData) -> None:
    city = with_ids(AASUND, "geonames: 1, wikidata: Q1")
    assert write_data({**PLACES, CITY: city, "data/cities/aasund-town.yaml": city}).check() == (
        "data/cities/aasund-town.yaml:5:17: '1' is the id of another record too\n"
        f"    {CITY} has it; correct one, or merge the records\n"
        "1 problem in 1 file (4 checked)"
    )


def test_an_id_that_is_no_number_is_not_compared_with_the_row(write_data: WriteData) -> None:
    files = {CITY: with_ids(AASUND, "geonames: GN1"), "data/sources/gazetteer.yaml": GEONAMES}
    assert write_data({**PLACES, **files}).check() == (
        f"{CITY}:5:17: 'GN1' is not an id in GeoNames\n"
        "    write the number of the place there: 3133880\n"
        "1 problem in 1 file (3 checked)"
    )


def test_tables_may_number_alike(write_data: WriteData) -> None:
    files = {CITY: with_ids(AASUND, "geonames: 1"), OTHER: with_ids(TESTOGRAD, "geonames: 2, wikidata: Q1")}
    assert write_data({**PLACES, **files}).check() == "no problems (3 files checked)"


def test_a_withdrawn_record_keeps_its_id_and_leaves_it_to_the_other(write_data: WriteData) -> None:
    withdrawn = "withdrawn: {date: 2020, reason: {en: It was entered twice.}}\n"
    files = {CITY: with_ids(AASUND, "geonames: 1"), OTHER: with_ids(TESTOGRAD, "geonames: 1") + withdrawn}
    assert write_data({**PLACES, **files}).check() == "no problems (3 files checked)"


def test_an_id_is_told_when_a_second_record_has_it_and_no_longer_when_that_goes(write_data: WriteData) -> None:
    written = write_data({**PLACES, CITY: with_ids(AASUND, "geonames: 1")})
    cache, other = written.root / "cache", written.root / OTHER
    for text, number in ((TESTOGRAD, 0), (with_ids(TESTOGRAD, "geonames: 1"), 1), (TESTOGRAD, 0)):
        other.write_text(text, encoding="utf-8")
        assert len(load_checked_data(written.root, cache)[1]) == number
