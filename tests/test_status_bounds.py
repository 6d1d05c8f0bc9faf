"""The state of an agreement on a day, where its dates bound each other: its beginning, acts, ends and confirmations."""

from __future__ import annotations

from datetime import date

import pytest

from atlas.derive.status.course import course_for, course_of
from atlas.derive.status.existence import begins_after
from atlas.derive.status.status import StatusOn, last_confirmation, status_of, status_on
from test_status import NEXT, TALK, acts, concluded

BOOKLET = {
    "sources/booklet": "title: {en: A booklet}\nlanguage: en\nseen: document\ndocument: b.txt\nstate_of: 2008-05-01\n"
}
OF_2008 = TALK.replace("talk", "booklet")
SINCE_1989 = "since: 1989\n" + TALK
TOWNS = "{unnamed: {what: {en: towns}}}"


def unsure(value: str) -> str:
    return f"{{value: {value}, doubtful: {{en: A letter to the editor says so.}}}}"


def words(found: StatusOn) -> str:
    return f"possibly: {found.state.value}" if found.possibly else found.state.value


def states(text: str, *days: str, others: dict[str, str] | None = None) -> list[str]:
    agreement, atlas = concluded(text, others={**BOOKLET, **(others or {})})
    return [words(status_on(agreement, atlas, date.fromisoformat(day))) for day in days]


def confirmed(text: str, day: str = "2026-01-31", *, others: dict[str, str] | None = None) -> str | None:
    agreement, atlas = concluded(text, others={**BOOKLET, **(others or {})})
    found = status_on(agreement, atlas, date.fromisoformat(day)).confirmation
    return found and found.date.text


@pytest.mark.parametrize(
    ("begun", "day", "expected"),
    [
        ("since: 2010\n", "2012-01-01", "not known"),
        ("signed: 2010-05-01\n", "2012-01-01", "not known"),
        ("since: 1990\nsigned: 2010-05-01\n", "2012-01-01", "not known"),
        ("in_force: 2010/..\n", "2012-01-01", "not known"),
        ("since: 2008-05-01\n", "2012-01-01", "confirmed; nothing known since"),
        ("since: 2008\n", "2012-01-01", "confirmed; nothing known since"),
        (f"since: {unsure('2008-09-01')}\n", "2012-01-01", "confirmed; nothing known since"),
    ],
)
def test_a_source_of_before_its_beginning_confirms_nothing(begun: str, day: str, expected: str) -> None:
    assert states(begun + OF_2008, day) == [expected]
    agreement, atlas = concluded(begun + OF_2008, others=BOOKLET)
    assert (last_confirmation(agreement, atlas, date.max) is None) is (expected == "not known")


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("since: 2008\n" + OF_2008, "2008-04-30", "possibly: in force"),
        ("since: 2008\n" + OF_2008, "2008-05-01", "in force"),
        ("since: 2008\n" + OF_2008, "2026-01-31", "confirmed; nothing known since"),
        ("since: 200X\n" + OF_2008, "2008-05-01", "in force"),
        ("since: 200X\n" + OF_2008 + acts("{act: confirmed, date: 2005-02-01}", ""), "2005-02-01", "in force"),
        ("since: ../2010\n" + OF_2008, "2008-04-30", "not known"),
        ("since: 199X\n" + acts("{act: terminated, date: 1995}", ""), "1994-06-01", "possibly: not yet in force"),
        ("since: 199X\n" + acts("{act: terminated, date: 1995}", ""), "1996-01-01", "ended by one side"),
        ("since: 199X\n" + acts("{act: suspended, date: 1995-05-05}", ""), "1995-05-05", "suspended by one side"),
        ("since: 199X\n" + acts("{act: decided, date: 1995-05-05}", ""), "1996-05-05", "possibly: not yet in force"),
        ("since: 199X\nended: 1995-05-05\n", "1995-05-06", "ended"),
        ("since: ../2010\nended: 2005\n", "2006-01-01", "ended"),
        ("since: 2017\n" + TALK.replace("page 1,", "page 1, as_of: 2017/..,"), "2017-01-01", "possibly: in force"),
    ],
)
def test_what_first_shows_it_in_force_is_no_earlier_than_its_beginning(text: str, day: str, expected: str) -> None:
    assert states(text, day) == [expected]


def test_it_is_in_force_on_the_day_of_its_signing_if_a_party_ended_it_in_the_same_year() -> None:
    text = "signed: 2000-05-01\n" + acts("{act: terminated, date: 2000}", "") + TALK
    assert states(text, "2000-04-30", "2000-05-01", "2000-05-02", "2001-01-01") == [
        "not yet in force",
        "in force",
        "possibly: in force",
        "ended by one side",
    ]


def test_of_what_had_ended_by_a_year_nothing_is_known_until_then() -> None:
    assert states("ended: ../2019\n", "2019-12-30", "2019-12-31", "2020-01-01") == ["not known", "not known", "ended"]


TWO_ENDS = (
    "in_force: {value: 2010/2040, otherwise: [{value: 2010/2015, sources: [{id: booklet, at: page 1, quote: a}]}]}\n"
)


