"""The state of an agreement on a day: each step of the rules, and what dates leave open."""

from __future__ import annotations

from datetime import date

import pytest

from atlas.derive.status.status import last_confirmation, status_on
from atlas.model.agreements import Agreement
from atlas.model.records import Record
from atlas.reading.folders import File
from atlas.reading.loading import read_record
from atlas.records.store import Atlas

SOURCES = {
    "talk": "title: {en: A talk}\nlanguage: en\nseen: document\ndocument: talk.txt\nstate_of: 2017-12-14\n",
    "news": "title: {en: News}\nlanguage: en\nseen: document\ndocument: news.txt\nform: news\npublished: 2016-05-01\n",
    "paper": "title: {en: Paper}\nlanguage: en\nseen: document\ndocument: a.txt\nside: press\npublished: 2015-03\n",
    "page": (
        "title: {en: Page}\nlanguage: en\nseen: live page\nurl: https://page.example/\n"
        "published: 2010\nupdated: 2019-01-01\nretrieved: 2024-01-01\n"
    ),
}
TALK = "sources: [{id: talk, at: page 1, quote: Testograd, supports: [parties]}]\n"


def record(path: str, text: str) -> Record:
    kind, id_ = path.split("/")
    entry, problems = read_record(File(f"data/{path}.yaml", kind, id_), text.encode())
    assert entry.record is not None
    assert problems == []
    return entry.record


def concluded(text: str, *, others: dict[str, str] | None = None) -> tuple[Agreement, Atlas]:
    """An agreement of which `text` holds all but what is usual, in an atlas with its sources."""
    usual = "type: twinning\n" if "parties:" in text else "type: twinning\nparties: [aasund, testograd]\n"
    agreement = record("agreements/bond", usual + text)
    assert isinstance(agreement, Agreement)
    sources = [record(f"sources/{id_}", source) for id_, source in SOURCES.items()]
    more = [record(path, other) for path, other in (others or {}).items()]
    return agreement, Atlas([agreement, *sources, *more])


def status(text: str, day: str, *, others: dict[str, str] | None = None) -> str:
    agreement, atlas = concluded(text, others=others)
    found = status_on(agreement, atlas, date.fromisoformat(day))
    return f"possibly: {found.state.value}" if found.possibly else found.state.value


def acts(*parties: str) -> str:
    """Parties a, b, c ... with these acts."""
    named = zip("abc", parties, strict=False)
    lines = [f"  - {{id: {id_}, acts: [{of_one}]}}" if of_one else f"  - {id_}" for id_, of_one in named]
    return "\n".join(["parties:", *lines, ""])


@pytest.mark.parametrize("standing", ["agreed", "planned", "proposed", "under-discussion", "expected"])
def test_what_is_not_concluded_has_no_other_state(standing: str) -> None:
    assert status(f"standing: {standing}\nsigned: 2004\nended: 2006\n", "2020-01-01") == "not concluded"


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("in_force: 2004-03/2006\n", "2004-02-29", "not yet in force"),
        ("in_force: 2004-03/2006\n", "2004-03-01", "in force"),
        ("signed: 2003-05-01\n" + TALK, "2003-04-30", "not yet in force"),
        ("signed: 2003-05-01\n" + TALK, "2003-05-01", "in force"),
        ("signed: 2005-02-01\nin_force: 2004/2006\n", "2005-01-31", "not yet in force"),
        ("signed: 2005-02-01\nin_force: 2004/2006\n", "2005-02-01", "in force"),
        ("signed: 2005-02-01\nsince: 1990\n", "1995-01-01", "not yet in force"),
        ("since: 1989\n" + TALK, "1988-12-31", "not yet in force"),
        ("since: 1989\n" + TALK, "1989-06-01", "possibly: in force"),
        ("since: 1989\n" + TALK, "1990-01-01", "in force"),
        ("since: 1989~\n" + TALK, "1988-06-01", "possibly: in force"),
        ("since: 198X\n" + TALK, "1985-06-01", "possibly: in force"),
        ("signed: 2014\n", "2014-06-01", "possibly: not yet in force"),
    ],
)
def test_it_starts_with_its_term_else_signing_else_since(text: str, day: str, expected: str) -> None:
    assert status(text, day) == expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("in_force: 2004/2006\n", "2006-12-31", "in force"),
        ("in_force: 2004/2006\n", "2007-01-01", "expired"),
        ("in_force: 2004/2006~\n", "2007-06-01", "possibly: in force"),
        ("in_force: 2004/2006~\n", "2008-06-01", "expired"),
        ("in_force: 2004\n", "2004-07-01", "in force"),
        ("in_force: 2004\n", "2005-01-01", "expired"),
        ("in_force: 2004/..\n", "2005-01-01", "not known"),
        ("since: 1989/1995\n", "1996-01-01", "expired"),
        ("since: 1989\n", "1996-01-01", "not known"),
        ("in_force: ../2006\n", "2005-01-01", "not known"),
        ("in_force: ../2006\n", "2007-01-01", "expired"),
        ("since: 1989\nended: 2001-05-04\n", "2001-05-04", "not known"),
        ("since: 1989\nended: 2001-05-04\n", "2001-05-05", "ended"),
        ("since: 1989\nended: 2001\n" + TALK, "2001-06-01", "possibly: in force"),
        ("since: 1989\nended: 2001\n", "2001-06-01", "possibly: ended"),
        ("since: 1989\nended: 2001\n" + TALK, "2002-01-01", "ended"),
        ("in_force: 2004/2006\nended: 2005-01-01\n", "2010-01-01", "ended"),
        ("in_force: 2004/2006\nended: 2009-01-01\n", "2010-01-01", "expired"),
    ],
)
def test_it_ends_with_the_earliest_end(text: str, day: str, expected: str) -> None:
    assert status(text, day) == expected


