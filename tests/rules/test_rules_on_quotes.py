"""The marks in quotes, and quotes that YAML cuts."""

from __future__ import annotations

import pytest

from invented_data import AGREEMENT, TWINNED, WriteData

BOND = "data/agreements/aasund-testograd.yaml"
GOOD = "no problems (5 files checked)"
OMITTED = "write ' … ' in place of what is left out"


def quoting(written: str) -> dict[str, str]:
    return {**TWINNED, BOND: AGREEMENT.replace("quote: Testograd 1989", f"quote: {written}")}


@pytest.mark.parametrize(
    ("written", "marks"),
    [
        ("Testograd...1989", "..."),
        ("'Testograd [...] 1989'", "[...]"),
        ("'Testograd […] 1989'", "[…]"),
        ("Testograd (....) 1989", "(....)"),
    ],
)
def test_other_marks_of_what_is_left_out_are_told(write_data: WriteData, written: str, marks: str) -> None:
    assert write_data(quoting(written)).check() == (
        f"{BOND}:5:47: warning: '{marks}' in a quote\n    {OMITTED}\n1 problem in 1 file (5 checked)"
    )


@pytest.mark.parametrize("written", ["Testograd … 1989", "Testograd … Aasund … 1989", "St. Testograd. 1989", "1989.."])
def test_joined_parts_are_good(write_data: WriteData, written: str) -> None:
    assert write_data(quoting(written)).check() == GOOD


@pytest.mark.parametrize("written", ["“Testograd 1989”", "‘Testograd’s day’", "”Testograd 1989”", "„Testograd 1989“"])
def test_a_quote_in_curly_marks_is_told(write_data: WriteData, written: str) -> None:
    assert write_data(quoting(written)).check() == (
        f"{BOND}:5:47: warning: the marks {written[0]} and {written[-1]} are a part of the quote\n"
        "    leave them out; the marks of YAML are ' and \"\n"
        "1 problem in 1 file (5 checked)"
    )


@pytest.mark.parametrize("written", ["“Testograd” and “Aasund”", "the “Testograd”", "Testograd’s", "'Testograd'"])
def test_marks_within_a_quote_are_the_sources(write_data: WriteData, written: str) -> None:
    assert write_data(quoting(written)).check() == GOOD
