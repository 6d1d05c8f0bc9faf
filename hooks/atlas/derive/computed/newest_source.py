"""The newest of the cited sources: the time of which an atlas can tell, whenever it is built."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Citation
from atlas.model.sources import Source
from atlas.records.sources import citation_at
from atlas.records.store import Atlas


def newest_source(atlas: Atlas) -> PartialDate | None:
    """The date of the cited source that is surely the newest; None where no cited source has a date.

    A source is of the time it describes, else of when it was published. When a page was changed or
    retrieved does not make its words newer.
    """
    dates = (*_of_records(atlas), *_without_records(atlas))
    return max((date for date in dates if date and date.earliest), key=_age, default=None)


def _of_records(atlas: Atlas) -> Iterator[PartialDate | None]:
    sources = (record for record in atlas.by_kind["sources"] if isinstance(record, Source))
    cited = (source for source in sources if any("sources" in link.path for link in atlas.links_to(source.id)))
    return (source.state_of or source.published for source in cited)


def _without_records(atlas: Atlas) -> Iterator[PartialDate | None]:
    for link in atlas.source_addresses():
        if Citation.INLINE in link.path and link.record.withdrawn is None:
            citation = citation_at(link)
            yield citation.as_of or (citation.source.published if citation.source else None)


def _age(date: PartialDate) -> tuple[dt.date, dt.timedelta]:
    """A sort key: by the earliest day; of those alike the closer known is the greater."""
    return date.earliest or dt.date.min, dt.date.max - (date.latest or dt.date.max)
