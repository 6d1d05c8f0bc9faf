"""Agreements: their parties, their dates, and whether two of them are one."""

from __future__ import annotations

import pytest

from invented_data import AASUND_PAGE, AGREEMENT, TWINNED, WriteData

BOND, OTHER = "data/agreements/aasund-testograd.yaml", "data/agreements/bond.yaml"
GOOD = "no problems (5 files checked)"


@pytest.mark.parametrize(
    "parties",
    [
        "[aasund, {country: RU}]",
        "[aasund, {unnamed: {what: {en: a town}}}]",
        "[{unnamed: {what: {en: towns}, count: 2}}]",
        "[aasund, {text: {en: A society}, country: NO}, {text: {en: Another society}, country: NO}]",
    ],
)
def test_parties_may_be_named_or_counted(write_data: WriteData, parties: str) -> None:
    files = {**TWINNED, BOND: AGREEMENT.replace("[aasund, testograd]", parties)}
    assert write_data(files).check() == GOOD


@pytest.mark.parametrize("parties", ["[aasund]", "[{unnamed: {what: {en: a town}}}]"])
def test_one_party_is_not_enough(write_data: WriteData, parties: str) -> None:
    files = {**TWINNED, BOND: AGREEMENT.replace("[aasund, testograd]", parties)}
    assert write_data(files).check() == (
        f"{BOND}:2:1: an agreement with 1 party\n    at least two are needed\n1 problem in 1 file (5 checked)"
    )


@pytest.mark.parametrize(
    ("twice", "who"),
    [
        ("[aasund, {id: aasund, role: chair}]", "aasund"),
        ("[{country: RU}, {country: RU}]", "RU"),
        ("[{text: {en: A society}, country: NO}, {text: {en: A society}, country: NO}]", "A society (NO)"),
    ],
)
def test_the_same_party_twice_is_told_however_it_is_written(write_data: WriteData, twice: str, who: str) -> None:
    report = write_data({**TWINNED, BOND: AGREEMENT.replace("[aasund, testograd]", twice)}).check()
    assert f"'{who}' is a party twice\n    keep one; acts go under it\n1 problem in 1 file" in report


def test_two_groups_without_names_are_two_parties(write_data: WriteData) -> None:
    parties = "[{unnamed: {what: {en: a town}}}, {unnamed: {what: {en: a town}}}]"
    assert write_data({**TWINNED, BOND: AGREEMENT.replace("[aasund, testograd]", parties)}).check() == GOOD


@pytest.mark.parametrize(
    "change",
    [
        ("type: twinning", "type: friendship"),
        ("[aasund, testograd]", "[aasund, {country: RU}]"),
        ("since: 1989", "since: 1995"),
        ("since: 1989", "since: 1989\nfollows: aasund-testograd"),
        ("since: 1989", "since: 1989\nwithdrawn: {date: 2020, reason: {en: It was entered twice.}}"),
    ],
)
def test_agreements_that_can_be_told_apart_are_two(write_data: WriteData, change: tuple[str, str]) -> None:
    text = AGREEMENT.replace(*change).replace("since]", "since, follows]" if "follows" in change[1] else "since]")
    assert write_data({**TWINNED, OTHER: text}).check() == "no problems (6 files checked)"


def test_agreements_without_dates_may_be_one(write_data: WriteData) -> None:
    text = AGREEMENT.replace("since: 1989\n", "").replace("[parties, since]", "[parties]")
    assert write_data({**TWINNED, OTHER: text}).check() == (
        f"{OTHER}:2:1: warning: may be the same as {BOND}\n"
        "    if they are one, merge them; if not, give both their dates or 'follows'\n"
        "1 problem in 1 file (6 checked)"
    )


@pytest.mark.parametrize(
    ("since", "may_be_one"), [("1989-05", True), ("198X", True), ("XXXX-06-04", True), ("1990", False)]
)
def test_two_agreements_differ_where_their_dates_cannot_be_the_same(
    write_data: WriteData, since: str, may_be_one: bool
) -> None:
    report = write_data({**TWINNED, OTHER: AGREEMENT.replace("since: 1989", f"since: {since}")}).check()
    assert (f"may be the same as {BOND}" in report) is may_be_one


@pytest.mark.parametrize(
    ("text", "state_of", "is_told"),
    [
        (AGREEMENT, "1988", True),
        (AGREEMENT, "1989", False),
        (AGREEMENT.replace("since: 1989", "since: 1989\nsigned: 1995-05-01"), "1994", True),
        (AGREEMENT.replace("since: 1989", "in_force: 1989/.."), "1988", True),
        (AGREEMENT.replace("since: 1989", "since: ../1989"), "1988", False),
        (AGREEMENT.replace("since: 1989", "since: 1989\nstanding: planned"), "1988", False),
    ],
)
def test_a_source_of_the_parties_that_is_older_than_the_agreement_is_told(
    write_data: WriteData, text: str, state_of: str, is_told: bool
) -> None:
    old = AASUND_PAGE.replace("vanorter", "old") + f"state_of: {state_of}\n"
    cited = text + "  - {id: old, at: page 1, quote: Testograd, supports: [parties]}\n"
    report = write_data({**TWINNED, BOND: cited, "data/sources/old.yaml": old}).check()
    assert ("before the agreement began" in report) is is_told
