"""Rules on dates: their order, and what has happened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from atlas.messages.message import N_, Message
from atlas.model.agreements import Agreement
from atlas.model.choices import Basis, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.dates.spans import Answer
from atlas.model.fields import without_none
from atlas.model.records import Record
from atlas.model.shapes import Citation, Day, InlineSource, Start, Stated
from atlas.model.sources import Source
from atlas.records.described_time import source_time, written_time
from atlas.records.sources import inline_sources
from atlas.records.statements import Statement, statements
from atlas.records.store import Atlas
from atlas.records.walk import Leaf, Path, leaves, owners
from atlas.rules.rule import Finding

_OF_SOURCES = (("published", "updated"), ("published", "retrieved"), ("updated", "retrieved"))
_PAIRS: dict[type, tuple[tuple[str, str], ...]] = {
    Agreement: (("signed", "ended"), ("since", "ended"), ("in_force", "ended"), ("signed", "in_force")),
    Source: _OF_SOURCES,
    InlineSource: _OF_SOURCES,
}
_LEAP_YEAR = 366
_NEVER_PLANNED = {"as_of", "source", "withdrawn"}
"""Fields whose dates no standing of the record concerns."""


def end_before_start(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """What ends does not end before it starts."""
    for path, end, first, start in _ends(record):
        if end.point.before(start.point) is Answer.YES:
            message = Message(
                "end-before-start",
                N_("'{field}' ({date}) is before '{other}' ({other_date})"),
                N_("check both dates in the sources"),
                field=path[-1],
                date=end.text,
                other=first,
                other_date=start.text,
            )
            yield Finding(record, path, message)


_End = tuple[Path, PartialDate, str, PartialDate]
"""The path and the date of an end, and the field and the date of its start."""


def _ends(record: Record) -> Iterator[_End]:
    owners_of_dates: list[tuple[Path, object]] = [((), record), *inline_sources(record)]
    for path, owner in owners_of_dates:
        for first, second in _PAIRS.get(type(owner), ()):
            start, end = _partial_date(getattr(owner, first)), _partial_date(getattr(owner, second))
            if start and end:
                yield (*path, second), end, first, start
    if isinstance(record, Agreement):
        yield from _ends_of_renewals(record)
        yield from _times_of_parties(record)


def _ends_of_renewals(agreement: Agreement) -> Iterator[_End]:
    """The new ends of the term, each with the day of the renewal, and with the beginning of the term."""
    dates = {name: _partial_date(getattr(agreement, name)) for name in ("in_force", "since")}
    begins = [(name, date.begin) for name, date in dates.items() if date]
    for number, party in enumerate(agreement.parties):
        for index, act in enumerate(party.acts):
            renewed = [("date", act.date.value)] if act.date else []
            if act.until:
                path: Path = ("parties", number, "acts", index, "until")
                yield from ((path, act.until.value, field, start) for field, start in (*renewed, *begins))


def _times_of_parties(agreement: Agreement) -> Iterator[_End]:
    """The times of parties with the beginning of the agreement, and its end with the beginnings of those times."""
    begun = next((name for name in ("since", "in_force", "signed") if getattr(agreement, name)), "")
    start, end = _partial_date(getattr(agreement, begun, None)), _partial_date(agreement.ended)
    for number, party in enumerate(agreement.parties):
        time = _partial_date(party.during)
        if time and start:
            yield ("parties", number, "during"), time, begun, start.begin
        if time and end:
            yield ("ended",), end, "during", time.begin


def term_near_signing(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A term does not begin more than a year before the signing, unless a note on one of the dates explains it."""
    signed, term = (record.signed, record.stated_term) if isinstance(record, Agreement) else (None, None)
    if signed and term and term.value.start and not any((signed.note, term.note, signed.otherwise, term.otherwise)):
        field = "in_force" if isinstance(record, Agreement) and record.in_force else "since"
        point = signed.value.point
        years_before = (point.first_min - term.value.begin.point.last_max).days > _LEAP_YEAR
        if signed.value.year_known and years_before and term.value.point.before(point) is not Answer.YES:
            message = Message(
                "term-before-signing",
                N_("'{field}' ({date}) begins more than a year before 'signed' ({signed})"),
                N_("check both dates; if the term is counted from before the signing, say so in a note"),
                field=field,
                date=term.value.text,
                signed=signed.value.text,
            )
            yield Finding(record, (field,), message)


