"""Rules on agreements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.messages.message import N_, Message
from atlas.model.agreements import Agreement
from atlas.model.choices import CONFIRMING, ActKind, Seen, Sought, Standing
from atlas.model.dates.spans import Answer, Span
from atlas.model.kinds import path_of
from atlas.model.parties import Act
from atlas.model.records import Record
from atlas.model.shapes import Citation
from atlas.reading.values.limits import MAX_PARTIES
from atlas.records.described_time import described_time
from atlas.records.record_index import actor_key
from atlas.records.sources import source_of
from atlas.records.statements import supported_fields
from atlas.records.store import Atlas
from atlas.records.voices import heard_sides, is_heard
from atlas.records.walk import Path
from atlas.rules.rule import Finding

_SEVERAL = re.compile(r"[\s,;，；、]")
"""Signs between ids that stand in one value: how many parties are meant is said where the ids are missed."""


def two_parties(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An agreement has at least two parties; a group that is not named counts with its number."""
    if isinstance(record, Agreement) and not any(_SEVERAL.search(party.id or "") for party in record.parties):
        number = sum(party.size for party in record.parties)
        if number < 2:
            message = Message(
                "too-few-parties",
                N_("an agreement with {number} party"),
                N_("at least two are needed"),
                number=number,
            )
            yield Finding(record, ("parties",), message, key=True)


