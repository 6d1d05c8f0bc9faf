"""Rules on the acts of parties, and on the time of parties: an act lies within the life of its agreement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from atlas.messages.message import N_, Message
from atlas.model.agreements import Agreement
from atlas.model.choices import ON_AN_AGREEMENT, ActKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.dates.spans import Answer
from atlas.model.parties import Act
from atlas.model.records import Record
from atlas.model.shapes import Stated
from atlas.records.followers import beginning_as_follower, binds_same_parties, followers
from atlas.records.party_lines import lines
from atlas.records.store import Atlas
from atlas.rules.history import BoundParties, History, acts_of, dated_acts, extent
from atlas.rules.rule import Finding


def acts_proven(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An act that has a date or a standing, or changes the agreement, has a source of its own: one that names the
    parties proves nothing that they did.
    """
    if isinstance(record, Agreement):
        for number, party in enumerate(record.parties):
            for index, act in enumerate(party.acts):
                matters = act.date or act.act in ON_AN_AGREEMENT or act.standing is not Standing.STATED
                if matters and not act.sources and not (act.date and act.date.sources):
                    message = Message(
                        "act-without-source",
                        N_("no source for the act '{act}'"),
                        N_("add sources inside the act, with the place and the words that report it"),
                        act=act.act.value,
                    )
                    yield Finding(record, ("parties", number, "acts", index), message, missing="sources")


def acts_on_the_concluded(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Nobody confirms, renews, suspends, resumes or ends what is not concluded, unless the act is planned too."""
    if isinstance(record, Agreement) and record.standing is not Standing.STATED:
        for number, party in enumerate(record.parties):
            for index, act in enumerate(party.acts):
                if act.act in ON_AN_AGREEMENT and act.standing is Standing.STATED:
                    message = Message(
                        "act-on-plan",
                        N_("'{act}' of an agreement with 'standing: {standing}'"),
                        N_("leave the standing of the agreement out if it was concluded, or give the act one"),
                        act=act.act.value,
                        standing=record.standing.value,
                    )
                    yield Finding(record, ("parties", number, "acts", index), message)


def follows_what_was_before(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An agreement follows one that did not begin later than itself."""
    own = record.beginning if isinstance(record, Agreement) else None
    for index, link in enumerate(record.follows if isinstance(record, Agreement) and own else ()):
        other = atlas.get(link.id) if link.id else None
        start = other.beginning if isinstance(other, Agreement) else None
        if own and start and own.point.before(start.point) is Answer.YES:
            message = Message(
                "follows-later-one",
                N_("'{id}' ({start}) is later than this ({date}), which follows it"),
                N_("check both dates; the later one follows the earlier"),
                id=link.id or "",
                start=start.text,
                date=own.text,
            )
            yield Finding(record, ("follows", index), message)


def acts_after_start(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """No party confirms, renews, suspends, resumes or ends an agreement before it begins."""
    start = _start(record) if isinstance(record, Agreement) else None
    if isinstance(record, Agreement) and start and not atlas.is_to_come(start[1]):
        field, date = start
        for act in dated_acts(record):
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
    if isinstance(record, Agreement) and any(party.acts for party in record.parties):
        history = History(record)
        for act in history.acts:
            if end := next(history.ends_before(act), None):
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


def acts_before_follower(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """No party acts on an agreement without a term after another that follows it has begun to bind the same parties."""
    if not isinstance(record, Agreement) or _has_end(record):
        return
    for other in followers(record, atlas):
        start = beginning_as_follower(other, record) if binds_same_parties(other, record) else None
        if start is None:
            continue
        for act in dated_acts(record):
            if act.is_after(start.point):
                message = Message(
                    "act-after-follower",
                    N_("'{act}' ({date}) is after '{id}' ({start}), which follows this, has begun"),
                    N_("enter it in the agreement that follows; or remove 'follows' there if both go on"),
                    act=act.kind.value,
                    date=act.date.text,
                    id=other.id,
                    start=start.text,
                )
                yield Finding(record, act.path, message)


def renewals_until(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Only a renewal gives a term a new end."""
    for number, index, act in acts_of(record) if isinstance(record, Agreement) else ():
        if act.until and act.act is not ActKind.RENEWED:
            message = Message(
                "until-of-other-act",
                N_("'until' of the act '{act}' moves no end: only a renewal does"),
                N_("write renewed where it gave the term a new end; else leave 'until' out, and say it in a note"),
                act=act.act.value,
            )
            yield Finding(record, ("parties", number, "acts", index, "until"), message, key=True)


def resumed_what_was_suspended(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A party resumes what it has suspended, or the party whose place it took."""
    if isinstance(record, Agreement) and any(act.act is ActKind.RESUMED for _, _, act in acts_of(record)):
        places = {id(party): line[: place + 1] for line in lines(record) for place, party in enumerate(line)}
        for number, index, act in acts_of(record):
            if act.act is not ActKind.RESUMED or act.standing is not Standing.STATED:
                continue
            earlier = (one for party in places[id(record.parties[number])] for one in party.acts)
            if not any(_may_suspend_before(one, act) for one in earlier):
                message = Message(
                    "resumed-not-suspended",
                    N_("'{act}' by a party that had not suspended the agreement"),
                    N_(
                        "add an act 'suspended' to that party, without a date if none is known; what had ended is a "
                        "new agreement that follows this one"
                    ),
                    act=act.act.value,
                )
                yield Finding(record, ("parties", number, "acts", index), message)


def acts_in_time_of_party(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A party acts in the time in which it is one."""
    if isinstance(record, Agreement):
        for act in dated_acts(record):
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
        bound = BoundParties(record.parties)
        for index, party in enumerate(record.parties):
            end = extent(party).last_max
            if end == dt.date.max:
                continue
            gap = end + dt.timedelta(days=1)
            if bound.last_to_join > gap and bound.number(gap, gap) < 2:
                message = Message(
                    "gap-between-parties",
                    N_("after {date} fewer than two parties are bound until another joins"),
                    N_("check 'during' of the parties; what began anew is a new agreement that follows this one"),
                    date=party.during.value.text if party.during else "",
                )
                yield Finding(record, ("parties", index, "during"), message)


def _has_end(agreement: Agreement) -> bool:
    """Tests for a term that has an end, or gets one by a renewal."""
    term = agreement.stated_term
    return bool(term and term.value.end and term.value.end.latest) or any(act.until for _, _, act in acts_of(agreement))


def _may_suspend_before(act: Act, other: Act) -> bool:
    """Tests for a suspension that is not surely later than another act."""
    if act.act is not ActKind.SUSPENDED or act.standing is not Standing.STATED:
        return False
    return not (act.date and other.date and other.date.value.point.before(act.date.value.point) is Answer.YES)


def _start(agreement: Agreement) -> tuple[str, PartialDate] | None:
    """The field and the date before which there was no agreement: its signing, else its beginning."""
    for field in ("signed", "since", "in_force"):
        stated: Stated[PartialDate] | None = getattr(agreement, field)
        if stated and stated.value.start and not stated.otherwise:
            return field, stated.value if field == "signed" else stated.value.begin
    return None
