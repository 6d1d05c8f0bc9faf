"""The states of agreements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from atlas.messages.message import N_


class State(Enum):
    """The states, each with its label, in the order of lists: what is in force first, what is over last."""

    IN_FORCE = N_("in force")
    LAST_CONFIRMED = N_("confirmed; nothing known since")
    CONFIRMED_LATER = N_("possibly in force")
    SUSPENDED = N_("suspended")
    SUSPENDED_BY_ONE = N_("suspended by one side")
    UNKNOWN = N_("not known")
    NOT_YET = N_("not yet in force")
    NOT_CONCLUDED = N_("not concluded")
    FOLLOWED = N_("followed by another agreement")
    EXPIRED = N_("expired")
    ENDED = N_("ended")
    ENDED_BY_ONE = N_("ended by one side")


def state_name(state: State, *, possibly: bool) -> str:
    """The language-neutral name of a state, for ids and styles."""
    words = state.name.lower().replace("_", "-")
    return f"{words}-possibly" if possibly else words


OVER = frozenset((State.EXPIRED, State.FOLLOWED, State.ENDED, State.ENDED_BY_ONE))
"""The states of what is over."""
SUSPENDED = frozenset((State.SUSPENDED, State.SUSPENDED_BY_ONE))
"""The states of what rests."""
_KEPT = (State.IN_FORCE, State.LAST_CONFIRMED)
STATES = (
    *((state, possibly) for possibly in (False, True) for state in _KEPT),
    *((state, possibly) for state in State if state not in _KEPT for possibly in (False, True)),
)
"""Each state, surely and possibly, in the order of lists: what is only possibly kept comes after what is confirmed."""


@dataclass(frozen=True, slots=True)
class RuleResult:
    """The state that a rule finds; `inferred` where the date behind it is."""

    state: State
    inferred: bool = False
