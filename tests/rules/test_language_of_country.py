"""Keys of languages that are the code of the country and a language of few in it."""

from __future__ import annotations

import pytest

from invented_data import AASUND, PLACES, WriteData

CITY = "data/cities/aasund.yaml"
BELOW = AASUND.partition("\n")[2]


def city(name: str, country: str, more: str = "") -> dict[str, str]:
    return {**PLACES, CITY: f"name: {name}\n{BELOW.replace('NO', country)}{more}"}


@pytest.mark.parametrize(
    ("name", "country", "said"),
    [
        (
            "{se: Åsund}",
            "SE",
            "1:8: warning: 'se' is Northern Sami, which few speak there (Sweden)\n    write 'sv' if Swedish is meant",
        ),
        (
            "{en: A, ee: Å}",
            "EE",
            "1:15: warning: 'ee' is Ewe, which few speak there (Estonia)\n    write 'et' if Estonian is meant",
        ),
        (
            "{en: A, cy: Å}",
            "CY",
            "1:15: warning: 'cy' is Welsh, which few speak there (Cyprus)\n    write 'el' if Greek is meant",
        ),
    ],
)
def test_the_code_of_the_country_is_not_its_language(write_data: WriteData, name: str, country: str, said: str) -> None:
    assert write_data(city(name, country)).check() == f"{CITY}:{said}\n1 problem in 1 file (3 checked)"


def test_it_is_told_of_every_text_and_of_other_names(write_data: WriteData) -> None:
    more = "summary: {en: A town., se: En stad.}\nother_names: [{value: Sund, lang: se}]\n"
    report = write_data(city("{en: Aasund}", "SE", more)).check()
    assert f"{CITY}:5:24: warning: 'se' is Northern Sami" in report
    assert f"{CITY}:6:16: warning: 'se' is Northern Sami" in report
    assert report.endswith("2 problems in 1 file (3 checked)")


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("{sv: Åsund, se: Åsund}", "SE"),  # a town with a name in either
        ("{en: Aasund, se: Åsund}", "NO"),
        ("{en: Aasund, sv: Åsund}", "SV"),  # Swedish, of a town in El Salvador
        ("{en: Aasund, fi: Åsund}", "FI"),
        ("{de: Aasund}", "DE"),
    ],
)
def test_languages_that_are_meant_are_good(write_data: WriteData, name: str, country: str) -> None:
    assert write_data(city(name, country)).check() == "no problems (3 files checked)"
