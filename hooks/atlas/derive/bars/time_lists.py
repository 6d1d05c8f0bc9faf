"""The records that have a time, by kind, country and topic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from atlas.derive.bars.activity import Years, years_of
from atlas.derive.bars.bars import Bar
from atlas.derive.bars.record_bars import IN_TIME
from atlas.model.choices import Standing
from atlas.model.records import Record

Key = tuple[str, str]
"""A list: `kinds`, `countries` or `topics`, and a kind, a country code in lower case, or the id of a topic."""


def time_lists(
    listed: Mapping[str, Iterable[Record]], by_country: Mapping[str, Iterable[Record]]
) -> dict[Key, list[Record]]:
    """Those that have any: kinds in their order, then countries, then topics."""
    found: dict[Key, list[Record]] = {("kinds", kind): list(listed[kind]) for kind in IN_TIME}
    counting = {record.id for kind in IN_TIME for record in found["kinds", kind]}
    for code, records in by_country.items():
        found["countries", code.lower()] = [record for record in records if record.id in counting]
    topics: dict[Key, list[Record]] = {}
    for kind in IN_TIME:
        for record in found["kinds", kind]:
            for topic in dict.fromkeys(link.id for link in record.topics):
                topics.setdefault(("topics", topic), []).append(record)
    return {key: records for key, records in (*found.items(), *sorted(topics.items())) if records}


@dataclass(frozen=True, slots=True)
class TimeExtent:
    """Of a list: how many records are not only planned, of how many of these no year is known, how many are planned,
    and the years of them all."""

    done: int
    undated: int
    planned: int
    years: Years | None


def time_extent(records: Sequence[Record], bars: Callable[[Record], tuple[Bar, ...]]) -> TimeExtent:
    """The extent of a list; `bars` tells when a record is."""
    done = [bars(record) for record in done_in(records)]
    return TimeExtent(len(done), sum(not found for found in done), len(records) - len(done), years_of(done))


def done_in(records: Iterable[Record]) -> list[Record]:
    """Those that are not only planned."""
    return [record for record in records if record.standing is Standing.STATED]