def test_a_source_between_two_contradicting_ends_of_a_term_is_a_confirmation() -> None:
    days = "2014-01-01", "2016-01-01", "2026-01-31", "2041-01-01"
    assert states(TWO_ENDS + TALK, *days) == ["in force", "possibly: in force", "possibly: in force", "expired"]
    assert confirmed(TWO_ENDS + TALK) == "2017-12-14"
    assert confirmed("in_force: 2010/2015\n" + TALK) is None


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("", "1976-05-04", "not yet in force"),
        ("", "1976-05-20", "possibly: in force"),
        ("", "1976-06-05", "in force"),
        ("since: 1970\n", "1976-05-04", "not yet in force"),
        ("signed: 1976-07-01\n", "1976-06-20", "not yet in force"),
        ("in_force: 1977/..\n", "1976-12-31", "not yet in force"),
    ],
)
def test_it_begins_when_the_parties_sign_it_one_after_the_other(text: str, day: str, expected: str) -> None:
    signed = acts("{act: signed, date: 1976-05-05}", "{act: signed, date: 1976-06-05}")
    assert states(text + signed + TALK, day) == [expected]


def test_an_agreement_that_the_parties_sign_later_is_not_there_yet() -> None:
    agreement, _ = concluded(acts("{act: signed, date: 1976-05-05}", "{act: signed, date: 1976-06-05}"))
    assert [begins_after(agreement, date(year, 1, 1)) for year in (1976, 1977)] == [True, False]


@pytest.mark.parametrize(
    ("terminated", "follower", "expected"),
    [
        ("2023", "signed: 2022-01-01\n", "followed by another agreement"),
        ("2019", "signed: 2022-01-01\n", "ended by one side"),
        ("2022", "signed: 2022-03-01\n", "ended by one side"),
        ("2023", "", "ended by one side"),
        ("2023", "since: 1989\n", "ended by one side"),
    ],
)
def test_a_party_that_ends_it_after_another_has_followed_had_not_left_it(
    terminated: str, follower: str, expected: str
) -> None:
    text = "since: 1989\n" + acts(f"{{act: terminated, date: {terminated}}}", "") + TALK
    assert states(text, "2026-01-31", others={"agreements/next": f"{NEXT}parties: [a, b]\n{follower}"}) == [expected]


@pytest.mark.parametrize("start", ["", "signed: ../2020\n", "signed: 2000/2020\n", "in_force: 200X/..\n"])
def test_a_follower_of_an_unknown_day_begins_after_what_last_shows_the_earlier(start: str) -> None:
    following = {"agreements/next": f"{NEXT}parties: [aasund, testograd]\n{start}"}
    if "200X" in start:  # it began before
        assert states(SINCE_1989, "2010-01-01", others=following) == ["followed by another agreement"]
        return
    assert states(SINCE_1989, "1995-01-01", "2017-12-14", "2018-12-31", others=following) == [
        "in force",
        "in force",
        "possibly: followed by another agreement",
    ]
    assert confirmed(SINCE_1989, "2018-12-31", others=following) == "2017-12-14"


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (
            "in_force: 2004/2006\n" + acts(f"{{act: renewed, date: {unsure('2006')}, until: 2010}}", ""),
            "2008-01-01",
            "possibly: in force",
        ),
        (
            "in_force: 2004/2006\n" + acts(f"{{act: renewed, date: {unsure('2006')}, until: 2010}}", ""),
            "2012-01-01",
            "expired",
        ),
        (
            "in_force: 2004/2006\n" + acts(f"{{act: renewed, date: 2006, until: {unsure('2010')}}}", ""),
            "2008-01-01",
            "possibly: in force",
        ),
        (
            "since: 1989\n" + acts(f"{{act: confirmed, date: {unsure('2012-05-05')}}}", ""),
            "2012-05-05",
            "possibly: in force",
        ),
        (
            "since: 1989\n" + acts(f"{{act: confirmed, date: {unsure('2012-05-05')}}}", ""),
            "2026-01-31",
            "possibly: confirmed; nothing known since",
        ),
        (
            "since: 1989\n" + acts(f"{{act: suspended, date: 2010}}, {{act: confirmed, date: {unsure('2012')}}}", ""),
            "2026-01-31",
            "possibly: suspended by one side",
        ),
        (f"in_force: {unsure('2010/2030')}\n", "2020-01-01", "possibly: in force"),
        (f"in_force: {unsure('2010/2030')}\n" + TALK, "2016-01-01", "in force"),
    ],
)
def test_what_is_doubtful_makes_nothing_certain(text: str, day: str, expected: str) -> None:
    assert states(text, day) == [expected]


def test_a_doubtful_confirmation_is_not_the_last_one_where_there_is_another() -> None:
    doubtful = acts(f"{{act: confirmed, date: {unsure('2020-05-05')}}}", "")
    assert confirmed("since: 1989\n" + doubtful + TALK) == "2017-12-14"
    assert confirmed("since: 1989\n" + doubtful) == "2020-05-05"


