"""The acts of the parties that tell best how an agreement stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from atlas.derive.status.rules import SUSPENDING
from atlas.derive.status.states import OVER, SUSPENDED, State
from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Standing
from atlas.model.dates.spans import Answer
from atlas.model.parties import Act, Party
from atlas.records.party_lines import lines

Done = tuple[Party, Act]
"""An act, and the party that did it."""
_BY_ACTS = (State.ENDED, State.ENDED_BY_ONE)


def deciding_acts(agreement: Agreement, state: State, day: dt.date) -> list[Done]:
    """The acts by which an agreement is suspended or has ended on a day; else those of the last date that has any.

    None where it is over, but by no act. Acts without a date are told where none has one.
    """
    if state in OVER:
        return _ending(agreement, state, day) if state in _BY_ACTS else []
    done = [(party, act) for party in agreement.parties for act in party.acts if _is_done(act, day)]
    suspensions = [(party, act) for party, act in done if act.act is ActKind.SUSPENDED]
    holding = list(_holding(agreement, day))
    if state in SUSPENDED:
        return holding or suspensions
    others = [one for one in done if one in holding or one not in suspensions]
    last = max((act.date.value.sort_key for _, act in others if act.date), default=None)
    return [(party, act) for party, act in others if (act.date and act.date.value.sort_key) == last]


def _ending(agreement: Agreement, state: State, day: dt.date) -> list[Done]:
    """The first termination of each party; none where it ended without them: before, or with two still bound."""
    found: list[Done] = []
    bound = 0
    for line in lines(agreement):
        acts = [(party, act) for party in line for act in party.acts if _is_done(act, day)]
        terminations = sorted((one for one in acts if one[1].act is ActKind.TERMINATED), key=_by_time)
        found += terminations[:1]
        has_left = terminations or all(_is_over(party, day) for party in line)
        bound += 0 if has_left else max(party.size for party in line)
    is_by_them = state is State.ENDED_BY_ONE or bound < 2
    return [one for one in found if not _is_after_end(one[1], agreement)] if is_by_them else []


def _holding(agreement: Agreement, day: dt.date) -> Iterator[Done]:
    """The suspensions that no later act of the party, or of one in its place, has ended; none by those that left."""
    for line in lines(agreement):
        acts = [(party, act) for party in line for act in party.acts if _is_done(act, day)]
        has_left = any(act.act is ActKind.TERMINATED for _, act in acts) or all(_is_over(party, day) for party in line)
        last = max((one for one in acts if one[1].act in SUSPENDING), key=_by_time, default=None)
        if last and last[1].act is ActKind.SUSPENDED and not has_left:
            yield last


def _by_time(done: Done) -> tuple[Any, ...]:
    """A sort key: what has no date comes first; of one date, suspension comes before resumption."""
    act = done[1]
    order = SUSPENDING.index(act.act) if act.act in SUSPENDING else 0
    return (1, *act.date.value.sort_key, order) if act.date else (0, order)


def _is_after_end(act: Act, agreement: Agreement) -> bool:
    ended = agreement.ended
    return bool(ended and act.date and ended.value.point.before(act.date.value.point) is Answer.YES)


def _is_over(party: Party, day: dt.date) -> bool:
    return party.during is not None and party.during.value.end is not None and party.during.value.extent.last_max < day


def _is_done(act: Act, day: dt.date) -> bool:
    earliest = (act.date.value.earliest or dt.date.min) if act.date else dt.date.min
    return act.standing is Standing.STATED and earliest <= day
