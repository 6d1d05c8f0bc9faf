"""Random agreements on random days: status, periods, bars, anniversaries and calendars say the same of them."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest

from atlas.derive.anniversaries.agenda import Agendas
from atlas.derive.anniversaries.agenda_items import Series, TermEnd
from atlas.derive.computed.computed import Computed
from atlas.derive.status.course import Course, course_of
from atlas.derive.status.ends import last_day
from atlas.derive.status.in_force import Period, in_force
from atlas.derive.status.states import OVER, State
from atlas.derive.status.status import status_of
from atlas.derive.times.agreement_bars import relation_bar
from atlas.derive.times.bars import Sureness
from atlas.model.agreements import Agreement
from atlas.model.dates.spans import Answer
from atlas.records.store import Atlas
from invented_edits import seeds
from test_status import TALK, concluded

FORMS = ("{}", "{}-06", "{}-06-15", "../{}", "{}/..", "{}~", "{}?", "{}-22")
TIMES = ("{}/{}", "../{1}", "{}/..", "{}-03/{}-05", "{}/{}~")
KINDS = ("confirmed", "renewed", "suspended", "resumed", "terminated")


def random_agreement(random: Random) -> str:
    """Fields in any combination, as sources may say it: sensible or not."""
    first = random.randint(1960, 2015)
    lines = [f"since: {form(random, first)}"] if random.random() < 0.6 else []
    if not lines and random.random() < 0.6:
        lines.append(f"in_force: {random.choice(TIMES).format(first, first + random.randint(0, 20))}")
    if random.random() < 0.4:
        lines.append(f"signed: {form(random, first - random.randint(0, 3))}")
    if random.random() < 0.4:
        lines.append(f"ended: {form(random, first + random.randint(0, 30))}")
    if random.random() < 0.5:
        lines.append(TALK.strip())
    parties = [random_party(random, id_, first) for id_ in ("aasund", "testograd", "provanka")[: random.randint(2, 3)]]
    return "\n".join([*lines, "parties:", *(f"  - {{{', '.join(party)}}}" for party in parties), ""])


def random_party(random: Random, id_: str, first: int) -> list[str]:
    party = [f"id: {id_}"]
    if random.random() < 0.2:
        party.append(f"during: {random.choice(TIMES[:3]).format(first, first + random.randint(0, 20))}")
    acts = [random_act(random, first) for _ in range(random.choice((0, 0, 1, 2)))]
    return [*party, *([f"acts: [{', '.join(acts)}]"] if acts else [])]


def random_act(random: Random, first: int) -> str:
    kind, year = random.choice(KINDS), first + random.randint(0, 30)
    date = f", date: {form(random, year)}" if random.random() < 0.9 else ""
    until = f", until: {year + random.randint(0, 9)}" if kind == "renewed" and random.random() < 0.7 else ""
    return f"{{act: {kind}{date}{until}}}"


def form(random: Random, year: int) -> str:
    return random.choice(FORMS).format(year)


@pytest.fixture(params=seeds(core=150, usual=400, long=6000))
def found(request: pytest.FixtureRequest) -> tuple[Agreement, Atlas, Random]:
    random = Random(request.param)
    return *concluded(random_agreement(random)), random


def days(random: Random, course: Course) -> list[dt.date]:
    """Random days, and those around the last one."""
    last = last_day(course)
    around = [last + dt.timedelta(days=step) for step in (0, 1, 400)] if last < dt.date(9000, 1, 1) else []
    return [
        dt.date(random.randint(1955, 2060), random.randint(1, 12), random.randint(1, 28)) for _ in range(5)
    ] + around


def test_what_is_over_is_nowhere_in_force(found: tuple[Agreement, Atlas, Random]) -> None:
    agreement, atlas, random = found
    course = course_of(agreement, atlas)
    for day in days(random, course):
        if last_day(course) >= day:
            continue
        assert status_of(course, day).state in {*OVER, State.NOT_YET}
        assert in_force(course).at(Period(day, dt.date(9999, 12, 31))) is Answer.NO
        bar = relation_bar(course)
        assert not bar or all(one.first < day for one in bar.stretches if one.sureness is not Sureness.POSSIBLE)
        items = Agendas(Computed(atlas, ("en",), day)).of_record(agreement)
        assert [item for item in items if isinstance(item, TermEnd) and not item.is_cancelled] == []
        celebrated = (item for item in items if isinstance(item, Series) and not item.is_cancelled)
        assert [one for item in celebrated for one in item.days if one.last >= day] == []


def test_the_status_on_a_day_is_that_of_the_periods(found: tuple[Agreement, Atlas, Random]) -> None:
    agreement, atlas, random = found
    course = course_of(agreement, atlas)
    periods = in_force(course)
    for day in days(random, course):
        status = status_of(course, day)
        certain = any(period.contains(Period(day, day)) for period in periods.certain)
        possible = any(period.contains(Period(day, day)) for period in periods.possible)
        assert certain == (status.state is State.IN_FORCE and not status.possibly)
        assert certain + possible < 2
        if status.state in OVER and not status.possibly:
            assert not certain
            assert not possible


def test_nobody_confirms_what_is_over(found: tuple[Agreement, Atlas, Random]) -> None:
    agreement, atlas, random = found
    course = course_of(agreement, atlas)
    for day in days(random, course):
        confirmation = status_of(course, day).confirmation
        assert not confirmation or confirmation.by_party or confirmation.bounds.earliest <= last_day(course)
