"""The agreements that follow one, and the parties that they bind again."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Standing
from atlas.model.parties import Party
from atlas.records.party_lines import Line, lines
from atlas.records.record_index import actor_key
from atlas.records.store import Atlas


def followers(agreement: Agreement, atlas: Atlas) -> Iterator[Agreement]:
    """The concluded agreements that follow one; without those of which only a plan says so."""
    for link in atlas.links_to(agreement.id):
        other = link.record
        if link.field == "follows" and isinstance(other, Agreement) and other.standing is Standing.STATED:
            follows = other.follows[int(link.path[1])]
            if other.withdrawn is None and follows.standing is Standing.STATED:
                yield other


def binds_same_parties(follower: Agreement, agreement: Agreement) -> bool:
    """Tests if a follower binds all parties of an agreement that had not left it, or those in their place."""
    bound = {key for party in follower.parties if (key := actor_key(party))}
    remaining = [line for line in lines(agreement) if not _has_left(line)]
    return len(remaining) > 1 and all(any(actor_key(party) in bound for party in line) for line in remaining)


def _has_left(line: Line) -> bool:
    """Tests for a party that nobody took the place of when it left."""
    return all(_has_terminated(party) or _has_end(party) for party in line)


def _has_terminated(party: Party) -> bool:
    return any(act.act is ActKind.TERMINATED and act.standing is Standing.STATED for act in party.acts)


def _has_end(party: Party) -> bool:
    return bool(party.during and party.during.value.end and party.during.value.end.latest)
