"""Acts lie within the life of their agreement, and in the time of their party."""

from __future__ import annotations

from time import process_time

import pytest

from invented_data import AASUND_PAGE, TWINNED, WriteData

BOND = "data/agreements/aasund-testograd.yaml"
PROOF = "sources:\n  - {id: aasund-page, at: paragraph 1, quote: Testograd 1989, supports: [parties, since, in_force, ended, signed]}\n"
AGAIN = "enter a new agreement that follows this one, with follows: aasund-testograd; or check both dates"


def agreement(own: str, other: str = "", fields: str = "since: 1989", more: str = "") -> str:
    return f"type: twinning\n{fields}\nparties:\n  - id: aasund\n    {own}\n  - id: testograd\n    {other}\n{more}"


def acts(*entries: str) -> str:
    return f"acts: [{', '.join('{act: ' + entry + '}' for entry in entries)}]"


def found(write_data: WriteData, text: str) -> list[str]:
    """The problems of these rules: what a source would have to prove is not asked for here."""
    report = write_data({**TWINNED, BOND: text + PROOF}).check()
    lines = [line.strip() for line in report.splitlines()]
    wanted = ("is before '", "is after the end", "is outside the time", "fewer than two")
    return [
        f"{line.partition(': ')[2]} | {lines[number + 1]}"
        for number, line in enumerate(lines)
        if any(words in line for words in wanted)
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            agreement(acts("terminated, date: 1993", "resumed, date: 1998")),
            f"'resumed' (1998) is after the end (1993) | {AGAIN}",
        ),
        (
            agreement(acts("confirmed, date: 1998", "terminated, date: 1993")),
            f"'confirmed' (1998) is after the end (1993) | {AGAIN}",
        ),
        (
            agreement(acts("terminated, date: 1993"), acts("suspended, date: 1998")),
            f"'suspended' (1998) is after the end (1993) | {AGAIN}",
        ),
        (
            agreement(acts("confirmed, date: 2012"), fields="since: 1989\nended: ../2010"),
            f"'confirmed' (2012) is after the end (../2010) | {AGAIN}",
        ),
        (
            agreement(acts("'renewed', date: 2008, until: 2012"), fields="in_force: 2004/2006"),
            f"'renewed' (2008) is after the end (2004/2006) | {AGAIN}",
        ),
        (
            agreement(
                acts("renewed, date: 2006, until: 2009", "renewed, date: 2011, until: 2012"),
                fields="in_force: 2004/2006",
            ),
            f"'renewed' (2011) is after the end (2009) | {AGAIN}",
        ),
        (
            agreement(acts("renewed, date: 2005, until: 2007", "confirmed, date: 2009"), fields="in_force: 2004/2010"),
            f"'confirmed' (2009) is after the end (2007) | {AGAIN}",
        ),
        (
            agreement(acts("confirmed, date: 1998"), fields="since: 1989/1995"),
            f"'confirmed' (1998) is after the end (1989/1995) | {AGAIN}",
        ),
        (
            agreement(acts("confirmed, date: 1988")),
            "'confirmed' (1988) is before 'since' (1989) | check both dates in the sources",
        ),
        (
            agreement(acts("confirmed, date: 1989-05-01"), fields="signed: 1989-06-01\nsince: 1975"),
            "'confirmed' (1989-05-01) is before 'signed' (1989-06-01) | check both dates in the sources",
        ),
        (
            agreement(
                "during: ../1998", acts("confirmed, date: 2001"), more="  - {id: provanka, during: 1998/..}\n"
            ).replace("during: ../1998", "during: ../1998\n    " + acts("confirmed, date: 2000")),
            "'confirmed' (2000) is outside the time of the party (../1998) | "
            "enter it under the party that took its place, or check 'during'",
        ),
        (
            agreement("during: ../1995", more="  - {id: provanka, during: 1998/..}\n"),
            "after ../1995 fewer than two parties are bound until another joins | "
            "check 'during' of the parties; what began anew is a new agreement that follows this one",
        ),
        (
            agreement("during: 1950/1960"),
            "'during' (1950/1960) is before 'since' (1989) | check both dates in the sources",
        ),
        (
            agreement("during: 2003/..", fields="since: 1989\nended: 2001"),
            "'ended' (2001) is before 'during' (2003) | check both dates in the sources",
        ),
    ],
)
def test_what_makes_no_sense_is_told_with_the_way_out(write_data: WriteData, text: str, message: str) -> None:
    assert found(write_data, text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        agreement(acts("terminated, date: 1993"), acts("confirmed, date: 1998")),
        agreement(acts("terminated, date: 1993"), acts("terminated, date: 1998")),
        agreement(acts("suspended, date: 1993", "resumed, date: 1998", "terminated, date: 1999")),
        agreement(acts("decided, date: 1988")),
        agreement(acts("confirmed, date: 1989")),
        agreement(acts("terminated, date: 1993", "resumed, date: 1998, standing: planned")),
        agreement(acts("terminated, date: 1993-05", "resumed, date: 1993")),
        agreement(acts("terminated", "resumed, date: 1998")),
        agreement(acts("renewed, date: 2006-12, until: 2012", "confirmed, date: 2010"), fields="in_force: 2004/2006"),
        agreement(acts("renewed, date: 2009"), fields="in_force: 2004/.."),
        agreement(acts("renewed, date: 2006-12", "confirmed, date: 2010"), fields="in_force: 2004/2006"),
        agreement(acts("renewed, until: 2015", "confirmed, date: 2010"), fields="in_force: 2000/2005"),
        agreement(acts("confirmed, date: 2015"), fields="since: ../2010"),
        agreement("during: 2006-05-01/..\n    " + acts("decided, date: 2006-03-01", "signed, date: 2006-04-01")),
        agreement(acts("renewed, date: 1993"), acts("terminated, date: 1993"), more="  - provanka\n"),
        agreement(acts("terminated, date: 1993"), acts("renewed, date: 1998"), more="  - provanka\n"),
        agreement("during: ../1998", more="  - {id: provanka, during: 1998/..}\n"),
        agreement("during: ../1998", more="  - {id: provanka, during: 1999-01-01/..}\n"),
        agreement("during: ../1998"),
    ],
)
def test_what_may_be_is_let_pass(write_data: WriteData, text: str) -> None:
    assert found(write_data, text) == []


