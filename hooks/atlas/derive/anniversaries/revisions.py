"""The last revision of cited sources, by the dates in the data: no clock, so that nothing changes by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from atlas.model.shapes import Citation
from atlas.model.sources import Source
from atlas.records.store import Atlas

UNDATED = dt.date(1970, 1, 1)


def last_revision(citations: Iterable[Citation], atlas: Atlas) -> dt.date:
    """The latest day on which one of the cited sources was retrieved, published or changed, or UNDATED."""
    dates = []
    for citation in citations:
        source = atlas.get(citation.id)
        if isinstance(source, Source):
            dates += [citation.as_of, source.state_of, source.published, source.updated, source.retrieved]
    return max((date.earliest for date in dates if date and date.earliest), default=UNDATED)
