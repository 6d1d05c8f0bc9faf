"""The tables of anniversaries and of ends of terms, which are no language's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atlas.derive.anniversaries.anniversaries import Anniversary
from atlas.derive.anniversaries.known_days import KnownDay
from atlas.derive.anniversaries.terms import Expiry
from atlas.derive.status.states import state_name
from atlas.pages.tables.csv_lines import csv_line
from atlas.pages.tables.tables import RecordTables

_DAYS = ("earliest", "latest")


def anniversaries_table(found: Iterable[Anniversary], tables: RecordTables) -> str:
    """Anniversaries: the agreement, the day, how many years it counts and from which date, what ended before it."""
    head = csv_line((*tables.first_columns(), *_DAYS, "years", "field", "counted_from", "lapsed"))
    return head + "".join(f"{tables.first_cells(one.record)},{csv_line(_cells(one))}" for one in found)


def terms_table(found: Iterable[Expiry], tables: RecordTables) -> str:
    """Ends of terms: the agreement, the day, the field that states it and its value."""
    head = csv_line((*tables.first_columns(), *_DAYS, "field", "term"))
    cells = ((one.record, (*_days(one.day), one.field, one.stated.value.text)) for one in found)
    return head + "".join(f"{tables.first_cells(record)},{csv_line(others)}" for record, others in cells)


def _cells(one: Anniversary) -> Iterator[str]:
    yield from _days(one.day)
    yield str(one.count)
    yield one.beginning.field
    yield one.beginning.stated.value.text
    yield state_name(one.lapsed, possibly=False) if one.lapsed else ""


def _days(day: KnownDay) -> tuple[str, str]:
    return day.first.isoformat(), day.last.isoformat()