OLD_PAGE = AASUND_PAGE + "published: 2008-05\n"
PROVEN = "sources: [{id: aasund-page, at: paragraph 1, quote: Testograd}]"


@pytest.mark.parametrize(
    ("fields", "is_told"),
    [
        ("since: 2010", True),
        ("since: 2008", False),
        ("since: 2008-06", True),
        ("since: ../2010", False),
        ("in_force: 2006/2012", False),
        ("signed: 2009-01-01", True),
        ("signed: 2009-01-01\nstanding: planned", False),
        (f"ended: {{value: 2009/.., {PROVEN}}}", True),
        (f"since: {{value: 2010, {PROVEN}}}", True),
        (f"since: 1989\nparties: [{{id: aasund, acts: [{{act: renewed, date: 2012, {PROVEN}}}]}}, testograd]", True),
        (
            "since: 1989\nparties: [{id: aasund, acts: "
            f"[{{act: renewed, date: 2012, standing: agreed, {PROVEN}}}]}}, testograd]",
            False,
        ),
    ],
)
def test_a_source_older_than_what_it_proves_is_told(write_data: WriteData, fields: str, is_told: bool) -> None:
    parties = "" if "parties" in fields else "parties: [aasund, testograd]\n"
    files = {**TWINNED, "data/sources/aasund-page.yaml": OLD_PAGE, BOND: f"type: twinning\n{parties}{fields}\n{PROOF}"}
    assert ("is older than what it proves" in write_data(files).check()) is is_told


@pytest.mark.parametrize(
    ("act", "needs_proof"),
    [
        ("act: suspended", True),
        ("act: signed, date: 1989", True),
        ("act: signed", False),
        ("act: decided", False),
        (f"act: suspended, {PROVEN}", False),
        (f"act: suspended, date: {{value: 2000, {PROVEN}}}", False),
    ],
)
def test_an_act_that_matters_has_a_source_of_its_own(write_data: WriteData, act: str, needs_proof: bool) -> None:
    parties = f"parties: [{{id: aasund, acts: [{{{act}}}]}}, testograd]"
    report = write_data({**TWINNED, BOND: f"type: twinning\n{parties}\nsince: 1989\n{PROOF}"}).check()
    assert ("no source for the act" in report) is needs_proof


@pytest.mark.parametrize(("seen", "is_told"), [("live page", False), ("document", True)])
def test_a_live_page_tells_of_all_until_it_was_seen(write_data: WriteData, seen: str, is_told: bool) -> None:
    page = OLD_PAGE.replace("seen: document", f"seen: {seen}") + "retrieved: 2026-01-31\n"
    files = {**TWINNED, "data/sources/aasund-page.yaml": page}
    files[BOND] = f"type: twinning\nparties: [aasund, testograd]\nsince: 2010\n{PROOF}"
    assert ("is older than what it proves" in write_data(files).check()) is is_told


