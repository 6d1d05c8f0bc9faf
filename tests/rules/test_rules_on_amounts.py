"""Numbers and sums of money."""

from __future__ import annotations

import pytest

from invented_data import TWINNED, WriteData

PROJECT = "data/projects/harbour.yaml"
CITED = "sources: [{id: aasund-page, at: line 2, quote: paid}]"
THOUSANDS = "if the point marks thousands"
GOOD = "no problems (6 files checked)"


def funded(fields: str) -> dict[str, str]:
    return {**TWINNED, PROJECT: f"name: {{en: Harbour}}\nfunding: {{{fields}, {CITED}}}\n"}


def counted(fields: str) -> dict[str, str]:
    return {**TWINNED, PROJECT: f"name: {{en: Harbour}}\nfigures: {{what: {{en: guests}}, {fields}, {CITED}}}\n"}


@pytest.mark.parametrize(
    ("amount", "hint"),
    [
        ("250.000", f"write 250000 {THOUSANDS}, 250 if it begins a fraction"),
        ("1.125", f"write 1125 {THOUSANDS}, 1.1250 if it begins a fraction"),
        ("12.340", f"write 12340 {THOUSANDS}, 12.3400 if it begins a fraction"),
    ],
)
def test_a_number_of_two_readings_is_told(write_data: WriteData, amount: str, hint: str) -> None:
    assert write_data(funded(f"amount: {amount}")).check() == (
        f"{PROJECT}:2:19: '{amount}' can be read in two ways\n    {hint}\n1 problem in 1 file (6 checked)"
    )


@pytest.mark.parametrize("number", ["250000", "250", "0.125", "1.1250", "1250.125", "12.5", "999.99", "0"])
def test_a_number_of_one_reading_is_good(write_data: WriteData, number: str) -> None:
    assert write_data(funded(f"amount: {number}")).check() == GOOD


def test_degrees_have_as_many_decimals_as_they_need(write_data: WriteData) -> None:
    city = TWINNED["data/cities/aasund.yaml"].replace("[country]", "[country, coordinates]")
    files = {**TWINNED, "data/cities/aasund.yaml": f"{city}coordinates: [67.012, 14.021]\n"}
    assert write_data(files).check() == "no problems (5 files checked)"


@pytest.mark.parametrize(
    ("files", "column"),
    [
        (funded("amount: -5"), 19),
        (funded("amount: {value: -5}"), 27),
        (counted("value: -5"), 38),
        (counted("value: -5, unit: FIM"), 38),
        (
            counted("value: {value: 5, otherwise: [{value: -5, sources: [{id: aasund-page, at: line 1, quote: 5}]}]}"),
            69,
        ),
    ],
)
def test_less_than_nothing_is_told(write_data: WriteData, files: dict[str, str], column: int) -> None:
    assert write_data(files).check() == (
        f"{PROJECT}:2:{column}: '-5' is below zero\n"
        "    write it without the sign, and say in words what is owed or lost\n"
        "1 problem in 1 file (6 checked)"
    )


def test_what_is_measured_may_be_below_zero(write_data: WriteData) -> None:
    assert write_data(counted("value: -5, unit: degrees")).check() == GOOD


@pytest.mark.parametrize(
    ("currency", "hint"),
    [
        ("Eur", "did you mean 'EUR'?"),
        ("€", "did you mean 'EUR'?"),
        ("euros", "did you mean 'EUR'?"),
        ("Swedish krona", "did you mean 'SEK'?"),
        ("kr", "write its code in ISO 4217: EUR, SEK, RUB"),
        ("ABC", "write its code in ISO 4217: EUR, SEK, RUB"),
        ("XXX", "write its code in ISO 4217: EUR, SEK, RUB"),
    ],
)
def test_what_is_no_currency_is_told(write_data: WriteData, currency: str, hint: str) -> None:
    assert write_data(funded(f"amount: 5, currency: {currency}")).check() == (
        f"{PROJECT}:2:32: unknown currency '{currency}'\n    {hint}\n1 problem in 1 file (6 checked)"
    )


@pytest.mark.parametrize("currency", ["EUR", "RUB", "FIM", "SUR", "XEU"])
def test_currencies_of_today_and_of_the_past_are_known(write_data: WriteData, currency: str) -> None:
    assert write_data(funded(f"amount: 5, currency: {currency}")).check() == GOOD