def source_not_older(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A source is not older than the day or the beginning that it proves, unless that is only planned or agreed."""
    for statement in statements(record) if record.standing is Standing.STATED else ():
        date = _proven_date(statement)
        if date and atlas.is_to_come(date):  # which is told already
            continue
        for index, citation in enumerate(statement.citations if date else ()):
            written = written_time(citation, atlas)
            if date and written and written.point.before(date.point) is Answer.YES:
                message = Message(
                    "source-older-than-date",
                    N_("the source '{id}' ({written}) is older than what it proves ({date})"),
                    N_("check both dates; what a source only announces has standing: planned"),
                    id=citation.source_key,
                    written=written.text,
                    date=date.text,
                )
                path = (*statement.path, "sources", index) if statement.own else statement.path
                yield Finding(record, path, message)


def bound_stated(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """If all that is known of a day is that it was no later than its source, it is inferred."""
    for statement in statements(record):
        is_act = not isinstance(statement.value, Stated)
        date = getattr(statement.value, "date", None) if is_act else statement.value
        if not isinstance(date, Stated) or date.basis is not Basis.STATED or not _ends_only(date.value):
            continue
        path = (*statement.path, "date") if is_act else statement.path
        for citation in date.sources or statement.citations:
            written = written_time(citation, atlas)
            if written and not written.is_interval and written.latest == date.value.latest:
                message = Message(
                    "bound-of-source",
                    N_("'{date}': the end is only the day of the source '{id}'"),
                    N_("write basis: inferred, and in a note how it follows; or the day that its words tell"),
                    date=date.value.text,
                    id=citation.source_key,
                )
                yield Finding(record, path, message)
                break


def _ends_only(date: object) -> bool:
    return isinstance(date, PartialDate) and date.open_start and date.latest is not None


def source_not_older_than_state(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A source is not older than the time it describes: `as_of`."""
    for leaf in leaves(record):
        citation = list(owners(record, leaf.path))[-1] if leaf.path[-1] == "as_of" else None
        written = source_time(citation, atlas) if isinstance(citation, Citation) else None
        if written and written.point.before(leaf.value.point) is Answer.YES and not atlas.is_to_come(leaf.value):
            message = Message(
                "source-older-than-state",
                N_("the source ({written}) is older than the time it describes ({date})"),
                N_("check both dates"),
                written=written.text,
                date=leaf.value.text,
            )
            yield Finding(record, leaf.path, message)


def _proven_date(statement: Statement) -> PartialDate | None:
    """The date that a statement is about: of a value that is a day or a beginning, or of an act or award."""
    value = statement.value
    if isinstance(value, Stated) and isinstance(value.value, PartialDate):
        return value.value if get_args(without_none(statement.spec.type)) in ((Day,), (Start,)) else None
    if getattr(value, "standing", Standing.STATED) is not Standing.STATED:
        return None
    return _partial_date(getattr(value, "date", None))


def not_to_come(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """What has happened is dated today at the latest; what is only planned has a `standing` that says so."""
    for leaf in leaves(record):
        if isinstance(leaf.value, PartialDate) and _has_happened(leaf) and atlas.is_to_come(leaf.value):
            may_be_planned = not (isinstance(record, Source) or _NEVER_PLANNED & set(leaf.path))
            if may_be_planned and any(_is_planned(owner) for owner in owners(record, leaf.path)):
                continue
            message = Message("date-to-come", N_("'{field}' ({date}) is later than today"), N_("check the date"))
            if may_be_planned:
                message = message.with_hint(N_("check the date; what is only planned has 'standing: planned'"))
            yield Finding(record, leaf.path, message.with_values(field=_field(leaf), date=leaf.value.text))


def act_since_1000(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """No act on an agreement is dated before the year 1000."""
    for leaf in leaves(record) if isinstance(record, Agreement) else ():
        if (
            isinstance(leaf.value, PartialDate)
            and leaf.type == Day
            and leaf.value.latest
            and leaf.value.latest.year < 1000
        ):
            message = Message(
                "act-before-1000",
                N_("'{field}' ({date}) is before the year 1000"),
                N_("check the year; so old a relationship has it under 'since'"),
                field=_field(leaf),
                date=leaf.value.text,
            )
            yield Finding(record, leaf.path, message)


def _has_happened(leaf: Leaf) -> bool:
    """Returns True for the date of something that has happened, or was so; a payment may be due later."""
    if leaf.path[0] == "dates":
        return True
    return leaf.path[0] != "funding" and (leaf.type == Day or _field(leaf) == "since")


def _is_planned(owner: object) -> bool:
    return getattr(owner, "standing", Standing.STATED) is not Standing.STATED


def _field(leaf: Leaf) -> str:
    return next(
        str(step) for step in reversed(leaf.path) if step not in ("value", "otherwise") and isinstance(step, str)
    )


def _partial_date(value: object) -> PartialDate | None:
    if isinstance(value, Stated):
        return value.value if isinstance(value.value, PartialDate) else None
    return value if isinstance(value, PartialDate) else None
