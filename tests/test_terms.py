"""The term of an agreement: which renewals move its end, and where pages and files say so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from atlas.derive.computed.computed import Computed
from atlas.derive.status.course import course_of
from atlas.derive.status.terms import term_on
from atlas.model.agreements import Agreement
from atlas.output.site import Site
from atlas.records.store import Atlas
from atlas.rules.history import ActAtTime, History
from invented_data import TWINNED, WriteData
from invented_edits import seeds
from test_status import acts, concluded, status

RENEWED = """\
type: cooperation
parties:
  - id: aasund
    acts:
      - {act: renewed, date: 1998, until: 2003, sources: [{id: booklet, at: page 2, quote: "1998"}]}
      - {act: renewed, date: 2008, until: 2028, sources: [{id: booklet, at: page 4, quote: "2008"}]}
      - {act: renewed, date: 2025, until: 2038, standing: agreed, sources: [{id: booklet, at: page 5, quote: "2025"}]}
  - id: testograd
    acts:
      - {act: renewed, date: 2003, until: 2008, sources: [{id: booklet, at: page 3, quote: "2003"}]}
      - {act: renewed, date: 2008, until: 2028, sources: [{id: booklet, at: page 4, quote: "2028"}]}
in_force: 1993/1998
sources:
  - {id: booklet, at: page 1, quote: 1993 … 1998, supports: [parties, in_force]}