FOLLOWER = "type: twinning\nparties: [aasund, testograd]\nfollows: bond\n"


@pytest.mark.parametrize(
    ("follower", "day", "expected"),
    [
        ("signed: 2007-02-01\n", "2007-01-31", "expired"),
        ("signed: 2007-02-01\n", "2007-02-01", "followed by another agreement"),
        ("signed: 2007-02-01\n", "2006-06-01", "in force"),
        ("signed: 2007-02-01\nstanding: planned\n", "2008-01-01", "expired"),
        ("", "2008-01-01", "expired"),
    ],
)
def test_a_term_that_has_passed_is_followed_once_the_next_one_has_started(
    follower: str, day: str, expected: str
) -> None:
    assert status("in_force: 2004/2006\n", day, others={"agreements/next": FOLLOWER + follower}) == expected


@pytest.mark.parametrize(
    ("parties", "day", "expected"),
    [
        (acts("{act: terminated, date: 2022-03-01}", ""), "2022-03-01", "not known"),
        (acts("{act: terminated, date: 2022-03-01}", ""), "2022-03-02", "ended by one side"),
        (acts("{act: terminated, date: 2022-03}", ""), "2022-03-15", "possibly: ended by one side"),
        (acts("{act: terminated}", ""), "2024-01-01", "possibly: ended by one side"),
        (acts("{act: terminated, date: 2022, standing: planned}", ""), "2024-01-01", "not known"),
        (acts("{act: terminated, date: 2022}", "", ""), "2024-01-01", "not known"),
        (acts("{act: terminated, date: 2022}, {act: terminated, date: 2023}", "", ""), "2024-01-01", "not known"),
        (acts("{act: terminated, date: 2022}", "{act: terminated, date: 2023}", ""), "2023-01-01", "not known"),
        (acts("{act: terminated, date: 2022}", "{act: terminated, date: 2023}", ""), "2024-01-01", "ended"),
        (acts("{act: decided, date: 2022}", ""), "2024-01-01", "not known"),
    ],
)
def test_a_party_that_terminates_ends_it_only_where_one_other_is_left(parties: str, day: str, expected: str) -> None:
    assert status(f"since: 1989\n{parties}", day) == expected


