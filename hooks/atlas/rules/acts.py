"""Rules on the acts of parties, and on the time of parties: an act lies within the life of its agreement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator
from dataclasses import dataclass

from atlas.messages.message import N_, Message
from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.dates.spans import Answer, Span
from atlas.model.records import Record
from atlas.model.shapes import Party, Stated
from atlas.records.store import Atlas
from atlas.records.walk import Path
from atlas.rules.rule import Finding

_ON_AN_AGREEMENT = (ActKind.CONFIRMED, ActKind.RENEWED, ActKind.SUSPENDED, ActKind.RESUMED, ActKind.TERMINATED)
"""The acts that presuppose an agreement; a decision may come before it."""
_GOING_ON = (ActKind.RENEWED, ActKind.SUSPENDED, ActKind.RESUMED)
"""The acts that presuppose that it is not over; a side may confirm, or end too, what the other has ended."""


@dataclass(frozen=True, slots=True)
class _DatedAct:
    """An act that took place at a known time, and its place in the record."""

    party: int
    index: int
    kind: ActKind
    date: PartialDate

    @property
    def path(self) -> Path:
        return "parties", self.party, "acts", self.index

    @property
    def when(self) -> Span:
        return self.date.point

    def is_after(self, other: Span) -> bool:
        """Tests if the act is surely later."""
        return other.before(self.when) is Answer.YES

    def is_before(self, other: Span) -> bool:
        """Tests if the act is surely earlier."""
        return self.when.before(other) is Answer.YES


@dataclass(frozen=True, slots=True)
class _Renewal:
    """A renewal that took place, when it is known, and the new end of the term, where it gives one."""

    party: int
    index: int
    when: Span | None
    until: PartialDate | None

    @property
    def path(self) -> Path:
        return "parties", self.party, "acts", self.index

    def is_before(self, other: _Renewal) -> bool:
        """Tests if it is surely earlier."""
        return self.when is not None and other.when is not None and self.when.before(other.when) is Answer.YES


def acts_proven(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An act that has a date, or changes the agreement, has a source of its own: one that names the parties proves
    nothing that they did.
    """
    if isinstance(record, Agreement):
        for number, party in enumerate(record.parties):
            for index, act in enumerate(party.acts):
                matters = act.date or act.act in _ON_AN_AGREEMENT
                if matters and not act.sources and not (act.date and act.date.sources):
                    message = Message(
                        "act-without-source",
                        N_("no source for the act '{act}'"),
                        N_("add sources inside the act, with the place and the words that tell of it"),
                        act=act.act.value,
                    )
                    yield Finding(record, ("parties", number, "acts", index), message)


