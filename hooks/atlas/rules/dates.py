"""Rules on the order of dates."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.messages.message import N_, Message
from atlas.model.agreements import Agreement
from atlas.model.dates.partial_date import PartialDate
from atlas.model.dates.spans import Answer
from atlas.model.records import Record
from atlas.model.shapes import Stated
from atlas.model.sources import Source
from atlas.records.store import Atlas
from atlas.rules.rule import Finding

_PAIRS = {
    Agreement: (("signed", "ended"), ("since", "ended"), ("in_force", "ended"), ("signed", "in_force")),
    Source: (("published", "updated"), ("published", "retrieved"), ("updated", "retrieved")),
}


def end_before_start(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """What ends does not end before it starts."""
    for first, second in _PAIRS.get(type(record), ()):
        start, end = _partial_date(getattr(record, first)), _partial_date(getattr(record, second))
        if start and end and end.point.before(start.point) is Answer.YES:
            message = Message(
                "end-before-start",
                N_("'{field}' ({date}) is before '{other}' ({other_date})"),
                N_("check both dates in the sources"),
                field=second,
                date=end.text,
                other=first,
                other_date=start.text,
            )
            yield Finding(record, (second,), message)


def _partial_date(value: object) -> PartialDate | None:
    if isinstance(value, Stated):
        return value.value if isinstance(value.value, PartialDate) else None
    return value if isinstance(value, PartialDate) else None