@pytest.mark.parametrize(
    ("parties", "day", "expected"),
    [
        (acts("{act: suspended, date: 2022-03-01}", ""), "2022-02-28", "not known"),
        (acts("{act: suspended, date: 2022-03-01}", ""), "2022-03-01", "suspended by one side"),
        (acts("{act: suspended, date: 2022}", ""), "2022-06-01", "possibly: suspended by one side"),
        (acts("{act: suspended, date: 2022}", "{act: suspended, date: 2023}"), "2024-01-01", "suspended"),
        (acts("{act: suspended, date: 2022}", "{act: suspended, date: 2023}"), "2022-12-31", "suspended by one side"),
        (acts("{act: suspended, date: 2022, standing: planned}", ""), "2024-01-01", "not known"),
        (acts("{act: suspended}", ""), "2024-01-01", "possibly: suspended by one side"),
        (acts("{act: suspended, date: 2020}, {act: resumed, date: 2022}", ""), "2024-01-01", "not known"),
        (acts("{act: suspended, date: 2020}, {act: renewed, date: 2022}", ""), "2024-01-01", "not known"),
        (
            acts("{act: suspended, date: 2020}, {act: resumed}", ""),
            "2024-01-01",
            "possibly: suspended by one side",
        ),
        (
            acts("{act: suspended, date: 2020}, {act: confirmed, date: 2022}", ""),
            "2024-01-01",
            "confirmed; nothing known since",
        ),
        (
            acts("{act: suspended, date: 2014}, {act: resumed, date: 2014}", ""),
            "2024-01-01",
            "not known",
        ),
        (
            acts("{act: suspended, date: 2020}, {act: resumed, date: 2021}, {act: suspended, date: 2022}", ""),
            "2024-01-01",
            "suspended by one side",
        ),
    ],
)
def test_the_last_act_of_each_party_suspends_or_resumes(parties: str, day: str, expected: str) -> None:
    assert status(f"since: 1989\n{parties}", day) == expected


@pytest.mark.parametrize(
    ("parties", "day", "expected"),
    [
        (acts("{act: renewed, date: 2006-11-01, until: 2010}", ""), "2010-12-31", "in force"),
        (acts("{act: renewed, date: 2006-11-01, until: 2010}", ""), "2011-01-01", "expired"),
        (acts("{act: renewed, date: 2008-01-01, until: 2010}", ""), "2007-06-01", "expired"),
        (acts("{act: renewed, until: 2010}", ""), "2009-01-01", "in force"),
        (acts("{act: renewed, date: 2006-11-01}", ""), "2007-01-01", "possibly: in force"),
        (acts("{act: renewed, date: 2006, until: 2010, standing: planned}", ""), "2009-01-01", "expired"),
        (
            acts("{act: renewed, date: 2006, until: 2010}, {act: renewed, date: 2010, until: 2014}", ""),
            "2013-01-01",
            "in force",
        ),
    ],
)
def test_a_renewal_with_its_own_end_replaces_the_term(parties: str, day: str, expected: str) -> None:
    assert status(f"in_force: 2004/2006\n{parties}", day) == expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("since: 1989\n", "2020-01-01", "not known"),
        ("since: 1989\n" + TALK, "2017-12-14", "in force"),
        ("since: 1989\n" + TALK, "2017-12-15", "confirmed; nothing known since"),
        (TALK, "2010-01-01", "not known"),
        (acts("{act: renewed, date: 1995}", "") + TALK, "2010-01-01", "possibly in force"),
        ("since: ../2010\n" + TALK, "2010-12-30", "not known"),
        (TALK, "2018-01-01", "confirmed; nothing known since"),
        (TALK.replace("page 1,", "page 1, as_of: 2017,"), "2017-06-01", "possibly: in force"),
        ("since: 1989\n" + TALK.replace("page 1,", "page 1, as_of: 2017,"), "2017-06-01", "possibly: in force"),
        (
            "since: 1989\n" + TALK.replace("page 1,", "page 1, as_of: 2017,"),
            "2018-01-01",
            "confirmed; nothing known since",
        ),
        ("since: 1989\n" + TALK.replace("[parties]", "[since]"), "2010-01-01", "not known"),
        ("since: 1989\n" + TALK.replace("talk", "news"), "2016-05-01", "in force"),
        ("since: 1989\n" + TALK.replace("talk", "paper"), "2015-02-01", "in force"),
        ("since: 1989\n" + TALK.replace("talk", "page"), "2009-01-01", "not known"),
        ("since: 1989\n" + acts("{act: confirmed, date: 2012-02-01}", ""), "2012-02-01", "in force"),
        (
            "since: 1989\n" + acts("{act: confirmed, date: 2012-02-01}", ""),
            "2013-01-01",
            "confirmed; nothing known since",
        ),
        ("since: 1989\n" + acts("{act: confirmed, date: 2012, standing: planned}", ""), "2013-01-01", "not known"),
    ],
)
def test_without_a_term_only_a_confirmation_shows_it_in_force(text: str, day: str, expected: str) -> None:
    assert status(text, day) == expected


