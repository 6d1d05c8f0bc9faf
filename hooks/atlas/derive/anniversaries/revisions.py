"""The ages of records, by the sources that they cite: no clock is asked, and no earlier build is needed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from atlas.model.dates.partial_date import PartialDate
from atlas.model.records import Record
from atlas.model.shapes import Citation
from atlas.model.sources import Source
from atlas.records.derived_queries import TrackedCache
from atlas.records.sources import source_of
from atlas.records.statements import statements
from atlas.records.store import Atlas

UNDATED = dt.date(1970, 1, 1)
_MANY = 50_000


class Revisions:
    """Dates the revisions of the records of one atlas."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._latest: TrackedCache[str, dt.date] = TrackedCache(atlas.tracker, _MANY, "latest revisions")

    def latest(self, record: Record) -> dt.date:
        """The latest day on which a source that the record cites was published, changed or retrieved, or UNDATED."""
        return self._latest.get(record.id, lambda: self._latest_of(record))

    def may_precede(self, record: Record, day: dt.date) -> bool:
        """Tests if the record can have been written before a day: if it cites a source of before it, or an undated one.

        The days on which a page was changed and was retrieved do not count: they move on when it is looked at again.
        """
        cited = tuple(self._cited(record))
        return not cited or any(_may_precede(citation, source, day) for citation, source in cited)

    def _latest_of(self, record: Record) -> dt.date:
        self._atlas.tracker.read("record", record.id)
        dates = (date for citation, source in self._cited(record) for date in _dates(citation, source))
        return max((date.earliest for date in dates if date and date.earliest), default=UNDATED)

    def _cited(self, record: Record) -> Iterator[tuple[Citation, Source]]:
        cited = (*record.sources, *(citation for one in statements(record) for citation in one.citations))
        for citation in dict.fromkeys(cited):
            if source := source_of(citation, self._atlas):
                yield citation, source


def _may_precede(citation: Citation, source: Source, day: dt.date) -> bool:
    dates = [date for date in (citation.as_of, source.state_of, source.published) if date]
    return not dates or any(date.earliest is None or date.earliest < day for date in dates)


def _dates(citation: Citation, source: Source) -> tuple[PartialDate | None, ...]:
    return citation.as_of, source.state_of, source.published, source.updated, source.retrieved
