"""What the records of data/ hold of each relation stands on the pages of both sides, in every language."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from relation_pages import LANGUAGES, RelationPages, leads, own_time, text
from served_site import DATA, ServedSite

from atlas.derive.relations.parties import has_left, party_numbers_with
from atlas.derive.status.in_force import InForce, Period
from atlas.incremental.checking import check_project
from atlas.pages.record.backlinks import listed_backlinks
from atlas.pages.timelines.timelines import MOST_ROWS
from atlas.records.statements import all_values
from atlas.records.store import Atlas
from test_as_of_answers import KINDS, answer, script_answers

TODAY = dt.datetime.now(dt.UTC).date()
DAYS = (dt.date(2015, 6, 1), dt.date(2019, 1, 1), TODAY)
Told = tuple[str, dict[str, str], InForce]
"""Where periods stand, those by their kinds, and what the records say."""


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return check_project(DATA.parent, TODAY)[1]


@pytest.fixture(scope="module", params=LANGUAGES)
def pages(request: pytest.FixtureRequest, served_data: ServedSite, atlas: Atlas) -> RelationPages:
    return RelationPages(served_data.site_dir, request.param, atlas, TODAY)


def wrong_states(pages: RelationPages) -> Iterator[str]:
    for side in pages.sides:
        agreement, number = side
        status = pages.computed.agreements.status(agreement)
        if not pages.are_marked([pages.of(agreement)], agreement, status):
            yield f"{pages.place(side)}: its own page does not tell {pages.states(agreement, status)}"
        if pages.name(side) not in text(pages.items(agreement)[number]):
            yield f"{pages.place(side)}: not named among the parties"
        if not pages.record(side):
            continue
        rows, status = pages.rows(side), pages.computed.agreements.status(agreement, own_time(side))
        if not pages.are_marked(rows, agreement, status):
            yield f"{pages.place(side)}: no row of the party tells {pages.states(agreement, status)}"
        for other in party_numbers_with(agreement, number):
            if not any(pages.name((agreement, other)) in text(row) for row in rows):
                yield f"{pages.place(side)}: no row of the party names {pages.name((agreement, other))}"


def missing_acts(pages: RelationPages) -> Iterator[str]:
    for side in pages.sides:
        agreement, number = side
        lines = [text(line) for line in pages.items(agreement)[number].iterfind(".//li")]
        timeline = [(text(name), text(when)) for name, _, when in pages.time_rows(agreement)]
        for words, day in map(pages.act, agreement.parties[number].acts):
            if not any(words in line and day in line for line in lines):
                yield f"{pages.place(side)}: not among its acts on the agreement's page: {words}, {day}"
            begin = f"{pages.name(side)}: {words}"
            if (timeline or day) and not any(name.startswith(begin) and day in when for name, when in timeline):
                yield f"{pages.place(side)}: not in the agreement's timeline: {words}, {day}"
        acts = Counter(pages.act(act) for party in agreement.parties for act in party.acts)
        told = " ".join(text(row) for row in pages.rows(side) if row.tag == "tr").casefold()
        for (words, day), times in acts.items() if told else ():
            dated = (f"{words} ({day}", f"{words}, {day}") if day else (words,)  # no brackets where some stand within
            if sum(told.count(one.casefold()) for one in dated) < times:
                yield f"{pages.place(side)}: not in the party's row, for each that did it: {words}, {day}"


def wrong_timelines(pages: RelationPages) -> Iterator[str]:
    """A place that nothing but one agreement names has no timeline; of very many agreements one shows but some."""
    for side in pages.sides:
        agreement, record = side[0], pages.record(side)
        links = listed_backlinks(record, pages.atlas, pages.computed.listing) if record else ()
        naming = len({link.record.id for link in links})
        if not record or naming > MOST_ROWS:
            continue
        rows, status = pages.time_rows(record), pages.computed.agreements.status(agreement)
        told = [text(when) for name, _, when in rows if leads(name, agreement)]
        is_due = rows or (naming > 1 and pages.computed.times.bars(agreement))
        if is_due and not any(pages.tells(one, agreement, status) for one in told):
            yield f"{pages.place(side)}: the party's timeline says {told}, not {pages.states(agreement, status)}"


def missing_contradictions(pages: RelationPages) -> Iterator[str]:
    lists = (pages.root / "data-quality" / "contradicted").rglob("index.html")
    listed = [pages.page(path.parent.relative_to(pages.root).as_posix()) for path in lists]
    rows = [row for page in listed for row in page.iterfind(".//tbody/tr")]
    for record in pages.atlas.records:
        for path, spec, value in all_values(record):
            if record.withdrawn or not getattr(value, "otherwise", ()):
                continue
            said = pages.contradicting(spec, value)
            own = [text(line).casefold() for line in pages.of(record).xpath(".//li[not(ancestor::section)]")]
            among = [text(row).casefold() for row in rows if leads(row, record)]
            for where, lines in (("its page", own), ("the page of contradictions", among)):
                if not any(all(one.casefold() in line for one in said) for line in lines):
                    yield f"{record.id}, {path}, {pages.language}: {said} not on {where}"


def wrong_calendars(pages: RelationPages) -> Iterator[str]:
    for side in pages.sides:
        agreement, record = side[0], pages.record(side)
        due, found = pages.due_entries(agreement), pages.entries(agreement, agreement)
        if due != found:
            yield f"{pages.place(side)}: the agreement's calendar: {due ^ found}"
        extent = pages.agendas.extent_of_record(record) if record else None
        if record and extent and not extent.only_round and not extent.left_out:
            due, found = set() if has_left(*side, TODAY) else due, pages.entries(record, agreement)
            if due != found:
                yield f"{pages.place(side)}: the party's calendar: {due ^ found}"


CHECKS = (wrong_states, missing_acts, wrong_timelines, missing_contradictions, wrong_calendars)


@pytest.mark.parametrize("check", CHECKS)
def test_both_sides_tell_it(pages: RelationPages, check: Callable[[RelationPages], Iterator[str]]) -> None:
    assert list(check(pages)) == []


@pytest.mark.skipif(not shutil.which("node"), reason="there is no Node: in_force.js is asked nothing")
def test_lists_asked_for_a_day_answer_as_the_records_do(pages: RelationPages, tmp_path: Path) -> None:
    told = [(*one, day) for one in (*_periods_in_rows(pages), *_periods_in_tables(pages)) for day in DAYS]
    answers = script_answers([{"periods": periods, "asked": str(day)} for _, periods, _, day in told], tmp_path)
    expected = [(place, str(day), answer(in_force, Period(day, day))) for place, _, in_force, day in told]
    found = [(place, str(day), one) for (place, *_, day), one in zip(told, answers, strict=True)]
    assert [(one, due) for one, due in zip(found, expected, strict=True) if one != due] == []


def _periods_in_rows(pages: RelationPages) -> Iterator[Told]:
    for side in pages.sides:
        in_force = pages.computed.agreements.in_force(side[0], own_time(side))
        for mark in (row.find(".//span[@data-certain]") for row in pages.rows(side)):
            yield pages.place(side), {kind: mark.get(f"data-{kind}", "") for kind in KINDS}, in_force


def _periods_in_tables(pages: RelationPages) -> Iterator[Told]:
    names = ("facets/agreements.json", "facets/agreements.periods.json")
    table, periods = (json.loads((pages.site / name).read_text()) for name in names)
    agreements = {agreement.id: agreement for agreement, _ in pages.sides}
    assert set(table["ids"]) == set(agreements)
    for id_, number in zip(table["ids"], periods["rows"], strict=True):
        days = [[periods["days"][day] for day in kind] for kind in periods["values"][number]]
        pairs = [" ".join(map("/".join, zip(kind[::2], kind[1::2], strict=True))) for kind in days]
        yield f"{id_}, list", dict(zip(KINDS, pairs, strict=True)), pages.computed.agreements.in_force(agreements[id_])
