"""The view of a page of a whole list."""

from __future__ import annotations

from typing import NamedTuple

from atlas.pages.phrases.paging import Pager
from atlas.pages.phrases.views import ListedRecord, Phrase
from atlas.pages.record.views import Supported
from atlas.pages.timelines.views import TimelineView


class WholeListView(NamedTuple):
    """A page of a list: records, statements of a source, or a timeline; `total` counts those of all its pages.

    `subject` is the page that shows the first part; `table` is the file with all, from the site's root.
    """

    title: str
    subject: Phrase
    items: tuple[ListedRecord, ...]
    statements: tuple[Supported, ...]
    timeline: TimelineView | None
    total: int
    table: str
    as_of: str
    pager: Pager
