"""Rules on agreements."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.messages.message import N_, Message
from atlas.model.agreements import Agreement
from atlas.model.kinds import path_of
from atlas.model.records import Record
from atlas.model.shapes import Actor
from atlas.records.store import Atlas
from atlas.rules.rule import Finding


def two_parties(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An agreement has at least two parties; a group that is not named counts with its number."""
    if isinstance(record, Agreement):
        number = sum(party.size for party in record.parties)
        if number < 2:
            message = Message(
                "too-few-parties",
                N_("an agreement with {number} party"),
                N_("at least two are needed"),
                number=number,
            )
            yield Finding(record, ("parties",), message, key=True)


def party_once(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A party stands once among the parties of an agreement."""
    if isinstance(record, Agreement):
        seen: set[str] = set()
        for index, party in enumerate(record.parties):
            who = _identity(party)
            if who and who in seen:
                hint = N_("keep one; acts go under it")
                message = Message("party-twice", N_("'{party}' is a party twice"), hint, party=who)
                yield Finding(record, ("parties", index), message)
            seen.add(who or "")


def one_start(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An agreement has `since` or `in_force`, not both: a later instrument is another record."""
    if isinstance(record, Agreement) and record.since and record.in_force:
        hint = N_("keep one; a later instrument is another record")
        message = Message("two-starts", N_("'since' and 'in_force' exclude each other"), hint)
        yield Finding(record, ("in_force",), message, key=True)


def duplicate(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Two agreements of one type between the same parties, with dates that do not differ, may be one."""
    if isinstance(record, Agreement):
        for other in atlas.same_parties(record):
            if other.id < record.id and not (record.withdrawn or other.withdrawn or _are_distinct(record, other)):
                hint = N_("if they are one, merge them; if not, give both their dates or 'follows'")
                message = Message("possible-duplicate", N_("may be the same as {path}"), hint, path=path_of(other))
                yield Finding(record, ("parties",), message, key=True)


def _identity(actor: Actor) -> str | None:
    """The id, country, person or text that identifies an actor; None where it has none."""
    text = actor.text and next(iter(actor.text.values()))
    return actor.id or actor.country or actor.person or text or None


def _are_distinct(one: Agreement, other: Agreement) -> bool:
    linked = {link.id for link in (*one.follows, *other.follows, *one.under, *other.under)}
    return bool(linked & {one.id, other.id}) or (
        _start_dates(one).isdisjoint(_start_dates(other)) and bool(_start_dates(one) and _start_dates(other))
    )


def _start_dates(agreement: Agreement) -> set[str]:
    values = (agreement.signed, agreement.since, agreement.in_force)
    return {stated.value.text for stated in values if stated}
