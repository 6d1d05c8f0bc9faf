"""The term of an agreement on a day: where it ends after the renewals until then, and how it is stated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from atlas.derive.status.bounds import ANY_DAY, Bounds
from atlas.derive.status.confirmations import last_shown
from atlas.derive.status.course import Course
from atlas.derive.status.party_courses import DatedAct
from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Basis
from atlas.model.dates.partial_date import PartialDate
from atlas.model.parties import Act
from atlas.model.shapes import Citation, Stated
from atlas.records.statements import supporting_citations

_Renewal = tuple[int, DatedAct]
"""A renewal, and the number of the party that made it."""


@dataclass(frozen=True, slots=True)
class Term:
    """The term as it stands on a day, in the form of the date of `field`: `in_force`, or a `since` that has an end.

    `first`: as it was before the renewals; None where they alone say that it ends.
    """

    field: str
    stated: Stated[PartialDate]
    first: Stated[PartialDate] | None
    renewals: tuple[Act, ...] = ()


def term_on(course: Course, day: date, longest: bool) -> Bounds | None:
    """The last day of the term, as renewals have moved it by a day; it has no latest one if the last may name none.

    None where it has no end, nor one that was shown in force after what may be its end.
    """
    past = _renewals(course, day, longest)
    last = _deciding(past)
    end = last.until if last else course.term
    if end and _may_leave_end_open(past):
        end = replace(end, latest=date.max)
    if end and end.latest == date.max:
        shown = last_shown((one for one in course.confirmations if not one.tells_of_end), date.max)
        return end if shown <= end.earliest else None
    return end


def term_of(agreement: Agreement, course: Course, day: date) -> Term | None:
    """The term as it stands on a day, in words of the sources; None where it has none."""
    first = agreement.stated_term
    field = "since" if first and first is agreement.since else "in_force"
    past = _renewals(course, day, longest=True)
    if not past or not (first or _deciding(past)):
        return Term(field, first, first) if first else None
    last = None if _leave_end_open(past) else _deciding(past)
    renewals = tuple(renewal.act for _, renewal in sorted(past, key=lambda one: one[1].when.at(early=True)))
    proof = (first.sources or supporting_citations(agreement, field)) if first else ()
    return Term(field, _moved(first, proof, last), first, renewals)


def _renewals(course: Course, day: date, longest: bool) -> list[_Renewal]:
    """The renewals until a day; one without a date counts on any, a doubtful one only where that keeps it longest."""
    acts = ((number, act) for number, party in enumerate(course.parties) for act in party.acts)
    renewals = ((number, act) for number, act in acts if act.kind is ActKind.RENEWED)
    return [
        (number, act)
        for number, act in renewals
        if (longest or not act.doubtful) and (act.when == ANY_DAY or act.when.at(longest) <= day)
    ]


def _deciding(past: Sequence[_Renewal]) -> DatedAct | None:
    """The renewal that gives the end: of each party its last one, of those the one with the latest end."""
    with_end = [(number, act) for number, act in past if act.until]
    last_begun: dict[int, date] = {}
    for number, act in with_end:
        last_begun[number] = max(last_begun.get(number, date.min), act.when.earliest)
    last = (act for number, act in with_end if act.when.latest >= last_begun[number])  # no other is surely later
    return max(last, key=lambda act: act.until.latest if act.until else date.min, default=None)


def _leave_end_open(past: Sequence[_Renewal]) -> bool:
    """Tests for a renewal without a new end that is later than all that give one."""
    last_with_end = max((act.when.latest for _, act in past if act.until), default=None)
    without_end = (act.when.earliest for _, act in past if not act.until)
    return any(last_with_end is None or earliest > last_with_end for earliest in without_end)


def _may_leave_end_open(past: Sequence[_Renewal]) -> bool:
    """Tests the same where the order of renewals without a date is not known: any of them may be the last."""
    with_end = [act.when.latest for _, act in past if act.until and act.when != ANY_DAY]
    last_with_end = max(with_end, default=None)
    without_end = (act.when for _, act in past if not act.until)
    return any(last_with_end is None or when == ANY_DAY or when.earliest > last_with_end for when in without_end)


def _moved(
    first: Stated[PartialDate] | None, proof: tuple[Citation, ...], last: DatedAct | None
) -> Stated[PartialDate]:
    """The first term, which `proof` proves, with the end that the last renewal gives.

    What other sources say of either stands beside it.
    """
    until = last.act.until if last else None
    proof_of_end = (until.sources if until else ()) or (last.act.sources if last else ())
    known = [one for one in (first, until) if one]
    starts, ends = (first.otherwise if first else ()), (until.otherwise if until else ())
    return Stated(
        value=_span(first, until),
        basis=Basis.INFERRED if any(one.basis is Basis.INFERRED for one in known) else Basis.STATED,
        sources=tuple(dict.fromkeys((*proof, *proof_of_end))),
        note=until.note if until else None,
        doubtful=next((one.doubtful for one in reversed(known) if one.doubtful), None),
        otherwise=(
            *(replace(start, value=_span(start, until)) for start in starts),
            *(replace(end, value=_span(first, end)) for end in ends),
        ),
    )


def _span(first: Stated[PartialDate] | None, until: Stated[PartialDate] | None) -> PartialDate:
    return PartialDate.spanning(first.value if first else None, until.value if until else None)
