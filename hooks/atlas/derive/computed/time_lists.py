"""The records that have a time, by kind, country and topic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from atlas.derive.times.activity import Years, years_of
from atlas.derive.times.bars import Bar
from atlas.derive.times.record_bars import DATED_KINDS
from atlas.model.choices import Standing
from atlas.model.records import Record

ListKey = tuple[str, str]
"""The key of a list: `kinds` and a kind, `countries` and a code in lower case, or `topics` and an id."""


def time_lists(
    listed: Mapping[str, Iterable[Record]], by_country: Mapping[str, Iterable[Record]]
) -> dict[ListKey, list[Record]]:
    """The lists that are not empty: kinds in their order, then countries, then topics.

    `listed` are the records by kind that stand in lists; of `by_country` others are left out.
    """
    lists: dict[ListKey, list[Record]] = {("kinds", kind): list(listed[kind]) for kind in DATED_KINDS}
    ids = {record.id for kind in DATED_KINDS for record in lists["kinds", kind]}
    for code, records in by_country.items():
        lists["countries", code.lower()] = [record for record in records if record.id in ids]
    topics: dict[ListKey, list[Record]] = {}
    for kind in DATED_KINDS:
        for record in lists["kinds", kind]:
            for topic in dict.fromkeys(link.id for link in record.topics):
                topics.setdefault(("topics", topic), []).append(record)
    return {key: records for key, records in (*lists.items(), *sorted(topics.items())) if records}


@dataclass(frozen=True, slots=True)
class TimeExtent:
    """The extent of a list in time.

    `stated` counts the records that are not only planned, `undated` those of them without a known year, `planned` all
    others; `years` are the first and the last year of the stated ones.
    """

    stated: int
    undated: int
    planned: int
    years: Years | None


def time_extent(records: Sequence[Record], bars: Callable[[Record], tuple[Bar, ...]]) -> TimeExtent:
    """The extent of a list; `bars` finds the bars of a record."""
    stated = [bars(record) for record in stated_records(records)]
    undated = sum(not bars_of_record for bars_of_record in stated)
    return TimeExtent(len(stated), undated, len(records) - len(stated), years_of(stated))


def stated_records(records: Iterable[Record]) -> list[Record]:
    """The records that are not only planned, proposed or expected."""
    return [record for record in records if record.standing is Standing.STATED]