def few_parties(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An agreement has at most 100 parties: each two of them are partners."""
    if isinstance(record, Agreement) and len(record.parties) > MAX_PARTIES:
        message = Message(
            "too-many-parties",
            N_("an agreement with {number} parties; at most {limit} are allowed"),
            N_("make a record in data/organisations/ of what has so many members"),
            number=len(record.parties),
            limit=MAX_PARTIES,
        )
        yield Finding(record, ("parties",), message, key=True)


def party_once(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A party stands once among the parties of an agreement."""
    if isinstance(record, Agreement):
        seen: set[str] = set()
        for index, party in enumerate(record.parties):
            who = actor_key(party)
            if who and who in seen:
                hint = N_("keep one; acts go under it")
                message = Message("party-twice", N_("'{party}' is a party twice"), hint, party=who)
                yield Finding(record, ("parties", index), message)
            seen.add(who or "")


def party_without_record(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A party that is named by a text is not a place that has a record."""
    for index, party in enumerate(record.parties if isinstance(record, Agreement) else ()):
        for name in party.text.values() if party.text else ():
            for place in atlas.places_named(name):
                if party.country in (None, place.country and place.country.value):
                    hint = N_("if it is the same, write id: {id} in place of the text")
                    message = Message("party-has-record", N_("'{name}' is the name of {path}"), hint)
                    values = {"name": name, "path": path_of(place), "id": place.id}
                    yield Finding(record, ("parties", index, "text"), message.with_values(**values))


def party_with_country(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A party that is named by a text has the country in which it is."""
    for index, party in enumerate(record.parties if isinstance(record, Agreement) else ()):
        if party.text and not party.country:
            hint = N_("add country: and its code, such as country: SE")
            message = Message("party-without-country", N_("'{name}' is named without its country"), hint)
            message = message.with_values(name=next(iter(party.text.values())))
            yield Finding(record, ("parties", index, "text"), message)


def only_bound_parties(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """What is only planned, agreed or talked of makes nobody a party to an agreement that is concluded."""
    if isinstance(record, Agreement) and record.standing is Standing.STATED:
        for index, party in enumerate(record.parties):
            if party.standing is not Standing.STATED:
                message = Message(
                    "party-not-bound",
                    N_("'standing: {standing}' of a party to an agreement that is concluded"),
                    N_("leave the party out, and enter its joining as an agreement of its own, with this standing"),
                    standing=party.standing.value,
                )
                yield Finding(record, ("parties", index, "standing"), message)


def one_start(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An agreement has `since` or `in_force`, not both: a later instrument is another record."""
    if isinstance(record, Agreement) and record.since and record.in_force:
        hint = N_("keep one; a later instrument is another record")
        message = Message("two-starts", N_("'since' and 'in_force' exclude each other"), hint)
        yield Finding(record, ("in_force",), message, key=True)


def known_time(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """For an agreement with no known end or dated act, at least one of the sources that prove the parties is something
    other than a web page of unknown date: such a page confirms nothing, and the status is not known.
    """
    if not isinstance(record, Agreement) or record.withdrawn or _has_known_state(record):
        return
    cited = list(_citations_of_parties(record))
    if cited and all(_is_of_unknown_time(citation, atlas) for _, citation in cited):
        path, citation = cited[0]
        hint = N_("add 'state_of' to the source or 'as_of' here, with the time it describes, if it is known")
        if citation.source:
            hint = N_("add 'as_of', with the time the page describes, if it is known")
        message = Message(
            "unknown-time",
            N_("the status will not be known: nothing says what time '{id}' describes"),
            hint,
            id=citation.source_key,
        )
        yield Finding(record, path, message)


def confirmed_since_its_beginning(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """No source that proves the parties of an agreement describes a time before it began: it would confirm nothing."""
    if not isinstance(record, Agreement) or record.withdrawn or record.standing is not Standing.STATED:
        return
    start = record.beginning
    for path, citation in _citations_of_parties(record) if start else ():
        described = None if _proves_beginning(record, citation) else described_time(citation, atlas)
        if start and described and described.point.before(start.point) is Answer.YES:
            message = Message(
                "source-before-start",
                N_("the source '{id}' describes a time ({described}) before the agreement began ({start})"),
                N_("check both dates, or prove the parties by a later source: this one cannot confirm the agreement"),
                id=citation.source_key,
                described=described.text,
                start=start.text,
            )
            yield Finding(record, path, message)


def duplicate(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Two agreements of one type between the same parties, with dates that do not differ, may be one."""
    if isinstance(record, Agreement):
        for other in atlas.same_parties(record):
            if not (record.withdrawn or other.withdrawn or _are_distinct(record, other)):
                hint = N_("if they are one, merge them; if not, give both their dates or 'follows'")
                path = path_of(other)
                message = Message("possible-duplicate", N_("may be the same as {path}"), hint, path=path)
                yield Finding(record, ("parties",), message, key=True, counterpart=path)


def searched_in_vain(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """The own word of a party that was looked for and not found is in no source of the agreement."""
    if not isinstance(record, Agreement):
        return
    for number, party in enumerate(record.parties):
        for index, searched in enumerate(party.searched):
            if searched.for_ is Sought.OWN_WORD and is_heard(party, heard_sides(record, atlas)):
                message = Message(
                    "found-after-all",
                    N_("its own word was not found, and yet a source is of its side"),
                    N_("leave this search out, or correct the 'side' of the source"),
                )
                yield Finding(record, ("parties", number, "searched", index), message)


def _has_known_state(agreement: Agreement) -> bool:
    """Tests if more than its sources says how it stands: its standing, its term or end, an act."""
    term = agreement.stated_term
    return bool(
        agreement.standing is not Standing.STATED
        or agreement.ended
        or (term and term.value.end)
        or any(_tells_of_state(act) for party in agreement.parties for act in party.acts)
    )


def _tells_of_state(act: Act) -> bool:
    """Tests if the act itself says how the agreement stands; one that confirms it does where its time is known."""
    known = act.act in (ActKind.SUSPENDED, ActKind.TERMINATED) or (act.act in CONFIRMING and act.date)
    return bool(known) and act.standing is Standing.STATED


def _citations_of_parties(agreement: Agreement) -> Iterator[tuple[Path, Citation]]:
    for index, citation in enumerate(agreement.sources):
        if "parties" in supported_fields(agreement, citation):
            yield ("sources", index), citation
    for number, party in enumerate(agreement.parties):
        for index, citation in enumerate(party.sources):
            yield ("parties", number, "sources", index), citation


def _proves_beginning(agreement: Agreement, citation: Citation) -> bool:
    """Tests for a citation that proves a date of the beginning too, and is compared with that."""
    return not {"signed", "in_force", "since"}.isdisjoint(supported_fields(agreement, citation))


def _is_of_unknown_time(citation: Citation, atlas: Atlas) -> bool:
    """Tests if a citation of a web page describes no known time; a document without a date may have none to add."""
    source, described = source_of(citation, atlas), described_time(citation, atlas)
    is_page = source is not None and bool(source.url) and not source.document and source.seen is not Seen.DOCUMENT
    return is_page and not (described and described.year_known)


def _are_distinct(one: Agreement, other: Agreement) -> bool:
    """Tests if one is said to belong to the other, or if no two of their dates can mean the same time."""
    linked = {link.id for link in (*one.follows, *other.follows, *one.under, *other.under)}
    dates, others = _start_dates(one), _start_dates(other)
    differ = all(date.overlaps(time) is Answer.NO for date in dates for time in others)
    return bool(linked & {one.id, other.id}) or bool(dates and others and differ)


def _start_dates(agreement: Agreement) -> list[Span]:
    values = (agreement.signed, agreement.since, agreement.in_force)
    return [stated.value.begin.point for stated in values if stated and stated.value.year_known]
