"""Voices on an agreement: the sides that speak of it in sources of their own, and what others tell of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from atlas.messages.message import N_
from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Sought, Standing
from atlas.model.parties import Act, Party
from atlas.model.shapes import Actor
from atlas.records.party_lines import lines
from atlas.records.sources import source_of
from atlas.records.statements import statements
from atlas.records.store import Atlas

LISTS_WITHOUT = "unlisted"
"""The field of lists that leave a relation out: they say nothing of it."""
_PARTICIPANTS = "participants"
"""The side of a source in which the parties speak together, or one of them that is not named."""


class Voices(Enum):
    """The voices that speak of an agreement; each value is a message of the catalogues."""

    SIDES = N_("reported by both sides, or by several")
    ONE_SIDE = N_("reported by one side only")
    OTHERS = N_("reported by others only")


@dataclass(frozen=True, slots=True)
class Silence:
    """A party without a source of its own; `looked_for`: it was searched for; `acts`: those that others tell of."""

    party: Party
    looked_for: bool
    acts: tuple[Act, ...]


def silences(agreement: Agreement, atlas: Atlas) -> Iterator[Silence]:
    """The parties with a record of whose side no source of the agreement is."""
    heard = heard_sides(agreement, atlas)
    for party in agreement.parties:
        if party.id and not is_heard(party, heard):
            yield Silence(party, _is_looked_for(party), tuple(act for act in party.acts if _is_reported(act)))


def voices(agreement: Agreement, atlas: Atlas) -> Voices:
    """The voices whose sources speak of an agreement; parties that took each other's place are one side."""
    heard = heard_sides(agreement, atlas)
    sides = sum(any(is_heard(party, heard) for party in line) for line in lines(agreement))
    if sides > 1:
        return Voices.SIDES
    return Voices.ONE_SIDE if sides or _PARTICIPANTS in heard else Voices.OTHERS


def heard_sides(agreement: Agreement, atlas: Atlas) -> frozenset[str]:
    """The sides of the sources of an agreement; those of lists that leave it out are not among them."""
    cited = (
        citation
        for statement in statements(agreement)
        if LISTS_WITHOUT not in statement.path
        for citation in statement.citations
    )
    sources = (source_of(citation, atlas) for citation in dict.fromkeys(cited))
    return frozenset(source.side for source in sources if source and source.side)


def is_heard(party: Party, heard: frozenset[str]) -> bool:
    """Tests if a source is of the side of a party, or of those through whom or for whom it acts."""
    return not heard.isdisjoint(_bodies(party))


def _bodies(party: Actor) -> Iterator[str]:
    for actor in (party, *party.through, *party.on_behalf_of):
        if actor.id:
            yield actor.id


def _is_looked_for(party: Party) -> bool:
    """Tests if its own word was searched for, or a list of its own was found that leaves the agreement out."""
    return bool(party.unlisted) or any(search.for_ is Sought.OWN_WORD for search in party.searched)


def _is_reported(act: Act) -> bool:
    return act.act is not ActKind.SIGNED and act.standing is Standing.STATED
