"""References: to records that exist, of a kind that fits, and to fields that the record has."""

from __future__ import annotations

import pytest

from invented_data import AASUND, AASUND_PAGE, AGREEMENT, GAZETTEER, PLACES, TWINNED, WriteData

CITY, BOND = "data/cities/aasund.yaml", "data/agreements/aasund-testograd.yaml"
NORDVIK = """\
name: {en: Nordvik}
country: NO
level: county
sources:
  - {id: gazetteer, at: row 3, supports: [country]}
"""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("region: nordvick", "5:9: no record 'nordvick'\n    did you mean 'nordvik' (data/regions/nordvik.yaml)?"),
        ("region: sørvik", "5:9: no record 'sørvik'\n    add data/regions/sorvik.yaml, or correct the id"),
        ("region: zzz", "5:9: no record 'zzz'\n    add data/regions/zzz.yaml, or correct the id"),
        ("perhaps: zzz", "5:10: no record 'zzz'\n    add its record, or correct the id"),
        ("region: testograd", "5:9: 'testograd' is one of the cities\n    the id of one of regions belongs here"),
        ("topics: [{id: aasund}]", "5:15: 'aasund' is one of the cities\n    the id of one of topics belongs here"),
        ("topics: aasund", "5:9: 'aasund' is one of the cities\n    the id of one of topics belongs here"),
    ],
)
def test_a_reference_leads_to_a_record_that_fits(write_data: WriteData, line: str, said: str) -> None:
    supports = "[country, region]" if "region" in line else "[country]"
    text = f"{AASUND.replace('[country]', supports)}{line}\n"
    files = {**PLACES, "data/regions/nordvik.yaml": NORDVIK, CITY: text}
    assert write_data(files).check() == f"{CITY}:{said}\n1 problem in 1 file (4 checked)"


def test_the_source_of_a_citation_is_a_record(write_data: WriteData) -> None:
    text = AGREEMENT.replace("id: aasund-page", "id: aasund-pag")
    assert write_data({**TWINNED, BOND: text}).check() == (
        f"{BOND}:5:10: no record 'aasund-pag'\n"
        "    did you mean 'aasund-page' (data/sources/aasund-page.yaml)?\n"
        "data/sources/aasund-page.yaml:1:1: warning: no record uses the source 'aasund-page'\n"
        "    cite it, or remove it\n"
        "2 problems in 2 files (5 checked)"
    )


@pytest.mark.parametrize("side", ["aasund", "press", "participants", "third party"])
def test_some_words_may_stand_instead_of_an_id(write_data: WriteData, side: str) -> None:
    files = {**TWINNED, "data/sources/aasund-page.yaml": f"{AASUND_PAGE}side: {side}\n"}
    assert write_data(files).check() == "no problems (5 files checked)"


def test_a_word_that_is_nearly_right_is_suggested(write_data: WriteData) -> None:
    files = {**TWINNED, "data/sources/aasund-page.yaml": f"{AASUND_PAGE}side: third-party\n"}
    assert write_data(files).check() == (
        "data/sources/aasund-page.yaml:5:7: no record 'third-party'\n"
        "    did you mean 'third party'?\n"
        "1 problem in 1 file (5 checked)"
    )


def test_fields_named_as_open_are_checked_too(write_data: WriteData) -> None:
    assert write_data({**TWINNED, BOND: AGREEMENT + "open: [parties, partners, roles]\n"}).check() == (
        f"{BOND}:6:17: agreements have no field 'partners'\n"
        "    did you mean 'parties'?\n"
        f"{BOND}:6:27: 'roles' is named here, but the record does not have it\n"
        "    remove the name\n"
        "2 problems in 1 file (5 checked)"
    )


def test_a_field_without_a_near_name_lists_what_can_be_proven(write_data: WriteData) -> None:
    assert write_data({**TWINNED, BOND: AGREEMENT.replace("since]", "since, xyz]")}).check() == (
        f"{BOND}:5:90: agreements have no field 'xyz'\n"
        "    the record has parties, since\n"
        "1 problem in 1 file (5 checked)"
    )


def test_a_source_that_was_withdrawn_need_not_be_used(write_data: WriteData) -> None:
    gone = GAZETTEER + "withdrawn: {date: 2020, reason: {en: It was a copy.}}\n"
    assert write_data({**PLACES, "data/sources/copy.yaml": gone}).check() == "no problems (4 files checked)"