def test_a_doubtful_day_is_no_surer_than_its_month_and_its_year() -> None:
    days = [f"{year}-{month:02}-15" for year in (1988, 1989, 1990, 1991, 1992) for month in range(1, 13)]
    found = [states(f"signed: {unsure(value)}\n{TALK}", *days) for value in ("1990", "1990-05", "1990-05-05")]
    assert found[0] == found[1] == found[2]
    assert set(found[0]) == {"not yet in force", "possibly: in force", "in force"}


def test_a_term_that_is_left_open_goes_on_as_long_as_it_is_confirmed() -> None:
    renewals = "{act: renewed, date: 2006, until: 2010}, {act: renewed, date: 2010}"
    text = "in_force: 2004/2006\n" + acts(renewals, "")
    days = "2010-06-01", "2015-01-01", "2017-12-14", "2026-01-31"
    assert states(text + TALK, *days) == ["in force", "in force", "in force", "confirmed; nothing known since"]
    assert states(text, *days) == ["in force", *["possibly: in force"] * 3]


@pytest.mark.parametrize(
    ("ended", "day", "expected"),
    [
        ("2015/2019", "2017-12-14", "in force"),
        ("2015/2019", "2018-01-01", "possibly: ended by one side"),
        ("201X", "2017-12-14", "in force"),
        ("../2019", "2017-12-14", "in force"),
        ("2017", "2017-12-14", "possibly: in force"),
    ],
)
def test_what_is_known_to_have_ended_within_years_ended_after_what_shows_it_in_force(
    ended: str, day: str, expected: str
) -> None:
    assert states("since: 1989\n" + acts(f"{{act: terminated, date: {ended}}}", "") + TALK, day) == [expected]


def test_a_source_that_gives_the_years_of_an_end_does_not_narrow_them() -> None:
    told = "{act: terminated, date: 2010/2017, sources: [{id: talk, at: page 2, quote: ended}]}"
    assert states("since: 1989\n" + acts(told, "") + TALK, "2015-01-01") == ["possibly: in force"]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("in_force: ../2030\n" + TALK, "2017-12-13", "not known"),
        ("in_force: ../2030\n" + TALK, "2017-12-14", "in force"),
        ("in_force: ../2030\n" + TALK, "2026-01-31", "in force"),
        ("in_force: ../2030\n" + TALK, "2031-01-01", "expired"),
        ("in_force: ../2030\n" + acts("{act: renewed, date: 2020-01-01}", ""), "2019-12-31", "not known"),
        (acts("{act: renewed, date: 2020-01-01, until: 2030}", ""), "2026-01-31", "in force"),
    ],
)
def test_within_a_term_of_unknown_beginning_it_is_in_force_once_that_is_shown(
    text: str, day: str, expected: str
) -> None:
    assert states(text, day) == [expected]


S2020, S2022 = "{act: suspended, date: 2020}", "{act: suspended, date: 2022}"


@pytest.mark.parametrize(
    ("parties", "whole", "of_a", "of_b", "of_a_and_b", "of_b_and_c"),
    [
        ((S2020, "", ""), "confirmed", "suspended by one side", "confirmed", "suspended by one side", "confirmed"),
        ((S2020, S2022, ""), "suspended", "suspended", "suspended", "suspended", "suspended by one side"),
        ((S2020, "", S2022), "suspended", "suspended", "suspended", "suspended by one side", "suspended by one side"),
        (
            (S2020 + ", {act: resumed, date: 2021}", "", S2022),
            *("confirmed", "confirmed", "confirmed", "confirmed", "suspended by one side"),
        ),
        (
            ("{act: suspended, date: 2008}, {act: terminated, date: 2010}", S2022, ""),
            *("suspended by one side", "ended", "suspended by one side", "ended", "suspended by one side"),
        ),
    ],
)
def test_a_suspension_by_one_of_several_concerns_that_party(
    parties: tuple[str, ...], whole: str, of_a: str, of_b: str, of_a_and_b: str, of_b_and_c: str
) -> None:
    course = course_of(*concluded("since: 1989\n" + acts(*parties) + TALK))
    seen = [course, *(course_for(course, numbers) for numbers in ((0,), (1,), (0, 1), (1, 2)))]
    found = [words(status_of(one, date(2026, 1, 31))).partition(";")[0] for one in seen]
    assert found == [whole, of_a, of_b, of_a_and_b, of_b_and_c]


@pytest.mark.parametrize(
    ("parties", "expected"),
    [
        (f"- {{id: a, acts: [{{act: terminated, date: 2020}}]}}\n  - {TOWNS}", "possibly: ended by one side"),
        (
            f"- {{id: a, acts: [{{act: terminated, date: 2020}}]}}\n  - {TOWNS.replace('}}}', '}, count: 1}}')}",
            "ended by one side",
        ),
        (f"- a\n  - {TOWNS[:-1]}, acts: [{{act: terminated, date: 2020}}]}}", "ended by one side"),
        (f"- {{id: a, acts: [{S2020}]}}\n  - {TOWNS}", "suspended by one side"),
    ],
)
def test_of_a_group_of_unknown_number_several_may_be_left(parties: str, expected: str) -> None:
    assert states(f"since: 1989\nparties:\n  {parties}\n{TALK}", "2026-01-31") == [expected]
