"""Where briefings stand, and which pairs of places have one of their own.

Of two places with nothing in common but one agreement, the agreement's page says all that a briefing would: it is
theirs. So briefings of pairs do not outnumber projects, events and works by much, however many agreements there are.
"""

from __future__ import annotations

from atlas.derive.joint import Joint, Pair
from atlas.model.agreements import Agreement
from atlas.model.records import Record
from atlas.pages.naming import address_of

ADDRESS = "briefings/"


def country_briefing(code: str) -> str:
    """The briefing on a country."""
    return f"{ADDRESS}countries/{code.lower()}/"


def event_briefing(event: Record) -> str:
    """The briefing on an event."""
    return f"{ADDRESS}events/{event.id}/"


def pair_briefing(pair: Pair) -> str:
    """The briefing on two places that have one of their own."""
    return f"{ADDRESS}{pair[0]}--{pair[1]}/"


def agreement_briefing(agreement: Agreement, joint: Joint) -> str:
    """The briefing on the places that an agreement binds; else the agreement's own page."""
    pairs = (pair for pair in joint.pairs_of(agreement) if joint.is_rich(pair))
    return next(map(pair_briefing, pairs), address_of(agreement))
