"""Items of agendas: anniversaries, ends of terms and events, some of them cancelled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from atlas.derive.anniversaries.anniversaries import Assumption, Beginning, Lifespan
from atlas.derive.anniversaries.known_days import KnownDay
from atlas.derive.anniversaries.occurrences import Occurrence
from atlas.derive.anniversaries.terms import Expiry
from atlas.derive.status.states import OVER, State
from atlas.model.agreements import Agreement

CANCELLING = frozenset((State.ENDED, State.ENDED_BY_ONE))
"""The states that cancel entries. After the end of a term, which was known, none stood."""
CANCELLED_YEARS = 30
"""The number of years after an end in which entries stand as cancelled: until it was known, they were published."""


@dataclass(frozen=True, slots=True)
class Series:
    """The anniversaries of one beginning; `lapsed`: the state for which they are counted and not celebrated."""

    beginning: Beginning
    days: tuple[KnownDay, ...]
    lapsed: State | None
    assumption: Assumption | None = None

    @property
    def is_cancelled(self) -> bool:
        """Tests for the anniversaries of after an end."""
        return _cancels(self.lapsed, self.beginning.record)


@dataclass(frozen=True, slots=True)
class TermEnd:
    """The end of a term to come; `lapsed`: the state of an agreement that has ended before it."""

    expiry: Expiry
    lapsed: State | None

    @property
    def record(self) -> Agreement:
        """The agreement."""
        return self.expiry.record

    @property
    def first(self) -> dt.date:
        """The earliest day that it may be."""
        return self.expiry.first

    @property
    def is_cancelled(self) -> bool:
        """Tests for the term of an agreement that has ended before."""
        return self.lapsed in CANCELLING


Item = Series | TermEnd | Occurrence


def has_dates(items: Iterable[Item]) -> bool:
    """Tests for an item that is not cancelled."""
    return any(isinstance(item, Occurrence) or not item.is_cancelled for item in items)


def series_of(beginning: Beginning, days: Iterable[KnownDay], lifespan: Lifespan) -> Iterator[Series]:
    """The anniversaries on these days: those of before an end, then those that it cancels."""
    before, after = [], []
    for day in days:
        state = lifespan.lapsed_at(day)
        if state not in OVER or day.last <= lifespan.first_end:
            before.append(day)
        elif _cancels(state, beginning.record) and day.year <= lifespan.last.year + CANCELLED_YEARS:
            after.append(day)
    if before:
        yield Series(
            beginning, tuple(before), None if lifespan.lapsed in OVER else lifespan.lapsed, lifespan.assumption
        )
    if after:
        yield Series(beginning, tuple(after), lifespan.lapsed if lifespan.lapsed in OVER else lifespan.after)


def _cancels(state: State | None, agreement: Agreement) -> bool:
    """Tests for a state that cancels entries: so does another agreement that follows one of no known end."""
    return state in CANCELLING or (state is State.FOLLOWED and agreement.stated_term is None)


def compared_items(items: tuple[Item, ...]) -> object:
    """The values compared to find out if a calendar changes; all else follows from the records."""
    return [_compared_item(item) for item in items]


def _compared_item(item: Item) -> object:
    if isinstance(item, Series):
        beginning, assumption = item.beginning, _compared_assumption(item)
        return beginning.record, beginning.field, beginning.stated.value.text, item.days, item.lapsed, assumption
    if isinstance(item, TermEnd):
        return item.record, item.expiry.field, item.expiry.stated.value.text, item.lapsed
    return item.record, item.number, item.stated.value.text, item.first, item.last, item.missing


def _compared_assumption(series: Series) -> object:
    return series.assumption.compared if series.assumption else None


def single_entries(item: Item) -> Iterator[tuple[dt.date, Item]]:
    """The entries of an item, each by itself and with its day."""
    if isinstance(item, Series):
        yield from ((day.first, replace(item, days=(day,))) for day in item.days)
    else:
        yield item.first, item
