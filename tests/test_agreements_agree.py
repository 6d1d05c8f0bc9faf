"""Random agreements on random days: status, periods, bars, anniversaries and calendars say the same of them."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest

from atlas.derive.anniversaries.agenda import Agendas
from atlas.derive.anniversaries.agenda_items import Series, TermEnd
from atlas.derive.anniversaries.anniversaries import Anniversaries
from atlas.derive.computed.computed import Computed
from atlas.derive.computed.years import agreements_by_year
from atlas.derive.status.course import Course, course_of
from atlas.derive.status.ends import last_day
from atlas.derive.status.first_known import first_known
from atlas.derive.status.in_force import Period, in_force
from atlas.derive.status.states import OVER, SUSPENDED, State
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
    lines = [since(random, first)] if random.random() < 0.6 else []
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


def random_follower(random: Random) -> str:
    """An agreement of all that can be parties, which follows the other."""
    dated = f"signed: {form(random, random.randint(1965, 2045))}\n" if random.random() < 0.8 else ""
    proof = TALK if random.random() < 0.5 else ""
    return f"type: twinning\nparties: [aasund, testograd, provanka]\nfollows: bond\n{dated}{proof}"


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


def since(random: Random, year: int) -> str:
    """The time since which it is, stated or inferred."""
    value = form(random, year)
    inferred = f"{{value: {value}, basis: inferred, note: {{en: So.}}}}"
    return f"since: {random.choice((value, inferred))}"


def form(random: Random, year: int) -> str:
    return random.choice(FORMS).format(year)


@pytest.fixture(params=seeds(core=150, usual=200, long=6000))
def found(request: pytest.FixtureRequest) -> tuple[Agreement, Atlas, Random]:
    random = Random(request.param)
    text = random_agreement(random)
    others = {"agreements/next": random_follower(random)} if random.random() < 0.3 else {}
    return *concluded(text, others=others), random


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
        kinds = (periods.certain, periods.inferred, periods.possible, periods.suspended, periods.unknown)
        certain, inferred, possible, suspended, unknown = (holds(of_kind, day) for of_kind in kinds)
        assert (certain or inferred) == (status.state is State.IN_FORCE and not status.possibly)
        assert certain + inferred + possible + suspended + unknown < 2
        assert not suspended or status.state in {*SUSPENDED, *OVER}
        assert not unknown or status.state is State.UNKNOWN or first_known(course) == dt.date.max
        if status.state in OVER and not status.possibly:
            assert not certain
            assert not possible
            assert not suspended


def test_of_the_time_before_the_first_known_date_nothing_is_told(found: tuple[Agreement, Atlas, Random]) -> None:
    agreement, atlas, _ = found
    course = course_of(agreement, atlas)
    before, first = in_force(course).unknown, first_known(course)
    years = {year.number: year for year in agreements_by_year(2060, {agreement.id: in_force(course)})}
    bar = relation_bar(course)
    for period in before:
        assert period.last == (first if first == dt.date.max else first - dt.timedelta(days=1))
        assert in_force(course).at(period) is Answer.NO
        early = [year for year in years.values() if dt.date(year.number, 12, 31) <= period.last]
        assert [year for year in early if year.certain or year.possible or year.unknown != 1] == []
        assert not bar or all(one.sureness is Sureness.OPEN for one in bar.stretches if one.first < first)
    late = [year for year in years.values() if not before or dt.date(year.number, 12, 31) > before[0].last]
    assert [year for year in late if year.unknown] == []


def test_what_is_certain_by_an_inferred_date_says_so_everywhere(found: tuple[Agreement, Atlas, Random]) -> None:
    agreement, atlas, random = found
    course = course_of(agreement, atlas)
    periods = in_force(course)
    years = {year.number: year for year in agreements_by_year(2060, {agreement.id: periods})}
    for day in days(random, course):
        status = status_of(course, day)
        if holds(periods.inferred, day):
            assert status.inferred
        year = years.get(day.year)
        assert not year or bool(year.inferred) == periods.is_inferred_at(Period.year(day.year))
        assert not year or set(year.inferred) <= set(year.certain)


def test_an_anniversary_says_what_it_stands_on(found: tuple[Agreement, Atlas, Random]) -> None:
    agreement, atlas, random = found
    for day in days(random, course_of(agreement, atlas)):
        computed = Computed(atlas, ("en",), day)
        status = computed.agreements.status(agreement)
        known = status.state in (State.IN_FORCE, State.NOT_YET) and not status.possibly
        for one in Anniversaries(computed).next_of(agreement):
            assert (one.assumption is None) == (known or one.lapsed is not None)
            confirmed = one.assumption.confirmed if one.assumption else None
            assert not confirmed or (status.confirmation and confirmed is status.confirmation.date)


def holds(periods: tuple[Period, ...], day: dt.date) -> bool:
    return any(period.contains(Period(day, day)) for period in periods)


def test_nobody_confirms_what_is_over(found: tuple[Agreement, Atlas, Random]) -> None:
    agreement, atlas, random = found
    course = course_of(agreement, atlas)
    for day in days(random, course):
        confirmation = status_of(course, day).confirmation
        assert not confirmation or confirmation.by_party or confirmation.bounds.earliest <= last_day(course)
