"""The acts that are told beside the state of an agreement: those that brought it about and still hold."""

from __future__ import annotations

from datetime import date

import pytest

from atlas.derive.status.deciding_acts import deciding_acts
from atlas.derive.status.status import status_on
from test_status import NEXT, TALK, acts, concluded

LATER = {"agreements/next": f"{NEXT}parties: [a, b]\nsigned: 2022-01-01\n"}
S2020, T2010 = "{act: suspended, date: 2020}", "{act: terminated, date: 2010}"


def told(text: str, others: dict[str, str] | None = None) -> str:
    agreement, atlas = concluded(text, others=others)
    day = date(2026, 1, 31)
    found = deciding_acts(agreement, status_on(agreement, atlas, day).state, day)
    return ", ".join(
        f"{party.id}: {act.act.value} {act.date.value if act.date else ''}".strip() for party, act in found
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (acts(f"{S2020}, {{act: resumed, date: 2023}}", "{act: suspended, date: 2022-03}"), "b: suspended 2022-03"),
        (acts(f"{S2020}, {{act: confirmed, date: 2021}}", "{act: suspended, date: 2022}"), "b: suspended 2022"),
        (acts(f"{S2020}, {{act: kept, date: 2021}}", ""), "a: suspended 2020"),
        (acts(S2020, "{act: suspended, date: 2022}"), "a: suspended 2020, b: suspended 2022"),
        (acts(f"{{act: suspended, date: 2018}}, {{act: resumed, date: 2019}}, {S2020}", ""), "a: suspended 2020"),
        (acts("{act: suspended, date: 2008}, " + T2010, S2020, ""), "b: suspended 2020"),
        (acts(f"{S2020}, {{act: resumed, date: 2020}}", ""), "a: resumed 2020"),
        (acts("{act: suspended}", "{act: decided, date: 2021}"), "a: suspended"),
        (
            f"parties:\n  - {{id: a, during: ../2021, acts: [{S2020}]}}\n  - {{id: c, during: 2022/..}}\n  - b\n",
            "a: suspended 2020",
        ),
        (
            f"parties:\n  - {{id: a, during: ../2021, acts: [{S2020}]}}\n"
            "  - {id: c, during: 2022/.., acts: [{act: confirmed, date: 2023}]}\n"
            "  - {id: b, acts: [{act: suspended, date: 2024}]}\n",
            "b: suspended 2024",
        ),
    ],
)
def test_beside_a_suspension_stand_the_acts_that_hold(text: str, expected: str) -> None:
    assert told(f"since: 1989\n{text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("since: 1989\n" + acts(T2010, ""), "a: terminated 2010"),
        ("since: 1989\n" + acts(f"{T2010}, {{act: terminated, date: 2012}}", ""), "a: terminated 2010"),
        ("since: 1989\n" + acts(T2010, "{act: terminated, date: 2012}"), "a: terminated 2010, b: terminated 2012"),
        ("since: 1989\n" + acts(T2010, "{act: confirmed, date: 2012}"), "a: terminated 2010"),
        ("since: 1989\n" + acts(T2010, "{act: terminated, date: 2012}", ""), "a: terminated 2010, b: terminated 2012"),
        (
            f"since: 1989\nparties:\n  - {{id: a, during: ../2016, acts: [{T2010}]}}\n"
            "  - {id: c, during: 2017/.., acts: [{act: confirmed, date: 2020}]}\n  - b\n",
            "a: terminated 2010",
        ),
        ("since: 1989\nended: 2015\n" + acts(T2010, "", ""), ""),
        ("since: 1989\nended: 2015\n" + acts("{act: terminated, date: 2020}", ""), ""),
        ("since: 1989\nended: 2015\n" + acts("", "{act: suspended, date: 2012}"), ""),
        ("in_force: 1989/2015\n" + acts(T2010, "", ""), ""),
        ("in_force: 1989/2015\n" + acts("{act: terminated, date: 2020}", ""), ""),
        ("in_force: 1989/2015\n" + acts("{act: suspended, date: 2012}, {act: resumed, date: 2013}", ""), ""),
        ("in_force: 1989/2015\n" + acts("{act: renewed, date: 2015, until: 2020}", ""), ""),
        ("in_force: 1989/2015\n" + acts("{act: decided, date: 2021}", ""), ""),
    ],
)
def test_beside_an_end_stand_the_acts_that_ended_it(text: str, expected: str) -> None:
    assert told(text) == expected


def test_beside_what_another_has_followed_stands_no_act() -> None:
    assert told("since: 1989\n" + acts(S2020, "") + TALK, LATER) == ""


@pytest.mark.parametrize(
    ("parties", "expected"),
    [
        (acts("{act: confirmed, date: 2012}", "{act: decided, date: 2013}"), "b: decided 2013"),
        (acts(f"{S2020}, {{act: resumed, date: 2023}}", ""), "a: resumed 2023"),
        (acts(T2010, "", ""), "a: terminated 2010"),
        (acts("{act: renewed}", ""), "a: renewed"),
        (acts("{act: suspended, date: 2027}", ""), ""),
    ],
)
def test_else_the_last_acts_are_told(parties: str, expected: str) -> None:
    assert told(f"since: 1989\n{parties}{TALK}") == expected
