"""The time whose state a citation describes."""

from __future__ import annotations

from atlas.model.choices import SourceForm
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
