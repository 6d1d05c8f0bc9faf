"""The days when statements came into data/ and went out of it, kept up from commit to commit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from atlas.derive.changes.log import DaysSeen
from atlas.derive.changes.statement_keys import short_key, statement_keys
from atlas.model.records import Record

_NOTHING_RENAMED: Mapping[str, str] = {}


class StatementDays:
    """The statements of each record by its id and their short keys, with the days when they were seen."""

    def __init__(self, seen: Mapping[str, Mapping[str, DaysSeen]] | None = None, newest: date | None = None) -> None:
        """`newest` is the day of the last commit before those to come."""
        self.of: dict[str, dict[str, DaysSeen]] = {id_: dict(days) for id_, days in (seen or {}).items()}
        self._newest = newest
        self._keys: dict[str, tuple[Record, list[str]]] = {}

    def change(
        self, day: date, before: Mapping[str, Record], after: Mapping[str, Record], renamed: Mapping[str, str]
    ) -> None:
        """Takes up the records that a commit changed, by id, and the ids that it `renamed`."""
        last = self._newest or day
        for id_, record in before.items():
            self._end(id_, record, last, renamed)
        for id_, record in after.items():
            days = self.of.setdefault(id_, {})
            for key in self._keys_of(record):
                days[key] = DaysSeen(days[key].first if key in days else day)
        self._newest = day

    def _end(self, id_: str, record: Record, last: date, renamed: Mapping[str, str]) -> None:
        """Ends all statements of a record as it was; those that follow new ids are the same under these."""
        days, keys = self.of.pop(id_, {}), self._keys_of(record)
        for old, new in zip(keys, _keys(record, renamed) if renamed else keys, strict=True):
            if old in days:
                days[new] = DaysSeen(days.pop(old).first, last)
        heir = self.of.setdefault(renamed.get(id_, id_), {})
        for key, one in days.items():
            heir[key] = one._replace(first=min(one.first, heir[key].first)) if key in heir else one

    def _keys_of(self, record: Record) -> list[str]:
        """The short keys of a record: those of the last version of it are asked for when the next one comes."""
        known = self._keys.get(record.id)
        if not known or known[0] is not record:
            known = self._keys[record.id] = record, _keys(record)
        return known[1]


def _keys(record: Record, renamed: Mapping[str, str] = _NOTHING_RENAMED) -> list[str]:
    return list(map(short_key, statement_keys(record, renamed)))
