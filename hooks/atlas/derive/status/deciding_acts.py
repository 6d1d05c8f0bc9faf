"""The acts of the parties that tell best how an agreement stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from atlas.derive.status.states import OVER, SUSPENDED, State
from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Standing
from atlas.model.parties import Act, Party


def deciding_acts(agreement: Agreement, state: State, day: dt.date) -> list[tuple[Party, Act]]:
    """The acts by which an agreement is suspended or over on a day; else those of the last date on which parties acted.

    Acts without a date are told where none has one.
    """
    done = [(party, act) for party in agreement.parties for act in party.acts if _is_done(act, day)]
    kind = ActKind.TERMINATED if state in OVER else ActKind.SUSPENDED if state in SUSPENDED else None
    if deciding := [(party, act) for party, act in done if act.act is kind]:
        return _last_of_each(deciding)
    last = max((act.date.value.sort_key for _, act in done if act.date), default=None)
    return [(party, act) for party, act in done if (act.date and act.date.value.sort_key) == last]


def _last_of_each(acts: Sequence[tuple[Party, Act]]) -> list[tuple[Party, Act]]:
    """The last act of each party; what has no date comes first."""
    in_time = sorted(acts, key=lambda one: (one[1].date is not None, one[1].date and one[1].date.value.sort_key))
    last = {id(party): act for party, act in in_time}
    return [(party, act) for party, act in acts if last[id(party)] is act]


def _is_done(act: Act, day: dt.date) -> bool:
    earliest = (act.date.value.earliest or dt.date.min) if act.date else dt.date.min
    return act.standing is Standing.STATED and earliest <= day
