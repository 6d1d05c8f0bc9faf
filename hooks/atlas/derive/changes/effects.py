"""The effects of a change on a record: it came, ended, was confirmed, was corrected ..."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum

from atlas.derive.changes.comparison import Comparison
from atlas.derive.status.states import OVER
from atlas.derive.status.status import StatusOn, status_on
from atlas.messages.message import N_
from atlas.model.agreements import Agreement
from atlas.model.records import Record
from atlas.records.store import Atlas


class Effect(Enum):
    """The effects, each with its label, in the order in which they are told."""

    ADDED = N_("added")
    REMOVED = N_("removed")
    MERGED = N_("merged into another record")
    RENAMED = N_("renamed")
    WITHDRAWN = N_("withdrawn")
    RESTORED = N_("shown again")
    ENDED = N_("ended")
    CONFIRMED = N_("confirmed")
    CORRECTED = N_("corrected")
    SUPPLEMENTED = N_("supplemented")
    CITED = N_("citations only")


def effects_of(
    old: tuple[Record, Atlas], new: tuple[Record, Atlas], comparison: Comparison, day: date
) -> tuple[Effect, ...]:
    """The effects of what two versions of a record, each in its atlas, differ in; states are those on `day`."""
    found = (*_of_record(old[0], new[0]), *_of_status(old, new, day), *_of_values(comparison))
    return tuple(effect for effect in found if effect is not Effect.SUPPLEMENTED or len(found) == 1)


def status_in(record: Record, atlas: Atlas, day: date) -> StatusOn | None:
    """The state of an agreement on a day; None of other records, and of what was withdrawn."""
    return status_on(record, atlas, day) if isinstance(record, Agreement) and not record.withdrawn else None


def _of_record(old: Record, new: Record) -> Iterator[Effect]:
    if old.id != new.id:
        yield Effect.RENAMED
    if bool(old.withdrawn) is not bool(new.withdrawn):
        yield Effect.WITHDRAWN if new.withdrawn else Effect.RESTORED


def _of_status(old: tuple[Record, Atlas], new: tuple[Record, Atlas], day: date) -> Iterator[Effect]:
    before, after = status_in(*old, day), status_in(*new, day)
    if not before or not after:
        return
    if after.state in OVER and before.state not in OVER:
        yield Effect.ENDED
    elif after.confirmation and (not before.confirmation or _is_later(after, before)):
        yield Effect.CONFIRMED


def _is_later(after: StatusOn, before: StatusOn) -> bool:
    return (
        after.confirmation is not None
        and before.confirmation is not None
        and after.confirmation.date.sort_key > before.confirmation.date.sort_key
    )


def _of_values(comparison: Comparison) -> Iterator[Effect]:
    values = [value for value in comparison.values if value.field != "withdrawn"]
    if any(value.before is not None for value in values):
        yield Effect.CORRECTED
    elif values:
        yield Effect.SUPPLEMENTED
    elif comparison.citations:
        yield Effect.CITED
