"""The order of dates, and the range of coordinates."""

from __future__ import annotations

import pytest

from invented_data import AASUND, AASUND_PAGE, AGREEMENT, PLACES, TWINNED, WriteData

CITY, BOND, PAGE = "data/cities/aasund.yaml", "data/agreements/aasund-testograd.yaml", "data/sources/aasund-page.yaml"
PROOF = "sources: [{id: aasund-page, at: line 2, quote: day}]"


def dated(lines: str) -> str:
    """The agreement with these dates in place of `since`; each has a source of its own."""
    fields = (line.split(": ") for line in lines.splitlines())
    long = "".join(f"{field}: {{value: {date}, {PROOF}}}\n" for field, date in fields)
    return AGREEMENT.replace("since: 1989\n", long).replace("[parties, since]", "[parties]")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("since: 1990\nended: 1989-12-31\n", "4:8: 'ended' (1989-12-31) is before 'since' (1990)"),
        ("signed: 1990\nended: 1989\n", "4:8: 'ended' (1989) is before 'signed' (1990)"),
        ("signed: 1990-05\nin_force: 1988/1989\n", "4:11: 'in_force' (1988/1989) is before 'signed' (1990-05)"),
        ("in_force: 2004/2006\nended: 2003\n", "4:8: 'ended' (2003) is before 'in_force' (2004/2006)"),
        ("since: 1990~\nended: 1987\n", "4:8: 'ended' (1987) is before 'since' (1990~)"),
    ],
)
def test_what_ends_before_it_starts_is_told(write_data: WriteData, lines: str, said: str) -> None:
    assert write_data({**TWINNED, BOND: dated(lines)}).check() == (
        f"{BOND}:{said}\n    check both dates in the sources\n1 problem in 1 file (5 checked)"
    )


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("renewed, date: 2005, until: 2004-12", "'until' (2004-12) is before 'date' (2005)"),
        ("renewed, until: 1988", "'until' (1988) is before 'since' (1989)"),
        ("renewed, until: {value: ../1988}", "'until' (../1988) is before 'since' (1989)"),
        ("renewed, date: 2005, until: 2005", None),
    ],
)
def test_a_new_end_comes_after_the_renewal_and_the_beginning(write_data: WriteData, act: str, said: str | None) -> None:
    proof = "sources: [{id: aasund-page, at: paragraph 1, quote: Testograd}]"
    text = AGREEMENT.replace("[aasund,", f"[{{id: aasund, acts: [{{act: {act}, {proof}}}]}},")
    report = write_data({**TWINNED, BOND: text}).check()
    assert (f"{said}\n    check both dates in the sources\n1 problem" in report) is bool(said)
    assert ("no problems" in report) is not bool(said)


@pytest.mark.parametrize(
    "lines",
    [
        "since: 1990\nended: 1990\n",
        "since: 1990~\nended: 1989-12\n",
        "since: 199X\nended: 1991\n",
        "since: XXXX-05\nended: 1991\n",
        "signed: 1990\nin_force: 1990/..\n",
    ],
)
def test_dates_that_can_be_in_order_are(write_data: WriteData, lines: str) -> None:
    assert write_data({**TWINNED, BOND: dated(lines)}).check() == "no problems (5 files checked)"


def test_the_dates_of_a_source_are_in_order(write_data: WriteData) -> None:
    text = AASUND_PAGE + "published: 2017\nupdated: 2016\nretrieved: 2015\n"
    assert write_data({**TWINNED, PAGE: text}).check() == (
        f"{PAGE}:6:10: 'updated' (2016) is before 'published' (2017)\n"
        "    check both dates in the sources\n"
        f"{PAGE}:7:12: 'retrieved' (2015) is before 'published' (2017)\n"
        "    check both dates in the sources\n"
        f"{PAGE}:7:12: 'retrieved' (2015) is before 'updated' (2016)\n"
        "    check both dates in the sources\n"
        "3 problems in 1 file (5 checked)"
    )


def at(coordinates: str, country: str = "NO") -> dict[str, str]:
    text = AASUND.replace("[country]", "[country, coordinates]").replace("NO", country)
    return {**PLACES, CITY: f"{text}coordinates: {coordinates}\n"}


@pytest.mark.parametrize(
    ("coordinates", "place", "said"),
    [
        ("[0, 0]", 14, "[0, 0] lies in the Gulf of Guinea\n    leave unknown coordinates out"),
        ("[0.0, -0]", 14, "[0, 0] lies in the Gulf of Guinea\n    leave unknown coordinates out"),
        ("[91, 14]", 14, "[91, 14] is not on Earth\n    north comes first, then east"),
        ("[67, 181]", 14, "[67, 181] is not on Earth\n    degrees north, then degrees east"),
        ("[-6701, 1402]", 14, "[-6701, 1402] is not on Earth\n    degrees north, then degrees east"),
        ("{value: [91, 14]}", 22, "[91, 14] is not on Earth\n    north comes first, then east"),
    ],
)
def test_coordinates_out_of_range_are_told(write_data: WriteData, coordinates: str, place: int, said: str) -> None:
    assert write_data(at(coordinates)).check() == f"{CITY}:5:{place}: {said}\n1 problem in 1 file (3 checked)"


@pytest.mark.parametrize("coordinates", ["[90, 180]", "[-90, -180]", "[0, 14.02]", "[67.01, 0]"])
def test_coordinates_on_earth_are_good(write_data: WriteData, coordinates: str) -> None:
    assert write_data(at(coordinates, "AQ")).check() == "no problems (3 files checked)"