def acts_after_start(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """No party confirms, renews, suspends, resumes or ends an agreement before it begins."""
    start = _start(record) if isinstance(record, Agreement) else None
    if isinstance(record, Agreement) and start:
        field, date = start
        for act in _acts(record):
            if act.when.before(date.point) is Answer.YES:
                message = Message(
                    "act-before-start",
                    N_("'{act}' ({date}) is before '{field}' ({start})"),
                    N_("check both dates in the sources"),
                    act=act.kind.value,
                    date=act.date.text,
                    field=field,
                    start=date.text,
                )
                yield Finding(record, act.path, message)


def acts_before_end(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """No party acts on an agreement that is over, but to confirm or end what another has ended: what is taken up again
    is a new agreement that follows it.
    """
    if isinstance(record, Agreement):
        for act in _acts(record):
            if end := next((end for end, when in _ends(record, act) if act.is_after(when)), None):
                message = Message(
                    "act-after-end",
                    N_("'{act}' ({date}) is after the end ({end})"),
                    N_("enter a new agreement that follows this one, with follows: {id}; or check both dates"),
                    act=act.kind.value,
                    date=act.date.text,
                    end=end,
                    id=record.id,
                )
                yield Finding(record, act.path, message)


def acts_in_time_of_party(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A party acts in the time in which it is one."""
    if isinstance(record, Agreement):
        for act in _acts(record):
            time = record.parties[act.party].during
            if time and time.value.year_known and time.value.extent.overlaps(act.when) is Answer.NO:
                message = Message(
                    "act-outside-time",
                    N_("'{act}' ({date}) is outside the time of the party ({during})"),
                    N_("enter it under the party that took its place, or check 'during'"),
                    act=act.kind.value,
                    date=act.date.text,
                    during=time.value.text,
                )
                yield Finding(record, act.path, message)


def two_parties_at_a_time(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Where a party gives way to another, no time lies between them in which fewer than two are bound."""
    if isinstance(record, Agreement) and any(party.during for party in record.parties):
        for index, party in enumerate(record.parties):
            end = _extent(party).last_max
            if end == dt.date.max:
                continue
            gap = end + dt.timedelta(days=1)
            later = any(_extent(other).first_min > gap for other in record.parties)
            if later and sum(other.size for other in record.parties if _may_be_bound(other, gap)) < 2:
                message = Message(
                    "gap-between-parties",
                    N_("after {date} fewer than two parties are bound until another joins"),
                    N_("check 'during' of the parties; what began anew is a new agreement that follows this one"),
                    date=party.during.value.text if party.during else "",
                )
                yield Finding(record, ("parties", index, "during"), message)


def _acts(agreement: Agreement) -> Iterator[_DatedAct]:
    for number, party in enumerate(agreement.parties):
        for index, act in enumerate(party.acts):
            took_place = act.standing is Standing.STATED and act.act in _ON_AN_AGREEMENT
            if took_place and act.date and act.date.value.year_known:
                yield _DatedAct(number, index, act.act, act.date.value)


def _start(agreement: Agreement) -> tuple[str, PartialDate] | None:
    """The field and the date before which there was no agreement: its signing, else its beginning."""
    for field in ("signed", "since", "in_force"):
        stated: Stated[PartialDate] | None = getattr(agreement, field)
        if stated and stated.value.start and not stated.otherwise:
            return field, stated.value if field == "signed" else stated.value.begin
    return None


def _ends(agreement: Agreement, act: _DatedAct) -> Iterator[tuple[str, Span]]:
    """The ends that an act must not come after: as written, and as one day."""
    if agreement.ended and not agreement.ended.otherwise:
        yield agreement.ended.value.text, agreement.ended.value.point
    if term := _term(agreement, act):
        last = term.extent
        yield term.text, Span(last.last_min, last.last_max, last.last_min, last.last_max)
    terminations = [one for one in _acts(agreement) if one.kind is ActKind.TERMINATED]
    yield from ((one.date.text, one.when) for one in terminations if one.party == act.party and one.index != act.index)
    others = {one.party: one for one in terminations if one.party != act.party and act.is_after(one.when)}
    if act.kind in _GOING_ON and others and _number_bound(agreement, act, others.keys()) < 2:
        last_to_leave = max(others.values(), key=lambda one: one.when.last_max)
        yield last_to_leave.date.text, last_to_leave.when


def _term(agreement: Agreement, act: _DatedAct) -> PartialDate | None:
    """The term as renewals had moved it before an act; None where it had no end, or sources differ on it."""
    first = agreement.in_force or (agreement.since if agreement.since and agreement.since.value.is_interval else None)
    if not first or first.otherwise or not first.value.end:
        return None
    past = [one for one in _renewals(agreement) if one.path != act.path and not (one.when and act.is_before(one.when))]
    moved = [one for one in past if one.until]
    if any(not one.until and not any(one.is_before(other) for other in moved) for one in past):
        return None
    last = [one for one in moved if not any(one.is_before(other) for other in moved if other.party == one.party)]
    return max((one.until for one in last if one.until), key=lambda until: until.extent.last_max, default=first.value)


def _renewals(agreement: Agreement) -> Iterator[_Renewal]:
    for number, party in enumerate(agreement.parties):
        for index, act in enumerate(party.acts):
            if act.act is ActKind.RENEWED and act.standing is Standing.STATED:
                when = act.date.value.point if act.date and act.date.value.year_known else None
                until = act.until.value if act.until and act.until.value.end else None
                yield _Renewal(number, index, when, until)


def _number_bound(agreement: Agreement, act: _DatedAct, gone: Container[int]) -> int:
    """The number of parties that are bound when one acts, without those that are gone."""
    return sum(
        party.size
        for number, party in enumerate(agreement.parties)
        if number not in gone and _extent(party).overlaps(act.when) is not Answer.NO
    )


def _extent(party: Party) -> Span:
    """The time in which it is a party; all time where none is stated."""
    if party.during and party.during.value.year_known:
        return party.during.value.extent
    return Span(dt.date.min, dt.date.min, dt.date.max, dt.date.max)


def _may_be_bound(party: Party, day: dt.date) -> bool:
    return _extent(party).covers(day) is not Answer.NO