def test_a_citation_of_one_party_confirms_too() -> None:
    parties = "parties:\n  - aasund\n  - {id: testograd, sources: [{id: talk, at: page 1, quote: Testograd}]}\n"
    assert status(f"since: 1989\n{parties}", "2010-01-01") == "in force"


def test_the_confirmation_shown_is_the_last_one_that_is_not_after_the_day() -> None:
    agreement, atlas = concluded("since: 1989\n" + acts("{act: confirmed, date: 2012-02-01}", "") + TALK)

    def shown(day: str) -> str | None:
        found = last_confirmation(agreement, atlas, date.fromisoformat(day))
        return found and found.date.text

    assert [shown("2010-01-01"), shown("2015-01-01"), shown("2020-01-01")] == [None, "2012-02-01", "2017-12-14"]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (acts("{act: terminated, date: 2017-12, sources: [{id: talk}]}", "") + TALK, "2020-01-01", None),
        (acts("{act: suspended, date: 2017-12-14, sources: [{id: talk}]}", "") + TALK, "2020-01-01", None),
        (acts("{act: suspended, sources: [{id: talk}]}", "") + TALK, "2020-01-01", None),
        ("ended: {value: 2017, sources: [{id: talk}]}\n" + TALK, "2020-01-01", None),
        (acts("{act: terminated, date: 2017-12-20, sources: [{id: news}]}", "") + TALK, "2020-01-01", "2017-12-14"),
        (acts("{act: terminated, date: 2018-02, sources: [{id: talk}]}", "") + TALK, "2020-01-01", "2017-12-14"),
        (acts("{act: suspended, date: 2017-12-14, sources: [{id: talk}]}", "") + TALK, "2017-12-01", None),
        (
            acts("{act: suspended, date: 2017-12, sources: [{id: talk}]}, {act: resumed, date: 2019}", "") + TALK,
            "2020-01-01",
            "2017-12-14",
        ),
        (
            acts("{act: suspended, date: 2017-12, sources: [{id: talk}]}, {act: kept, date: 2018-03-01}", "") + TALK,
            "2020-01-01",
            "2018-03-01",
        ),
    ],
)
def test_news_of_a_suspension_or_end_is_no_last_confirmation(text: str, day: str, expected: str | None) -> None:
    agreement, atlas = concluded("since: 1989\n" + text)
    found = status_on(agreement, atlas, date.fromisoformat(day)).confirmation
    assert (found and found.date.text) == expected


def test_news_of_a_suspension_shows_it_in_force_until_then() -> None:
    text = "since: 1989\n" + acts("{act: suspended, date: 2017-12-14, sources: [{id: talk}]}", "") + TALK
    assert [status(text, day) for day in ("2000-01-01", "2017-12-13", "2017-12-14")] == [
        "in force",
        "in force",
        "suspended by one side",
    ]


@pytest.mark.parametrize(
    ("confirmed", "expected"),
    [("../2018", "2017-12-14"), ("2016/2020", "2017-12-14"), ("2018", "2018"), ("2017/..", "2017-12-14")],
)
def test_the_last_confirmation_is_that_which_shows_it_latest_for_certain(confirmed: str, expected: str) -> None:
    agreement, atlas = concluded("since: 1989\n" + acts(f"{{act: confirmed, date: {confirmed}}}", "") + TALK)
    found = last_confirmation(agreement, atlas, date(2020, 1, 1))
    assert found is not None
    assert found.date.text == expected


def test_an_undated_page_confirms_the_year_before_which_it_was_not_written() -> None:
    page = "since: 1989\nsources: [{id: page, quote: Testograd, as_of: 1994/.., supports: [parties]}]\n"
    assert [status(page, day) for day in ("1993-12-31", "1994-06-01", "2030-01-01")] == [
        "in force",
        "confirmed; nothing known since",
        "confirmed; nothing known since",
    ]


def test_a_confirmation_carries_the_citation_that_proves_it() -> None:
    agreement, atlas = concluded("since: 1989\n" + TALK)
    found = last_confirmation(agreement, atlas, date(2020, 1, 1))
    assert found is not None
    assert [citation.id for citation in found.citations] == ["talk"]


