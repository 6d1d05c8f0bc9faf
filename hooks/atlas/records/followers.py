"""The agreements that follow one, and the parties that they bind again."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.dates.spans import Answer, Span
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
    """Tests if a follower binds all parties of an agreement that had not left it before, or those in their place."""
    start = beginning_as_follower(follower, agreement)
    bound = {key for party in follower.parties if (key := actor_key(party))}
    remaining = [line for line in lines(agreement) if not _had_left(line, start.point if start else None)]
    return len(remaining) > 1 and all(any(actor_key(party) in bound for party in line) for line in remaining)


def beginning_as_follower(follower: Agreement, agreement: Agreement) -> PartialDate | None:
    """The beginning of a follower; None where it is not surely later than that of the agreement that it follows."""
    start, own = follower.beginning, agreement.beginning
    return None if start and own and own.point.before(start.point) is not Answer.YES else start


def _had_left(line: Line, day: Span | None) -> bool:
    """Tests for a party that nobody took the place of when it left, and that did not surely leave after a day."""
    return all(any(not _is_after(end, day) for end in _leavings(party)) for party in line)


def _is_after(end: PartialDate | None, day: Span | None) -> bool:
    return end is not None and day is not None and day.before(end.point) is Answer.YES


def _leavings(party: Party) -> Iterator[PartialDate | None]:
    """The dates at which a party ended an agreement, None where no date is stated, and at which its time ended."""
    for act in party.acts:
        if act.act is ActKind.TERMINATED and act.standing is Standing.STATED:
            yield act.date.value if act.date else None
    if party.during and party.during.value.end and party.during.value.end.latest:
        yield party.during.value.finish
