"""The time whose state a citation describes, and that by which it was written."""

from __future__ import annotations

from atlas.model.choices import Seen, SourceForm
from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Citation
from atlas.records.sources import source_of
from atlas.records.store import Atlas

_PRESS = (SourceForm.NEWS, SourceForm.PRESS_RELEASE)


def described_time(citation: Citation, atlas: Atlas) -> PartialDate | None:
    """The citation's `as_of`; else the source's `state_of`, for press `published`; never `updated` or `retrieved`."""
    source = source_of(citation, atlas)
    if citation.as_of or not source:
        return citation.as_of
    return source.state_of or (source.published if source.form in _PRESS or source.side == "press" else None)


def written_time(citation: Citation, atlas: Atlas) -> PartialDate | None:
    """The time that a citation describes, or by which its source was written."""
    return citation.as_of or source_time(citation, atlas)


def source_time(citation: Citation, atlas: Atlas) -> PartialDate | None:
    """The time by which the source of a citation was written: at the latest the day on which it was seen."""
    source = source_of(citation, atlas)
    if not source:
        return None
    seen = source.retrieved if source.seen is Seen.LIVE_PAGE else None
    known = (seen, source.updated, source.published, source.state_of, source.retrieved)
    return next((date for date in known if date and date.year_known), None)
