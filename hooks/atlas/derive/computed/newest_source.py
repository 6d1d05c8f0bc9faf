"""The newest of the cited sources: the time of which an atlas can tell, whenever it is built."""

from __future__ import annotations

import datetime as dt

from atlas.model.dates.partial_date import PartialDate
from atlas.model.sources import Source
from atlas.records.store import Atlas


def newest_source(atlas: Atlas) -> PartialDate | None:
    """The date of the cited source that is surely the newest; None where no cited source has a date.

    A source is of the time whose state it describes, else of when it was published. When a page was changed or
    retrieved does not make its words newer.
    """
    sources = (record for record in atlas.by_kind["sources"] if isinstance(record, Source))
    cited = (source for source in sources if any("sources" in link.path for link in atlas.links_to(source.id)))
    dates = (source.state_of or source.published for source in cited)
    return max((date for date in dates if date and date.earliest), key=_age, default=None)


def _age(date: PartialDate) -> tuple[dt.date, dt.timedelta]:
    """A sort key: by the earliest day; of those alike the closer known is the greater."""
    return date.earliest or dt.date.min, dt.date.max - (date.latest or dt.date.max)