SINCE_1989 = "since: 1989\n" + TALK
NEXT = "type: twinning\nfollows: bond\n"


@pytest.mark.parametrize(
    ("text", "following", "day", "expected"),
    [
        (SINCE_1989, "parties: [aasund, testograd]\nsigned: 2005-09-12\n", "2005-09-11", "in force"),
        (
            SINCE_1989,
            "parties: [aasund, testograd]\nsigned: 2005-09-12\n",
            "2005-09-12",
            "followed by another agreement",
        ),
        (SINCE_1989, "parties: [aasund, testograd]\nin_force: 2005/..\n", "2004-12-31", "in force"),
        (
            SINCE_1989,
            "parties: [aasund, testograd]\nin_force: 2005/..\n",
            "2005-01-01",
            "followed by another agreement",
        ),
        (SINCE_1989, "parties: [aasund, testograd]\nsigned: 2005\n", "2005-06-01", "possibly: in force"),
        (SINCE_1989, "parties: [aasund, testograd]\n", "2010-01-01", "in force"),
        (SINCE_1989, "parties: [aasund, testograd]\n", "2020-01-01", "possibly: followed by another agreement"),
        (SINCE_1989, "parties: [aasund, testograd]\nsince: 1989\n", "2010-01-01", "in force"),
        (SINCE_1989, f"parties: [aasund, testograd]\n{TALK}", "2017-12-14", "followed by another agreement"),
        (SINCE_1989, "parties: [aasund, testograd, c]\nsigned: 2005\n", "2006-01-01", "followed by another agreement"),
        (SINCE_1989, "parties: [aasund, c]\nsigned: 2005\n", "2006-01-01", "in force"),
        (SINCE_1989, "parties: [aasund, testograd]\nsigned: 2005\nstanding: planned\n", "2006-01-01", "in force"),
        (
            "in_force: 1989/..\n" + TALK,
            "parties: [aasund, testograd]\nsigned: 2005\n",
            "2006-01-01",
            "followed by another agreement",
        ),
        (
            "in_force: 1989/\n",
            "parties: [aasund, testograd]\nsigned: 2005\n",
            "2006-01-01",
            "followed by another agreement",
        ),
        ("in_force: 1989/2009\n", "parties: [aasund, testograd]\nsigned: 2005\n", "2006-01-01", "in force"),
        (
            "parties: [{id: aasund, during: ../1998}, {id: c, during: 1998/..}, testograd]\n" + SINCE_1989,
            "parties: [c, testograd]\nsigned: 2005\n",
            "2006-01-01",
            "followed by another agreement",
        ),
        (
            "parties: [{id: a, acts: [{act: terminated, date: 1998}]}, b, c]\n" + SINCE_1989,
            "parties: [b, c]\nsigned: 2005\n",
            "2006-01-01",
            "followed by another agreement",
        ),
    ],
)
def test_without_a_term_it_is_over_when_the_same_parties_begin_another_that_follows_it(
    text: str, following: str, day: str, expected: str
) -> None:
    assert status(text, day, others={"agreements/next": NEXT + following}) == expected


@pytest.mark.parametrize(
    ("ended", "expected"),
    [
        ("2017-12-14", None),
        ("2017-12", None),
        ("2018", "2017-12-14"),
        ("2017-12-14/2019", "2017-12-14"),
        ("../2019", "2017-12-14"),
    ],
)
def test_news_of_an_end_is_no_confirmation(ended: str, expected: str | None) -> None:
    agreement, atlas = concluded(acts(f"{{act: terminated, date: {ended}}}", "") + "since: 1989\n" + TALK)
    found = status_on(agreement, atlas, date(2024, 1, 1))
    assert found.state.value == "ended by one side"
    assert (found.confirmation.date.text if found.confirmation else None) == expected


def test_the_word_of_a_party_after_the_end_stays() -> None:
    parties = acts("{act: terminated, date: 2017-12-14}", "{act: confirmed, date: 2018}")
    agreement, atlas = concluded(parties + "since: 1989\n" + TALK)
    confirmation = status_on(agreement, atlas, date(2024, 1, 1)).confirmation
    assert confirmation
    assert confirmation.date.text == "2018"