def test_acts_and_parties_of_a_large_agreement_are_compared_in_order(write_data: WriteData) -> None:
    """Comparing each with each would take minutes."""
    acts = ", ".join(f"{{act: renewed, date: {1000 + year % 1000}, until: 2100, {PROVEN}}}" for year in range(1500))
    parties = "".join(
        f"  - {{text: {{en: Guild {number}}}, during: 1000/{1500 + number % 400}, {PROVEN}}}\n"
        for number in range(1500)
    )
    text = f"type: consortium\nin_force: 1000/2000\nparties:\n  - {{id: aasund, acts: [{acts}]}}\n{parties}{PROOF}"
    checking = write_data({**TWINNED, BOND: text})
    started = process_time()
    assert "is after the end" not in checking.check()
    assert process_time() - started < 20


def has_warning(write_data: WriteData, text: str, words: str) -> bool:
    return words in write_data({**TWINNED, BOND: text + PROOF}).check()


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        (agreement(acts("resumed, date: 1998")), True),
        (agreement(acts("resumed, date: 1998"), acts("suspended, date: 1993")), True),
        (agreement(acts("resumed, date: 1998", "suspended, date: 2003")), True),
        (agreement(acts("resumed, date: 1998", "suspended, date: 1993, standing: planned")), True),
        (agreement(acts("resumed, date: 1998", "suspended, date: 1993")), False),
        (agreement(acts("suspended", "resumed")), False),
        (agreement(acts("suspended, date: 1998", "resumed, date: 1998-05")), False),
        (agreement(acts("resumed, date: 2027, standing: planned")), False),
        (
            agreement(
                "during: ../1998\n    " + acts("suspended, date: 1993"),
                more="  - {id: provanka, during: 1998/.., acts: [{act: resumed, date: 2003}]}\n",
            ),
            False,
        ),
    ],
)
def test_a_party_resumes_what_it_or_who_was_in_its_place_had_suspended(
    write_data: WriteData, text: str, is_told: bool
) -> None:
    assert has_warning(write_data, text, "had not suspended the agreement") is is_told


@pytest.mark.parametrize(
    ("fields", "is_told"),
    [
        ("signed: 2003-05-01\nin_force: 1989/2007", True),
        ("signed: 2003-05-01\nsince: 1989/2007", True),
        ("signed: 2003-05-01\nin_force: 2001-12/..", True),
        ("signed: 2003-05-01\nin_force: 2002/2007", False),
        ("signed: 2003-05-01\nsince: 1989", False),
        ("signed: 2003-05-01\nin_force: ../2007", False),
        ("signed: ../2003\nin_force: 1989/2007", False),
        ("signed: XXXX-05-01\nin_force: 1989/2007", False),
        ("signed: 2003-05-01\nin_force: {value: 1989/2007, note: {en: It says that it counts from 1989.}}", False),
        ("signed: {value: 2003-05-01, note: {en: It had lain for long.}}\nin_force: 1989/2007", False),
    ],
)
def test_a_term_that_begins_long_before_the_signing_is_told_unless_a_note_explains_it(
    write_data: WriteData, fields: str, is_told: bool
) -> None:
    assert has_warning(write_data, agreement("", fields=fields), "begins more than a year before 'signed'") is is_told


@pytest.mark.parametrize(
    ("text", "following", "is_told"),
    [
        (agreement(acts("confirmed, date: 2006")), "signed: 2005", True),
        (agreement(acts("confirmed, date: 2005")), "signed: 2005", False),
        (agreement(acts("terminated, date: 2006")), "signed: 2005", True),
        (agreement(acts("terminated, date: 2005")), "signed: 2005", False),
        (agreement(acts("terminated, date: 2004")), "signed: 2005", False),
        (agreement(acts("confirmed, date: 2006")), "since: 1989", False),
        (agreement(acts("confirmed, date: 2006")), "signed: 2005\nstanding: planned", False),
        (agreement(acts("confirmed, date: 2006"), fields="in_force: 1989/2009"), "signed: 2005", False),
        (agreement(acts("renewed, date: 1999, until: 2009", "confirmed, date: 2006")), "signed: 2005", False),
        (agreement(acts("confirmed, date: 2006"), more="  - provanka\n"), "signed: 2005", False),
    ],
)
def test_nobody_acts_on_what_another_agreement_of_the_same_parties_follows(
    write_data: WriteData, text: str, following: str, is_told: bool
) -> None:
    later = f"type: twinning\nparties: [testograd, aasund]\nfollows: aasund-testograd\n{following}\n"
    report = write_data({**TWINNED, BOND: text + PROOF, "data/agreements/later.yaml": later}).check()
    assert ("which follows this, has begun" in report) is is_told
