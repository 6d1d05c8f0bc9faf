"""The states of agreements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from atlas.messages.message import N_


class State(Enum):
    """The states, each with its label."""

    NOT_CONCLUDED = N_("not concluded")
    NOT_YET = N_("not yet in force")
    IN_FORCE = N_("in force")
    LAST_CONFIRMED = N_("in force when last confirmed")
    CONFIRMED_LATER = N_("possibly in force")
    SUSPENDED = N_("suspended")
    SUSPENDED_BY_ONE = N_("suspended by one side")
    EXPIRED = N_("expired")
    FOLLOWED = N_("followed by another agreement")
    ENDED = N_("ended")
    ENDED_BY_ONE = N_("ended by one side")
    UNKNOWN = N_("not known")


OVER = frozenset((State.EXPIRED, State.FOLLOWED, State.ENDED, State.ENDED_BY_ONE))
"""The states of what is over."""


@dataclass(frozen=True, slots=True)
class RuleResult:
    """The state that a rule finds; `inferred` where the date behind it is."""

    state: State
    inferred: bool = False