"""
FILES = {
    **{path: text for path, text in TWINNED.items() if "aasund-page" not in path},
    "data/agreements/aasund-testograd.yaml": RENEWED,
    "data/sources/booklet.yaml": (
        "title: {en: Booklet}\nlanguage: en\nseen: document\ndocument: booklet.txt\nstate_of: 2025\n"
    ),
}
UNTIL_2010 = "{act: renewed, date: 2006, until: 2010}"


def term(text: str, day: str = "2026-01-31") -> str:
    """The term as a day finds it, with what it was at first and how often it was renewed."""
    agreement, atlas = concluded(text)
    found = Computed(atlas, ("en",), date.fromisoformat(day)).agreements.term(agreement)
    if not found:
        return "none"
    first = found.first.value.text if found.first else "-"
    others = "".join(f" or {other.value.text}" for other in found.stated.otherwise)
    return f"{found.field} {found.stated.value.text}{others}, first {first}, renewed {len(found.renewals)}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in_force: 2004/2006\n", "in_force 2004/2006, first 2004/2006, renewed 0"),
        ("since: 1989/1995\n", "since 1989/1995, first 1989/1995, renewed 0"),
        ("since: 1989\n", "none"),
        ("since: ../2010\n", "none"),
        (f"in_force: 2004/2006\n{acts(UNTIL_2010, '')}", "in_force 2004/2010, first 2004/2006, renewed 1"),
        (f"in_force: 2004\n{acts(UNTIL_2010, '')}", "in_force 2004/2010, first 2004, renewed 1"),
        (f"in_force: ../2006\n{acts(UNTIL_2010, '')}", "in_force ../2010, first ../2006, renewed 1"),
        (f"since: 1989/2006\n{acts(UNTIL_2010, '')}", "since 1989/2010, first 1989/2006, renewed 1"),
        (f"since: 1989\n{acts(UNTIL_2010, '')}", "in_force ../2010, first -, renewed 1"),
        (f"signed: 2004\n{acts('', UNTIL_2010)}", "in_force ../2010, first -, renewed 1"),
        (f"since: 1989\n{acts('{act: renewed, date: 2006}', '')}", "none"),
        (
            "in_force: 2004/2006\n" + acts("{act: renewed, date: 2006}", ""),
            "in_force 2004/, first 2004/2006, renewed 1",
        ),
        (
            "in_force: 2004/2006\n" + acts("{act: renewed, date: 2006}", UNTIL_2010),
            "in_force 2004/2010, first 2004/2006, renewed 2",
        ),
        (
            "in_force: 2004/2006\n" + acts(f"{UNTIL_2010}, {{act: renewed, date: 2010}}", ""),
            "in_force 2004/, first 2004/2006, renewed 2",
        ),
        (
            "in_force: 2004/2010\n" + acts("{act: renewed, date: 2005, until: 2007}", ""),
            "in_force 2004/2007, first 2004/2010, renewed 1",
        ),
        (
            "in_force: 2004/2006\n" + acts(f"{UNTIL_2010}, {{act: renewed, date: 2007, until: 2008}}", ""),
            "in_force 2004/2008, first 2004/2006, renewed 2",
        ),
        (
            "in_force: 2004/2006\n" + acts(UNTIL_2010, "{act: renewed, date: 2007, until: 2008}"),
            "in_force 2004/2010, first 2004/2006, renewed 2",
        ),
        (
            "in_force: 2004/2006\n" + acts("{act: renewed, date: 2006, until: 2010, standing: planned}", ""),
            "in_force 2004/2006, first 2004/2006, renewed 0",
        ),
        (
            "in_force: 2004/2006\n" + acts("{act: renewed, date: 2006, until: {value: 2010, otherwise: [2012]}}", ""),
            "in_force 2004/2010 or 2004/2012, first 2004/2006, renewed 1",
        ),
        (
            "in_force: {value: 2004/2006, otherwise: [2005/2006]}\n" + acts(UNTIL_2010, ""),
            "in_force 2004/2010 or 2005/2010, first 2004/2006, renewed 1",
        ),
        (
            "in_force: 2004/2006\n" + acts("{act: renewed, date: 2006, until: ../2010}", ""),
            "in_force 2004/2010, first 2004/2006, renewed 1",
        ),
    ],
)
def test_the_term_is_that_of_the_last_renewal(text: str, expected: str) -> None:
    assert term(text) == expected


def test_the_dates_of_lists_and_timelines_stand_in_order_of_time(write_data: WriteData) -> None:
    old = FILES["data/agreements/aasund-testograd.yaml"].replace(
        "in_force: 1993/1998\n", "since: 0836\nsigned: 1967-06-04\n"
    )
    proven = old.replace("[parties, in_force]", "[parties, since, signed]")
    site = write_data(FILES | {"data/agreements/aasund-testograd.yaml": proven}).site()
    assert "Since: 836; signed: 4 June 1967; " in page(site, "timeline/kinds/agreements/")


def test_a_renewal_counts_from_its_day_on() -> None:
    text = "in_force: 2004/2006\n" + acts("{act: renewed, date: 2006-11-01, until: 2010}", "")
    assert term(text, "2006-10-31") == "in_force 2004/2006, first 2004/2006, renewed 0"
    assert term(text, "2006-11-01") == "in_force 2004/2010, first 2004/2006, renewed 1"


@pytest.mark.parametrize(
    ("parties", "day", "expected"),
    [
        (acts("{act: renewed, date: 2005, until: 2005-06}", ""), "2006-06-01", "expired"),
        (acts(f"{UNTIL_2010}, {{act: renewed, date: 2007, until: 2008}}", ""), "2009-06-01", "expired"),
        (acts(UNTIL_2010, "{act: renewed, date: 2007, until: 2008}"), "2009-06-01", "in force"),
        (acts("{act: renewed, date: 2006}", UNTIL_2010), "2011-01-01", "expired"),
        (acts("{act: renewed, date: 2006}", ""), "2006-12-31", "in force"),
        (acts("{act: renewed, date: 2006}", ""), "2011-01-01", "possibly: in force"),
        (acts("{act: renewed}", ""), "2011-01-01", "possibly: in force"),
        (acts("{act: renewed, date: 2006, until: ../2010}", ""), "2009-01-01", "possibly: in force"),
        (acts("{act: renewed, date: 2006, until: ../2010}", ""), "2011-01-01", "expired"),
        (acts("{act: renewed, date: 2006, until: 2008/2010}", ""), "2009-01-01", "possibly: in force"),
        (acts("{act: renewed, date: 2006, until: 2010/..}", ""), "2012-01-01", "possibly: in force"),
    ],
)
def test_the_state_is_that_of_the_term(parties: str, day: str, expected: str) -> None:
    assert status(f"in_force: 2004/2006\n{parties}", day) == expected


def page(site: Site, address: str, language: str = "en") -> str:
    return next(page.markdown() for page in site.pages(language) if page.address == address)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            "- **Period of validity:** 1993–2028 (at first: 1993–1998[^1]; renewed: 1998[^2], 2003[^3], 2008[^4][^5])[^1][^4]",
        ),
        (
            "ru",
            "- **Срок действия:** 1993–2028 (первоначально: 1993–1998[^1]; продлено: 1998[^2], 2003[^3], 2008[^4][^5])[^1][^4]",
        ),
        (
            "sv",
            "- **Giltighetstid:** 1993–2028 (ursprungligen: 1993–1998[^1]; förnyat: 1998[^2], 2003[^3], 2008[^4][^5])[^1][^4]",
        ),
        (
            "fi",
            "- **Voimassaoloaika:** 1993–2028 (alun perin: 1993–1998[^1]; uusittu: 1998[^2], 2003[^3], 2008[^4][^5])[^1][^4]",
        ),
    ],
)
def test_the_page_of_an_agreement_tells_the_history_of_its_term(
    write_data: WriteData, language: str, expected: str
) -> None:
    assert expected in page(write_data(FILES).site(), "agreements/aasund-testograd/", language)


@pytest.mark.parametrize(
    "address",
    [
        "agreements/",
        "cities/aasund/",
        "cities/testograd/",
        "countries/no/",
        "briefings/countries/no/",
        "timeline/kinds/agreements/",
    ],
)
def test_the_term_that_holds_is_shown_wherever_one_is(write_data: WriteData, address: str) -> None:
    text = page(write_data(FILES).site(), address)
    assert "1993–2028" in text
    assert "1993–1998" not in text


def test_files_tell_of_the_term_that_holds(write_data: WriteData) -> None:
    pages = list(write_data(FILES).site().pages("en"))
    files = {address: text.decode("utf-8-sig") for page in pages for address, text in page.files()}
    assert ",1993/2028,1993-01-01,2028-12-31,stated," in files["data/agreements.csv"]
    calendar = next(text for address, text in files.items() if address.endswith("agreements/aasund-testograd.ics"))
    assert calendar.count("SUMMARY:Term ends:") == 1
    assert "DTSTART;VALUE=DATE:20281231" in calendar
    assert "Period of validity: 1993–2028" in calendar
    assert "1998" not in calendar


def random_terms(random: Random) -> Agreement:
    """An agreement with a term, and with renewals and confirmations on days of their own."""
    first = random.randint(1980, 2000)
    years = random.sample(range(first, first + 40), random.randint(1, 6))
    parties: list[list[str]] = [[], []]
    for year in years:
        date_ = f", date: {year}-03-01" if random.random() < 0.9 else ""
        until = f", until: {random.randint(first, first + 45)}" if random.random() < 0.7 else ""
        act = f"renewed{date_}{until}" if random.random() < 0.6 else f"confirmed, date: {year}-06-15"
        random.choice(parties).append(f"{{act: {act}}}")
    agreement, _ = concluded(f"in_force: {first}/{first + random.randint(0, 15)}\n{acts(*map(', '.join, parties))}")
    return agreement


def without_act(agreement: Agreement, act: ActAtTime) -> Agreement:
    party = agreement.parties[act.party]
    others = tuple(one for number, one in enumerate(party.acts) if number != act.index)
    parties = (*agreement.parties[: act.party], replace(party, acts=others), *agreement.parties[act.party + 1 :])
    return replace(agreement, parties=parties)


@pytest.mark.parametrize("seed", seeds(core=300, usual=600, long=20_000))
def test_the_check_and_the_status_have_the_same_term_before_each_act(seed: int) -> None:
    """The check counts renewals in a way of its own, as it must not compute all statuses to look at one file."""
    agreement = random_terms(Random(seed))
    history = History(agreement)
    for act in history.acts:
        earlier = without_act(agreement, act)
        end = term_on(course_of(earlier, Atlas([earlier])), act.when.first_min, longest=True)
        assert bool(list(history.ends_before(act))) == bool(end and end.latest < act.when.first_min)
